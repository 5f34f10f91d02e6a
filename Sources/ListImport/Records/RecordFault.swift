/// Why one record cannot be read; the rest of the file goes on.
struct RecordFault: Error {
    /// What is wrong and what was expected, for a person.
    let message: String
    /// The line, where it is another than that of the record.
    let line: Int?

    init(_ message: String, line: Int? = nil) {
        self.message = message
        self.line = line
    }
}
