/// Something undocumented, with a neutral question that would close the gap.
public struct GapReport: Hashable, Sendable, Codable {
    /// The identifier, stable for the same gap.
    public var id: String
    /// What it is about.
    public var subject: Subject
    /// The lot that a question about a step or a shipment is about.
    public var lot: String?
    /// What is missing.
    public var missing: String
    /// The question that would close it.
    public var question: String
    /// Who can answer it.
    public var addressee = Addressee.counsel
    /// What a letter to a supplier asks for; `nil` for what no supplier is asked.
    public var topic: LetterTopic?
    /// What suppliers answered: statements, which leave the question open until a record of the case shows it.
    public var answers: [Answered] = []
    /// The findings and duties that wait for the answer.
    public var neededFor: [String]

    /// One answer of a supplier.
    public struct Answered: Hashable, Sendable, Codable {
        /// The party that answered, by its name.
        public var party: String
        /// The answer in its own words.
        public var text: String
        /// Who answered, as stated.
        public var answeredBy: String?
        /// When, as stated.
        public var answeredOn: String?
        /// The file that it came in, within the case.
        public var file: String
        /// The digest of that file.
        public var sha256: String
    }
}
