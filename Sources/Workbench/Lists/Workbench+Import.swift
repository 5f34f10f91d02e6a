import CaseStore
import Casework
import ClewModel
import Foundation
import ListImport
import SourceFiles
import StatementStore
import World

extension Workbench {
    /// The changes that are shown of a version.
    private static let shownChanges = 100

    /// `/work/import`: a version of a list is uploaded; `/work/import/{id}`: what it would change, and whether it is published.
    func importing(_ visit: WorkVisit, _ id: String?) throws(WorkFault) -> WorkReply {
        try need(.administrator, visit)
        guard let id else {
            return visit.request.method == "POST" ? try uploadList(visit) : try importPage(visit)
        }
        guard let pending = imports.pending(id) else {
            throw WorkFault(status: 404, message: visit.words["no_such_import"])
        }
        guard visit.request.method == "POST" else { return try previewPage(pending, visit) }
        if visit.form["act"] == "discard" {
            imports.discard(pending.id)
            return .see("/work/import")
        }
        return try publish(pending, visit)
    }

    /// Whether a request may bring a large file: a version of a list, from somebody who may import it.
    public func takesLists(_ request: WorkRequest) -> Bool {
        guard request.method == "POST", request.parts == ["import"] else { return false }
        if let alone = surroundings.alone, session(of: request) == nil { return alone.role >= .administrator }
        return (session(of: request)?.person ?? request.proxied).map { $0.role >= .administrator } ?? false
    }

    private func importPage(_ visit: WorkVisit, problem: String? = nil) throws(WorkFault) -> WorkReply {
        let catalog = try told { () throws(ClewError) in try surroundings.world().knowledge.catalog }
        let chosen = visit.form["list"] ?? visit.request["list"] ?? ""
        var view: [String: Any] = [
            "lists": catalog.importers.map { importer -> [String: Any] in
                var option: [String: Any] = ["key": importer.key, "title": importer.title]
                if importer.key == chosen { option["isChosen"] = true }
                return option
            },
            "waiting": imports.all().map { pending -> [String: Any] in
                [
                    "path": Self.path("import", pending.id), "title": catalog[pending.list]?.title ?? pending.list,
                    "files": pending.files.joined(separator: ", "), "person": pending.person,
                    "day": pending.day.description,
                ]
            },
            "published": visit.form.text("published"),
        ]
        view["hasWaiting"] = !imports.all().isEmpty
        if let done = visit.request["done"], catalog.importers.contains(where: { $0.dataset.rawValue == done }) {
            view["done"] = Self.path("lists", done)
        }
        if let problem { view["problem"] = problem }
        return page("import", title: visit.words["import"], view, visit, status: problem == nil ? 200 : 422)
    }

    private func uploadList(_ visit: WorkVisit) throws(WorkFault) -> WorkReply {
        let words = visit.words
        let files = visit.form.files.filter { $0.field == "file" && !$0.bytes.isEmpty }
        guard !files.isEmpty else { return try importPage(visit, problem: words["no_list_file"]) }
        let text = visit.form.text("published")
        let published = Day(text)
        guard text.isEmpty || published != nil else { return try importPage(visit, problem: words["no_day"]) }
        let list = visit.form.text("list")
        let catalog = try told { () throws(ClewError) in try surroundings.world().knowledge.catalog }
        guard catalog[list] != nil else { return try importPage(visit, problem: words["choose_list"]) }
        do throws(ClewError) {
            let pending = try imports.add(
                files, of: list, by: visit.person.name, on: visit.day, published: published)
            do throws(ClewError) {
                _ = try preview(of: pending, visit)
            } catch {
                // What cannot be read is no version that could wait.
                imports.discard(pending.id)
                throw error
            }
            return .see(Self.path("import", pending.id))
        } catch {
            let places = error.diagnostics.prefix(10).map(\.description)
            return try importPage(visit, problem: ([error.message] + places).joined(separator: "\n"))
        }
    }

    private func importer(of pending: ImportShelf.Pending) throws(ClewError) -> (ListImporter, ListMetadata?) {
        let knowledge = surroundings.world().knowledge
        guard let importer = try knowledge.catalog[pending.list] else {
            throw ClewError(.workStore, "there is no list \(pending.list) any more; discard this version")
        }
        return (importer, try knowledge.lists.first { $0.key == pending.list })
    }

    private func preview(of pending: ImportShelf.Pending, _ visit: WorkVisit) throws(ClewError) -> ListPreview {
        let (importer, metadata) = try self.importer(of: pending)
        let archive = try openArchive()
        let version = try archive.flatMap { archive throws(ClewError) in try Self.version(of: importer, in: archive) }
        return try imports.preview(of: pending, at: version) { () throws(ClewError) in
            try ListPreview(
                of: importer, metadata: metadata, files: imports.files(of: pending), archive: archive,
                copyIn: imports.workshop(of: pending), on: visit.day,
                published: pending.published.map { PartialDate($0) })
        }
    }

    private static func openForWriting(_ url: URL) throws(ClewError) -> Archive {
        do throws(ArchiveError) {
            return try Archive(at: url)
        } catch {
            throw ClewError(.archive, error.message)
        }
    }

    private static func version(of importer: ListImporter, in archive: Archive) throws(ClewError) -> Int64? {
        do throws(ArchiveError) {
            return try archive.versions(of: importer.dataset).last?.number
        } catch {
            throw ClewError(.archive, error.message)
        }
    }

