public import ClewModel
public import Foundation
import SourceFiles

/// A table that the user gives to the lab, read against the columns that a model asks for.
///
/// Nothing is half-done: every problem of the file is told at once, each with its place, and then nothing is computed.
public struct LabFile {
    /// The name that messages use.
    public let name: String
    let table: Table
    let digest: String
    var diagnostics: [Diagnostic] = []

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use.
    ///   - required: Columns that must be there.
    ///   - optional: Columns that may be there.
    /// - Throws: ``StudyError`` where it cannot be read.
    init(_ url: URL, as name: String, required: [String], optional: [String] = []) throws(StudyError) {
        do throws(SourceFileError) {
            self.init(try SourceFile.read(url, as: name), required: required, optional: optional)
        } catch {
            throw StudyError(.unreadable, error.message, diagnostics: [error.diagnostic])
        }
    }

    init(_ file: SourceFile, required: [String], optional: [String] = []) {
        name = file.name
        digest = file.sha256.hex
        var found: [Diagnostic] = []
        table = Table(file, required: required, optional: optional, into: &found)
        diagnostics = found
        if table.rows.isEmpty {
            diagnostics.append(
                Diagnostic(.error, code: "lab.empty", "the table has no rows", at: SourceLocation(file: file.name)))
        }
    }

    /// The text of a cell that must not be blank.
    mutating func text(_ row: TableRow, _ column: String) -> String {
        row.require(column, into: &diagnostics)?.text ?? ""
    }

    /// A number of a range that must be there; the least of the range where it is not, with a message.
    mutating func number(_ row: TableRow, _ column: String, in range: ClosedRange<Double>) -> Double {
        row.require(column, into: &diagnostics)?.number(in: range, &diagnostics) ?? range.lowerBound
    }

    /// An interval in the columns `NAME_least` and `NAME_most`; `unknown` where both are blank.
    mutating func interval(
        _ row: TableRow, _ column: String, in range: ClosedRange<Double>, unknown: Bounds
    ) -> Bounds {
        let (least, most) = (row[column + "_least"], row[column + "_most"])
        guard let cell = least ?? most else { return unknown }
        let lower = least?.number(in: range, &diagnostics) ?? unknown.lower
        let upper = most?.number(in: range, &diagnostics) ?? (least == nil ? unknown.upper : lower)
        guard lower <= upper else {
            cell.report("lab.interval", "\(column)_least is above \(column)_most", into: &diagnostics)
            return unknown
        }
        return Bounds(lower, upper)
    }

    /// Ends the reading.
    ///
    /// - Returns: What a reader has to know about the file, such as columns that were not read.
    /// - Throws: ``StudyError`` with every problem, if there is one.
    @discardableResult
    func finish() throws(StudyError) -> [String] {
        let errors = diagnostics.filter { $0.severity == .error }
        guard errors.isEmpty else {
            throw StudyError(
                .invalidData, "\(SafeText.line(name)) has \(errors.count) problems; nothing was computed",
                diagnostics: errors)
        }
        return Self.remarks(diagnostics)
    }

    /// Warnings as notes to an answer: they end nothing, and must not vanish.
    ///
    /// - Parameter most: How many are told; of more, the count.
    public static func remarks(_ diagnostics: [Diagnostic], most: Int = 5) -> [String] {
        let warnings = diagnostics.filter { $0.severity == .warning }
        return warnings.prefix(most).map { "\($0.location): \($0.message)." }
            + (warnings.count > most ? ["\(warnings.count - most) more remarks on \(warnings[0].location.file)."] : [])
    }
}
