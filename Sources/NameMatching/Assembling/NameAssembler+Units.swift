extension NameAssembler {
    /// Joins each number with the unit it numbers: 第八师, 143rd Regiment, Regiment 143.
    ///
    /// - Returns: Where divisions begin that call themselves agricultural, as those of the Corps do.
    mutating func attachUnits() -> [UInt16] {
        var agricultural: [UInt16] = []
        var index = 0
        while index < tokens.count {
            promoteNumeral(at: index)
            guard tokens[index].flags.contains(.numeric),
                tokens[index].conceptCount == 0 || tokens[index].role == .number
            else {
                index += 1
                continue
            }
            if let unit = divisionBeyondWords(after: index) {
                tokens.removeSubrange((index + 1)..<unit)
                merge(index, with: index + 1)
                agricultural.append(tokens[index].start)
                index += 1
                continue
            }
            let unit: Int? =
                if index + 1 < tokens.count, tokens[index + 1].role == .unit, !isFarmOfRegiment(index) {
                    index + 1
                } else if index > 0, tokens[index - 1].role == .unit {
                    index - 1
                } else if index > 1, tokens[index - 1].role == .filler, tokens[index - 2].role == .unit {
                    index - 2
                } else {
                    nil
                }
            if let unit {
                let isAgricultural = isAgriculturalDivision(index, unit)
                merge(index, with: unit)
                if unit < index { index -= 1 }
                takeFarm(behind: index)
                if isAgricultural { agricultural.append(tokens[index].start) }
            }
            index += 1
        }
        return agricultural
    }

    /// Reads a place that does not lie within the other place of the name as the trade name it is: Guangzhou Yingcheng Machinery.
    ///
    /// Only where the name has no trade name otherwise, and only for words of letters; places in parentheses stay places.
    mutating func demotePlaces() {
        guard !tokens.contains(where: { $0.role == .tradeName }) else { return }
        let places = tokens.indices.filter { tokens[$0].role == .place && tokens[$0].script != .han }
        guard places.count == 2, let first = places.first, let second = places.last else { return }
        let candidate = tokens[second].flags.contains(.bracketed) ? first : second
        let other = candidate == first ? second : first
        if tokens[candidate].flags.contains(.bracketed) || isWithin(candidate, other) || isWithin(other, candidate) {
            return
        }
        tokens[candidate].role = .tradeName
        tokens[candidate].flags.remove(.known)
        guard tokens[candidate].formCount > 0 else { return }
        let form = forms[Int(tokens[candidate].formStart)]
        let letters = Array(bytes[Int(form.start)..<Int(form.start) + Int(form.letterCount)])
        let syllables = tables.syllables.syllableCount(letters.span)
        if syllables > 0 {
            tokens[candidate].flags.insert(.pinyin)
            tokens[candidate].syllables = UInt8(syllables)
        }
    }

    /// Reads letters that could be a legal form as the brand they are where a name begins with them and has no other: SA Trading,
    /// SAS Institute, AG Textiles.
    mutating func demoteForms() {
        guard let first = tokens.first, first.role == .legalForm, tokens.count > 1,
            tokens.dropFirst().allSatisfy({ $0.role.isGeneric })
        else { return }
        // In a name of legal forms alone the first is the brand of Latin letters, the last that of others: TBK JSC, АО ТБК.
        let isOfForms = tokens.allSatisfy { $0.role == .legalForm }
        let index = isOfForms && first.script != .latin ? tokens.count - 1 : 0
        let brand = tokens[index]
        guard brand.formCount > 0, forms[Int(brand.formStart)].letterCount <= 3,
            brand.script == .latin ? brand.end - brand.start <= 3 : isOfForms && brand.script == .cyrillic
        else { return }
        let letters = Int(forms[Int(brand.formStart)].letterCount)
        tokens[index].role = .tradeName
        tokens[index].flags.remove(.known)
        if brand.script == .latin { tokens[index].flags.insert(.acronym) }
        tokens[index].conceptCount = 0
        tokens[index].information = Self.information(syllables: 0, letters: letters)
    }

    /// A ship that is called after a place bears it as its name, and one of another place is another ship; a place in brackets is its flag state.
    mutating func readPlacesAsNames() {
        for index in tokens.indices where tokens[index].role == .place && tokens[index].formCount > 0 {
            let place = tokens[index]
            if place.flags.contains(.bracketed) { continue }
            tokens[index].role = .tradeName
            let isHan = place.script == .han
            tokens[index].information = max(
                place.information,
                Self.information(
                    syllables: isHan ? Int(place.end - place.start) / 3 : 0,
                    letters: Int(forms[Int(place.formStart)].letterCount), isVowelless: place.script.isVowelless))
        }
    }

    private func isWithin(_ inner: Int, _ outer: Int) -> Bool {
        let token = tokens[outer]
        let outers = concepts[Int(token.conceptStart)..<Int(token.conceptStart) + Int(token.conceptCount)]
        for index in 0..<Int(tokens[inner].conceptCount) {
            var place = concepts[Int(tokens[inner].conceptStart) + index]
            if tables.concepts[Int(place)].kind == .country { return true }
            for _ in 0..<5 where place != 0 {
                if outers.contains(place) { return true }
                place = tables.concepts[Int(place)].parent
            }
        }
        return false
    }

    /// A run of numerals right before a unit is a number: 一四三团.
    private mutating func promoteNumeral(at index: Int) {
        let token = tokens[index]
        guard token.script == .han, token.role == .tradeName || token.flags.contains(.known), index + 1 < tokens.count
        else { return }
        if tokens[index + 1].flags.contains(.numeric), token.end == tokens[index + 1].start, code(at: token) == 0x7B2C {
            // 第 before digits only says that they count.
            tokens.remove(at: index)
            return promoteNumeral(at: index)
        }
        // 第一 is a word of its own, and a number like its sisters behind a place and in the name of a plant.
        if token.flags.contains(.known), token.number > 0, token.syllables == 0, startsAsOrdinal(token),
            index > 0 && tokens[index - 1].role == .place || tokens[index...].contains(where: { $0.role == .unit })
        {
            markAsNumber(index, value: token.number)
            tokens[index].formStart = UInt16(truncatingIfNeeded: forms.count)
            tokens[index].formCount = 0
            addForm(Array(String(token.number).utf8), isPinyin: false, to: index)
            return
        }
        guard tokens[index + 1].role == .unit else { return }
        if token.flags.contains(.known), token.number > 0 {
            if !token.flags.contains(.numeric) { markAsNumber(index, value: token.number) }
            return
        }
        let codes = reader.offsets.indices.filter {
            reader.offsets[$0] >= Int(token.start) && reader.offsets[$0] < Int(token.end)
        }
        .map { reader.codes[$0] }
        // 第一 is a word of its own, and before a unit a number like its sisters.
        let isOrdinal = codes.first == CorpsWords.ordinal
        guard isOrdinal || !token.flags.contains(.known),
            let value = ChineseNumeral.value(codes[(isOrdinal ? 1 : 0)...])
        else { return }
        markAsNumber(index, value: value)
    }

    /// Whether a token begins with 第.
    private func startsAsOrdinal(_ token: NameToken) -> Bool {
        reader.offsets.firstIndex(of: Int(token.start)).map { reader.codes[$0] == CorpsWords.ordinal } ?? false
    }

    /// The ideograph that a token consists of; 0 where it has more.
    private func code(at token: NameToken) -> UInt32 {
        guard token.syllables == 1, let place = reader.offsets.firstIndex(of: Int(token.start)) else { return 0 }
        return reader.codes[place]
    }

    /// Makes one token of a number and its unit; the unit's meanings say what is numbered.
    private mutating func merge(_ number: Int, with unit: Int) {
        tokens[number].role = .number
        tokens[number].conceptStart = tokens[unit].conceptStart
        tokens[number].conceptCount = tokens[unit].conceptCount
        tokens[number].start = min(tokens[number].start, tokens[unit].start)
        tokens[number].end = max(tokens[number].end, tokens[unit].end)
        tokens[number].information = 8 * 16
        tokens.remove(at: unit)
    }
}
