public import ClewModel

/// The answer to the question of a case, as far as it fits on a first screen: what to do by when, what is established, what
/// cannot be excluded, and what nobody knows yet.
public struct Answer: Hashable, Sendable, Codable {
    /// Something to do, with the last day for it where law sets one.
    public struct Task: Hashable, Sendable, Codable {
        /// The last day; `nil` where no day is set.
        public var day: Day?
        /// Whether that day lies before the day asked about.
        public var isPast: Bool
        /// Whether nothing is to be done by that day: something counts from then on.
        public var isLapse = false
        /// What to do, or what happens on that day.
        public var what: String
        /// What it follows from, in a few words.
        public var because: String
    }

    /// What to do, the earliest day first.
    public var toDo: [Task] = []
    /// What the evidence at hand establishes, a sentence each.
    public var established: [String] = []
    /// What it leaves possible.
    public var notExcluded: [String] = []
    /// What nobody knows yet, and what the answer therefore does not rest on.
    public var notKnown: [String] = []

    /// All sentences under their headings, in the order in which they are read; headings without a sentence are left out.
    public var sections: [(heading: String, lines: [String])] {
        let sections = [
            ("To do", toDo.map(\.sentence)), ("Established", established), ("Cannot be excluded", notExcluded),
            ("Not known", notKnown),
        ]
        return sections.filter { !$0.1.isEmpty }.map { (heading: $0.0, lines: $0.1) }
    }
}

extension Answer.Task {
    /// The task in one sentence.
    public var sentence: String {
        let day = day.map { day in
            if isLapse { return isPast ? "Since \(day): " : "On \(day): " }
            return isPast ? "Was due on \(day): " : "By \(day): "
        }
        return "\(day ?? "")\(what) (\(because))."
    }
}
