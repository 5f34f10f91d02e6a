import Foundation

/// How personal names of ideographs are read in Japanese, as far as `japanese-names.tsv` says.
///
/// A name is read where its family name is one of the table: 山本太郎 is Yamamoto Taro. Ideographs of given names have readings of
/// their own, of which each reader takes one; the likeliest together are given. Names of other languages that are written with the
/// same ideographs keep their readings: these come beside them.
struct JapaneseNames: Sendable {
    private let families: [String: [String]]
    /// The same ideographs in the forms that names are read by.
    private let simplifiedFamilies: Set<String>
    private let given: [Character: [(latin: String, share: Double)]]

    /// How many readings of one name are given at most.
    static let mostReadings = 4
    private static let longestGiven = 3

    init(directory: URL, han: HanTable) throws(NameMatchingError) {
        let file = directory.appending(path: "japanese-names.tsv")
        var families: [String: [String]] = [:]
        var given: [Character: [(latin: String, share: Double)]] = [:]
        var number = 0
        for line in CommaSeparatedFile.lines(of: try CommaSeparatedFile.text(of: file)) {
            number += 1
            if line.isEmpty || line.utf8.first == UInt8(ascii: "#") { continue }
            let fields = CommaSeparatedFile.parts(of: line, at: "\t")
            guard fields.count == 3, let first = fields[1].first, fields[0] == "family" || fields[0] == "given" else {
                throw NameMatchingError(
                    .malformedRow, "Expected family or given, ideographs and readings.", file: file.lastPathComponent,
                    line: number)
            }
            let readings = CommaSeparatedFile.parts(of: fields[2], at: " ")
            if fields[0] == "family" {
                families[String(fields[1])] = readings.map(String.init)
                continue
            }
            given[first] = readings.map { reading in
                let parts = CommaSeparatedFile.parts(of: reading, at: ":")
                return (String(parts[0]), (parts.count > 1 ? Double(parts[1]) ?? 0 : 0) / 100)
            }
        }
        self.families = families
        simplifiedFamilies = Set(
            families.keys.map { name in
                Self.text(name.unicodeScalars.map { han.simplify($0.value) })
            })
        self.given = given
    }

    /// Whether ideographs, in simplified forms, are a family name of the table.
    func isFamily(_ codes: ArraySlice<UInt32>) -> Bool { simplifiedFamilies.contains(Self.text(codes)) }

    private static func text(_ codes: some Sequence<UInt32>) -> String {
        String(String.UnicodeScalarView(codes.compactMap(Unicode.Scalar.init)))
    }

    /// The readings of a name in Latin letters, the likeliest first; none where it is no Japanese one.
    ///
    /// Kana of a given name stay as they are written.
    ///
    /// - Complexity: O(*n*) for a name of *n* characters; a look at the first for one in other scripts.
    func readings(of name: String) -> [String] {
        guard let first = name.unicodeScalars.first(where: { $0.properties.isAlphabetic }), Self.isIdeograph(first)
        else {
            return []
        }
        let words = name.split { $0 == " " || $0 == "\u{3000}" || $0 == "・" }.map(Self.repeated)
        guard words.count <= 2, let whole = words.first else { return [] }
        var found: [(text: String, share: Double)] = []
        if words.count == 2 {
            found = readings(family: whole, given: words[1])
        } else {
            for (length, share) in [(2, 1.0), (3, 1.0), (1, 0.3)] where whole.count > length {
                found += readings(family: Array(whole[..<length]), given: Array(whole[length...])).map {
                    ($0.text, $0.share * share)
                }
            }
        }
        let order = found.indices.sorted {
            found[$0].share != found[$1].share ? found[$0].share > found[$1].share : $0 < $1
        }
        return order.prefix(Self.mostReadings).map { found[$0].text }
    }

    private func readings(family: [Character], given name: [Character]) -> [(text: String, share: Double)] {
        guard let families = families[String(family)] else { return [] }
        let readings = givenReadings(name)
        return families.enumerated().flatMap { rank, family in
            readings.map { ("\(Self.capital(family)) \(Self.capital($0.text))", $0.share / Double(1 + 2 * rank)) }
        }
    }

    private func givenReadings(_ name: [Character]) -> [(text: String, share: Double)] {
        if name.allSatisfy(Self.isKana) { return [(String(name), 1)] }
        guard name.count <= Self.longestGiven else { return [] }
        var found: [(text: String, share: Double)] = [("", 1)]
        for character in name {
            guard let choices = given[character] else { return [] }
            found = choices.flatMap { choice in found.map { ($0.text + choice.latin, $0.share * choice.share) } }
        }
        return found
    }

    /// The characters of a word, with the sign of repetition replaced by what it repeats: 佐々木.
    private static func repeated(_ word: Substring) -> [Character] {
        var found: [Character] = []
        for character in word { found.append(character == "々" ? found.last ?? character : character) }
        return found
    }

    private static func capital(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

    private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool { (0x4E00..<0xA000).contains(scalar.value) }

    private static func isKana(_ character: Character) -> Bool {
        character.unicodeScalars.allSatisfy { (0x3041...0x30FF).contains($0.value) }
    }
}
