/// The parts that parties play in a row of a table, by the words of headers: the importer, the exporter, the vessel ….
///
/// A table of shipments names several parties in each row; they are never one. Words of several languages are one part:
/// “Supplier” and 供应商 beside each other are two names of one party. The words stand in `PartyRole+Words.swift`, and headers
/// that end in one, such as “Tier 2 supplier”, are read in `PartyRole+Endings.swift`.
enum PartyRole {
    /// What a header says of a party.
    struct Found: Hashable {
        /// The part, by one word for all languages: `supplier`.
        var party: String
        /// The word of the header that says it; words of one language are different parties: “Factory”, “Mill”.
        var word: String
        /// What is left of the header, folded; `name` for a name, empty where the word stands alone.
        var rest: String
    }

    /// The word for a party at the start of a folded header, or at its end behind “name of” and the like.
    static func split(_ header: String) -> Found? {
        if let party = table[header] { return Found(party: party, word: header, rest: "") }
        var best: Found?
        var length = 0
        for (word, party) in ordered where word.utf8.count > length {
            if header.hasPrefix(word) {
                best = Found(party: party, word: word, rest: String(header.dropFirst(word.count)))
                length = word.utf8.count
            } else if header.hasSuffix(word), let rest = openings.first(where: { header == $0 + word }) {
                let isName = rest.hasPrefix("name") || rest.hasPrefix("nom")
                best = Found(
                    party: party, word: word,
                    rest: isName ? "name" : rest.replacing("ofthe", with: "").replacing("of", with: ""))
                length = word.utf8.count
            }
        }
        guard var found = best else { return nil }
        if connectors.contains(found.rest) { found.rest = "name" }
        return found
    }

    /// The part of a word that stands alone; of a plural too, where a cell may name several.
    static func party(of word: String) -> (party: String, word: String)? {
        if let party = table[word] { return (party, word) }
        guard word.hasSuffix("s") else { return nil }
        for singular in [String(word.dropLast()), String(word.dropLast(2)), word.dropLast(3) + "y"] {
            if singular.utf8.count > 2, let party = table[singular] { return (party, singular) }
        }
        return nil
    }

    /// Whether a word for a party alone is mostly no header of names where another column is one: 单位 is also a unit of measure.
    static func isDoubtful(_ header: String) -> Bool { doubtful.contains(header) }

    private static let openings = [
        "nameof", "nameofthe", "addressof", "countryof", "nameder", "namedes", "nomdu", "nomde", "nombredel",
        "nombrede",
        "наименование", "название",
    ]
    private static let connectors: Set<String> = ["name", "names", "fullname", "名称", "名稱", "名", "全称", "명", "名前"]
    private static let doubtful = Set(
        [
            "单位", "單位", "record", "account", "internal", "bp", "business", "parte", "partie", "taraf", "tiers", "cari",
        ]
        .map(PartyColumns.folded))

    /// The words in one order, so that a header is always read the same way.
    private static let ordered = table.sorted { $0.key < $1.key }

    /// The part of each word, by its folded form.
    static let table: [String: String] = {
        var table: [String: String] = [:]
        for line in lines.split(separator: "\n") {
            let words = line.split { $0 == " " || $0 == "|" }.map(String.init)
            guard let party = words.first else { continue }
            for word in words where table[PartyColumns.folded(word)] == nil { table[PartyColumns.folded(word)] = party }
        }
        return table
    }()
}
