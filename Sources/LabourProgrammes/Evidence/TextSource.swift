public import ClewModel

/// A text, who speaks in it, and where it can be read.
public struct TextSource: Hashable, Sendable, Codable {
    /// Who speaks.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// An authority or state medium of China.
        case officialText
        /// The party itself: its site, posts, reports and filings.
        case companyDisclosure
        /// A published list that states why it names the party.
        case listing
        /// A peer-reviewed or civil-society investigation with archived sources.
        case investigation
        /// A medium that the state of China does not run, or of which nobody knows who runs it.
        case press
        /// Another company: a customer or a rival of the party.
        case otherCompany
        /// Anyone else, or unknown.
        case other
    }

    /// Who speaks.
    public let kind: Kind
    /// Where it can be read.
    public let citation: Citation
    /// The file, as the user named it.
    public let file: String
    /// Whether somebody stated who speaks; where not, ``kind`` rests on the kind of paper alone.
    public let isPublisherStated: Bool
    /// Who published it, as stated: “our county” is that one's.
    public let publisher: String?
    /// Contexts that are known without a word of the text: `.xinjiang` for a text about a party in Xinjiang.
    public let knownContexts: Set<Indicator.Context>

    /// Creates a source.
    public init(
        kind: Kind, citation: Citation, file: String, isPublisherStated: Bool = true,
        publisher: String? = nil, knownContexts: Set<Indicator.Context> = []
    ) {
        self.publisher = publisher
        self.kind = kind
        self.citation = citation
        self.file = file
        self.isPublisherStated = isPublisherStated
        self.knownContexts = knownContexts
    }

    /// The same text, of which nobody knows whom it speaks of.
    var unattributed: TextSource {
        TextSource(
            kind: kind == .companyDisclosure ? .companyDisclosure : .other, citation: citation, file: file,
            isPublisherStated: isPublisherStated, publisher: publisher, knownContexts: knownContexts)
    }

    /// The same text, as the word of one company about another.
    var otherCompany: TextSource {
        TextSource(
            kind: .otherCompany, citation: citation, file: file, isPublisherStated: isPublisherStated,
            publisher: publisher, knownContexts: knownContexts)
    }
}
