import ClewModel

/// Weighs the names of one address against each other.
struct PlaceJudgement {
    /// What one name says.
    struct Clue {
        var mention: Int
        var xinjiang: [Int]
        var elsewhere: [Int]
        var use: PlaceName.Use
        /// The weight that the name would have if nothing kept it back.
        var fullWeight: Int
        var xinjiangWeight: Int
        var elsewhereWeight: Int
        var corps: Int?
        var confidence: Confidence

        func weight(_ side: Side) -> Int {
            side == .xinjiang ? xinjiangWeight : elsewhereWeight
        }

        func places(_ side: Side) -> [Int] {
            side == .xinjiang ? xinjiang : elsewhere
        }
    }

    /// The two sides between which an address is weighed.
    enum Side {
        case xinjiang, elsewhere
    }

    /// A name that places an address by itself.
    static let strong = 2

    let gazetteer: Gazetteer
    private(set) var country: Int?
    private(set) var corps: CorpsUnit?
    private(set) var answer = PlaceResolution.Answer.undetermined
    private(set) var confidence = Confidence.low
    private(set) var place: Int?

    private var givenCountry: Int?
    private var givenCountryText: String?
    private var writtenCountry: Int?
    private(set) var clues: [Clue] = []
    private(set) var regiment: Int?
    private(set) var pointers: [String] = []
    var because: [String] = []

    init(gazetteer: Gazetteer) {
        self.gazetteer = gazetteer
    }

    private func isChina(_ country: Int?) -> Bool {
        country.map { gazetteer.countries[$0].alpha2 == "CN" } ?? false
    }

    // MARK: Taking in

    mutating func take(country text: String?) {
        guard let text, !text.isEmpty else { return }
        guard text.contains(where: { $0.isLetter || $0.isNumber }) else { return }
        givenCountry = gazetteer.position(ofCountry: text)
        if givenCountry == nil { because.append("the country given, “\(text)”, is not known and was left aside") }
        givenCountryText = text
        country = givenCountry
    }

    mutating func take(_ found: [FoundName], of text: borrowing FoldedText) {
        for (index, name) in found.enumerated() {
            guard name.role != .phrase, name.role != .street, name.role != .building else { continue }
            if takeCountry(name, in: text) { continue }
            clues.append(clue(index, name, found: found, in: text))
        }
        regiment = RegimentNumber.find(in: text)
        let divisions = clues.compactMap(\.corps).filter { $0 > 0 }
        if !divisions.isEmpty || regiment != nil || clues.contains(where: { $0.corps != nil }) {
            corps = CorpsUnit(division: divisions.first, regiment: regiment)
        }
    }

    private mutating func takeCountry(_ found: FoundName, in text: borrowing FoldedText) -> Bool {
        for index in found.names {
            guard case .country(let position) = gazetteer.names[Int(index)].target else { continue }
            guard found.role == .place else { return true }
            if gazetteer.countries[position].alpha2 == "CN" || writtenCountry == nil || !isChina(writtenCountry) {
                writtenCountry = position
            }
            if country == nil { country = position }
            return true
        }
        return false
    }

