import Foundation

/// How names of syllables are spelt in Latin letters where more than one way is usual: Korean, Cantonese, Wade-Giles.
///
/// One syllable has many spellings (Young, Yong, Yeong) and one spelling can mean several syllables (Jung is 정 or 중), so
/// letters are read as a set of syllables; two spellings may be one name if their sets meet. The syllables are those of
/// `spellings.csv`, by their first spelling; family names have spellings of their own in `family-names.csv`.
struct SpellingTable: Sendable {
    /// A way of writing syllables.
    enum System: Int, CaseIterable, Sendable {
        case korean = 0
        case cantonese = 1
        case wadeGiles = 2

        static func named(_ name: Substring) -> System? {
            switch name {
            case "korean": .korean
            case "cantonese": .cantonese
            case "wade-giles": .wadeGiles
            default: nil
            }
        }
    }

    /// The readings of one ideograph outside Mandarin.
    struct Sounds: Sendable {
        var korean: [[UInt8]] = []
        var cantonese: [[UInt8]] = []
    }

    /// Syllables and family names by number.
    private let names: [[UInt8]]
    /// By the hash of a spelling, where its list starts in `starts`.
    private let table: TermTable
    private let starts: [UInt32]
    private let targets: [UInt16]
    /// The spellings of a Korean or Cantonese syllable or family name, the most usual first, by the hash of its name.
    private let customary: [UInt64: [[UInt8]]]
    private let sounds: [UInt32: Sounds]

    /// How many readings are kept of one spelling.
    static let mostReadings = 6
    private static let longest = 8

    init(directory: URL) throws(NameMatchingError) {
        var collected = Collector()
        let spellings = try CommaSeparatedFile(
            directory.appending(path: "spellings.csv"), requiring: ["system", "syllable", "spellings"])
        let families = try CommaSeparatedFile(
            directory.appending(path: "family-names.csv"), requiring: ["system", "name", "spellings"])
        for (file, column, isFamily) in [(spellings, "syllable", false), (families, "name", true)] {
            for row in file.rows {
                guard let system = System.named(file.field("system", of: row)) else {
                    throw NameMatchingError(
                        .malformedRow, "The system has to be korean, cantonese or wade-giles.", file: file.name,
                        line: row.line)
                }
                collected.add(
                    Array(file.field(column, of: row).utf8),
                    spelt: CommaSeparatedFile.parts(of: file.field("spellings", of: row), at: ";"), system, isFamily)
            }
        }
        names = collected.names
        customary = collected.customary
        (table, starts, targets) = collected.finish()
        sounds = try Self.sounds(directory.appending(path: "ideograph-sounds.tsv"))
    }

    private static func sounds(_ url: URL) throws(NameMatchingError) -> [UInt32: Sounds] {
        var found: [UInt32: Sounds] = [:]
        var number = 0
        for line in CommaSeparatedFile.lines(of: try CommaSeparatedFile.text(of: url)) {
            number += 1
            if line.isEmpty || line.utf8.first == UInt8(ascii: "#") { continue }
            let fields = CommaSeparatedFile.parts(of: line, at: "\t")
            guard fields.count >= 2, let code = fields[0].unicodeScalars.first?.value else {
                throw NameMatchingError(
                    .malformedRow, "Expected an ideograph and its readings.", file: url.lastPathComponent, line: number)
            }
            func list(_ index: Int) -> [[UInt8]] {
                guard index < fields.count, !fields[index].isEmpty else { return [] }
                return CommaSeparatedFile.parts(of: fields[index], at: " ").map { Array($0.utf8) }
            }
            found[code] = Sounds(korean: list(1), cantonese: list(2))
        }
        return found
    }

    private static func seed(_ system: System, isFamily: Bool) -> UInt64 {
        UInt64(20 + system.rawValue + (isFamily ? 10 : 0))
    }

    /// The names of the syllables, or of the family, that letters may spell; empty where none.
    private func targets(_ key: UInt64) -> ArraySlice<UInt16> {
        guard let list = table.find(key) else { return [] }
        return targets[Int(starts[Int(list)])..<Int(starts[Int(list) + 1])]
    }

