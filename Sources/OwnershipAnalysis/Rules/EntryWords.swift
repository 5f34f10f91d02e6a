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
            let opening = before.dropLast().last ?? ""
            if before.last == "and"
                || ["its", "all", "any"].contains(before.last)
                    && ["and", "including", "includes", "with", "to", "covers"].contains(opening)
            {
                self = .subsidiaries
            } else {
                self = before.contains("and") || before.contains("with") ? .someSubsidiaries : .itself
            }
        } else if text.contains("下属") || text.contains("所属") || text.contains("关联") || text.contains("附属") {
            self = .affiliates
        } else {
            self = text.contains("子公司") ? .subsidiaries : .itself
        }
    }
}
