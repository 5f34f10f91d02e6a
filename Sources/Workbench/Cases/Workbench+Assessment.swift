import CaseStore
import Casework
import ClewModel
import Foundation
import SourceFiles
import StatementStore
import World

extension Workbench {
    /// Assesses a case and keeps its dossier and letters, as `clew assess` and `clew letters` write them.
    func assess(_ visit: WorkVisit, _ record: CaseRecord) throws(WorkFault) -> WorkReply {
        try need(.analyst, visit)
        try told { () throws(ClewError) in
            let assessed = try assessed(record.id)
            let assessment = assessed.assessment
            // The same once more, as by a double click, is noted once.
            if record.assessments.last?.assessed.fingerprint == assessment.fingerprint { return }
            let name = "assessment-\(record.assessments.count + 1)-\(assessment.fingerprint.prefix(12))"
            let place = shelf.documents(name, of: record.id)
            _ = try DossierWriter.write(assessment, to: place, formats: DossierFormat.allCases)
            _ = try LetterFiles(assessed.letters, gaps: assessment.gaps, withheld: assessment.withheld)
                .write(to: place.appending(path: "letters"), mark: assessment.fingerprint)
            try logAssessment(of: assessment.question.title, assessment.fingerprint, visit)
            try shelf.note(
                CaseRecord.Assessed(
                    fingerprint: assessment.fingerprint,
                    findings: Dictionary(
                        assessment.findings.map { ($0.id, $0.statement) }, uniquingKeysWith: { first, _ in first }),
                    gaps: Dictionary(
                        assessment.gaps.map { ($0.id, $0.missing) }, uniquingKeysWith: { first, _ in first }),
                    folder: name),
                of: record.id, by: visit.person.name, on: visit.day)
        }
        return .see(Self.path("case", record.id) + "#last")
    }

    func assessed(_ id: String) throws(ClewError) -> AssessedCase {
        let folder = try shelf.folder(of: id)
        return try Assessor(world: surroundings.world()).assessed(caseAt: folder, options: AssessmentOptions())
    }

    private func logAssessment(of title: String, _ fingerprint: String, _ visit: WorkVisit) throws(ClewError) {
        guard FileManager.default.fileExists(atPath: surroundings.archive.path(percentEncoded: false)) else { return }
        do {
            try Archive(at: surroundings.archive).recordAssessment(of: title, fingerprint: fingerprint, on: visit.day)
        } catch {
            throw ClewError(.archive, "the assessment cannot be put on record: \(error.message)")
        }
    }

    /// Puts the package of a case together and hands it out as a ZIP.
    func package(_ visit: WorkVisit, _ record: CaseRecord) throws(WorkFault) -> WorkReply {
        try need(.analyst, visit)
        guard let purpose = PackagePurpose(rawValue: visit.form.text("purpose")) else {
            throw WorkFault(status: 422, message: visit.words["no_such_page"])
        }
        let bytes = try told { () throws(ClewError) in
            let assessed = try assessed(record.id)
            let folder = try shelf.folder(of: record.id)
            let package = try PackageBuilder(world: surroundings.world(), purpose: purpose)
                .package(of: assessed, caseAt: folder)
            let target = shelf.documents("package-\(purpose.rawValue).zip", of: record.id)
            try PackageWriter.write(package, to: target)
            guard let bytes = try? Data(contentsOf: target) else {
                throw ClewError(.cannotWrite, "the package cannot be read again")
            }
            return Array(bytes)
        }
        return .file(bytes, as: "\(record.id)-\(purpose.rawValue).zip", type: "application/zip")
    }

    /// A document of the last assessment: the dossier as a page, its data, or a letter.
    func document(_ name: String, of record: CaseRecord) throws(WorkFault) -> WorkReply? {
        guard let last = record.assessments.last else { return nil }
        let place = shelf.documents(last.assessed.folder, of: record.id)
        let types = [
            "html": "text/html; charset=utf-8", "json": "application/json", "csv": "text/csv; charset=utf-8",
            "txt": "text/plain; charset=utf-8",
            "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ]
        let isLetter = name.hasPrefix("letter-")
        let plain = isLetter ? String(name.dropFirst("letter-".count)) : name
        guard documents(of: record).contains(name),
            let type = types[plain.split(separator: ".").last.map(String.init) ?? ""],
            let bytes = try? Data(contentsOf: place.appending(path: (isLetter ? "letters/" : "") + plain))
        else { return nil }
        if plain.hasSuffix(".html") {
            return .page(String(decoding: bytes, as: UTF8.self), policy: WorkReply.documentPolicy)
        }
        return .file(Array(bytes), as: plain, type: type)
    }

    /// The names of the documents of the last assessment; those of letters begin with `letter-`.
    func documents(of record: CaseRecord) -> [String] {
        guard let last = record.assessments.last else { return [] }
        let place = shelf.documents(last.assessed.folder, of: record.id).path(percentEncoded: false)
        func names(_ folder: String) -> [String] {
            ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { !$0.hasPrefix(".") }
                .sorted()
        }
        return names(place).filter { $0.contains(".") } + names(place + "/letters").map { "letter-" + $0 }
    }

    /// An assessment with what it says differently from the one before.
    func assessedRow(
        _ last: CaseRecord.SignedAssessment, _ record: CaseRecord, _ visit: WorkVisit
    ) -> [String: Any] {
        let names = documents(of: record)
        func links(_ names: [String]) -> [[String: Any]] {
            names.map { name in
                let shown = name.hasPrefix("letter-") ? String(name.dropFirst("letter-".count)) : name
                return ["path": Self.path("case", record.id, name), "name": shown]
            }
        }
        let before = record.assessments.dropLast().last?.assessed
        func lines(_ now: [String: String], _ then: [String: String]) -> [[String: Any]] {
            now.filter { then[$0.key] == nil }.sorted { $0.key < $1.key }.prefix(30).map {
                ["text": Markup.tagged($0.value)]
            }
        }
        let assessed = last.assessed
        var row: [String: Any] = [
            "by": last.by, "day": last.day.description, "fingerprint": assessed.fingerprint,
            "findings": assessed.findings.count, "gaps": assessed.gaps.count,
            "documents": links(names.filter { !$0.hasPrefix("letter-") }),
            "letters": links(names.filter { $0.hasPrefix("letter-") }),
            "hasLetters": names.contains { $0.hasPrefix("letter-") },
        ]
        if let before {
            row["compared"] = true
            row["newFindings"] = lines(assessed.findings, before.findings)
            row["goneFindings"] = lines(before.findings, assessed.findings)
            row["newGaps"] = lines(assessed.gaps, before.gaps)
            row["goneGaps"] = lines(before.gaps, assessed.gaps)
            row["isSame"] =
                assessed.findings.keys == before.findings.keys && assessed.gaps.keys == before.gaps.keys
        }
        return row
    }
}
