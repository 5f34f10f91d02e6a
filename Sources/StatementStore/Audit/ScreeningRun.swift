public import ClewModel

/// One run of a screening, as the audit log keeps it: on what, against what, and what came of it.
///
/// It names nobody: who was asked about stands in the input, of which the digest is kept.
public struct ScreeningRun: Hashable, Sendable {
    /// How many parties were asked about, and of how many something was found.
    public struct Counts: Hashable, Sendable {
        /// The parties asked about.
        public var queries: Int
        /// Those of them that held something to look up.
        public var screened: Int
        /// Those with at least one match.
        public var withMatch: Int
        /// Those that may belong to a listed party.
        public var withReach: Int

        /// Creates counts.
        public init(queries: Int, screened: Int, withMatch: Int, withReach: Int) {
            self.queries = queries
            self.screened = screened
            self.withMatch = withMatch
            self.withReach = withReach
        }
    }

    /// The day on which it ran.
    public var day: Day
    /// What was screened: the name of a file without its folder, `standard input`, or `one party`.
    public var input: String
    /// SHA-256 of the input as hexadecimal digits; `nil` where it was not a file.
    public var inputDigest: String?
    /// The lists compared with, a line each with its version.
    public var lists: [String]
    /// The day for which was asked; `nil` for any.
    public var asOf: Day?
    /// The day whose knowledge was used; `nil` for all.
    public var knownAt: Day?
    /// From which score on a candidate is a match.
    public var threshold: Double
    /// What came of it.
    public var counts: Counts

    /// Creates a run.
    public init(
        day: Day, input: String, inputDigest: String? = nil, lists: [String], asOf: Day?, knownAt: Day?,
        threshold: Double, counts: Counts
    ) {
        self.day = day
        self.input = input
        self.inputDigest = inputDigest
        self.lists = lists
        self.asOf = asOf
        self.knownAt = knownAt
        self.threshold = threshold
        self.counts = counts
    }

    /// The run as the log takes it.
    var act: AuditAct {
        AuditAct(
            day: day, kind: .screening,
            subject: String(input.unicodeScalars.map { $0.value < 0x20 ? "?" : Character($0) }),
            body: .object([
                "input": .string(inputDigest), "lists": .array(lists.map { .string($0) }),
                "asOf": .string(asOf?.description), "knownAt": .string(knownAt?.description),
                "threshold": .string("\(threshold)"), "queries": .number(counts.queries),
                "screened": .number(counts.screened), "withMatch": .number(counts.withMatch),
                "withReach": .number(counts.withReach),
            ]))
    }
}
