import ClewModel
import SourceFiles

/// Tells where two rows of an input have one key and name different parties: a decision about one would be taken for the other.
struct RepeatedKeys {
    /// The most keys that are kept, so that an input of any length is read in bounded memory.
    static let limit = 200_000

    /// The content by its hash: were two the same by chance, one remark would be missing.
    private var seen: [String: (content: UInt64, line: Int?)] = [:]
    private var told: Set<String> = []

    /// Takes note of a key.
    ///
    /// - Parameters:
    ///   - key: The key of a row, as its input states it.
    ///   - content: What else the row says, as a hash; not asked for where nothing is kept of the key.
    ///   - location: Where it stands.
    /// - Returns: What to say, once for each key.
    mutating func repeated(
        _ key: String, _ content: @autoclosure () -> UInt64, at location: SourceLocation
    ) -> Diagnostic? {
        guard let first = seen[key] else {
            if seen.count < Self.limit { seen[key] = (content(), location.line) }
            return nil
        }
        guard first.content != content(), told.insert(key).inserted else { return nil }
        return Diagnostic(
            .warning, code: "screening.key.repeated",
            "the key \(SafeText.quoted(key, limit: 40)) stands in line \(first.line ?? 0) too, for other content; each row is "
                + "screened, but a decision on one counts for both: give each party a key of its own", at: location)
    }
}
