public import ClewModel
public import Foundation
import SourceFiles

/// Identifiers that bundled parties had before, each with the one that it has now.
///
/// A name that is corrected, or that a list changes, changes the identifier minted from it. What was recorded under the former
/// one (a decision, a link, a question about it) still counts for the party.
public struct FormerIdentifiers: Hashable, Sendable {
    /// None.
    public static let none = FormerIdentifiers([:])

    /// The present identifier of each former one.
    public let current: [EntityID: EntityID]
    private let earlier: [EntityID: [EntityID]]

    /// Creates the table; chains are followed to their end.
    public init(_ pairs: [EntityID: EntityID]) {
        var current: [EntityID: EntityID] = [:]
        for (former, next) in pairs {
            var seen: Set<EntityID> = [former]
            var last = next
            while let further = pairs[last], seen.insert(last).inserted { last = further }
            if last != former { current[former] = last }
        }
        self.current = current
        earlier = Dictionary(grouping: current.keys) { current[$0] ?? $0 }.mapValues { $0.sorted() }
    }

    /// The identifier that a party has now.
    public func current(of entity: EntityID) -> EntityID { current[entity] ?? entity }

    /// The identifiers that a party had before, sorted.
    public func former(of entity: EntityID) -> [EntityID] {
        earlier[entity] ?? []
    }

    /// Reads a table with the columns `former`, `current`, `since`, `reason`, `source`, `confidence` and `verification`, and
    /// perhaps `url` and `accessed`; a folder without the table has no former identifiers.
    ///
    /// - Throws: ``ClewError`` with every problem of the file.
    public init(_ url: URL) throws(ClewError) {
        guard FileManager.default.fileExists(atPath: url.path(percentEncoded: false)) else {
            self = .none
            return
        }
        var diagnostics: [Diagnostic] = []
        var pairs: [EntityID: EntityID] = [:]
        do {
            let file = try SourceFile.read(url, as: "identities/" + url.lastPathComponent)
            let table = Table(
                file, required: ["former", "current", "since", "reason", "source", "confidence", "verification"],
                optional: ["url", "accessed"], into: &diagnostics)
            for row in table.rows {
                let former = row.require("former", into: &diagnostics)
                let current = row.require("current", into: &diagnostics)
                _ = row.require("since", into: &diagnostics)?.day(&diagnostics)
                _ = row.require("reason", into: &diagnostics)
                _ = row.require("source", into: &diagnostics)
                guard let former, let current else { continue }
                if former.text == current.text
                    || pairs.updateValue(EntityID(current.text), forKey: EntityID(former.text)) != nil
                {
                    former.report(
                        "identities.former", "\(former.quoted) must have exactly one other identifier",
                        into: &diagnostics)
                }
            }
        } catch {
            throw ClewError(reading: url.lastPathComponent, error)
        }
        guard !diagnostics.contains(where: { $0.severity == .error }) else {
            throw ClewError(
                .referenceInvalid, "\(url.lastPathComponent) cannot be used", diagnostics: diagnostics)
        }
        self.init(pairs)
    }
}
