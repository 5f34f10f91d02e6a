import ClewModel
import SourceFiles

/// An event happened on or before the day.
struct EventHappened: ConditionKind {
    static let key = "event"

    let event: RegimeEvent

    static func read(
        _ record: YAMLRecord, by reader: ConditionReader, into diagnostics: inout [Diagnostic]
    ) -> EventHappened? {
        let event: RegimeEvent? = record.required(choice: key, into: &diagnostics)
        return event.map(EventHappened.init)
    }

    func judged(in context: ConditionContext) -> ConditionAnswer {
        guard let day = context.facts.events[event] else {
            return .no("The case states no such event: \(event.phrase).", by: [])
        }
        if let from = context.from, day < from {
            // What happened before a rule began sets nothing of it off.
            let stated = "The case states \(event.phrase) on \(day)"
            guard context.isOlder else {
                return .no("\(stated), before \(from), the first day of this rule.", by: [])
            }
            return .open(
                "\(stated); how the rule stood then is not in our sources, which vouch for it from \(from) on.",
                missing: [Provision.gap(on: day, vouchedFrom: from)])
        }
        return day <= context.day
            ? .yes(
                context.facts.lapsed.contains(event)
                    ? "\(event.phrase.prefix(1).uppercased() + event.phrase.dropFirst()) counts from \(day), when a period was over without a decision."
                    : "The case states \(event.phrase) on \(day).", by: [])
            : .no("The case states \(event.phrase) on \(day), after the day asked about.", by: [])

    }

    func text(_ words: ConditionWords) -> String { "there was \(event.phrase), on or before the day judged" }

    var subjects: [String] { ["event \(event.rawValue)"] }
    var events: [RegimeEvent] { [event] }
}
