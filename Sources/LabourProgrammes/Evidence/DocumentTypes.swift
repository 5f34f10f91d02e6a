import Foundation

/// The kinds of document that a case may hold, with their synonyms, and who speaks in each.
///
/// The list is `Reference/programmes/document-types.csv`, and what names a publisher is `publishers.csv` beside it. Who
/// published a text decides its grade; its type decides only where nobody says who that was.
public struct DocumentTypes: Sendable {
    /// A kind of document.
    public struct DocumentType: Hashable, Sendable {
        /// Its key: `public-notice`.
        public let key: String
        /// Who speaks in it; `nil` for papers of production, trade and transport, which say nothing of programmes.
        public let speaker: TextSource.Kind?
        /// What it is, in a few words.
        public let meaning: String
    }

    /// All kinds, in the order of the file.
    public let all: [DocumentType]
    private let byName: [String: Int]
    private let publishers: [Publisher]

    /// A word in the name of a publisher, and who it says that is.
    struct Publisher {
        var term: String
        var kind: TextSource.Kind
        /// Whether the word only bears out what the type of a text says: 日报 for a state medium.
        var confirms: Bool
    }

    init(all: [(type: DocumentType, synonyms: [String])], publishers: [Publisher]) {
        self.all = all.map(\.type)
        var byName: [String: Int] = [:]
        for (index, entry) in all.enumerated() {
            for name in [entry.type.key] + entry.synonyms { byName[Self.plain(name)] = index }
        }
        self.byName = byName
        self.publishers = publishers.map {
            Publisher(term: Self.plain($0.term), kind: $0.kind, confirms: $0.confirms)
        }
    }

    /// The kind that a word of an index names, case, spaces and underscores aside; `nil` if no kind has that name.
    ///
    /// - Complexity: O(1).
    public subscript(_ name: String) -> DocumentType? {
        byName[Self.plain(name)].map { all[$0] }
    }

    /// Who speaks in a document.
    ///
    /// A publisher that is stated decides. One that the list does not know bears the type out or not: a law firm makes no official
    /// text, and a rival's post is not the party's own word, whatever the type says.
    ///
    /// - Parameters:
    ///   - type: Its type, as the index has it.
    ///   - publisher: Who published it, as far as anybody says so.
    ///   - isOwn: Whether the publisher is a party that the text is about.
    ///   - about: The names of the parties that the text is about: a publisher of such a name is that party.
    /// - Returns: Who speaks; `.other` where nobody knows.
    /// - Complexity: O(*n*) in the words of the list and in the names.
    public func speaker(
        type: String, publisher: String? = nil, isOwn: Bool = false, about: [String] = []
    ) -> TextSource.Kind {
        let type = self[type]
        if type?.speaker == .listing { return .listing }
        if let publisher, let kind = kind(ofPublisher: publisher) { return kind }
        if isOwn || publisher.map({ isName($0, of: about) }) ?? false { return .companyDisclosure }
        guard let publisher else { return type?.speaker ?? .other }
        switch type?.speaker {
        case .companyDisclosure: return .otherCompany
        case .officialText where !bearsOut(.officialText, publisher):
            // Somebody's medium, and not one of the state as far as anybody knows; or nobody's notice.
            return isMedium(type) ? .press : .other
        default: return type?.speaker ?? .other
        }
    }

    /// Whether a publisher that the index states is not what the type of its text would need, so that the type counts for nothing.
    public func contradicts(type: String, publisher: String, isOwn: Bool = false, about: [String] = []) -> Bool {
        guard let speaker = self[type]?.speaker, speaker == .officialText || speaker == .companyDisclosure else {
            return false
        }
        let kind = self.speaker(type: type, publisher: publisher, isOwn: isOwn, about: about)
        return kind != speaker && self.kind(ofPublisher: publisher) == nil
    }

    private func isMedium(_ type: DocumentType?) -> Bool { type?.key == "state-media" }

    private func isName(_ publisher: String, of names: [String]) -> Bool {
        let plain = Self.letters(publisher)
        return !plain.isEmpty && names.contains { Self.letters($0) == plain }
    }

    /// A name without marks, spaces and case.
    private static func letters(_ name: String) -> String {
        String(String.UnicodeScalarView(name.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic }))
    }

    /// Whether the name of a publisher agrees with who speaks in a text of its type.
    private func bearsOut(_ kind: TextSource.Kind, _ publisher: String) -> Bool {
        let plain = Self.plain(publisher)
        return publishers.contains { $0.kind == kind && Self.holds($0.term, plain) }
    }

    private static let companies = [
        "ltd", "gmbh", "inc", "llc", "limited", "plc", "corp", "company", "ag", "s.a", "b.v", "有限公司", "公司",
    ]

    /// Whether a name holds a word: in Latin letters as words of their own, so that `Lab` is no `labour`.
    private static func holds(_ word: String, _ name: String) -> Bool {
        guard word.utf8.allSatisfy({ $0 < 0x80 }) else { return name.contains(word) }
        return name.ranges(of: word).contains { range in
            (range.lowerBound == name.startIndex || !isLetter(name[name.index(before: range.lowerBound)]))
                && (range.upperBound == name.endIndex || !isLetter(name[range.upperBound]))
        }
    }

    private static func isLetter(_ character: Character) -> Bool { character.isASCII && character.isLetter }

    /// Who a publisher is, by its name: an authority or medium of the state of China, or a body that investigates.
    public func kind(ofPublisher name: String) -> TextSource.Kind? {
        let plain = Self.plain(name)
        let isCompany = Self.companies.contains { Self.holds($0, plain) }
        return publishers.first { word in
            !word.confirms && Self.holds(word.term, plain) && !(isCompany && word.kind == .investigation)
        }?.kind
    }

    /// The host of an address, where it is one of a publisher that the list names by its domain; `nil` for any other.
    public func publisher(ofAddress address: String) -> String? {
        guard let host = URLComponents(string: address)?.host?.lowercased() else { return nil }
        let isKnown = publishers.contains { word in
            word.term.contains(".") && (host == word.term || host.hasSuffix("." + word.term))
        }
        return isKnown ? host : nil
    }

    private static func plain(_ name: String) -> String {
        name.trimmingCharacters(in: .whitespaces).lowercased().replacing("_", with: "-").replacing(" ", with: "-")
    }
}
