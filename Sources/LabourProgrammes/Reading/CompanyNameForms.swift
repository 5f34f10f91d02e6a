/// The forms under which a text goes on speaking of a company after it gave the full name once.
///
/// 山东阙穗纺织有限公司 (invented) is also 山东阙穗纺织, 阙穗纺织, 山东阙穗 and 阙穗: the name without its legal form, without the
/// place before it, and without its line of business. A trade name stands alone where it is no common word.
struct CompanyNameForms: Sendable {
    private let legal: [[UInt8]]
    private let lines: [[UInt8]]
    private let common: Set<[UInt8]>
    private let places: [[UInt8]]
    private let folds: ReadingFolds

    init(_ catalog: ProgrammeCatalog, folds: ReadingFolds) {
        func words(_ kind: ProgrammeCatalog.CompanyWord.Kind) -> [[UInt8]] {
            catalog.companyWords.filter { $0.kind == kind }.map { ReadingVocabulary.pattern($0.term, folds) }
                .sorted { ($1.count, $0.lexicographicallyPrecedes($1) ? 0 : 1) < ($0.count, 0) }
        }
        self.folds = folds
        legal = words(.legal)
        lines = words(.line)
        common = Set(words(.common))
        places = catalog.places.filter { $0.place != .abroad }.map { ReadingVocabulary.pattern($0.term, folds) }
            .sorted { $0.count > $1.count }
    }

    /// A form of a name, folded.
    struct Form: Hashable {
        var bytes: [UInt8]
        /// Whether it must start with a capital letter in the text, because it is a single Latin word.
        var needsCapital: Bool
    }

    /// The forms of a name, the longest first.
    func forms(of name: String) -> [Form] {
        let full = ReadingVocabulary.pattern(name, folds)
        guard full.count >= 3 else { return [] }
        let isHan = full.contains { $0 >= 0xE3 }
        var forms: Set<[UInt8]> = [full]
        let body = stripped(full, of: legal, isHan: isHan)
        forms.insert(body)
        let core = withoutPlace(body, isHan: isHan)
        forms.insert(core)
        let brand = stripped(core, of: lines, isHan: isHan)
        forms.insert(brand)
        if body.count > core.count { forms.insert(Array(body.dropLast(core.count - brand.count))) }
        // One line of business after the trade name, where there are two.
        var shorter = core
        while let next = droppingLast(shorter, of: lines, isHan: isHan), next.count > brand.count {
            forms.insert(next)
            shorter = next
        }
        return forms.filter { isName($0, brand: brand, isHan: isHan) }
            .map { form in
                Form(bytes: form, needsCapital: !isHan && !form.contains(ReadingText.space))
            }
            .sorted {
                ($0.bytes.count, 0) > ($1.bytes.count, 0)
                    || ($0.bytes.count == $1.bytes.count && $0.bytes.lexicographicallyPrecedes($1.bytes))
            }
    }

    /// Whether a form may stand for the company: not a place, a line of business or a common word alone.
    private func isName(_ form: [UInt8], brand: [UInt8], isHan: Bool) -> Bool {
        guard form.count >= (isHan ? 6 : 4), !common.contains(form), !lines.contains(form), !places.contains(form)
        else { return false }
        guard form == brand else { return true }
        return !lines.contains(form)
    }

    private func stripped(_ name: [UInt8], of words: [[UInt8]], isHan: Bool) -> [UInt8] {
        var name = name
        while let shorter = droppingLast(name, of: words, isHan: isHan) { name = shorter }
        return name
    }

    private func droppingLast(_ name: [UInt8], of words: [[UInt8]], isHan: Bool) -> [UInt8]? {
        for word in words where name.count > word.count && name.suffix(word.count).elementsEqual(word) {
            var rest = Array(name.dropLast(word.count))
            if !isHan {
                guard let last = rest.last, last <= ReadingText.space else { continue }
            } else if rest.count < 6 {
                continue
            }
            while let last = rest.last, last <= ReadingText.space { rest.removeLast() }
            if !rest.isEmpty { return rest }
        }
        return nil
    }

    private func withoutPlace(_ name: [UInt8], isHan: Bool) -> [UInt8] {
        for place in places where name.starts(with: place) {
            var rest = name.dropFirst(place.count)
            if isHan {
                for rank in ["省", "市", "县", "地区", "州"].map({ Array($0.utf8) }) where rest.starts(with: rank) {
                    rest = rest.dropFirst(rank.count)
                }
                if rest.count >= 6 { return Array(rest) }
            } else if rest.first == ReadingText.space, rest.count > 4 {
                return Array(rest.dropFirst())
            }
        }
        return name
    }
}
