import ClewModel
import SourceFiles

/// The content of an event in one form, however it was written down.
///
/// Follows the canonical form that the Core Business Vocabulary 2.0 gives events before it hashes them (section 8.9), as far as
/// the sameness of two events needs it: times in UTC, lists sorted, identifiers as digital links, words without their prefix,
/// numbers by value, and nothing that a recorder or a declaration added.
enum EPCISFingerprint {
    private static let added: Set = [
        "recordTime", "errorDeclaration", "eventID", "@context", "baseExtension", "eventTime", "eventTimeZoneOffset",
        "schemaVersion", "creationDate",
    ]
    /// Members whose values are words of the vocabulary.
    private static let wordNames: Set = ["bizStep", "disposition", "set", "unset", "type"]

    /// The text of an event.
    ///
    /// - Complexity: O(*n* log *n*) in the values of the event.
    static func text(of tree: JSONTree, time: Moment, offset: Int) -> String {
        let kept = tree.members.filter { !added.contains($0.key) && !isEmpty($0.value) }
        return "\(time.instant) \(offset) " + object(kept)
    }

    private static func object(_ members: [JSONTree.Member]) -> String {
        let parts = members.map { "\($0.key)=\(value($0.value, of: $0.key))" }
        return "{" + sorted(parts).joined(separator: ",") + "}"
    }

    /// Texts in the order of their bytes.
    private static func sorted(_ texts: [String]) -> [String] {
        texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func value(_ tree: JSONTree, of name: String) -> String {
        switch tree.content {
        case .object(let members): return object(members.filter { !isEmpty($0.value) })
        case .array(let elements):
            return "[" + sorted(elements.map { value($0, of: name) }).joined(separator: ",") + "]"
        case .string(let text): return "\"" + plain(text, of: name).replacing("\"", with: "\\\"") + "\""
        case .number(let number): return "\(number)"
        case .bool(let value): return "\(value)"
        case .null: return "null"
        }
    }

    /// An empty list says no more than none.
    private static func isEmpty(_ tree: JSONTree) -> Bool {
        if case .array(let elements) = tree.content { return elements.isEmpty }
        return false
    }

    private static func plain(_ text: String, of name: String) -> String {
        if let time = Moment(text) { return "\(time.instant)" }
        let isOfVocabulary =
            !text.contains(":") || text.hasPrefix("cbv:") || text.hasPrefix("urn:epcglobal:cbv:")
            || text.hasPrefix("https://ref.gs1.org/")
        if wordNames.contains(name), isOfVocabulary { return EPCISVocabulary.word(text) }
        return GS1Identifier(text).text
    }
}
