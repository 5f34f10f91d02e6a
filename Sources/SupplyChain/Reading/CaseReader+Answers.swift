import ClewModel
import SourceFiles

extension CaseReader {
    /// Reads what suppliers answered, as `clew answers import` wrote it, and checks that the files are those it came in.
    mutating func readAnswers() -> [SupplierAnswer] {
        guard input.hasTable(CaseTable.answers.rawValue) else {
            declareEmpty(.answers)
            return []
        }
        let required = ["mark", "party", "answer", "file", "sha256"]
        guard let table = table(.answers, required: required, optional: ["papers", "answered_by", "answered_on"]) else {
            return []
        }
        var digests: [String: SHA256Digest] = [:]
        return table.rows.compactMap { row in
            let mark = row.require("mark", into: &input.diagnostics)
            let party = reference(row.require("party", into: &input.diagnostics), to: .parties)
            let text = row.require("answer", into: &input.diagnostics)
            let file = row.require("file", into: &input.diagnostics)
            let stated = row.require("sha256", into: &input.diagnostics)
            let day = row["answered_on"]?.partialDate(&input.diagnostics)
            guard let mark, let party, let text, let file, let stated else { return nil }
            if digests[file.text] == nil {
                digests[file.text] = input.document("answers/" + file.text, at: file.location)?.digest
            }
            guard let digest = digests[file.text] else { return nil }
            if digest.hex != stated.text.lowercased() {
                stated.report(
                    "case.answer.altered",
                    "answers/\(file.text) has the SHA-256 \(digest), not the one stated; the file was changed or is another one",
                    into: &input.diagnostics)
            }
            return SupplierAnswer(
                mark: mark.text, party: party, text: text.text, papers: row["papers"]?.text,
                answeredBy: row["answered_by"]?.text, answeredOn: day, file: "answers/" + file.text, sha256: digest.hex,
                location: row.location)
        }
    }
}
