import Casework
import ClewModel
import Foundation
import ListImport
import StatementStore
import World

extension Workbench {
    /// `/work/lists`: the lists on hand with their age; `/work/lists/{dataset}`: the versions of one and what they changed.
    func lists(_ visit: WorkVisit, _ name: String?) throws(WorkFault) -> WorkReply {
        guard visit.request.method != "POST" else { throw WorkFault.missing(visit.words) }
        let world = surroundings.world()
        guard let name else {
            return page(
                "lists", title: visit.words["lists"],
                [
                    "lists": world.datasets.map { listRow($0, visit) }, "parties": world.partyCount,
                    "count": world.datasets.count, "mayImport": visit.may(.administrator),
                ], visit)
        }
        guard let list = world.datasets.first(where: { $0.dataset.rawValue == name }) else {
            throw WorkFault(status: 404, message: visit.words["no_such_list"])
        }
        var view: [String: Any] = listRow(list, visit)
        let key = try told { () throws(ClewError) in
            try world.knowledge.catalog.importers.first { $0.dataset == list.dataset }?.key
        }
        if let key, visit.may(.administrator) { view["importPath"] = "/work/import?list=\(WorkForm.encoded(key))" }
        if let archive = try told({ () throws(ClewError) in try openArchive() }) {
            try add(list, archive, visit, to: &view)
        }
        return page("changes", title: list.title, view, visit)
    }

    private func listRow(_ list: DatasetOnHand, _ visit: WorkVisit) -> [String: Any] {
        let words = visit.words
        let age = list.age(on: visit.day)
        let days =
            (age?.days ?? age?.recordedDaysAgo).map { "\($0)" }
            ?? list.versionDate.map { date in
                // A month or a year is all that some publishers say.
                let (least, most) = (
                    max(0, date.latest.distance(to: visit.day)), max(0, date.earliest.distance(to: visit.day))
                )
                return least == most ? "\(least)" : "\(least)–\(most)"
            }
        var row: [String: Any] = [
            "title": Markup.tagged(list.title), "path": Self.path("lists", list.dataset.rawValue),
            "dataset": list.dataset.rawValue, "entities": list.entities,
            "state": Markup.tagged(Self.state(of: list, words)),
            "age": days.map { words.sentence("days_old", $0) } ?? words["age_unknown"],
            "isStale": list.age(staleOn: visit.day) != nil,
            "isBundled": list.imported == nil,
        ]
        if list.nature.effect == .identifies { row["nature"] = words["nature_identifies"] }
        if let shortfall = list.shortfall ?? list.caveat, !list.state.contains(shortfall) {
            row["shortfall"] = Markup.tagged(shortfall)
        }
        if let address = list.address, address.hasPrefix("https://") { row["url"] = address }
        return row
    }

    /// How much of a list is on hand, in the language of the page; in English as everywhere else.
    private static func state(of list: DatasetOnHand, _ words: WorkWords) -> String {
        guard words.language != .english else { return list.state }
        if let imported = list.imported {
            return words.sentence("list_imported", "\(imported.recorded)", "\(imported.checked)")
        }
        guard let date = list.versionDate else { return words["list_reference"] }
        return words.sentence(list.isPartial ? "list_selection" : "list_snapshot", "\(list.entities)", "\(date)")
    }

    private func add(
        _ list: DatasetOnHand, _ archive: Archive, _ visit: WorkVisit, to view: inout [String: Any]
    ) throws(WorkFault) {
        let versions: [ListVersion]
        do throws(ArchiveError) {
            versions = try archive.versions(of: list.dataset)
        } catch {
            throw WorkFault(status: 409, message: error.message)
        }
        view["hasVersions"] = !versions.isEmpty
        view["versions"] = versions.reversed().prefix(100).map { version -> [String: Any] in
            [
                "recorded": version.recorded.description, "published": version.published?.description ?? "",
                "checked": version.checked.description, "entities": version.counts.entities,
                "new": version.counts.new, "changed": version.counts.changed, "gone": version.counts.gone,
                "digest": String(version.digest.prefix(12)),
            ]
        }
        guard let last = versions.last else { return }
        let before = versions.dropLast().last?.recorded
        let from = visit.request["from"].flatMap { Day($0) } ?? before ?? last.recorded.advanced(by: -1)
        let to = visit.request["to"].flatMap { Day($0) } ?? last.recorded
        view["from"] = from.description
        view["to"] = to.description
        let changes: [EntityChange]
        do throws(ArchiveError) {
            changes = try archive.changes(in: list.dataset, between: from, and: to)
        } catch {
            view["problem"] = error.message
            return
        }
        let touched = touched(by: Set(changes.map(\.entity)), visit)
        view["touched"] = touched
        view["hasTouched"] = !touched.isEmpty
        view["changeCount"] = visit.words.sentence(
            "changes_between", "\(changes.count)", from.description, to.description)
        view["changes"] = changeRows(changes, visit)
        if changes.count > 100 { view["moreChanges"] = visit.words.sentence("more_values", "\(changes.count - 100)") }
    }

    /// The first hundred changes of a list.
    func changeRows(_ changes: [EntityChange], _ visit: WorkVisit) -> [[String: Any]] {
        changes.prefix(100).map { change -> [String: Any] in
            [
                "kind": visit.words["change_\(change.kind.rawValue)"], "caption": Markup.tagged(change.caption),
                "path": Self.path("entity", change.entity.rawValue),
                "added": change.added.prefix(8).map { Markup.tagged("\($0.property.rawValue): \($0.value)") },
                "removed": change.removed.prefix(8).map { Markup.tagged("\($0.property.rawValue): \($0.value)") },
            ]
        }
    }

    /// Which matches of the queue are about parties that changed.
    func touched(by entities: Set<EntityID>, _ visit: WorkVisit) -> [[String: Any]] {
        desk.runs.flatMap { run in
            run.items.filter { entities.contains($0.alert.entity) }.map { item -> [String: Any] in
                [
                    "path": Self.path("item", run.id, "\(item.number)"),
                    "party": Markup.tagged(run.party(of: item)?.name ?? ""),
                    "caption": Markup.tagged(item.alert.caption),
                    "stage": visit.words["stage_\(item.stage(on: visit.day).rawValue)"],
                ]
            }
        }
        .prefix(50).map { $0 }
    }
}
