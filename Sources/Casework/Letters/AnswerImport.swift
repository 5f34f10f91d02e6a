public import ClewModel
public import Foundation
import SourceFiles
public import SupplyChain

/// Takes what suppliers sent back into a case, with its provenance: the file as it came, its digest, and each answer with the
/// mark of the request that it answers.
public struct AnswerImport {
    /// What was taken over.
    public struct Report: Hashable, Sendable {
        /// How many answers were added.
        public var added: Int = 0
        /// How many were on record already, word for word.
        public var known: Int = 0
        /// What someone should look at.
        public var diagnostics: [Diagnostic] = []
    }

    private let folder: URL
    private let `case`: Case
    private let letters: [SupplierLetter]

    /// Creates an import into a case.
    ///
    /// - Parameters:
    ///   - folder: The folder of the case.
    ///   - letters: The letters of its assessment, which say whose request a mark is.
    public init(into folder: URL, _ case: Case, letters: [SupplierLetter]) {
        self.folder = folder
        self.case = `case`
        self.letters = letters
    }

    /// Reads files and adds their answers: all of them or none.
    ///
    /// - Throws: ``ClewError`` with every problem of every file; then the case is as it was.
    public func run(_ files: [URL]) throws(ClewError) -> Report {
        var report = Report()
        var problems: [Diagnostic] = []
        var bundle = FileBundle()
        var lines: [String] = []
        var seen = Set(`case`.answers.map { [$0.mark, $0.party, $0.text] })
        for url in files {
            let file: SourceFile
            do {
                file = try SourceFile.read(url, as: url.lastPathComponent, limit: 16 << 20)
            } catch {
                problems.append(error.diagnostic)
                continue
            }
            // The name says which file it was; the digest keeps two files of one name apart.
            let name = "\(file.sha256.hex.prefix(12))-\(Self.plain(url.lastPathComponent))"
            var isUsed = false
            for row in AnswerReader.rows(of: file, into: &problems) {
                guard let (party, marks) = asked(row.mark) else {
                    report.diagnostics.append(
                        Diagnostic(
                            .warning, code: "answers.mark.unknown",
                            "\(row.mark) is no request that is open in this case; the answer was not taken over",
                            at: row.location))
                    continue
                }
                let new = marks.filter { seen.insert([$0, party, row.answer]).inserted }
                guard !new.isEmpty else {
                    report.known += 1
                    continue
                }
                isUsed = true
                report.added += 1
                let day = day(row, into: &problems)
                lines += new.map { mark in
                    CSVCell.row([
                        mark, party, row.answer, row.papers ?? "", row.answeredBy ?? "", day, name, file.sha256.hex,
                    ])
                }
            }
            if isUsed { bundle.add(Data(file.bytes), as: name) }
        }
        guard problems.allSatisfy({ $0.severity != .error }) else {
            throw ClewError(.caseInvalid, "The answers cannot be used. Nothing was changed.", diagnostics: problems)
        }
        report.diagnostics += problems
        if !lines.isEmpty { try write(lines, bundle) }
        return report
    }

    /// Whom a mark was sent to, and the marks of all questions that its request asks.
    private func asked(_ mark: String) -> (party: String, marks: [String])? {
        for letter in letters {
            for item in letter.items where item.marks.contains(mark) { return (letter.party, item.marks) }
        }
        return nil
    }

    /// The day as stated, where it is one; reports another.
    private func day(_ row: AnswerReader.Row, into problems: inout [Diagnostic]) -> String {
        guard let text = row.answeredOn else { return "" }
        let cell = Cell(text: text, location: row.location, column: "answered_on")
        return cell.partialDate(&problems)?.description ?? ""
    }

    /// A file name without what a path or a table could trip over.
    private static func plain(_ name: String) -> String {
        String(name.map { $0.isLetter || $0.isNumber || "._-".contains($0) ? $0 : "-" })
    }

    /// Writes the files first and the table that names them last, so that the table never points at nothing.
    private func write(_ lines: [String], _ bundle: FileBundle) throws(ClewError) {
        let table = folder.appending(path: "answers.csv")
        let columns = CSVCell.row(SupplierAnswer.columns)
        do {
            _ = try bundle.write(to: folder.appending(path: "answers"), mark: "answers")
            let isThere = FileManager.default.fileExists(atPath: table.path(percentEncoded: false))
            let before = isThere ? try String(contentsOf: table, encoding: .utf8) : columns
            let end = before.hasSuffix("\n") ? "" : "\r\n"
            var whole = FileBundle()
            whole.add(before + end + lines.joined(), as: "answers.csv")
            _ = try whole.write(to: folder, mark: "answers")
        } catch {
            throw ClewError(
                .cannotWrite, "The answers cannot be written into \(folder.path): \(error.localizedDescription)")
        }
    }
}
