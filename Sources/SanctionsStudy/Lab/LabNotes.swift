/// What every answer of the design lab says beside its figures.
///
/// The notes go into the coverage of each table, so that no face can show the one without the other.
struct LabNotes {
    /// What is taken for granted, one sentence each.
    var assumed: [String]
    /// What the answer does not say, one sentence each.
    var notSaid: [String]
    /// The digest of each file that was read, by name.
    var data: [(name: String, digest: String)] = []
    /// What a reader took for what in a published file and what it left out, one sentence each.
    var found: [String] = []

    /// What an answer rests on where no file was read.
    static let noFile = ["no file; the figures are those that were given with the question."]

    /// The coverage of a table that rests on so many rows.
    func coverage(counted: Int) -> StudyCoverage {
        StudyCoverage(
            counted: counted,
            notes: assumed.map { "Assumed: \($0)" } + notSaid.map { "Not said: \($0)" }
                + found.map { "Read: \($0)" } + data.map { "Data: \($0.name), sha256:\($0.digest)." })
    }
}
