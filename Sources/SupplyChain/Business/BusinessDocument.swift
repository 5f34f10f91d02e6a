public import ClewModel
public import SourceFiles

/// Invoices and ship notices of one file, as buyers and sellers exchange them: who sent which goods to whom, by line and batch.
///
/// Three forms are read: UBL 2 (invoice, despatch advice), X12 856 (ship notice) and EDIFACT DESADV (despatch advice). Prices, taxes,
/// payments and persons stay out; everything that is not read is told with its place.
public struct BusinessDocument: Sendable {
    /// The form of a file.
    public enum Form: String, Hashable, Sendable, CaseIterable {
        /// OASIS Universal Business Language 2: `Invoice`, `DespatchAdvice`.
        case ubl = "UBL"
        /// ASC X12, transaction set 856.
        case x12 = "X12"
        /// UN/EDIFACT, message DESADV.
        case edifact = "EDIFACT"
    }

    /// The documents, in order of the file.
    let notices: [TradeNotice]
    /// The file as it was read, to be kept with the case.
    let file: SourceFile
    /// What the reader noticed; an error among them means that the file is refused.
    public let diagnostics: [Diagnostic]

    /// Whether the file can be used.
    public var isValid: Bool { !diagnostics.contains { $0.severity == .error } }

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - file: The file whole.
    ///   - form: What the sender says that it is; a file of another form is refused.
    /// - Complexity: O(*n*) in the bytes of the file.
    public init(_ file: SourceFile, form: Form) {
        self.file = file
        var report = NoticeReport(file: file.name)
        switch form {
        case .ubl: notices = UBLReader.read(file, into: &report)
        case .x12: notices = ShipNoticeReader.read(file, into: &report)
        case .edifact: notices = DespatchReader.read(file, into: &report)
        }
        diagnostics = report.diagnostics
    }
}

/// What readers of business documents notice, and what they leave unread: each kind of it once, with its first place.
struct NoticeReport {
    let file: String
    private var found: [Diagnostic] = []
    private var unread: [String: (place: SourceLocation, count: Int)] = [:]

    init(file: String) { self.file = file }

    var hasErrors: Bool { found.contains { $0.severity == .error } }

    mutating func error(_ code: String, _ message: String, at place: SourceLocation) {
        found.append(Diagnostic(.error, code: code, message, at: place))
    }

    mutating func warn(_ code: String, _ message: String, at place: SourceLocation) {
        found.append(Diagnostic(.warning, code: code, message, at: place))
    }

    /// Compares the number that a closing segment states first with how many there were.
    mutating func check(_ segment: EDISegment, counts count: Int, _ what: String, as code: String) {
        guard Int(segment[1]) != count else { return }
        error(
            code,
            "\(segment.tag) counts “\(segment[1])” \(what), and there are \(count); something is missing or too much",
            at: segment.location)
    }

    /// Compares the control number that a closing segment states second with that of what is open.
    mutating func check(_ segment: EDISegment, closes number: String, as code: String) {
        guard segment[2] != number else { return }
        error(code, "\(segment.tag) closes “\(segment[2])”, and open is “\(number)”", at: segment.location)
    }

    /// Notes that something is not read; `what` names the kind of it.
    mutating func skip(_ what: String, at place: SourceLocation) {
        let first = unread[what]
        unread[what] = (first?.place ?? place, (first?.count ?? 0) + 1)
    }

    /// Everything in order of its place.
    var diagnostics: [Diagnostic] {
        let notes = unread.map { what, first in
            Diagnostic(
                .note, code: "business.unread",
                "\(what) is not read" + (first.count > 1 ? " (\(first.count) times)" : ""), at: first.place)
        }
        return (found + notes).sorted { ($0.location, $0.message) < ($1.location, $1.message) }
    }
}
