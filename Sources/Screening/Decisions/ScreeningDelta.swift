public import ClewModel
import CompactIndex
public import NameMatching

/// What a change of a list can affect, so that nothing else has to be screened again.
///
/// The answer to a query depends on the parties that share a key with it, and on how many share each key, and on nothing
/// else in the index but how many parties are compared for each query, which only a list many times as long changes. So a query
/// that shares no key with any changed party, neither as it was nor as it is now, has the same answer before and after; all
/// others are run again.
public struct ScreeningDelta: Sendable {
    private let touched: Set<UInt64>
    private let screeningKeys: ScreeningKeys
    /// Whether more parties, or fewer, are compared for every query than before.
    private let affectsAll: Bool
    /// The changed parties whose entries extend to others, as they were and as they are.
    private let reach: ReachIndex?
    /// The identifiers of the entities that came, went or changed, sorted.
    public let changed: [EntityID]

    /// Creates a delta from the changed entities.
    ///
    /// - Parameters:
    ///   - before: The changed entities as they were; those that went among them.
    ///   - after: The changed entities as they are; those that came among them.
    ///   - lexicon: The name tables of both indexes.
    public init(before: [Entity], after: [Entity], lexicon: Lexicon) {
        self.init(
            before: before.filter(\.schema.isMatchable).map { PartyProfile($0) },
            after: after.filter(\.schema.isMatchable).map { PartyProfile($0) }, lexicon: lexicon)
    }

    /// Creates a delta between two states of an index.
    ///
    /// - Throws: `incompatibleIndex` if they were built with different name tables; `index` if one is damaged.
    /// - Complexity: O(*n* log *n*) for *n* parties, without analysing names of parties that did not change.
    public init(from old: ScreeningIndex, to new: ScreeningIndex) throws(ScreeningError) {
        guard old.lexicon.fingerprint == new.lexicon.fingerprint else {
            throw ScreeningError(
                .incompatibleIndex, "the two indexes were built with different name tables; screen everything again")
        }
        let (gone, came) = try Self.difference(old, new)
        self.init(
            before: gone, after: came, lexicon: new.lexicon,
            affectsAll: ScreeningOptions.effort(for: old.count) != ScreeningOptions.effort(for: new.count))
    }

    private init(before: [PartyProfile], after: [PartyProfile], lexicon: Lexicon, affectsAll: Bool = false) {
        self.affectsAll = affectsAll
        screeningKeys = ScreeningKeys(analyzer: NameAnalyzer(lexicon: lexicon))
        var touched: Set<UInt64> = []
        for profile in before + after {
            let party = PreparedParty(profile, analyzer: screeningKeys.analyzer)
            for key in screeningKeys.keys(of: party) { touched.insert(key.hash) }
        }
        self.touched = touched
        // Where the designations cannot be read, nothing was found through them before either.
        reach = try? ReachIndex(before + after, lexicon: lexicon)
        changed = Set((before + after).map(\.id)).sorted()
    }

    /// Whether the answer to a query may differ after the change.
    public func affects(_ query: ScreeningQuery) -> Bool {
        if affectsAll { return true }
        let kinds = query.nameKinds
        var keys = screeningKeys.keys(of: query.identifiers)
        for kind in kinds {
            let names = (query.names + query.otherReadings).map { screeningKeys.analyzer.analyze($0, kind: kind) }
            keys += screeningKeys.keys(ofNames: names, kind: kind)
        }
        return ScreeningKeys.distinct(keys, limit: .max).contains { touched.contains($0.hash) }
            || reach?.reaches(of: query).isEmpty == false
    }

    /// The records of each index whose payload the other does not have.
    private static func difference(_ old: ScreeningIndex, _ new: ScreeningIndex)
        throws(ScreeningError) -> (gone: [PartyProfile], came: [PartyProfile])
    {
        do {
            // Attributes are hashes of identifiers: equal parties have equal ones.
            let oldAttributes = try (0..<old.count).map { try old.compact.attribute(of: $0) }
            let newAttributes = try (0..<new.count).map { try new.compact.attribute(of: $0) }
            let oldOrder = (0..<old.count).sorted { oldAttributes[$0] < oldAttributes[$1] }
            let newOrder = (0..<new.count).sorted { newAttributes[$0] < newAttributes[$1] }
            var gone: [PartyProfile] = []
            var came: [PartyProfile] = []
            var left = 0
            var right = 0
            while left < oldOrder.count || right < newOrder.count {
                let first = left < oldOrder.count ? oldAttributes[oldOrder[left]] : .max
                let second = right < newOrder.count ? newAttributes[newOrder[right]] : .max
                let attribute = min(first, second)
                var before: [[UInt8]: [Int]] = [:]
                var after: [[UInt8]: [Int]] = [:]
                while left < oldOrder.count, oldAttributes[oldOrder[left]] == attribute {
                    before[try old.compact.payload(of: oldOrder[left]), default: []].append(oldOrder[left])
                    left += 1
                }
                while right < newOrder.count, newAttributes[newOrder[right]] == attribute {
                    after[try new.compact.payload(of: newOrder[right]), default: []].append(newOrder[right])
                    right += 1
                }
                // Repeats of one party count by their number.
                for (payload, records) in before where after[payload]?.count != records.count {
                    gone.append(try old.profile(at: records[0]))
                }
                for (payload, records) in after where before[payload]?.count != records.count {
                    came.append(try new.profile(at: records[0]))
                }
            }
            return (gone, came)
        } catch let error as IndexError {
            throw ScreeningError(error)
        } catch {
            throw (error as? ScreeningError) ?? ScreeningError(.index, "\(error)", cause: error)
        }
    }
}