    private func clue(
        _ index: Int, _ found: FoundName, found all: [FoundName], in text: borrowing FoldedText
    ) -> Clue {
        var clue = Clue(
            mention: index, xinjiang: [], elsewhere: [], use: .xinjiang, fullWeight: Self.strong, xinjiangWeight: 0,
            elsewhereWeight: 0, corps: nil, confidence: .unverified)
        var isBare = false
        for nameIndex in found.names {
            let name = gazetteer.names[Int(nameIndex)]
            clue.confidence = max(clue.confidence, name.confidence)
            switch name.target {
            case .place(let position) where gazetteer.isInXinjiang(position):
                if !clue.xinjiang.contains(position) { clue.xinjiang.append(position) }
                if name.use == .alone || clue.use == .xinjiang { clue.use = name.use }
            case .place(let position):
                if !clue.elsewhere.contains(position) { clue.elsewhere.append(position) }
                isBare = isBare || (name.language == "zh" && !name.hasRank)
            case .corps(let division):
                clue.corps = max(clue.corps ?? 0, division)
                clue.xinjiang = [gazetteer.xinjiang]
                if name.use == .alone || clue.use == .xinjiang { clue.use = name.use }
            case .country, .phrase: break
            }
        }
        weigh(&clue, role: found.role)
        let isShared = !clue.xinjiang.isEmpty && !clue.elsewhere.isEmpty
        if isShared {
            clue.use = .xinjiang
        } else if !clue.elsewhere.isEmpty {
            let isWeak = found.role != .place || (isBare && !standsFree(found, among: all, in: text))
            clue.elsewhereWeight = isWeak ? 1 : Self.strong
        }
        if clue.use == .alone, !clue.xinjiang.isEmpty { clue.xinjiangWeight = clue.fullWeight }
        return clue
    }

    private func weigh(_ clue: inout Clue, role: PlaceMention.Role) {
        switch role {
        case .organisation: clue.fullWeight = 1
        // A village may share its name with a city; the rest of the address has to say which it is.
        case .settlement: clue.use = .xinjiang
        default: break
        }
    }

    /// Whether a Chinese name without its rank stands at an edge, so that it is not the middle of another word.
    private func standsFree(_ found: FoundName, among all: [FoundName], in text: borrowing FoldedText) -> Bool {
        let isEdge = { (unit: UInt32) in !FoldedText.isHan(unit) }
        let startsFree =
            found.start == 0 || isEdge(text.units[found.start - 1])
            || all.contains { $0.end == found.start }
        let endsFree =
            found.end == text.units.count || isEdge(text.units[found.end])
            || all.contains { $0.start == found.end }
        return startsFree || endsFree
    }

    /// Takes in what can only support the words of an address: a postcode and a registering division.
    mutating func takeSupport(of text: borrowing FoldedText, registeringDivision: String?) {
        let units = text.units
        var position = 0
        while position < units.count {
            guard FoldedText.isDigit(units[position]) else {
                position += 1
                continue
            }
            var end = position
            while end < units.count, FoldedText.isDigit(units[end]) { end += 1 }
            let isFree = end == units.count || !FoldedText.isLatin(units[end])
            if end - position == 6, isFree, units[position] == 0x38,
                units[position + 1] == 0x33 || units[position + 1] == 0x34
            {
                pointers.append("a postcode of the range 83 to 84, which is Xinjiang's")
            }
            position = end
        }
        if let division = registeringDivision, division.hasPrefix("65") || division.hasPrefix("66") {
            pointers.append("a registration by an authority of Xinjiang or the Corps (\(division))")
        }
    }

    // MARK: Settling

    mutating func settle() {
        supportEachOther()
        let inside = total(.xinjiang)
        let outside = total(.elsewhere)
        let given = givenCountry.map { !isChina($0) } ?? false
        let written = writtenCountry.map { !isChina($0) } ?? false
        if (given || written) && !(isChina(writtenCountry) && inside >= Self.strong) {
            settleAbroad(inside: inside, agree: given && written)
        } else {
            settleInChina(inside: inside, outside: outside)
            if given, answer == .yes {
                confidence = min(confidence, .medium)
                because.append("the country given, \(givenCountryText ?? ""), is another than the address's own")
            }
        }
    }

