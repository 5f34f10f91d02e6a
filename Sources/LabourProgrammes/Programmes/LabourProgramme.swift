public import ClewModel

/// A state scheme that puts people to work, as its sources describe it.
public struct LabourProgramme: Hashable, Sendable, Codable {
    /// A sourced sentence about a programme.
    public struct Fact: Hashable, Sendable, Codable {
        /// What is said.
        public let text: String
        /// Where it can be read.
        public let citation: Citation
        /// How far it is to be trusted.
        public let confidence: Confidence
    }

    /// Its key, which names its file.
    public let key: ProgrammeKey
    /// Its short code: P1 to P7.
    public let code: String
    /// Its names in Chinese.
    public let namesInChinese: [String]
    /// Its Chinese names in Latin letters.
    public let namesInPinyin: [String]
    /// Its names in English, the usual one first.
    public let names: [String]
    /// The acts and plans that it rests on.
    public let basis: [Fact]
    /// When it began, where a source says so.
    public let from: PartialDate?
    /// When it ended, as far as it did.
    public let to: PartialDate?
    /// What else a reader must know about its time.
    public let note: String?
    /// Who runs it.
    public let operators: [String]
    /// Where it runs.
    public let places: [String]
    /// How it works, in our words.
    public let mechanism: String
    /// How large it is.
    ///
    /// Figures count transfers, not people, unless they say otherwise.
    public let scale: [Fact]
    /// The programmes that came after it.
    public let successors: [ProgrammeKey]
    /// The programmes that it came after or grew from.
    public let predecessors: [ProgrammeKey]
    /// How far sources report each indicator of the International Labour Organization under it; empty where not mapped.
    public let forcedLabourIndicators: [ForcedLabourIndicator: ForcedLabourIndicator.Standing]
    /// Whether working in its region alone exposes a party to it.
    public let isExposedByLocation: Bool
    /// The key of the region that it runs in or takes people from.
    public let region: String
    /// Where all of it can be read.
    public let sources: [Citation]
    /// How far it is to be trusted as a whole.
    public let confidence: Confidence

    /// Its usual English name.
    public var name: String { names.first ?? key.rawValue }
}
