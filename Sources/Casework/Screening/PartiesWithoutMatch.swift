import ClewModel
public import Screening

/// The parties of a run for which there is nothing to show, in bounded memory: the first ones by name, all of them counted.
public struct PartiesWithoutMatch: Sendable {
    /// A party that was screened or could not be.
    struct Party: Sendable {
        let key: String
        let name: String
        let line: Int?
    }

    /// How many of each kind are kept.
    public let limit: Int
    /// Those that were screened.
    private(set) var screened: [Party] = []
    /// Those that held nothing to look up.
    private(set) var unscreened: [Party] = []
    /// How many were screened.
    public private(set) var screenedCount = 0
    /// How many held nothing to look up.
    public private(set) var unscreenedCount = 0

    /// Creates an empty list.
    public init(limit: Int = 10_000) { self.limit = limit }

    /// Takes note of a result of which nothing is shown.
    public mutating func add(_ result: ScreeningResult) {
        let party = Party(
            key: result.query.id, name: result.query.names.first ?? result.query.identifiers.first?.value ?? "",
            line: result.location?.line)
        if result.isLookedUp {
            screenedCount += 1
            if screened.count < limit { screened.append(party) }
        } else {
            unscreenedCount += 1
            if unscreened.count < limit { unscreened.append(party) }
        }
    }
}
