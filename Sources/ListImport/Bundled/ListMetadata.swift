public import ClewModel
public import Foundation
import SourceFiles

/// What `Reference/lists/` says about one list: who publishes it, how often, what a listing means, what to expect.
public struct ListMetadata: Sendable {
    /// What a listing means in law.
    public struct Meaning: Hashable, Sendable {
        /// The meaning in one or two neutral sentences.
        public let text: String
        /// Where it can be read.
        public let citation: Citation
        /// How far it is to be trusted.
        public let confidence: Confidence
    }

    /// A part of a list that comes with Clew.
    public struct Bundle: Hashable, Sendable {
        /// The table beside the description.
        public let file: String
        /// The date whose state it holds.
        public let asOf: PartialDate
        /// How many entities the official list had on that date, where that is known.
        public let official: Int?
        /// What the part leaves out.
        public let note: String?
    }

    /// The key, such as `us-dhs-uflpa`.
    public let key: String
    /// The dataset that the list fills.
    public let dataset: DatasetName
    /// The name of the list: the one that every citation and page uses.
    public let title: String
    /// What kind of statement it makes of those whom it names.
    public let nature: DatasetNature
    /// Which of the lists in its files it is, where they hold several, such as `EL`.
    public let part: String?
    /// Who publishes it.
    public let publisher: String
    /// Whether the publisher is the authority itself.
    public let isOfficial: Bool
    /// On what terms it may be used.
    public let licence: String
    /// Whether the terms were read at the publisher's.
    public let licenceVerification: Verification
    /// Where it can be downloaded; `nil` for lists that have no one address.
    public let address: URL?
    /// Whether the address was read at the publisher's.
    public let addressVerification: Verification
    /// The keys of the formats that can be imported.
    public let formats: [String]
    /// How often it changes, in words.
    public let cadence: String
    /// After how many days a copy is stale.
    public let staleAfterDays: Int
    /// The least that a sound version yields, in parties, vessels or goods.
    public let minimumEntities: Int
    /// The most that a sound version yields.
    public let maximumEntities: Int
    /// By how many per cent a new version may be smaller than the last.
    public let maximumShrinkPercent: Double
    /// The FollowTheMoney topics of its entities.
    public let topics: [String]
    /// What a listing means in law.
    public let meaning: Meaning
    /// The part that comes with Clew.
    public let bundle: Bundle?

    /// Whether a copy of `published` is stale on `day`.
    public func isStale(published: Day, on day: Day) -> Bool {
        published.distance(to: day) > staleAfterDays
    }

    /// What is known of a file that belongs to no list.
    init(unlisted name: String) {
        key = "file"
        dataset = "file"
        title = name
        nature = .ownership
        part = nil
        publisher = ""
        isOfficial = false
        licence = ""
        licenceVerification = .unverified
        address = nil
        addressVerification = .unverified
        formats = []
        cadence = ""
        staleAfterDays = .max
        minimumEntities = 0
        maximumEntities = .max
        maximumShrinkPercent = 100
        topics = []
        meaning = Meaning(text: "", citation: Citation(name, verification: .unverified), confidence: .unverified)
        bundle = nil
    }
}
