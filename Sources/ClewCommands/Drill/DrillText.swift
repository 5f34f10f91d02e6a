import Casework
import SourceFiles

/// A drill as text for a terminal.
struct DrillText {
    let drill: DetentionDrill
    let style: TextStyle
    let width: Int

    /// The text, without a line feed at its end.
    var text: String {
        var lines = [style(SafeText.line(drill.title), .bold)]
        lines += wrapped("A detention of \(drill.shipments.joined(separator: ", ")) on \(drill.day), simulated.")
        for later in drill.notArrived {
            lines += wrapped(
                later.isDetained
                    ? "\(later.shipment) \(later.sentence), after that day: it is detained here because it was named."
                    : "Not detained: \(later.shipment), which \(later.sentence).")
        }
        lines += wrapped(
            drill.lastDay.map { last in
                let notice = drill.statedNotice.map { ", counted from the notice of \($0) that the case states" } ?? ""
                return "The last day to reply is \(last)\(notice)."
            }
                ?? "The reference data state no period for a reply.")
        lines += ["", style("Held up by", .bold)] + bottleneck
        lines += ["", style("Stages", .bold)]
        for stage in drill.stages {
            let missing = stage.missing == 0 ? "nothing missing" : "\(stage.missing) missing"
            lines += wrapped("\(stage.name): \(documents(stage.documents)) on file, \(missing)")
        }
        lines += ["", style("What is asked for", .bold)] + drill.items.flatMap(told)
        if !drill.asked.isEmpty { lines += ["", style("Who is asked", .bold)] + drill.asked.flatMap(told) }
        lines += ["", style("Forecast", .bold)]
        for forecast in drill.forecast {
            lines += wrapped(
                "day \(forecast.after) (\(forecast.day)): \(forecast.complete) of \(drill.items.count) items complete; "
                    + "\(forecast.arrived) records have come, \(forecast.later) come later, of \(forecast.open) it is open when"
            )
        }
        if !drill.datedLater.isEmpty {
            lines += [""] + wrapped("Dated after that day, and so not on file: \(list(drill.datedLater)).")
        }
        return lines.joined(separator: "\n")
    }

    private var bottleneck: [String] {
        guard let asked = drill.bottleneck else {
            return wrapped(
                drill.isInTime
                    ? "Nobody: every record is on file or comes by the last day." : "Nobody that can be named.")
        }
        return wrapped("\(asked.name): \(records(asked.records)), \(when(asked))")
    }

    private func when(_ asked: DetentionDrill.Asked) -> String {
        guard asked.way != .counsel else { return "and whether it is asked is for counsel" }
        guard let arrives = asked.arrives, let days = asked.answerDays else {
            return "and the case does not state when it answers"
        }
        let late = drill.lastDay.map { arrives > $0 } ?? false
        return "answers within \(days) \(days == 1 ? "day" : "days"), by \(arrives)\(late ? ": too late" : "")"
    }

    private func told(_ item: DetentionDrill.Item) -> [String] {
        var lines = wrapped("[\(item.state)] \(item.what)")
        if !item.documents.isEmpty { lines += wrapped("on file: \(list(item.documents))", at: 1) }
        var stages: [String] = []
        for missing in item.missing where !stages.contains(missing.stage) { stages.append(missing.stage) }
        for stage in stages {
            let subjects = item.missing.filter { $0.stage == stage }.compactMap(\.subject)
            if !subjects.isEmpty { lines += wrapped("none for \(stage): \(list(subjects))", at: 1) }
        }
        return lines
    }

    private func told(_ asked: DetentionDrill.Asked) -> [String] {
        let how =
            switch asked.way {
            case .supplier: "to be asked"
            case .requester: "own files"
            case .counsel: "not without counsel"
            }
        return wrapped("\(asked.name) (\(how)): \(records(asked.records)), \(when(asked))")
    }

    private func records(_ count: Int) -> String { "\(count) \(count == 1 ? "record" : "records")" }
    private func documents(_ count: Int) -> String { "\(count) \(count == 1 ? "document" : "documents")" }

    private func list(_ items: [String]) -> String {
        items.count <= 8
            ? items.joined(separator: ", ") : items.prefix(8).joined(separator: ", ") + " and \(items.count - 8) more"
    }

    private func wrapped(_ text: String, at level: Int = 0) -> [String] {
        let margin = String(repeating: " ", count: 2 + 2 * level)
        return TextStyle.wrap(SafeText.line(text), columns: max(20, width - margin.count), indent: "  ")
            .split(separator: "\n", omittingEmptySubsequences: false).map { margin + $0 }
    }
}
