import Casework
import ClewModel
import Foundation
import SourceFiles
import StatementStore

extension Workbench {
    /// The alerts on one page.
    private static let alertRows = 50

    /// `/work/monitor`: the alerts of `clew monitor`, to be marked as seen or cleared.
    func monitor(_ visit: WorkVisit) throws(WorkFault) -> WorkReply {
        let folder = ArchiveLocation.monitorFolder(besideArchive: surroundings.archive)
        if visit.request.method == "POST" { return try mark(visit, in: folder) }
        return try monitorPage(visit, folder)
    }

    private func monitorPage(
        _ visit: WorkVisit, _ folder: URL, problem: String? = nil
    ) throws(WorkFault) -> WorkReply {
        let words = visit.words
        let book = try told { () throws(ClewError) in try MonitorBook(folder: folder) }
        func parameter(_ name: String) -> String { visit.form[name] ?? visit.request[name] ?? "" }
        let state = MonitorAlert.State(rawValue: parameter("state"))
        let kind = MonitoredFact.Kind(rawValue: parameter("kind"))
        let severity = Severity(rawValue: parameter("severity"))
        // Without a choice: what somebody has to look at.
        let isStanding = parameter("state").isEmpty
        let found = book.alerts.filter { alert in
            (isStanding ? alert.state != .cleared : state == nil || alert.state == state)
                && (kind == nil || alert.fact.kind == kind) && (severity == nil || alert.fact.severity == severity)
        }
        .sorted { lhs, rhs in
            let (left, right) = (Self.rank(lhs), Self.rank(rhs))
            if left != right { return left < right }
            if lhs.changedOn != rhs.changedOn { return lhs.changedOn > rhs.changedOn }
            return lhs.fact.key < rhs.fact.key
        }
        let pages = max(1, (found.count + Self.alertRows - 1) / Self.alertRows)
        let number = min(pages, max(1, visit.request["page"].flatMap { Int($0) } ?? 1))
        let names = Dictionary(
            book.subjects.map { ($0.key, $0.names.first ?? $0.key) }, uniquingKeysWith: { first, _ in first })
        var view: [String: Any] = [
            "states": [Self.choice("all", words["all"], parameter("state"))]
                + MonitorAlert.State.allCases.map {
                    Self.choice($0.rawValue, words["alert_" + $0.rawValue], parameter("state"))
                },
            "kinds": MonitoredFact.Kind.allCases.map {
                Self.choice($0.rawValue, words["alert_kind_" + $0.rawValue], parameter("kind"))
            },
            "severities": Severity.allCases.map {
                Self.choice($0.rawValue, words["urgency_" + $0.rawValue], parameter("severity"))
            },
            "count": words.sentence(
                "alerts_count", "\(found.count)", "\(book.alerts.count)", "\(book.subjects.count)"),
            "lastRun": book.lastRunOn.map { words.sentence("monitor_last_run", "\($0)") } ?? words["monitor_no_run"],
            "hasSubjects": !book.subjects.isEmpty, "hasAlerts": !found.isEmpty,
            "alerts": found.dropFirst((number - 1) * Self.alertRows).prefix(Self.alertRows).enumerated()
                .map { place, alert in
                    alertRow(alert, place, names[alert.fact.subject] ?? alert.fact.subject, words)
                },
            "mayMark": visit.may(.analyst), "mayClear": visit.may(.reviewer), "reason": visit.form.text("reason"),
            "state": parameter("state"), "kind": parameter("kind"), "severity": parameter("severity"),
        ]
        let query = ["state", "kind", "severity"].filter { !parameter($0).isEmpty }
            .map { "\($0)=\(WorkForm.encoded(parameter($0)))&" }.joined()
        if number > 1 { view["before"] = "/work/monitor?\(query)page=\(number - 1)" }
        if number < pages { view["after"] = "/work/monitor?\(query)page=\(number + 1)" }
        view["pages"] = words.sentence("page_of", "\(number)", "\(pages)")
        if let problem { view["problem"] = problem }
        return page("monitor", title: words["monitor"], view, visit, status: problem == nil ? 200 : 422)
    }

    private func alertRow(_ alert: MonitorAlert, _ place: Int, _ name: String, _ words: WorkWords) -> [String: Any] {
        var row: [String: Any] = [
            "place": place, "key": alert.fact.key, "state": words["alert_" + alert.state.rawValue],
            "class": alert.state == .cleared ? "clear" : alert.state == .seen ? "open" : "high",
            "severity": words["urgency_" + alert.fact.severity.rawValue],
            "kind": words["alert_kind_" + alert.fact.kind.rawValue], "subject": Markup.tagged(name),
            "statement": EvidenceWords.of(words.language).tagged(alert.fact.statement),
            "why": MonitorAlert.Why(rawValue: alert.why).map { words["alert_why_\($0)"] } ?? alert.why,
            "first": words.sentence("alert_days", "\(alert.firstOn)", "\(alert.changedOn)"),
            "isOpen": alert.state != .cleared,
        ]
        if !alert.before.isEmpty { row["listsBefore"] = alert.before.joined(separator: ", ") }
        if !alert.after.isEmpty { row["listsAfter"] = alert.after.joined(separator: ", ") }
        if let person = alert.by { row["by"] = words.sentence("alert_by", person) }
        if let reason = alert.reason { row["byReason"] = reason }
        return row
    }

    private func mark(_ visit: WorkVisit, in folder: URL) throws(WorkFault) -> WorkReply {
        let words = visit.words
        let state: MonitorAlert.State = visit.form["act"] == "clear" ? .cleared : .seen
        try need(state == .cleared ? .reviewer : .analyst, visit)
        let keys = visit.form.all("key")
        let reason = visit.form.text("reason")
        guard !keys.isEmpty else { return try monitorPage(visit, folder, problem: words["choose_alerts"]) }
        guard state == .seen || !reason.isEmpty else {
            return try monitorPage(visit, folder, problem: words["clear_with_reason"])
        }
        do throws(ClewError) {
            try MonitorBook.locked(in: folder) { () throws(ClewError) in
                var book = try MonitorBook(folder: folder)
                for key in keys {
                    try book.mark(key, as: state, by: visit.person.name, reason: reason, on: visit.day)
                }
                for key in keys {
                    let act = ServiceAct(
                        day: visit.day, kind: state == .cleared ? .alertCleared : .alertSeen, subject: key,
                        person: visit.person.name, particulars: reason.isEmpty ? [:] : ["reason": reason])
                    guard surroundings.record(act) else {
                        throw ClewError(.archive, words["not_kept_not_done"])
                    }
                }
                try book.write(to: folder)
            }
        } catch {
            return try monitorPage(visit, folder, problem: error.message)
        }
        let query = ["state", "kind", "severity"].compactMap { name in
            visit.form[name].flatMap { $0.isEmpty ? nil : "\(name)=\(WorkForm.encoded($0))" }
        }
        return .see("/work/monitor" + (query.isEmpty ? "" : "?" + query.joined(separator: "&")))
    }

    private static func rank(_ alert: MonitorAlert) -> Int {
        let state: Int =
            switch alert.state {
            case .new, .reopened: 0
            case .seen: 1
            case .cleared: 2
            }
        return state * 10 + (Severity.allCases.firstIndex(of: alert.fact.severity) ?? 9)
    }

    private static func choice(_ key: String, _ title: String, _ chosen: String) -> [String: Any] {
        var option: [String: Any] = ["key": key, "title": title]
        if key == chosen { option["isChosen"] = true }
        return option
    }
}
