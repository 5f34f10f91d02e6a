public import ClewModel
public import Screening

/// What became of each decision on record: proposed by one person, confirmed by a second, or overruled by a later one.
public struct DecisionHistory: Hashable, Sendable {
    /// The state of a decision.
    public enum State: String, Hashable, Sendable, Codable, CaseIterable {
        /// One person decided; nobody else has looked.
        case proposed
        /// Two persons decided the same, one after the other.
        case confirmed
        /// A later decision on the same pair says otherwise.
        case overruled
        /// Its last day has passed.
        case expired
    }

    /// A decision with its state.
    public struct Entry: Hashable, Sendable {
        /// The decision.
        public var judgement: Screening.Judgement
        /// Its state.
        public var state: State
        /// Who overruled it.
        public var overruledBy: String?
    }

    /// The decisions, oldest first; of those of one pair that say the same only the last.
    public let entries: [Entry]

    /// Works out the states.
    ///
    /// - Parameters:
    ///   - judgements: The decisions on record, oldest first, as ``DecisionLog/judgements(in:knownAt:former:)`` gives them.
    ///   - day: The day on which their last days are looked at.
    public init(_ judgements: [Screening.Judgement], on day: Day) {
        var entries: [Entry] = []
        var last: [[String]: Int] = [:]
        for judgement in judgements {
            let pair = [judgement.query, judgement.entity.rawValue]
            if let index = last[pair] {
                if entries[index].judgement.verdict == judgement.verdict {
                    entries[index].judgement = judgement
                    entries[index].state = Self.state(judgement, on: day)
                    continue
                }
                entries[index].state = .overruled
                entries[index].overruledBy = judgement.decidedBy
            }
            last[pair] = entries.count
            entries.append(Entry(judgement: judgement, state: Self.state(judgement, on: day)))
        }
        self.entries = entries
    }

    private static func state(_ judgement: Screening.Judgement, on day: Day) -> State {
        guard judgement.holds(on: day) else { return .expired }
        return judgement.confirmedBy == nil ? .proposed : .confirmed
    }
}

extension Screening.Judgement {
    /// Whether a person made it; names are compared without regard to case and spaces around them.
    public func isBy(_ person: String) -> Bool {
        func folded(_ text: String) -> String { text.lowercased().split(separator: " ").joined(separator: " ") }
        return folded(decidedBy) == folded(person)
    }
}
