import ClewModel
import Foundation
import OfficeFiles
import SourceFiles

/// Reads what a supplier sent back: the form as a table, or the text that the form's page hands to an e-mail program.
struct AnswerReader {
    /// One answer as it came.
    struct Row: Hashable {
        var mark: String
        var answer: String
        var papers: String?
        var answeredBy: String?
        var answeredOn: String?
        var location: SourceLocation
    }

    /// Reads a file; what is wrong in it is reported with its place.
    ///
    /// - Returns: The rows with an answer; a blank answer is no answer.
    static func rows(of file: SourceFile, into diagnostics: inout [Diagnostic]) -> [Row] {
        file.name.lowercased().hasSuffix(".txt") || file.name.lowercased().hasSuffix(".eml")
            ? mail(file, into: &diagnostics) : table(file, into: &diagnostics)
    }

    private static func table(_ file: SourceFile, into diagnostics: inout [Diagnostic]) -> [Row] {
        typealias Column = LetterForm.Column
        let required = [Column.mark, .answer].map(\.key)
        let optional = Column.allCases.map(\.key).filter { !required.contains($0) }
        guard let table = table(file, required, optional, into: &diagnostics) else { return [] }
        return table.rows.compactMap { row in
            guard let mark = row.require(Column.mark.key, into: &diagnostics) else { return nil }
            let papers = row[Column.sent.key]?.text
            let text = folded(mark.text).uppercased()
            if !LetterWriter.isMark(text) {
                let said = Column.allCases.dropFirst().compactMap { row[$0.key]?.text }.joined(separator: " · ")
                diagnostics.append(
                    Diagnostic(
                        .warning, code: "answers.row.unmarked",
                        "the row \(SafeText.quoted(([mark.text] + [said]).joined(separator: " · "), limit: 120)) answers no request; it was not "
                            + "taken over: read it", at: row.location))
                return nil
            }
            // Papers without a sentence are an answer: they are what was asked for.
            guard let answer = row[Column.answer.key]?.text ?? papers.map({ "[papers alone] \($0)" }) else {
                return nil
            }
            return Row(
                mark: text, answer: answer, papers: papers, answeredBy: row[Column.answeredBy.key]?.text,
                answeredOn: row[Column.answeredOn.key].map { folded($0.text) }, location: row.location)
        }
    }

    private static func folded(_ text: String) -> String {
        Text.ofHalfWidth(text).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func table(
        _ file: SourceFile, _ required: [String], _ optional: [String], into diagnostics: inout [Diagnostic]
    ) -> Table? {
        guard file.name.lowercased().hasSuffix(".xlsx") else {
            return Table(file, required: required, optional: optional, into: &diagnostics)
        }
        do {
            return try Workbook(file).chooseSheet(into: &diagnostics)?
                .table(required: required, optional: optional, into: &diagnostics)
        } catch {
            diagnostics.append(error.diagnostic)
            return nil
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Lines of the form `Q-1A2B3C4D=answer`, as a page of HTML sends them; what follows without a mark belongs to the last.
    private static func mail(_ file: SourceFile, into diagnostics: inout [Diagnostic]) -> [Row] {
        var rows: [Row] = []
        var answeredBy: String?
        var answeredOn: String?
        for (number, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let text = trimmed(line)
            let place = SourceLocation(file: file.name, line: number + 1)
            guard let equals = text.firstIndex(of: "=") else {
                if !text.isEmpty, !rows.isEmpty { rows[rows.count - 1].answer += "\n" + text }
                continue
            }
            let written = folded(String(text[..<equals]))
            let key = LetterWriter.isMark(written.uppercased()) ? written.uppercased() : written
            let value = trimmed(text[text.index(after: equals)...])
            switch key {
            case "answered_by": answeredBy = value.isEmpty ? nil : value
            case "answered_on": answeredOn = value.isEmpty ? nil : value
            case let key where LetterWriter.isMark(key):
                rows.append(Row(mark: key, answer: value, location: place))
            default:
                if !rows.isEmpty { rows[rows.count - 1].answer += "\n" + text }
            }
        }
        if rows.isEmpty {
            diagnostics.append(
                Diagnostic(
                    .error, code: "answers.none", "no line of the form Q-1A2B3C4D=answer was found",
                    at: SourceLocation(file: file.name)))
        }
        return rows.filter { !$0.answer.isEmpty }.map { row in
            var row = row
            row.answeredBy = answeredBy
            row.answeredOn = answeredOn
            return row
        }
    }
}
