import ClewModel
public import CompactIndex
public import Foundation
public import NameMatching

/// The parties to screen against, compiled for retrieval: in memory, or mapped from a file.
///
/// An index fits the name tables that it was built with; opening it with others is refused.
public struct ScreeningIndex: Sendable {
    /// The compiled index underneath.
    public let compact: CompactIndex
    /// The name tables.
    public let lexicon: Lexicon

    init(compact: CompactIndex, lexicon: Lexicon) {
        self.compact = compact
        self.lexicon = lexicon
    }

    /// The number of parties.
    public var count: Int { compact.recordCount }

    /// Opens an index file.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - lexicon: The name tables that it was built with.
    ///   - verifies: Whether to check every byte, which takes about a second a gigabyte.
    /// - Throws: `index` if the file is no sound index, `incompatibleIndex` if it was built for another purpose or with
    ///   other tables.
    /// - Complexity: O(1), unless it verifies.
    public static func open(_ url: URL, lexicon: Lexicon, verifies: Bool = false) throws(ScreeningError)
        -> ScreeningIndex
    {
        let compact: CompactIndex
        do {
            compact = try CompactIndex.open(url)
            if verifies { try compact.verify() }
        } catch {
            throw ScreeningError(error, at: SourceLocation(file: url.lastPathComponent))
        }
        guard Array(CarriedTables.line(of: compact.description)) == description(for: lexicon) else {
            let found = String(decoding: CarriedTables.line(of: compact.description).prefix(80), as: UTF8.self)
            throw ScreeningError(
                .incompatibleIndex,
                "the index was built with other name tables or by another version (\(found)); build it again",
                at: SourceLocation(file: url.lastPathComponent))
        }
        return ScreeningIndex(compact: compact, lexicon: lexicon)
    }

    /// What the index was built for and with, in a line.
    public static func purpose(of compact: CompactIndex) -> String {
        String(decoding: CarriedTables.line(of: compact.description), as: UTF8.self)
    }

    static func description(for lexicon: Lexicon) -> [UInt8] {
        Array(
            "clew-screening/\(ProfileCoder.version).\(AnalyzedName.codingVersion) lexicon/\(String(lexicon.fingerprint, radix: 16))"
                .utf8)
    }

    /// The party with number `record`, from 0 to ``count``.
    ///
    /// - Throws: `index`, if the index turns out to be damaged.
    public func party(at record: Int) throws(ScreeningError) -> PartyProfile { try profile(at: record) }

    /// The profile of the party with number `record`.
    func profile(at record: Int) throws(ScreeningError) -> PartyProfile {
        try decoded(record) { PartyView($0)?.profile }
    }

    /// The identifier of the party with number `record`.
    func id(at record: Int) throws(ScreeningError) -> EntityID {
        try decoded(record) { PartyView($0).flatMap { ProfileCoder.id($0.profileBytes) } }
    }

    /// Lends the party with number `record`; `body` gives `nil` where it finds it damaged.
    func withParty<Value>(at record: Int, _ body: (PartyView) -> Value?) throws(ScreeningError) -> Value {
        try decoded(record) { PartyView($0).flatMap(body) }
    }

    /// The party with number `record`, and the bytes that hold it.
    func profileWithBytes(at record: Int) throws(ScreeningError) -> (PartyProfile, [UInt8]) {
        try decoded(record) { payload in
            PartyView(payload).flatMap { party in party.profile.map { ($0, [UInt8](party.profileBytes)) } }
        }
    }

    private func decoded<Value>(_ record: Int, _ decode: (UnsafeRawBufferPointer) -> Value?)
        throws(ScreeningError) -> Value
    {
        do {
            if let value = try compact.withPayload(of: record, decode) { return value }
        } catch {
            throw ScreeningError(error)
        }
        throw ScreeningError(.index, "record \(record) of the index is damaged; build the index again")
    }
}