    /// Lets names that cannot stand alone count where another part of the address agrees with them.
    private mutating func supportEachOther() {
        let knowsChina = isChina(givenCountry) || isChina(writtenCountry)
        let hasElsewhere = clues.contains { $0.elsewhereWeight >= Self.strong && $0.xinjiang.isEmpty }
        for index in clues.indices where clues[index].xinjiangWeight == 0 && !clues[index].xinjiang.isEmpty {
            let clue = clues[index]
            let isShared = !clue.elsewhere.isEmpty
            let ally = clues.indices.contains { other in
                guard other != index, !clues[other].xinjiang.isEmpty, clues[other].xinjiang != clue.xinjiang else {
                    return clues[other].corps != nil && other != index && clue.corps == nil
                        && clue.xinjiang.contains { gazetteer.places[$0].corpsDivision == clues[other].corps }
                }
                let counts = clues[other].xinjiangWeight >= Self.strong
                let related = clue.xinjiang.contains { lhs in
                    clues[other].xinjiang.contains { gazetteer.areRelated(lhs, $0) }
                }
                return related && (counts || clues[other].use != .alone)
            }
            let kin =
                isShared
                && clues.indices.contains { other in
                    other != index && clues[other].elsewhereWeight > 0
                        && clue.elsewhere.contains { lhs in
                            clues[other].elsewhere.contains { gazetteer.areRelated(lhs, $0) }
                        }
                }
            if kin { clues[index].elsewhereWeight = clue.fullWeight }
            let supported = !pointers.isEmpty && !hasElsewhere
            let regimental = clue.corps != nil && regiment != nil
            if !kin, ally || regimental || (supported && !(isShared && !knowsChina)) {
                clues[index].xinjiangWeight = clue.fullWeight
            } else if !kin, clue.use == .china {
                clues[index].xinjiangWeight = knowsChina ? clue.fullWeight : 1
            }
        }
    }

    /// The sum of weights, each set of places counted once.
    private func total(_ side: Side) -> Int {
        var sum = 0
        for (index, clue) in clues.enumerated() where clue.weight(side) > 0 {
            // The same places named again: the heaviest counts, and of equals the first.
            let isCovered = clues.enumerated().contains { other, rival in
                other != index && rival.corps == clue.corps && rival.places(side) == clue.places(side)
                    && (rival.weight(side), index) > (clue.weight(side), other)
            }
            if !isCovered { sum += clue.weight(side) }
        }
        return sum
    }

    private mutating func settleAbroad(inside: Int, agree: Bool) {
        let name = (isChina(givenCountry) ? nil : givenCountry) ?? writtenCountry
        let title = name.map { gazetteer.countries[$0].name } ?? givenCountryText ?? "another country"
        let namesXinjiang = clues.contains { $0.use == .alone && $0.xinjiangWeight >= Self.strong }
        if isChina(givenCountry) || namesXinjiang {
            answer = .undetermined
            confidence = .low
            because.append("the address names \(title), and something else points to China")
        } else {
            answer = .no
            confidence = .high
            country = name
            because.append("the address lies in \(title)")
        }
    }

    private mutating func settleInChina(inside: Int, outside: Int) {
        switch (inside, outside) {
        case (Self.strong..., 0):
            answer = .yes
            confidence = isFirm(.xinjiang) ? .high : .medium
        case (Self.strong..., _) where inside > outside + 1 || outside == 1:
            answer = .yes
            confidence = .medium
            because.append("a place elsewhere is named too, with less weight")
        case (Self.strong..., _):
            answer = .undetermined
            because.append("the address names places in Xinjiang and elsewhere")
        case (0, Self.strong...), (_, (Self.strong + 1)...), (1, Self.strong):
            answer = .no
            confidence = isFirm(.elsewhere) && inside == 0 ? .high : .medium
        case (0, 1):
            answer = .no
            confidence = .low
        default:
            answer = .undetermined
        }
        switch answer {
        case .yes: place = selected(.xinjiang) ?? gazetteer.xinjiang
        case .no: place = selected(.elsewhere)
        case .undetermined: place = nil
        }
        if answer == .yes || answer == .no, country == nil { country = gazetteer.countryPositions["cn"] }
    }

    private func isFirm(_ side: Side) -> Bool {
        let counted = clues.filter { $0.weight(side) >= Self.strong }
        return counted.count > 1
            || counted.contains { $0.confidence == .high && ($0.use == .alone || $0.xinjiang.isEmpty) }
    }
}
