import ClewModel

/// What came of judging a condition: the answer, its reasons, and what would change it.
struct ConditionAnswer {
    var determination: Determination
    var reasons: [Reason] = []
    var changes: [String] = []
    /// The answers that it was combined of; empty for a condition that was judged by itself.
    var parts: [ConditionAnswer] = []
    /// How the parts were combined; `nil` without parts.
    var joining: Joining?
    /// What the answer is about, where its reasons do not say it: the title of a provision referred to.
    var heading: String?

    /// How parts become one answer.
    enum Joining {
        case all
        case any
    }

    static func yes(_ statement: String, by evidence: [EvidenceID], changes: [String] = []) -> ConditionAnswer {
        ConditionAnswer(
            determination: .established(by: evidence), reasons: [Reason(.yes, statement, evidence: evidence)],
            changes: changes)
    }

    static func no(_ statement: String, by evidence: [EvidenceID], changes: [String] = []) -> ConditionAnswer {
        ConditionAnswer(
            determination: .refuted(by: evidence), reasons: [Reason(.no, statement, evidence: evidence)],
            changes: changes)
    }

    static func open(_ statement: String, missing: [EvidenceGap], evidence: [EvidenceID] = []) -> ConditionAnswer {
        ConditionAnswer(
            determination: .undetermined(missing: missing),
            reasons: [Reason(.open, statement, evidence: evidence)],
            changes: missing.map { "Known: \($0.missing) (\($0.subject))." })
    }

    /// Whether one of some places is among those that are known of.
    static func place(
        _ places: [String], among known: [String], evidence: [EvidenceID], what: String, unknown: String,
        question: String
    ) -> ConditionAnswer {
        guard !known.isEmpty else {
            let gap = EvidenceGap(missing: unknown, subject: "case", question: question)
            return .open("It is not stated \(unknown).", missing: [gap])
        }
        let met = places.filter { known.contains($0) }
        let names = (met.isEmpty ? known : met).map { $0.uppercased() }.joined(separator: ", ")
        return met.isEmpty
            ? .no("\(what) \(names) only.", by: evidence) : .yes("\(what) \(names).", by: evidence)
    }

    /// All parts hold: a part that fails decides, then a part that is open.
    static func all(_ parts: [ConditionAnswer]) -> ConditionAnswer {
        let refuted = parts.filter { $0.isRefuted }
        let open = parts.filter { $0.isOpen }
        let deciding = !refuted.isEmpty ? refuted : !open.isEmpty ? open : parts
        return combined(parts, .all, deciding: deciding)
    }

    /// At least one part holds: a part that holds decides, then a part that is open.
    static func any(_ parts: [ConditionAnswer]) -> ConditionAnswer {
        let established = parts.filter { $0.isEstablished }
        let open = parts.filter { $0.isOpen }
        let deciding = !established.isEmpty ? established : !open.isEmpty ? open : parts
        return combined(parts, .any, deciding: deciding)
    }

    var isEstablished: Bool {
        if case .established = determination { return true }
        return false
    }

    var isRefuted: Bool {
        if case .refuted = determination { return true }
        return false
    }

    var isOpen: Bool {
        if case .undetermined = determination { return true }
        return false
    }

    /// The reasons that say the same as the answer, of the parts that do.
    var decidingReasons: [Reason] {
        let wanted: Reason.Answer =
            switch determination {
            case .established: .yes
            case .refuted: .no
            case .undetermined: .open
            }
        let all = reasons.filter { $0.answer == wanted }
        guard !parts.isEmpty else { return all }
        // What stands beside the parts is the answer's own.
        let below = Set(parts.flatMap(\.reasons))
        var deciding: [Reason] = []
        for part in parts
        where part.isEstablished == isEstablished && part.isRefuted == isRefuted && part.isOpen == isOpen {
            deciding.appendNew(part.decidingReasons)
        }
        deciding.appendNew(all.filter { !below.contains($0) })
        return deciding.isEmpty ? all : deciding
    }

    private static func combined(
        _ parts: [ConditionAnswer], _ joining: Joining, deciding: [ConditionAnswer]
    ) -> ConditionAnswer {
        var evidence: [EvidenceID] = []
        var gaps: [EvidenceGap] = []
        for part in deciding {
            switch part.determination {
            case .established(let ids), .refuted(let ids): evidence.appendNew(ids)
            case .undetermined(let missing): gaps.appendNew(missing)
            }
        }
        let determination: Determination
        switch deciding.first?.determination {
        case .refuted: determination = .refuted(by: evidence)
        case .undetermined: determination = .undetermined(missing: gaps)
        // No part at all: “all of nothing” holds; the reader refuses an empty list anyway.
        case .established, nil: determination = .established(by: evidence)
        }
        var reasons: [Reason] = []
        for part in parts { reasons.appendNew(part.reasons) }
        var changes: [String] = []
        for part in deciding { changes.appendNew(part.changes) }
        return ConditionAnswer(
            determination: determination, reasons: reasons, changes: changes, parts: parts, joining: joining)
    }
}

extension Array where Element: Hashable {
    /// Appends what is not there yet, in order.
    mutating func appendNew(_ elements: [Element]) {
        for element in elements where !contains(element) { append(element) }
    }
}