    /// The family names that letters may spell, the likeliest first, and the rank of that: a low number is a name that many bear.
    func families(_ letters: some Sequence<UInt8>, in system: System) -> (names: [[UInt8]], rank: Int)? {
        let found = targets(StableHash.of(letters, seed: Self.seed(system, isFamily: true)))
        guard let first = found.first else { return nil }
        return (found.map { names[Int($0)] }, Int(first))
    }

    /// What letters may spell, read as one syllable, or as two where they are none; each reading is its syllables joined.
    ///
    /// - Complexity: O(*n*) for *n* letters.
    func readings(_ letters: ArraySlice<UInt8>, in system: System) -> (count: Int, readings: [[UInt8]])? {
        let seed = Self.seed(system, isFamily: false)
        guard letters.count < 2 * Self.longest else { return nil }
        let whole = targets(StableHash.of(letters, seed: seed))
        if !whole.isEmpty { return (1, whole.prefix(Self.mostReadings).map { names[Int($0)] }) }
        var found: [[UInt8]] = []
        var hash = StableHash(seed: seed)
        for cut in letters.indices.dropLast().prefix(Self.longest) {
            hash.add(letters[cut])
            let firsts = targets(hash.value)
            if firsts.isEmpty { continue }
            for second in targets(StableHash.of(letters[(cut + 1)...], seed: seed)) {
                for first in firsts where found.count < Self.mostReadings {
                    let reading = names[Int(first)] + names[Int(second)]
                    if !found.contains(reading) { found.append(reading) }
                }
            }
        }
        return found.isEmpty ? nil : (2, found)
    }

    /// The usual spellings of a Korean syllable, or of a family name, by the name that ``readings(_:in:)`` gives it.
    func spellings(ofKorean name: [UInt8], isFamily: Bool) -> [[UInt8]] {
        customary[StableHash.of(name, seed: Self.seed(.korean, isFamily: isFamily))] ?? []
    }

    /// The usual spellings of a Cantonese syllable, by the name that ``readings(_:in:)`` gives it.
    func spellings(ofCantonese name: [UInt8]) -> [[UInt8]] {
        customary[StableHash.of(name, seed: Self.seed(.cantonese, isFamily: false))] ?? []
    }

    /// The readings of a simplified ideograph in Korean and Cantonese.
    func sounds(of ideograph: UInt32) -> Sounds { sounds[ideograph] ?? Sounds() }

    /// Gathers the rows of both tables.
    private struct Collector {
        var names: [[UInt8]] = []
        var customary: [UInt64: [[UInt8]]] = [:]
        private var lists: [UInt64: [(rank: Int, name: UInt16)]] = [:]

        mutating func add(_ name: [UInt8], spelt: [Substring], _ system: System, _ isFamily: Bool) {
            let number = UInt16(truncatingIfNeeded: names.count)
            names.append(name)
            let seed = SpellingTable.seed(system, isFamily: isFamily)
            let letters = spelt.map { Array($0.lowercased().utf8) }
            for (rank, spelling) in ([name] + letters).enumerated() {
                lists[StableHash.of(spelling, seed: seed), default: []].append((rank, number))
            }
            if system != .wadeGiles { customary[StableHash.of(name, seed: seed)] = letters.filter { $0 != name } }
        }

        func finish() -> (TermTable, [UInt32], [UInt16]) {
            var starts: [UInt32] = [0]
            var targets: [UInt16] = []
            var entries: [(key: UInt64, value: UInt32)] = []
            for (key, list) in lists.sorted(by: { $0.key < $1.key }) {
                entries.append((key, UInt32(starts.count - 1)))
                var seen: Set<UInt16> = []
                for entry in list.sorted(by: { ($0.rank, $0.name) < ($1.rank, $1.name) })
                where seen.insert(entry.name).inserted {
                    targets.append(entry.name)
                }
                starts.append(UInt32(targets.count))
            }
            return (TermTable(entries), starts, targets)
        }
    }
}
