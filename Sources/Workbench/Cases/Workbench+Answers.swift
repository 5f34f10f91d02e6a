import CaseStore
import Casework
import ClewModel
import Foundation
import SourceFiles
import SupplyChain

extension Workbench {
    /// `/work/case/{id}/answers`: what each supplier is asked, what it has answered, and fields to type another answer in.
    func answers(_ visit: WorkVisit, _ record: CaseRecord) throws(WorkFault) -> WorkReply {
        let assessed = try told { () throws(ClewError) in try self.assessed(record.id) }
        let chosen = visit.form["party"] ?? visit.request["party"] ?? ""
        let letter = assessed.letters.first { $0.party == chosen } ?? assessed.letters.first
        guard visit.request.method == "POST" else { return answersPage(visit, record, assessed, letter) }
        try need(.analyst, visit)
        guard let letter, letter.party == chosen else { throw WorkFault.missing(visit.words) }
        // Somebody answered since this page was made; what was typed stays in the form.
        guard visit.form.text("entry") == Self.entry(of: record) else {
            return answersPage(visit, record, assessed, letter, problem: visit.words["file_moved_on"])
        }
        let sheet = AnswerSheet(
            letter.items.map { item in
                AnswerSheet.Answer(
                    mark: item.mark, text: visit.form.text("answer-\(item.mark)").replacing("\r\n", with: "\n"),
                    papers: visit.form.text("papers-\(item.mark)"))
            }, answeredBy: visit.form.text("answered_by"), answeredOn: visit.form.text("answered_on"))
        var incoming: [(name: String, bytes: [UInt8])] = visit.form.files
            .filter { $0.field == "file" && !$0.bytes.isEmpty && CaseShelf.isFileName($0.name) }
            .map { ($0.name, $0.bytes) }
        if !sheet.isEmpty { incoming.append(("typed-\(visit.day).csv", Array(sheet.csv.utf8))) }
        guard !incoming.isEmpty else {
            return answersPage(visit, record, assessed, letter, problem: visit.words["no_answers_typed"])
        }
        do throws(ClewError) {
            let report = try take(incoming, into: record, assessed, visit)
            if let remark = report.diagnostics.first(where: { _ in report.added == 0 }) {
                return answersPage(visit, record, assessed, letter, problem: remark.description)
            }
        } catch {
            let places = error.diagnostics.prefix(10).map(\.description)
            return answersPage(
                visit, record, assessed, letter, problem: ([error.message] + places).joined(separator: "\n"))
        }
        return .see(
            Self.path("case", record.id, "answers") + "?party=" + Self.encoded(letter.party) + "&kept=1")
    }

    /// Takes files of answers over, by the same reader as `clew letters import`.
    private func take(
        _ files: [(name: String, bytes: [UInt8])], into record: CaseRecord, _ assessed: AssessedCase,
        _ visit: WorkVisit
    ) throws(ClewError) -> AnswerImport.Report {
        // In a folder apart: the folder of the case is everybody's, and is not changed while others read it.
        let draft = shelf.documents("answers-draft", of: record.id)
        try? FileManager.default.removeItem(at: draft)
        defer { try? FileManager.default.removeItem(at: draft) }
        do {
            let (whole, incoming) = (draft.appending(path: "case"), draft.appending(path: "incoming"))
            for folder in [whole, incoming] { try PrivateFile.makeFolder(folder) }
            if let digest = record.files["answers.csv"]?.last?.sha256 {
                try PrivateFile.write(
                    Data(try shelf.bytes(digest, of: record.id)), to: whole.appending(path: "answers.csv"))
            }
            for file in files {
                try PrivateFile.write(Data(file.bytes), to: incoming.appending(path: file.name))
            }
            let report = try AnswerImport(into: whole, assessed.case, letters: assessed.letters)
                .run(files.map { incoming.appending(path: $0.name) })
            guard report.added > 0 else { return report }
            // The files first, and the table that names them last.
            let names = try FileManager.default.contentsOfDirectory(
                atPath: whole.appending(path: "answers").path(percentEncoded: false)
            ).filter { !$0.hasPrefix(".") }.sorted()
            for name in names.map({ "answers/" + $0 }) + ["answers.csv"] where CaseShelf.isFileName(name) {
                let bytes = Array(try Data(contentsOf: whole.appending(path: name)))
                try shelf.put(bytes, as: name, into: record.id, by: visit.person.name, on: visit.day)
            }
            return report
        } catch let error as ClewError {
            throw error
        } catch {
            throw ClewError(.workStore, "the answers cannot be kept; the disk may be full. Nothing was changed")
        }
    }

    private func answersPage(
        _ visit: WorkVisit, _ record: CaseRecord, _ assessed: AssessedCase, _ letter: SupplierLetter?,
        problem: String? = nil
    ) -> WorkReply {
        let words = visit.words
        let given = Dictionary(grouping: assessed.case.answers) { $0.party }
        var view: [String: Any] = [
            "case": Self.path("case", record.id), "title": Markup.tagged(record.title),
            "path": Self.path("case", record.id, "answers"), "entry": Self.entry(of: record),
            "hasLetters": !assessed.letters.isEmpty, "may": visit.may(.analyst),
            "letters": assessed.letters.map { other -> [String: Any] in
                let answered = Set((given[other.party] ?? []).map(\.mark))
                let count = other.items.count { !answered.isDisjoint(with: $0.marks) }
                var row: [String: Any] = [
                    "path": Self.path("case", record.id, "answers") + "?party=" + Self.encoded(other.party),
                    "name": Markup.tagged(other.name),
                    "state": words.sentence("answered_of", "\(count)", "\(other.items.count)"),
                ]
                if other.party == letter?.party { row["here"] = true }
                return row
            },
            "answeredBy": visit.form.text("answered_by"), "answeredOn": visit.form.text("answered_on"),
        ]
        if visit.request["kept"] != nil, problem == nil { view["told"] = words["answers_kept"] }
        if let problem { view["problem"] = problem }
        if let letter {
            view["party"] = letter.party
            view["name"] = Markup.tagged(letter.name)
            view["items"] = letter.items.map { item -> [String: Any] in
                let known = (given[letter.party] ?? []).filter { $0.mark == item.mark }
                return [
                    "mark": item.mark, "about": Self.text(item.about, words), "request": Self.text(item.request, words),
                    "papers": item.papers.map { Self.text($0, words) }.joined(separator: "; "),
                    "answers": known.map { answer -> [String: Any] in
                        var row: [String: Any] = ["text": Markup.tagged(answer.text), "file": answer.file]
                        if let papers = answer.papers { row["sent"] = Markup.tagged(papers) }
                        let who = [answer.answeredBy, answer.answeredOn?.description].compactMap(\.self)
                        if !who.isEmpty { row["who"] = Markup.tagged(who.joined(separator: ", ")) }
                        return row
                    },
                    "typed": visit.form["answer-\(item.mark)"] ?? "",
                    "typedPapers": visit.form["papers-\(item.mark)"] ?? "",
                ]
            }
        }
        return page("answers", title: words["answers"], view, visit, status: problem == nil ? 200 : 422)
    }

    private static func text(_ text: SupplierLetter.Text, _ words: WorkWords) -> String {
        Markup.tagged(words.language == .chinese ? text.chinese : text.english)
    }

    /// Which version of the answers a page shows.
    private static func entry(of record: CaseRecord) -> String {
        record.files["answers.csv"]?.last.map { "\($0.entry)" } ?? "0"
    }
}
