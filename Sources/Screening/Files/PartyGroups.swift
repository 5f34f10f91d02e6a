/// The parties that the headers of one table name by words such as importer or owner, and which columns are theirs.
struct PartyGroups {
    /// The parties in the order of their first columns, each by the word that names it.
    private(set) var all: [String] = []
    /// For each column the party that it belongs to; `nil` where its header says none, or one that no column names.
    private(set) var owners: [String?]
    private var others: Set<Int> = []

    private struct Group {
        let name: String
        let party: String
        var words: Set<String>
        var scripts: Set<Script>
        var titles: Set<String>
    }

    private enum Script: Hashable { case latin, cyrillic, arabic, eastAsian }

    /// Words for parties of no certain part: a number of “the company” is that of whoever the row is about.
    private static let general: Set<String> = ["company", "counterparty", "person"]

    /// Divides columns by what their headers say.
    ///
    /// Columns of names are one party where the word is the same, or where it means the same in another script; two words of one
    /// script, such as “Factory” and “Mill”, are two parties, and so is the same header twice.
    ///
    /// - Parameters:
    ///   - roles: What each column holds.
    ///   - found: What its header says of a party.
    ///   - titles: The headers, folded.
    init(_ roles: [PartyColumns.Role?], _ found: [PartyRole.Found?], _ titles: [String]) {
        owners = [String?](repeating: nil, count: roles.count)
        var groups: [Group] = []
        for index in roles.indices where roles[index]?.isName ?? false {
            guard let said = found[index] else { continue }
            let script = Self.script(said.word)
            let place = groups.firstIndex { group in
                guard group.party == said.party, !group.titles.contains(titles[index]) else { return false }
                return group.words.contains(said.word) || !group.scripts.contains(script)
            }
            if let place {
                groups[place].words.insert(said.word)
                groups[place].scripts.insert(script)
                groups[place].titles.insert(titles[index])
                owners[index] = groups[place].name
            } else {
                let base = said.party == "vessel" ? "vessel" : said.word
                let name = groups.contains { $0.name == base } ? "\(base)#\(index)" : base
                groups.append(
                    Group(name: name, party: said.party, words: [said.word], scripts: [script], titles: [titles[index]])
                )
                owners[index] = name
            }
        }
        all = groups.map(\.name)
        guard !groups.isEmpty else { return }
        for index in roles.indices where owners[index] == nil {
            guard let said = found[index], let role = roles[index] else { continue }
            if let group = groups.first(where: { $0.words.contains(said.word) })
                ?? groups.first(where: { $0.party == said.party })
            {
                owners[index] = group.name
            } else if role.isLookedUp, !Self.general.contains(said.party) {
                // “Exporter, Importer LEI”: a number of someone else is never that of the exporter.
                let name = "party:" + said.party
                owners[index] = name
                if !all.contains(name) { all.append(name) }
            } else if role != .id, !role.isLookedUp {
                others.insert(index)
            }
        }
    }

    var count: Int { all.count }
    var first: String? { all.first }

    func contains(_ name: String) -> Bool { all.contains(name) }

    /// Whether a column says something of a party that no column names, such as its country.
    func isOthers(_ column: Int) -> Bool { others.contains(column) }

    private static func script(_ word: String) -> Script {
        for scalar in word.unicodeScalars {
            switch scalar.value {
            case 0x0400..<0x0530: return .cyrillic
            case 0x0590..<0x0780: return .arabic
            case 0x1100..<0x1200, 0x3040..<0xD7B0: return .eastAsian
            default: continue
            }
        }
        return .latin
    }
}
