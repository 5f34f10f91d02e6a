/// How many there are at least and at most: where a table does not say whether two rows are one shipment, both are told.
public struct TradeRange: Hashable, Sendable, Codable {
    /// At least.
    public var least: Int64
    /// At most.
    public var most: Int64

    /// Creates a range.
    public init(_ least: Int64 = 0, _ most: Int64 = 0) {
        self.least = least
        self.most = most
    }

    /// Whether only one number fits.
    public var isExact: Bool { least == most }

    static func + (lhs: TradeRange, rhs: TradeRange) -> TradeRange {
        TradeRange(lhs.least &+ rhs.least, lhs.most &+ rhs.most)
    }
}

/// Why a row that was reached does not count by itself.
public enum TradeAside: String, Hashable, Sendable, Codable, CaseIterable {
    /// It repeats another row to the letter, under the number of the same bill.
    case repeated
    /// It is the master bill of house bills that count.
    case master
    /// A later version of the bill stands for it.
    case amended
    /// The table says that it was taken back.
    case cancelled
}

/// Brings reached rows to bills, so that no shipment counts twice where the table tells that it is one.
///
/// - A row whose bill is the master bill of other rows of the same sender stands aside: its house bills count.
/// - Rows of one bill that are the same to the letter are one.
/// - Where a column tells of amendments, the last version counts, and what was taken back does not.
/// - Rows of one bill about the same goods in the same container with different amounts may be versions of one or parts of one: at
///   least the smallest counts, at most their sum. So it is with rows without a number that are the same to the letter.
struct BillLedger {
    /// Rows that count together as one piece of a bill.
    struct Item {
        /// The rows, by their place among those reached, in order.
        var rows: [Int]
        /// The bill; `nil` where the rows have no number.
        var bill: String?
        /// For rows without a number, how many shipments they are.
        var count: TradeRange
    }

    private(set) var items: [Item] = []
    /// Why rows stand aside, by their place.
    private(set) var aside: [Int: TradeAside] = [:]
    /// The rows of which the table does not say whether they are versions or parts.
    private(set) var unsettled = Set<Int>()

    private struct Group: Hashable {
        var senders: [Int32]
        var bill: String
    }

    private struct Piece: Hashable {
        var senders: [Int32]
        var receivers: [Int32]
        var bill: String?
        var codes: [HSCode]
        var description: String
        var container: String?
        var digest: SIMD2<UInt64>?
    }

    /// - Complexity: O(*n*) for *n* rows.
    init(_ rows: [ReachedRow]) {
        var houses = Set<Group>()
        var latest: [Group: Int] = [:]
        for reached in rows {
            let senders = reached.row.senders.map(\.party)
            if let master = reached.row.master { houses.insert(Group(senders: senders, bill: master)) }
            if let bill = reached.row.bill, case .rank(let rank)? = reached.row.amendment {
                let group = Group(senders: senders, bill: bill)
                latest[group] = max(latest[group] ?? 0, rank)
            }
        }
        var places: [Piece: Int] = [:]
        var seen: [Piece: Set<SIMD2<UInt64>>] = [:]
        for (place, reached) in rows.enumerated() {
            let row = reached.row
            if row.amendment == .cancelled {
                aside[place] = .cancelled
                continue
            }
            let senders = row.senders.map(\.party)
            if let bill = row.bill {
                let group = Group(senders: senders, bill: bill)
                if row.master == nil, houses.contains(group) {
                    aside[place] = .master
                    continue
                }
                if let last = latest[group], Self.rank(row) < last {
                    aside[place] = .amended
                    continue
                }
            }
            let piece = Piece(
                senders: senders, receivers: row.receivers.map(\.party), bill: row.bill, codes: row.codes,
                description: row.description, container: row.container, digest: row.bill == nil ? row.digest : nil)
            if row.bill != nil, seen[piece]?.contains(row.digest) == true {
                aside[place] = .repeated
                continue
            }
            if row.bill != nil { seen[piece, default: []].insert(row.digest) }
            if let known = places[piece] {
                items[known].rows.append(place)
                if row.bill == nil { items[known].count.most += 1 }
            } else {
                places[piece] = items.count
                items.append(Item(rows: [place], bill: row.bill, count: TradeRange(1, 1)))
            }
        }
        for item in items where item.rows.count > 1 { unsettled.formUnion(item.rows) }
    }

    private static func rank(_ row: TradeRow) -> Int {
        if case .rank(let rank)? = row.amendment { return rank }
        return 0
    }
}
