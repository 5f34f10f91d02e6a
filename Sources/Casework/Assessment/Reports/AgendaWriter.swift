import ClewModel
import RegimeRules

/// Writes what to do by when: the periods that run, the ways out of a detention, and the questions to send.
struct AgendaWriter {
    let question: Question
    let duties: [DutyReport]
    let gaps: [GapReport]
    /// The shipments of the case.
    let shipments: [ShipmentReport]
    /// The counter-measures that gathering records inside China could set off.
    let counterMeasures: [CounterMeasureReport]

    /// The tasks: periods that run or ran out by their last day, then what has no day.
    var tasks: [Answer.Task] {
        deadlines + waysOut + counsel + questions
    }

    /// What applies is put before counsel first, shipment by shipment: we read law, and do not advise.
    private var counsel: [Answer.Task] {
        let applying = duties.filter {
            $0.status == .applies && $0.presumedBy == nil && !$0.isRoute && !$0.isPriority && !$0.isDutyAlone
        }
        let own = Dictionary(grouping: applying, by: \.shipment)
        let all = Dictionary(grouping: duties, by: \.shipment)
        let imported = Dictionary(shipments.map { ($0.id, $0.imported) }, uniquingKeysWith: { first, _ in first })
        return applying.map(\.shipment).unique().map { shipment in
            let laws = (own[shipment] ?? []).flatMap { $0.orders ?? [$0.law] }.unique()
            let stage = stage((all[shipment] ?? []).flatMap(\.deadlines), imported: imported[shipment] ?? nil)
            return Answer.Task(
                day: nil, isPast: false, what: "Take counsel on \(shipment)\(stage)",
                because: "\(laws.joined(separator: "; ")) \(laws.count == 1 ? "applies" : "apply")")
        }
    }

    /// How far a shipment has come on the day asked about: what counsel can still decide.
    ///
    /// - Parameters:
    ///   - periods: The periods of all its duties.
    ///   - imported: Its day of import, where it is known.
    private func stage(_ periods: [DeadlineReport], imported: Day?) -> String {
        let stops = periods.filter { Self.isStop($0) && $0.started.map { $0 <= question.asOf } ?? false }
        if !stops.isEmpty, stops.allSatisfy({ $0.ended != nil }), let end = stops.compactMap(\.ended).first {
            return ", stopped by customs; \(end) ended that"
        }
        if !stops.isEmpty { return ", which customs has stopped, before anything is said or done about it" }
        if let imported, imported <= question.asOf {
            return ", imported on \(imported), and on what is still paid for or sold of it"
        }
        return " before it is entered, paid for or sold on"
    }

    /// Every period that has a last day and was not ended, once for all the provisions that set it.
    private var deadlines: [Answer.Task] {
        struct Key: Hashable {
            var what: String
            var lastDay: Day?
        }
        var found: [(deadline: DeadlineReport, shipments: [String])] = []
        var positions: [Key: Int] = [:]
        for duty in duties where duty.isAsked {
            for deadline in duty.deadlines where deadline.lastDay != nil && deadline.ended == nil {
                // What runs from the detention is over once the goods count as excluded.
                if let end = lapse(before: deadline, of: [duty.shipment]), end < question.asOf { continue }
                let key = Key(what: deadline.what, lastDay: deadline.lastDay)
                if let index = positions[key] {
                    found[index].shipments.append(duty.shipment)
                } else {
                    positions[key] = found.count
                    found.append((deadline, [duty.shipment]))
                }
            }
        }
        let tasks = found.map { deadline, shipments in
            let before = lapse(before: deadline, of: Set(shipments)).map {
                "; without a decision the goods count as excluded on \($0): have it there before"
            }
            let start = deadline.started.map { " of \($0)" } ?? ""
            let later = deadline.mayLieLater ? "; public holidays may move the day later" : ""
            let remark = deadline.startRemark.map { ", \($0)" } ?? ""
            let extended = deadline.extended.map { "; \($0)" } ?? ""
            let extensions = deadline.extensions.map { "; \($0)" } ?? ""
            return Answer.Task(
                day: deadline.lastDay, isPast: deadline.lastDay.map { $0 < question.asOf } ?? false,
                isLapse: deadline.isLapse,
                what: "\(deadline.what), \(shipments.unique().joined(separator: ", "))",
                because:
                    "\(deadline.length) from \(deadline.from)\(start)\(remark)\(later)\(extended)\(extensions)\(before ?? "")"
            )
        }
        return tasks.sorted { ($0.day ?? .distantFuture, $0.what) < ($1.day ?? .distantFuture, $1.what) }
    }

