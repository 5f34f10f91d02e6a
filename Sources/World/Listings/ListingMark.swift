import ClewModel

/// What a list says of the standing of an entry beside its days, as the table of import bans of the United States does:
/// `Inactive`, `Modified`.
enum ListingMark: Hashable {
    /// The entry no longer stands; since when, the list may not say.
    case ended
    /// Something of the entry no longer stands; what, the list may not say.
    case changed

    /// Reads the words of a list; `nil` where they say nothing of that kind.
    init?(reading text: String) {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        if words.contains(where: Self.changes.contains) || text.contains("暂停") {
            self = .changed
        } else if words.first.map(Self.ends.contains) ?? false || Self.phrases.contains(words.joined(separator: " "))
            || ["解除", "终止", "失效", "撤销"].contains(where: text.contains)
        {
            self = .ended
        } else {
            return nil
        }
    }

    private static let ends: Set = [
        "inactive", "revoked", "terminated", "rescinded", "withdrawn", "expired", "lifted", "cancelled", "canceled",
        "removed", "delisted", "deleted", "ended", "repealed", "annulled", "historical", "former", "closed",
    ]
    private static let changes: Set = ["modified", "partially", "partly", "suspended", "stayed"]
    private static let phrases: Set = ["no longer in force", "not in force", "not active", "no longer active"]
}
