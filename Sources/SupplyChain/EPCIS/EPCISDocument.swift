public import ClewModel
public import SourceFiles

/// The events and master data of one EPCIS 2.0 file in JSON-LD: a document, a query document or a bare event.
public struct EPCISDocument: Sendable {
    let events: [EPCISEvent]
    /// The attributes of parties, places and goods by identifier, the attribute by its last word.
    let masterData: [String: [String: String]]
    /// Whether the file says that it is EPCIS, so that another JSON file beside a case is left alone.
    let isEPCIS: Bool
    /// What the reader noticed; an error among them means that the file is refused.
    public let diagnostics: [Diagnostic]

    /// Whether the file can be used.
    public var isValid: Bool { !diagnostics.contains { $0.severity == .error } }

    /// Reads a file and checks it against the rules of EPCIS 2.0 that a case depends on.
    ///
    /// - Complexity: O(*n*) in the bytes of the file.
    public init(_ file: SourceFile) {
        guard file.text.first(where: { !$0.isWhitespace && $0 != "\u{FEFF}" }) != "<" else {
            events = []
            masterData = [:]
            isEPCIS = file.text.contains("EPCIS")
            diagnostics = [
                Diagnostic(
                    .error, code: "epcis.xml", "this is XML; EPCIS as XML is not read, EPCIS 2.0 as JSON-LD is",
                    at: SourceLocation(file: file.name, line: 1, column: 1))
            ]
            return
        }
        let root: JSONTree
        var found: [Diagnostic] = []
        do throws(SourceFileError) {
            root = try JSONTree(file, into: &found)
        } catch {
            events = []
            masterData = [:]
            isEPCIS = file.text.contains("EPCIS")
            diagnostics = [error.diagnostic]
            return
        }
        let type = root["type"]?.string ?? ""
        isEPCIS = type.hasPrefix("EPCIS") || EPCISVocabulary.eventTypes.contains(type)
        var reader = EPCISReader(file: file.name)
        reader.read(root)
        events = reader.events
        masterData = reader.masterData
        diagnostics = (found + reader.diagnostics).sorted { $0.location < $1.location }
    }
}
