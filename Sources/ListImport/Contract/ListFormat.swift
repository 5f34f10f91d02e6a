/// One published format of a list, or of several lists.
///
/// To add one: conform a type in its own folder under `Lists/`, describe the list in `Reference/lists/`, and name it in
/// ``ListFormats``. The contract:
///
/// - The same bytes always give the same statements, in the same order.
/// - Every value in scope is mapped, ignored by name, or reported and kept as a note.
/// - A record is read inside ``ImportSession/withRecord(_:id:_:)``, which sees to both.
protocol ListFormat: Sendable {
    /// The key of the format, such as `ofac-sdn-xml`.
    var key: String { get }
    /// Whether a file, by its beginning, is in this format.
    func recognizes(_ head: FileHead) -> Bool
    /// Reads the files as published and hands each claim to the session in source order.
    func read(_ files: [ListFile], into session: ImportSession) throws(ImportError)
}