    /// The day on which goods count as excluded without a decision, where that is no later than the last day of a period that runs from
    /// their detention: what is to change the decision has to be there before.
    private func lapse(before deadline: DeadlineReport, of shipments: Set<String>) -> Day? {
        guard !deadline.isLapse, deadline.from == RegimeEvent.detention.phrase, let last = deadline.lastDay else {
            return nil
        }
        return duties.filter { shipments.contains($0.shipment) && $0.isAsked }.flatMap(\.deadlines)
            .filter { $0.isLapse && $0.ended == nil }.compactMap(\.lastDay).filter { $0 <= last }.min()
    }

    /// The ways out that stand open where goods are stopped, in the order of the law, each with its last day; then those whose day is past.
    private var waysOut: [Answer.Task] {
        let stopped = duties.filter { duty in
            duty.deadlines.contains { $0.started != nil && $0.ended == nil && Self.isStop($0) }
        }
        let open = Dictionary(grouping: duties.filter { $0.isRoute && $0.isAsked }, by: \.shipment)
        let imported = Dictionary(shipments.map { ($0.id, $0.imported) }, uniquingKeysWith: { first, _ in first })
        return stopped.map(\.shipment).unique().compactMap { shipment in
            guard let routes = open[shipment] else { return nil }
            let ways = routes.map { way($0, imported: imported[shipment] ?? nil) }
            let left = ways.filter { !$0.isPast }.map(\.words)
            let past = ways.filter(\.isPast).map(\.words)
            let over = past.isEmpty ? "" : "; past by the periods that are known: \(past.joined(separator: "; "))"
            guard !left.isEmpty else {
                return Answer.Task(
                    day: nil, isPast: false,
                    what:
                        "Ask counsel whether any way out is left for \(shipment): the periods that are known are over",
                    because: past.joined(separator: "; "))
            }
            return Answer.Task(
                day: nil, isPast: false,
                what: "Choose a way out for \(shipment): \(left.joined(separator: "; "))\(over)",
                because: "what each asks stands under Duties")
        }
    }

    /// A way out in words with its last day, and whether that is past.
    private func way(_ route: DutyReport, imported: Day?) -> (words: String, isPast: Bool) {
        let title = route.title.lowercasedFirst
        let open = route.deadlines.filter { $0.ended == nil && !$0.isLapse && $0.lastDay != nil }
        if let last = open.compactMap(\.lastDay).max() {
            let end = open.compactMap { lapse(before: $0, of: [route.shipment]) }.min()
            if let end, end < question.asOf {
                return ("\(title) (the goods count as excluded since \(end))", true)
            }
            let before = end.map { ", before the goods count as excluded on \($0)" } ?? ""
            return last < question.asOf
                ? ("\(title) (was due on \(last))", true) : ("\(title) (by \(last))\(before)", false)
        }
        // Of a period from entry the case states no start: the day of import stands near it.
        if route.provision == Self.abandonment, let imported {
            let isOver = imported.advanced(by: 30) < question.asOf
            let words = "\(title) (within 30 days after entry, of goods imported on \(imported))"
            return (words, isOver)
        }
        return ("\(title) (no last day is known; ask the port)", false)
    }

    /// The way out whose period starts with entry.
    private static let abandonment = "us-uflpa.route.abandonment"

    private static func isStop(_ deadline: DeadlineReport) -> Bool {
        [RegimeEvent.detention, .exclusion].map(\.phrase).contains(deadline.from)
    }

    private var questions: [Answer.Task] {
        let suppliers = gaps.compactMap { $0.addressee.supplier }.unique().count
        guard suppliers > 0 else { return [] }
        return [
            Answer.Task(
                day: nil, isPast: false,
                what:
                    "Send \(suppliers) \(suppliers == 1 ? "letter" : "letters") to suppliers; clew letters writes them",
                because: counterMeasures.isEmpty
                    ? "they ask what suppliers can know of what is open"
                    : "they ask what suppliers can know of what is open; first take Chinese counsel, since gathering facts in China may set off "
                        + "counter-measures, see there")
        ]
    }
}

extension DutyReport {
    /// Whether it asks something of the user now.
    var isAsked: Bool {
        (status == .applies || status == .open) && openOnlyFor == nil
    }
}

extension String {
    /// The text with a small first letter, where the second is small as well.
    var lowercasedFirst: String {
        guard let first, dropFirst().first?.isLowercase ?? false else { return self }
        return first.lowercased() + dropFirst()
    }
}
