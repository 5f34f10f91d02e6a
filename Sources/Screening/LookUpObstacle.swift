public import NameMatching
import SourceFiles

/// Why a query has no answer: then no match says nothing about the party.
public enum LookUpObstacle: Hashable, Sendable {
    /// No letter or digit of a name that makes a key, and no identifier.
    case nothingToLookUp
    /// Every name is in a script that is not read here, and was compared with names in the same script alone.
    case unread(UnreadScript, name: String)
    /// The row of the input could not be read.
    case refused

    /// What to say of the party, as the rest of a sentence that begins with it: “the party has …”.
    public var message: String {
        switch self {
        case .nothingToLookUp:
            "the party has neither a name with letters or digits nor an identifier; nothing was looked up, and this says nothing about it"
        case .unread(let script, let name):
            "cannot say: the name \(SafeText.quoted(name, limit: 60)) is written in \(script.phrase); it was compared "
                + "with names in that script alone, and this says nothing about the party: give its name in Latin letters or ideographs too"
        case .refused: "the row cannot be read"
        }
    }

    /// The code of a message about it.
    public var code: String {
        switch self {
        case .nothingToLookUp: "screening.query.empty"
        case .unread: "screening.query.unread"
        case .refused: "screening.row.refused"
        }
    }
}

extension Screener {
    /// Why a query of which nothing was found has no answer; `nil` where that nothing was found is one.
    ///
    /// - Parameter candidates: What was found for it: a match is an answer, whatever else could not be read.
    /// - Complexity: The query is taken apart once more only where nothing at all was found, or an identifier is unsound.
    public func obstacle(to query: ScreeningQuery, among candidates: [Candidate]) -> LookUpObstacle? {
        if candidates.contains(where: \.isMatch) { return nil }
        if let script = UnreadScript.ofAll(query.names) { return .unread(script, name: query.names.first ?? "") }
        // What was found was found by something.
        if !candidates.isEmpty, query.identifiers.allSatisfy(\.isSound) { return nil }
        return canLookUp(query) ? nil : .nothingToLookUp
    }
}
