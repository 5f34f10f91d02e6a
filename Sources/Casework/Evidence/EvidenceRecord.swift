public import ClewModel

/// What is on record about a piece of evidence, and may be shown: what it is, where and when it was found, how it was kept.
///
/// The fields are those that the Berkeley Protocol on Digital Open Source Investigations asks to be kept with a capture. Who
/// collected it, and from where, is in ``SealedCollection`` alone.
public struct EvidenceRecord: Hashable, Sendable, Codable {
    /// The form of this document and its version.
    public static let currentFormat = "clew.evidence/1"

    /// The form and its version.
    public var format = Self.currentFormat
    /// The identifier within the case: `E-` and the first twelve digits of the SHA-256 of the file.
    public var id: String
    /// SHA-256 of the file as it came, in lower-case hexadecimal.
    public var sha256: String
    /// How many bytes it has.
    public var bytes: Int
    /// What it is, by its content: `html (UTF-8)`, `pdf`, `warc`.
    public var kind: String
    /// The kind of document, as in `documents/index.csv`.
    public var type: String
    /// The address at which it was found.
    public var address: String?
    /// Who published it.
    public var publisher: String?
    /// When it was published, as far as it says so.
    public var published: PartialDate?
    /// When it was captured: a day, or a moment in UTC.
    public var captured: String?
    /// Where that time comes from: a clock, a time server, the capture itself.
    public var timeSource: String?
    /// How much of the page was captured.
    public var capture: Capture
    /// The digest that the collector stated at collection; `nil` where nobody stated one.
    public var statedDigest: String?
    /// What the file states of itself, as far as it tells nothing of its collector.
    public var facts: [Fact]
    /// The names of facts that are kept apart, since they may tell who made or captured the file.
    public var sealedFacts: [String]
    /// What does not agree with what the capture states of itself.
    public var differences: [String]
    /// Its language, as a BCP 47 tag.
    public var language: String?
    /// The parties of the case that it is about.
    public var parties: [String]
    /// The party of the case that issued it.
    public var issuer: String?
    /// How a person rated source and information (Admiralty code); apart from the grade, which it does not change.
    public var rating: String?
    /// Who had it when, by marks whose names are sealed.
    public var custody: [CustodyStep]
    /// Where the file lies in the folder of the case; `nil` where it was not kept, since it names workers.
    public var original: String?
    /// The text that is worked with.
    public var working: Working
    /// A remark.
    public var note: String?

    /// Something that the file states of itself.
    public struct Fact: Hashable, Sendable, Codable {
        /// What is stated.
        public var key: String
        /// What it says.
        public var value: String
    }

    /// How much of what was published was captured.
    public struct Capture: Hashable, Sendable, Codable {
        /// Whether it holds the answers of the server as they came.
        public var isWhole: Bool
        /// How much, in a sentence.
        public var words: String
    }

    /// One step of the chain of custody.
    public struct CustodyStep: Hashable, Sendable, Codable {
        /// The day, or the moment in UTC.
        public var day: String
        /// What was done: collected, handed over.
        public var act: String
        /// The mark of the person; the name is sealed.
        public var holder: String
    }

    /// The working copy.
    public struct Working: Hashable, Sendable, Codable {
        /// Its name in the folder of the case.
        public var file: String
        /// SHA-256 of it.
        public var sha256: String
        /// How many lines of it have something masked or left out, since it names persons.
        public var maskedLines: Int
        /// What its reader should know: a guessed encoding, pages without text.
        public var remarks: [String]
        /// Which parts of the file were not read though others were, such as scanned pages; `nil` where there are none.
        public var unread: [String]?
    }
}

/// Who collected a piece of evidence, from where and by what means: kept apart from the record, for its owner's eyes alone.
///
/// It lies in a file of its own (mode 0600) that nothing but `clew evidence verify` opens, and that no package or dossier holds.
public struct SealedCollection: Hashable, Sendable, Codable {
    /// The form of this document and its version.
    public static let currentFormat = "clew.evidence.sealed/1"

    /// The form and its version.
    public var format = Self.currentFormat
    /// The piece of evidence.
    public var id: String
    /// SHA-256 of its record, so that a record that was changed is found.
    public var record: String
    /// The persons behind the marks of the chain of custody.
    public var holders: [String: String]
    /// Where the collector was.
    public var place: String?
    /// By what means: a machine, an account, a connection.
    public var means: String?
    /// The moment of capture as it was stated, with its offset from UTC.
    public var capturedAsStated: String?
    /// The name that the file had.
    public var fileName: String
    /// What the file states of itself that may tell who made or captured it.
    public var facts: [EvidenceRecord.Fact]
}

extension ClewError.Code {
    /// A file cannot be kept as evidence.
    public static let evidenceInvalid = ClewError.Code(rawValue: "evidence.invalid")
}
