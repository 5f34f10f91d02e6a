/// A name taken apart, ready to be compared and to be found.
///
/// Flat arrays of plain values: comparing two of them allocates nothing. Made by ``NameAnalyzer``; it fits only the lexicon
/// that it was made with.
public struct AnalyzedName: Sendable, Hashable {
    /// The name as given.
    public let original: String
    /// What it was taken to be the name of.
    public let kind: NameKind
    /// The writing system of its letters.
    public let script: NameScript
    let tokens: [NameToken]
    let forms: [NameForm]
    let concepts: [UInt16]
    let bytes: [UInt8]
    /// A hash over all that the comparison looks at: names that differ in nothing else have the same.
    let signature: UInt64
    /// What the name shows of what it names; open but where it was read as an organization's.
    package let nature: NameNature

    init(
        original: String, kind: NameKind, script: NameScript, tokens: [NameToken], forms: [NameForm],
        concepts: [UInt16], bytes: [UInt8], signature: UInt64? = nil, nature: NameNature = .open
    ) {
        self.nature = nature
        self.original = original
        self.kind = kind
        self.script = script
        self.tokens = tokens
        self.forms = forms
        self.concepts = concepts
        self.bytes = bytes
        self.signature = signature ?? Self.signature(of: tokens, forms, concepts)
    }

    /// What else the comparison looks at in how a word was read.
    private static let readings: NameToken.Flags = [.patronymic, .servant, .transcribed]

    private static func signature(of tokens: [NameToken], _ forms: [NameForm], _ concepts: [UInt16]) -> UInt64 {
        var hash = StableHash(seed: 9)
        for token in tokens where token.role != .filler {
            hash.add(token.role.rawValue)
            hash.add(token.number)
            // A number has no letters of what it counts.
            if token.role == .number, token.conceptCount > 0 { hash.add(UInt32(concepts[Int(token.conceptStart)])) }
            hash.add(UInt8(truncatingIfNeeded: token.flags.intersection(Self.readings).rawValue >> 8))
            // Ideographs of one reading are not one name.
            if token.flags.contains(.hasIdeographs) { hash.add(UInt32(truncatingIfNeeded: token.surface)) }
            for index in 0..<Int(token.formCount) {
                hash.add(forms[Int(token.formStart) + index].key)
            }
        }
        return hash.value
    }

    /// Whether there is anything in the name to compare.
    public var isEmpty: Bool { tokens.isEmpty }

    /// Whether the name is longer than what is taken apart: what lies behind counts as a whole, or not at all.
    ///
    /// A comparison of such a name is one of its beginning, and whoever relies on it has to be told.
    public var isAbridged: Bool {
        tokens.contains { $0.flags.contains(.overflow) }
            || original.utf8.count > NameReader.longestName && original.unicodeScalars.count > NameReader.longestName
    }

    /// How much the name tells its bearer apart, in bits; generic words alone give little.
    public var information: Double { tokens.reduce(0) { $0 + Double($1.information) / 16 } }

    /// The name in lower-case Latin letters, one string for each plausible reading, the likeliest first, eight at most.
    public var latinForms: [String] {
        var strings: [String] = [""]
        for token in tokens {
            let readings = latin(of: token)
            guard !readings.isEmpty else { continue }
            var next: [String] = []
            for reading in readings {
                for string in strings where next.count < 8 {
                    next.append(string.isEmpty ? reading : string + " " + reading)
                }
            }
            strings = next
        }
        return strings.filter { !$0.isEmpty }
    }

    /// The parts of the name, in the order of the original.
    public var parts: [NamePart] {
        let utf8 = Array(original.utf8)
        return tokens.map { token in
            let range = token.range(inOriginalOf: utf8.count)
            return NamePart(
                text: String(decoding: utf8[range], as: UTF8.self), latin: latin(of: token), role: token.role,
                range: range,
                number: token.flags.contains(.numeric) ? token.number : nil, information: Double(token.information) / 16
            )
        }
    }

    private func latin(of token: NameToken) -> [String] {
        (0..<Int(token.formCount)).map { index in
            let form = forms[Int(token.formStart) + index]
            return String(decoding: bytes[Int(form.start)..<Int(form.start) + Int(form.letterCount)], as: UTF8.self)
        }
    }

    /// Two names are equal if they were given alike and mean the same.
    public static func == (left: AnalyzedName, right: AnalyzedName) -> Bool {
        left.signature == right.signature && left.kind == right.kind && left.original == right.original
    }

    /// Hashes what equality looks at.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(signature)
        hasher.combine(original)
    }
}