    private func previewPage(
        _ pending: ImportShelf.Pending, _ visit: WorkVisit, problem: String? = nil
    ) throws(WorkFault) -> WorkReply {
        let words = visit.words
        let preview = try told { () throws(ClewError) in try self.preview(of: pending, visit) }
        let (report, counts) = (preview.report, preview.report.outcome.counts)
        let title = (try? importer(of: pending).0.title) ?? pending.list
        var view: [String: Any] = [
            "path": Self.path("import", pending.id), "title": Markup.tagged(title), "isPreview": true,
            "files": pending.files.joined(separator: ", "), "format": report.summary.format,
            "person": pending.person, "day": pending.day.description, "records": counts.records,
            "entities": counts.entities, "new": counts.new, "changed": counts.changed, "gone": counts.gone,
            "rejected": counts.rejected, "seen": "\(preview.before?.number ?? 0)", "reason": visit.form.text("reason"),
            "remarks": report.summary.diagnostics.prefix(20).map { $0.description },
        ]
        let more = max(0, report.summary.diagnostics.count - 20) + report.summary.diagnosticsLeftOut
        if more > 0 { view["moreRemarks"] = words.sentence("more_remarks", "\(more)") }
        view["hasRemarks"] = !report.summary.diagnostics.isEmpty
        view["published"] =
            report.summary.published?.description ?? pending.published?.description ?? words["not_stated"]
        view["before"] =
            preview.before.map { words.sentence("version_before", "\($0.recorded)", "\($0.counts.entities)") }
            ?? words["no_version_before"]
        switch report.outcome.disposition {
        case .published: view["told"] = words["import_would_publish"]
        case .unchanged:
            view["told"] = words["import_unchanged"]
            view["isUnchanged"] = true
        case .withheld(let problems):
            view["isWithheld"] = true
            view["problems"] = problems.map(\.description)
        }
        if let shortfall = report.shortfall { view["shortfall"] = shortfall }
        let stale = Self.stale(preview)
        if stale > 0 { view["stale"] = words.sentence("stale_kept", "\(stale)") }
        view["needsReason"] = view["isWithheld"] != nil || stale > 0
        view["remarksOfVersion"] = report.outcome.problems.map(\.description)
        let touched = touched(by: preview.changed, visit)
        view["touched"] = touched
        view["hasTouched"] = !touched.isEmpty
        view["touchesNobody"] = touched.isEmpty && !preview.changes.isEmpty
        view["changes"] = changeRows(preview.changes, visit)
        if preview.changed.count > Self.shownChanges {
            view["moreChanges"] = words.sentence("more_values", "\(preview.changed.count - Self.shownChanges)")
        }
        if let problem { view["problem"] = problem }
        return page("import", title: title, view, visit, status: problem == nil ? 200 : 422)
    }

    /// How many parties would be kept as an earlier version had them, since a record that could not be read may be theirs.
    private static func stale(_ preview: ListPreview) -> Int {
        guard case .published = preview.report.outcome.disposition else { return 0 }
        return preview.report.outcome.version?.completeness.stale ?? 0
    }

    private func publish(_ pending: ImportShelf.Pending, _ visit: WorkVisit) throws(WorkFault) -> WorkReply {
        let words = visit.words
        let preview = try told { () throws(ClewError) in try self.preview(of: pending, visit) }
        // Somebody published another version since this page was made.
        guard visit.form.text("seen") == "\(preview.before?.number ?? 0)" else {
            return try previewPage(pending, visit, problem: words["list_moved_on"])
        }
        var (accepts, reason) = (false, visit.form.text("reason"))
        if case .withheld = preview.report.outcome.disposition {
            guard visit.form["accept"] == "1", !reason.isEmpty else {
                return try previewPage(pending, visit, problem: words["accept_with_reason"])
            }
            accepts = true
        }
        let releases = visit.form["release"] == "1" && Self.stale(preview) > 0
        guard !releases || !reason.isEmpty else {
            return try previewPage(pending, visit, problem: words["accept_with_reason"])
        }
        if !accepts, !releases { reason = "" }
        return try told { () throws(ClewError) -> WorkReply in
            let (importer, metadata) = try self.importer(of: pending)
            let files = imports.files(of: pending)
            var particulars = [
                "files": pending.files.joined(separator: ", "), "uploaded_by": pending.person,
                "accepted": accepts ? "yes" : "no", "released_stale": releases ? "yes" : "no",
            ]
            if !reason.isEmpty { particulars["reason"] = reason }
            // On record first: what cannot be put there is not done.
            let act = ServiceAct(
                day: visit.day, kind: .listImport, subject: importer.dataset.rawValue, person: visit.person.name,
                particulars: particulars)
            guard surroundings.record(act) else { throw ClewError(.archive, words["not_kept_not_done"]) }
            let archive = try Self.openForWriting(surroundings.archive)
            let report = try ArchiveImport(importer, metadata: metadata, archive: archive).run(
                files,
                options: ArchiveImportOptions(
                    recorded: visit.day, published: pending.published.map { PartialDate($0) },
                    acceptsProblems: accepts, releasesStale: releases))
            if case .withheld(let problems) = report.outcome.disposition {
                throw ClewError(
                    .archive, words["import_withheld"] + "\n" + problems.map(\.description).joined(separator: "\n"))
            }
            if case .published = report.outcome.disposition {
                _ = try surroundings.world().knowledge.identityTable?.record(in: archive, on: visit.day)
            }
            imports.discard(pending.id)
            surroundings.reload()
            // The lists are read again meanwhile; the page of a new one is there when they are.
            return .see("/work/import?done=\(WorkForm.encoded(importer.dataset.rawValue))")
        }
    }
}
