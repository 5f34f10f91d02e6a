/// The whole name of a person whose given, middle and family names stand in fields of their own.
public enum NameParts {
    /// The properties of FollowTheMoney that hold parts of a name.
    public static let properties: [PropertyName] = [
        "firstName", "secondName", "middleName", "fatherName", "lastName", "nameSuffix",
    ]

    /// The whole names that the parts of an entity make and that none of its stated names already has.
    ///
    /// The given name stands first; in ideographs, kana and Hangul the family name does, without a space. Where a part has several
    /// values, each given name goes with each family name, up to nine names. A single part is the name where nothing else is.
    ///
    /// - Returns: The names, mostly none: a list that states parts mostly states the whole name too.
    public static func names(of entity: Entity) -> [String] {
        let given = values(entity, "firstName")
        let family = values(entity, "lastName")
        guard !given.isEmpty || !family.isEmpty else { return [] }
        let middle = (["secondName", "middleName", "fatherName"] as [PropertyName]).compactMap {
            values(entity, $0).first
        }
        let suffix = values(entity, "nameSuffix").first
        var whole: [String] = []
        for first in given.isEmpty ? [""] : Array(given.prefix(3)) {
            for last in family.isEmpty ? [""] : Array(family.prefix(3)) {
                let name = joined(first, middle, last, suffix)
                if !name.isEmpty, !whole.contains(name) { whole.append(name) }
            }
        }
        let stated = PropertyName.names.flatMap { entity[$0] }
        let isSinglePart = given.isEmpty || family.isEmpty
        if isSinglePart, !stated.isEmpty { return [] }
        let known = stated.map(words)
        return whole.filter { name in
            let parts = words(name)
            return !known.contains { parts.isSubset(of: $0) }
        }
    }

    private static func joined(_ first: String, _ middle: [String], _ last: String, _ suffix: String?) -> String {
        // A field of the family name that holds the whole one is whole.
        if !first.isEmpty, !last.isEmpty, words(first).isSubset(of: words(last)), words(first) != words(last) {
            return last
        }
        let isEastAsian = !last.isEmpty && isEastAsian(last) && (first.isEmpty || isEastAsian(first))
        if isEastAsian { return last + middle.filter { $0 != first }.joined() + first }
        return ([first] + middle + [last] + (suffix.map { [$0] } ?? [])).filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func values(_ entity: Entity, _ property: PropertyName) -> [String] {
        entity[property].filter { PlaceholderText($0) == nil && $0.contains { $0.isLetter } }
    }

    private static func isEastAsian(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy {
            (0x3040..<0x3100).contains($0.value) || (0x3400..<0xA000).contains($0.value)
                || (0xAC00..<0xD7B0).contains($0.value)
        }
    }

    /// The words of a name, regardless of case and order.
    private static func words(_ name: String) -> Set<String> {
        if isEastAsian(name) { return [name] }
        return Set(name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
    }
}
