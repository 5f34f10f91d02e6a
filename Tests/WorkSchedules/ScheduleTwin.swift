import Foundation
import Screening

/// What the journal must mean, worked out the slow way: from its lines as plain JSON, one item after the other, from the start.
///
/// It shares no code with the queue. Who reads it should be able to check each rule against docs/workbench.md.
struct ScheduleTwin {
    /// A reading as the journal has it.
    struct Reading: Hashable {
        var item: Int
        var by: String
        var verdict: String
        var reason: String
        var expires: String?
        var entry: Int
        /// Whether it overruled a decision, and whether it belongs to the readings before it.
        var isOverruling = false
    }

    /// All readings that anybody ever gave, in their order.
    private(set) var readings: [Reading] = []
    /// How often a person took the proposal of an item back: `item person`.
    private(set) var undone: [String: Int] = [:]
    /// What must stand in the log of decisions, in the order of each item: `item entry verdict person`.
    private(set) var due: [Int: [String]] = [:]
    /// The readings that count now, by item.
    private var standing: [Int: [Reading]] = [:]
    private var states: [Int: String] = [:]
    private var gone: Set<Int> = []
    /// What is wrong with the journal; empty for a sound one.
    private(set) var faults: [String] = []

    /// Reads a journal.
    init(_ bytes: [UInt8]) {
        for (number, line) in bytes.split(separator: 0x0A).enumerated().dropFirst() {
            guard let entry = Self.object(Array(line)), entry["sequence"] as? Int == number,
                let text = entry["body"] as? String, let body = Self.object(Array(text.utf8)),
                let act = body["act"] as? [String: Any], let kind = act.keys.first,
                let by = body["by"] as? String
            else {
                faults.append("entry \(number) cannot be read")
                continue
            }
            take(kind, act[kind] as? [String: Any] ?? [:], by, number)
        }
    }

    private static func object(_ bytes: [UInt8]) -> [String: Any]? {
        try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    }

    private mutating func take(_ kind: String, _ act: [String: Any], _ by: String, _ entry: Int) {
        let item = act["item"] as? Int ?? 0
        switch kind {
        case "opened":
            for (place, alert) in ((act["_0"] as? [String: Any])?["alerts"] as? [[String: Any]] ?? []).enumerated() {
                states[place + 1] = Self.state(of: alert)
            }
        case "proposed", "read", "consolidated", "overruled":
            guard let given = act["_1"] as? [String: Any], let verdict = given["verdict"] as? String,
                let reason = given["reason"] as? String
            else {
                faults.append("entry \(entry) is no reading")
                return
            }
            let reading = Reading(
                item: item, by: by, verdict: verdict, reason: reason, expires: given["expires"] as? String,
                entry: entry, isOverruling: kind == "overruled")
            readings.append(reading)
            let isAnother = kind == "read" || kind == "consolidated"
            standing[item] = (isAnother ? standing[item] ?? [] : []) + [reading]
            settle(item)
        case "undone":
            undone["\(item) \(by)", default: 0] += 1
            standing[item] = []
        case "changed":
            guard let alert = act["alert"] as? [String: Any] else {
                gone.insert(item)
                return
            }
            gone.remove(item)
            if states[item] != Self.state(of: alert) { standing[item] = [] }
            states[item] = Self.state(of: alert)
        default: break
        }
    }

    /// What an item was decided on: both sides, and a decision of before.
    private static func state(of alert: [String: Any]) -> String {
        let former = alert["former"] as? [String: Any] ?? [:]
        let words = former.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: " ")
        return "\(alert["state"] as? String ?? "?") former \(words)"
    }

    /// Notes what belongs in the log of decisions by now.
    private mutating func settle(_ item: Int) {
        let pair = decided(item)
        let given = standing[item] ?? []
        var wanted = pair
        if pair.isEmpty, given.count == 1, given[0].isOverruling, given[0].verdict != "no-match" { wanted = given }
        for reading in wanted {
            let text = "\(item) \(reading.entry) \(reading.verdict) \(reading.by)"
            if !due[item, default: []].contains(text) { due[item, default: []].append(text) }
        }
    }

    /// The first two readings by different persons that say the same.
    private func decided(_ item: Int) -> [Reading] {
        let given = standing[item] ?? []
        for (place, later) in given.enumerated() {
            if let other = given[..<place].last(where: { $0.by != later.by && $0.verdict == later.verdict }) {
                return [other, later]
            }
        }
        return []
    }

    /// How far an item has come on a day, and what was decided: `confirmed match`.
    func stage(of item: Int, on day: String) -> String {
        if gone.contains(item) { return "gone" }
        let given = standing[item] ?? []
        let pair = decided(item)
        if let first = pair.first {
            let last = pair.compactMap(\.expires).min()
            return last.map { $0 < day } ?? false ? "open" : "confirmed \(first.verdict)"
        }
        return given.isEmpty ? "open" : given.count == 1 ? "proposed" : "disputed"
    }
}
