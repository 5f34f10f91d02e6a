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
    private let publishers: [(term: String, kind: TextSource.Kind)]

    init(all: [(type: DocumentType, synonyms: [String])], publishers: [(term: String, kind: TextSource.Kind)]) {
        self.all = all.map(\.type)
        var byName: [String: Int] = [:]
        for (index, entry) in all.enumerated() {
            for name in [entry.type.key] + entry.synonyms { byName[Self.plain(name)] = index }
        }
        self.byName = byName
        self.publishers = publishers.map { (Self.plain($0.term), $0.kind) }
    }

    /// The kind that a word of an index names, case, spaces and underscores aside; `nil` if no kind has that name.
    ///
    /// - Complexity: O(1).
    public subscript(_ name: String) -> DocumentType? {
        byName[Self.plain(name)].map { all[$0] }
    }

    /// Who speaks in a document.
    ///
    /// - Parameters:
    ///   - type: Its type, as the index has it.
    ///   - publisher: Who published it, as far as anybody says so.
    ///   - isOwn: Whether the publisher is a party that the text is about.
    ///   - isOtherParty: Whether the publisher is another party of the case.
    /// - Returns: Who speaks; `.other` where nobody knows.
    public func speaker(
        type: String, publisher: String? = nil, isOwn: Bool = false, isOtherParty: Bool = false
    ) -> TextSource.Kind {
        let type = self[type]
        if type?.speaker == .listing { return .listing }
        if let publisher, let kind = kind(ofPublisher: publisher) { return kind }
        if isOwn { return .companyDisclosure }
        if isOtherParty, type?.speaker == .companyDisclosure || type?.speaker == nil { return .otherCompany }
        return type?.speaker ?? .other
    }

    /// Who a publisher is, by its name: an authority or medium of the state of China, or a body that investigates.
    public func kind(ofPublisher name: String) -> TextSource.Kind? {
        let plain = Self.plain(name)
        return publishers.first { plain.contains($0.term) }?.kind
    }

    /// The host of an address, where it is one of a publisher that the list names by its domain; `nil` for any other.
    public func publisher(ofAddress address: String) -> String? {
        guard let host = URLComponents(string: address)?.host?.lowercased() else { return nil }
        let isKnown = publishers.contains { term, _ in
            term.contains(".") && (host == term || host.hasSuffix("." + term))
        }
        return isKnown ? host : nil
    }

    private static func plain(_ name: String) -> String {
        name.trimmingCharacters(in: .whitespaces).lowercased().replacing("_", with: "-").replacing(" ", with: "-")
    }
}
