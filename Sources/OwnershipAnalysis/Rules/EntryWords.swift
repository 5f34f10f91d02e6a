/// Whom an entry of a list covers by its own words, besides the party it names.
public enum EntryWords: String, Hashable, Sendable, Codable, CaseIterable {
    /// The named party alone.
    case itself
    /// “and subsidiaries”.
    case subsidiaries
    /// Some of its subsidiaries, by number or place, without their names: “and its … subsidiaries”.
    case someSubsidiaries = "some-subsidiaries"
    /// Subsidiaries and others close to it: “subordinate and affiliated entities”.
    case affiliates

    /// Reads what the text of an entry says, in the words of the lists: “subsidiaries”, “affiliates”, “subordinate”.
    ///
    /// “as a subsidiary of” and “parent of” name relations of the listed party itself and widen nothing.
    public init(reading text: String) {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "-" }
        if words.contains(where: { $0.hasPrefix("affiliate") || $0.hasPrefix("subordinate") }) {
            self = .affiliates
        } else if let place = words.firstIndex(of: "subsidiaries") {
            let before = words[..<place].suffix(4)
            if before.last == "and" || ["its", "all"].contains(before.last) && before.dropLast().last == "and" {
                self = .subsidiaries
            } else {
                self = before.contains("and") || before.contains("with") ? .someSubsidiaries : .itself
            }
        } else {
            self = .itself
        }
    }
}
