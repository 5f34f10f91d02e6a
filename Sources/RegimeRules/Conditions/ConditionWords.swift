public import ClewModel

/// Conditions of law in plain words, a line each, parts indented under what joins them.
public struct ConditionWords {
    /// One line with how far it is indented.
    public struct Line: Hashable, Sendable, Codable {
        /// How far it is indented.
        public var depth: Int
        /// What it says.
        public var text: String
    }

    /// The name of a list.
    let list: (DatasetName) -> String
    /// The name of a rule of ownership.
    let rule: (String) -> String

    /// Creates words.
    ///
    /// - Parameters:
    ///   - lists: The name of a list.
    ///   - rules: The name of a rule of ownership.
    public init(lists: @escaping (DatasetName) -> String, rules: @escaping (String) -> String) {
        list = lists
        rule = rules
    }

    /// The lines of a condition.
    public func lines(of condition: Condition, depth: Int = 0) -> [Line] {
        [Line(depth: depth, text: condition.kind.text(self))] + condition.kind.below(self, depth: depth + 1)
    }

    /// Places as they are named in a sentence.
    static func named(_ places: [String]) -> String {
        places.map { $0.uppercased() }.joined(separator: " or ")
    }
}
