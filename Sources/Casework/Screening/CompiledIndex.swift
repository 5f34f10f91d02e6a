public import ClewModel
import CompactIndex
public import Foundation
public import NameMatching
public import Screening
import World

/// Builds compiled indexes, and says what one holds.
public enum CompiledIndex {
    /// An index that was built, with what was left out of it.
    public struct Build: Sendable {
        /// The index.
        public let index: ScreeningIndex
        /// How many entities were passed over: addresses, listings and links, and parties with neither name nor identifier.
        public let skipped: Int
    }

    /// What an index file says about itself.
    public struct Summary: Hashable, Sendable, Codable {
        /// The number of parties.
        public var parties: Int
        /// The number of different keys under which they are found.
        public var keys: Int
        /// The size in bytes.
        public var bytes: Int
        /// What it was built for and with, in the builder's words.
        public var description: String
        /// Whether it fits the name tables on hand; one that does not must be built again.
        public var isUsable: Bool
    }

    /// Builds an index of the parties of a file or stream, in bounded memory.
    ///
    /// The file appears when it is whole and replaces the one before in one step.
    ///
    /// - Parameters:
    ///   - input: The parties.
    ///   - url: The file to write; in memory where it is `nil`.
    ///   - lexicon: The name tables.
    ///   - carriesTables: Whether the name tables go into the index, so that a worker needs nothing else.
    ///   - diagnostics: Receives what someone must look at.
    ///   - progress: Receives, from time to time, how many bytes have been read.
    /// - Throws: `screening.input` where the input is no list of parties, or holds none that can be compared with: a list
    ///   without parties would clear everybody.
    public static func build(
        _ input: ScreeningInput, to url: URL?, lexicon: Lexicon, carriesTables: Bool = false,
        into diagnostics: inout DiagnosticLog, progress: ((Int) -> Void)? = nil
    ) throws(ClewError) -> Build {
        try withScreeningErrors {
            var builder = try ScreeningIndexBuilder(file: url, lexicon: lexicon, carriesTables: carriesTables)
            var read = 0
            var reader = PartyReader()
            reader.notesKeys = false
            try reader.read(input, into: &diagnostics, progress: progress) { entity, _ in
                try builder.add(entity)
                read += 1
            }
            guard read > builder.skipped else { throw nothingToCompareWith(input.name, read: read) }
            return try finish(builder)
        }
    }

    /// The failure of a list that holds no party.
    static func nothingToCompareWith(_ name: String, read: Int) -> ClewError {
        let found =
            read == 0
            ? "no party was read from it"
            : "\(CountText.of(read, "entity", "entities")) read, none of them with a name or an identifier to compare"
        return ClewError(.screeningInput, "\(name) holds no party to compare with: \(found)")
    }

    private static func finish(_ builder: consuming ScreeningIndexBuilder) throws -> Build {
        let skipped = builder.skipped
        return Build(index: try builder.finish(), skipped: skipped)
    }

    /// Whether a file claims to be a compiled index, by its ending or its first bytes.
    public static func isIndex(_ url: URL) -> Bool {
        if url.pathExtension == "clew" { return true }
        do {
            _ = try CompactIndex.open(url)
            return true
        } catch {
            return error.code != .foreign && error.code != .unreadable
        }
    }

    /// What an index file says about itself.
    public static func summary(of url: URL, lexicon: Lexicon) throws(ClewError) -> Summary {
        let compact: CompactIndex
        do {
            compact = try CompactIndex.open(url)
        } catch {
            throw ClewError(.screeningIndex, error.message)
        }
        let size =
            try? FileManager.default.attributesOfItem(atPath: url.path(percentEncoded: false))[.size] as? NSNumber
        let opened = try? ScreeningIndex.open(url, lexicon: lexicon)
        return Summary(
            parties: compact.recordCount, keys: compact.keyCount, bytes: size?.intValue ?? 0,
            description: ScreeningIndex.purpose(of: compact), isUsable: opened != nil)
    }

    /// Checks every byte of an index file.
    ///
    /// - Throws: `screening.index` with what is damaged.
    public static func verify(_ url: URL) throws(ClewError) {
        do {
            try CompactIndex.open(url).verify()
        } catch {
            throw ClewError(.screeningIndex, error.message)
        }
    }
}
