import ClewModel
import Screening
import World

/// The rows of a table of ties by whom they are about, with the other side of each looked up once.
struct StatedTies {
    /// A row, and what its other side is on hand.
    private struct Tie {
        let row: TieTable.Row
        let other: EntityID?
        let title: String?
        let isEstablished: Bool
    }

    private let byParty: [String: [Tie]]

    /// Looks up the suppliers and buyers of a table: by an identifier of the world, which establishes who they are, or by a
    /// likeness of names, which asks.
    init(_ table: TieTable, world: World, ties: PartyTies) throws(ClewError) {
        let trades = table.rows.filter { $0.kind == .supplier || $0.kind == .buyer }
        let names = Set(trades.compactMap(\.other)).sorted()
        let queries = names.map { ScreeningQuery(id: $0, schema: .company, names: [$0]) }
        let found = queries.isEmpty ? [] : try world.identify(queries, on: ties.day)
        var others: [String: (party: EntityID, isSure: Bool)] = [:]
        for (name, candidates) in zip(names, found) {
            let id = world.identities.representative(of: EntityID(name))
            if !world.designations(of: id).isEmpty {
                others[name] = (id, true)
            } else if let best = candidates.first(where: {
                $0.isMatchAfterJudgement && !$0.restsOnInitials && !ties.designations(of: $0.entity).isEmpty
            }) {
                others[name] = (best.entity, best.judgement?.verdict == .match)
            }
        }
        var rows: [String: [Tie]] = [:]
        for row in table.rows {
            let isTrade = row.kind == .supplier || row.kind == .buyer
            let other = isTrade ? row.other.flatMap { others[$0] } : nil
            let entry = other.flatMap { ties.designations(of: $0.party).first }
            // A supplier or buyer whom no list names is no tie to tell.
            guard !isTrade || entry != nil else { continue }
            rows[Self.key(row.party), default: []].append(
                Tie(
                    row: row, other: other?.party, title: entry.map { world.title(of: $0.dataset) },
                    isEstablished: other?.isSure ?? !isTrade))
        }
        byParty = rows
    }

    /// What the table says of a party, by any of its names and identifiers.
    func exposures(of keys: [String], as name: String) -> [Exposure] {
        keys.map(Self.key).unique().flatMap { byParty[$0] ?? [] }.map {
            TieTable.exposure($0.row, of: name, tiedTo: $0.other, onList: $0.title, isEstablished: $0.isEstablished)
        }
    }

    private static func key(_ text: String) -> String { text.lowercased().filter { !$0.isWhitespace } }
}
