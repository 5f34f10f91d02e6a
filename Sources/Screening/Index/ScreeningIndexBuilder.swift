public import ClewModel
import CompactIndex
public import Foundation
public import NameMatching

/// Builds a screening index from a stream of entities, in bounded memory, on all cores.
///
/// Entities whose schema is not matchable (addresses, listings, links) are passed over. The result depends on the entities
/// and their order alone, not on the number of cores.
public struct ScreeningIndexBuilder: ~Copyable {
    private var builder: CompactIndexBuilder
    private var waiting: [WaitingParty]
    private var pending: BackgroundWork<[PreparedRecord]>?
    private let keys: ScreeningKeys
    private let lexicon: Lexicon
    private let workers: Int
    /// The number of entities passed over because nothing of their schema is screened or they have neither name nor
    /// identifier.
    public private(set) var skipped: Int

    /// Starts an index.
    ///
    /// - Parameters:
    ///   - url: The file to write; in memory where it is `nil`.
    ///   - lexicon: The name tables.
    ///   - carriesTables: Whether the name tables go into the index, so that a worker needs nothing else.
    ///   - workers: How many threads to use; all cores where it is `nil`.
    /// - Throws: `index`.
    public init(
        file url: URL?, lexicon: Lexicon, carriesTables: Bool = false, workers: Int? = nil
    ) throws(ScreeningError) {
        var description = ScreeningIndex.description(for: lexicon)
        if carriesTables { description += try CarriedTables.packed(lexicon.directory) }
        do {
            builder = try CompactIndexBuilder(file: url, description: description)
        } catch {
            throw ScreeningError(error)
        }
        waiting = []
        keys = ScreeningKeys(analyzer: NameAnalyzer(lexicon: lexicon))
        self.lexicon = lexicon
        self.workers = max(1, workers ?? ProcessInfo.processInfo.activeProcessorCount)
        skipped = 0
    }

    /// Adds an entity.
    ///
    /// - Throws: `index`.
    public mutating func add(_ entity: Entity) throws(ScreeningError) {
        guard entity.schema.isMatchable else {
            skipped += 1
            return
        }
        // What has a name is a party for sure; it is taken in on the other threads.
        guard PartyProfile.hasName(entity) else { return try add(PartyProfile(entity)) }
        try wait(.entity(entity))
    }

    /// Adds a party.
    ///
    /// - Throws: `index`.
    public mutating func add(_ profile: PartyProfile) throws(ScreeningError) {
        guard !profile.names.isEmpty || !profile.identifiers.isEmpty else {
            skipped += 1
            return
        }
        try wait(.profile(profile))
    }

    private mutating func wait(_ party: WaitingParty) throws(ScreeningError) {
        waiting.append(party)
        if waiting.count == 4096 { try compile() }
    }

    /// A party on its way into the index.
    private enum WaitingParty: Sendable {
        case entity(Entity)
        case profile(PartyProfile)

        var profile: PartyProfile {
            switch self {
            case .entity(let entity): PartyProfile(entity)
            case .profile(let profile): profile
            }
        }
    }

    /// Has the waiting parties prepared in the background, and takes in those that were given before.
    private mutating func compile() throws(ScreeningError) {
        let next = waiting.isEmpty ? nil : Self.prepare(waiting, keys: keys, workers: workers)
        waiting.removeAll(keepingCapacity: true)
        let before = pending
        pending = next
        guard let before else { return }
        do {
            for party in before.take() {
                try builder.add(payload: party.payload, attribute: party.attribute, keys: party.keys)
            }
        } catch {
            throw ScreeningError(error)
        }
    }

    /// What an index keeps of a party.
    private struct PreparedRecord: Sendable {
        let payload: [UInt8]
        let attribute: UInt64
        let keys: [UInt64]
    }

    private static func prepare(
        _ parties: [WaitingParty], keys: ScreeningKeys, workers: Int
    ) -> BackgroundWork<[PreparedRecord]> {
        BackgroundWork(placeholder: []) {
            parties.concurrentMap(workers: workers) { waiting in
                let profile = waiting.profile
                let party = PreparedParty(profile, analyzer: keys.analyzer)
                return PreparedRecord(
                    payload: party.payload, attribute: ScreeningKeys.hash(profile.id.rawValue),
                    keys: keys.keys(of: party).map(\.hash))
            }
        }
    }

    /// Finishes the index; a file appears under its name now, replacing the one before in one step.
    ///
    /// - Throws: `index`.
    public consuming func finish() throws(ScreeningError) -> ScreeningIndex {
        try compile()
        try compile()
        let lexicon = self.lexicon
        do {
            return ScreeningIndex(compact: try builder.finish(), lexicon: lexicon)
        } catch {
            throw ScreeningError(error)
        }
    }
}

extension ScreeningIndex {
    /// Builds an index of entities.
    ///
    /// - Parameters:
    ///   - entities: The entities; those that cannot be matched are passed over.
    ///   - lexicon: The name tables.
    ///   - url: The file to write; in memory where it is `nil`.
    /// - Throws: `index`.
    public static func build(entities: some Sequence<Entity>, lexicon: Lexicon, file url: URL? = nil)
        throws(ScreeningError) -> ScreeningIndex
    {
        var builder = try ScreeningIndexBuilder(file: url, lexicon: lexicon)
        for entity in entities { try builder.add(entity) }
        return try builder.finish()
    }
}

extension ScreeningIndex {
    /// Builds an index of some of the parties of this one, in their order.
    ///
    /// - Parameters:
    ///   - records: Their records, ascending.
    ///   - url: The file to write; in memory where it is `nil`.
    ///   - carriesTables: Whether the name tables go into the index.
    ///   - adjust: Changes a party before it goes in.
    /// - Throws: `index`.
    package func selecting(
        _ records: [Int], file url: URL? = nil, carriesTables: Bool = false,
        adjusting adjust: (Int, inout PartyProfile) -> Void = { _, _ in }
    ) throws(ScreeningError) -> ScreeningIndex {
        var builder = try ScreeningIndexBuilder(file: url, lexicon: lexicon, carriesTables: carriesTables)
        for record in records {
            var profile = try profile(at: record)
            adjust(record, &profile)
            try builder.add(profile)
        }
        return try builder.finish()
    }

    /// The parties of some records, in their order.
    package func parties(_ records: some Sequence<Int>) throws(ScreeningError) -> [PartyProfile] {
        var profiles: [PartyProfile] = []
        for record in records { profiles.append(try profile(at: record)) }
        return profiles
    }
}
