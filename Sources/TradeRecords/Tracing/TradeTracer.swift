import ClewModel
import SourceFiles

/// How far records are followed.
public struct TradeTraceOptions: Hashable, Sendable, Codable {
    /// How many steps from a root: one is from it to its consignees.
    public var steps = 3
    /// How many days may lie between what a party received and what it sent on.
    public var days = 365
    /// Whether goods are followed whatever they are.
    public var followsAllGoods = false
    /// The most rows that are reached; what lies beyond is told as cut off.
    public var rowLimit = 2_000_000

    /// The usual limits.
    public init() {}
}

/// A row that was reached, with the ways by which it was.
struct ReachedRow: Sendable {
    /// One way: from roots of one standing, in so many steps.
    struct Reach: Sendable {
        var standing: UInt8
        var step: UInt8
        /// The roots, by the number of their set.
        var roots: Int32
        /// The row before, by its place among those reached; `nil` for the first of a way.
        var cause: Int32?
        var relation: ProductRelation
    }

    var row: TradeRow
    var reaches: [Reach] = []

    /// The plainest way.
    var best: Reach? { reaches.min { $0.standing < $1.standing } }
}

/// Follows rows from roots through consignees, step by step and forward in time.
///
/// Each step reads the tables once and keeps the rows that it reaches alone, so that memory grows with what is reached. A row is
/// reached at step 1 where a root sends; at step *k* where its sender received by a row of step *k* − 1, on an earlier day and
/// not longer ago than the limit, goods of which those of this row may be some or be made. Ways of each standing (listed by then,
/// before …) are followed apart from each other, so that a way that began before a listing never passes for one after it.
struct TradeTracer {
    private let book: TradeBook
    private let options: TradeTraceOptions
    private let products: ProductKinds
    private let readers: [TradeRowReader]
    /// For each party, the roots that it is.
    private var roots: [Int32: [Int32]] = [:]
    private let all: [TradeRoot]

    /// What a party received in one step of one standing.
    private struct Arrivals {
        /// By the code of the goods (`nil` for none), the days in order; of one day the first row and all roots.
        var days: [HSCode?: [(day: Int32, roots: Int32, row: Int32)]] = [:]
    }

    private struct Key: Hashable {
        var party: Int32
        var standing: UInt8
    }

    private(set) var rows: [ReachedRow] = []
    private(set) var sets = RootSets()
    private(set) var isCut = false
    /// Rows of parties on the way that were not followed, and why; a row reached after all is none of these.
    private(set) var others = Set<Int>()
    private(set) var notLater = Set<Int>()
    private var places: [Int: Int32] = [:]
    private var relations: [HSCode?: [HSCode?: ProductRelation]] = [:]
    private var isFrontier: [Bool]
    private var singles: [Int32] = []

    init(_ book: TradeBook, roots: [TradeRoot], options: TradeTraceOptions, products: ProductKinds) {
        self.book = book
        self.options = options
        self.products = products
        all = roots
        readers = book.tables.indices.map { TradeRowReader(book, file: $0) }
        isFrontier = [Bool](repeating: false, count: book.parties.count)
        for (number, root) in roots.enumerated() {
            self.roots[Int32(root.party), default: []].append(Int32(number))
            singles.append(sets.single(Int32(number)))
        }
    }

    /// Follows the rows.
    ///
    /// - Throws: ``TradeError`` where a table changed since it was read first; what reading throws.
    mutating func run() throws {
        guard !all.isEmpty, options.steps > 0 else { return }
        for root in all { isFrontier[root.party] = true }
        var frontier = try pass(step: 1, arrivals: [:])
        var step = 2
        while step <= options.steps, !frontier.isEmpty {
            for index in isFrontier.indices { isFrontier[index] = false }
            for key in frontier.keys { isFrontier[Int(key.party)] = true }
            frontier = try pass(step: step, arrivals: frontier)
            step += 1
        }
        others = others.filter { places[$0] == nil }
        notLater = notLater.filter { places[$0] == nil && !others.contains($0) }
    }

    /// Reads every table once and reaches what follows from some arrivals, or from the roots.
    private mutating func pass(step: Int, arrivals: [Key: Arrivals]) throws -> [Key: Arrivals] {
        var next: [Key: Arrivals] = [:]
        var offset = 0
        for (file, reader) in readers.enumerated() {
            var refused = 0
            let count = try reader.table.scan(refused: { _ in refused += 1 }) { bytes, row, number in
                var isWanted = false
                reader.senders(bytes, row) { party, _ in if isFrontier[Int(party)] { isWanted = true } }
                guard isWanted else { return }
                let read = reader.read(bytes, row)
                if step == 1 {
                    begin(read, at: offset + number, into: &next)
                } else {
                    follow(read, at: offset + number, step, arrivals, into: &next)
                }
            }
            guard count == book.files[file].rows, refused == book.files[file].unread else {
                throw TradeError(
                    .changed,
                    [
                        Diagnostic(
                            .error, code: "trade.changed", "the file changed while it was read; run it again",
                            at: SourceLocation(file: book.files[file].name))
                    ])
            }
            offset += count
        }
        return next
    }

    /// Reaches a row that a root sends.
    private mutating func begin(_ row: TradeRow, at place: Int, into next: inout [Key: Arrivals]) {
        var found: [UInt8: Int32] = [:]
        for sender in row.senders {
            for root in roots[sender.party] ?? [] {
                let standing = UInt8(all[Int(root)].standing(on: row.date).number)
                found[standing] = sets.union(found[standing] ?? 0, singles[Int(root)])
            }
        }
        for (standing, roots) in found.sorted(by: { $0.key < $1.key }) {
            reach(
                row, at: place,
                ReachedRow.Reach(standing: standing, step: 1, roots: roots, cause: nil, relation: .heading), into: &next
            )
        }
    }

    /// Reaches a row whose sender received before it goods of which its goods may be some or be made.
    private mutating func follow(
        _ row: TradeRow, at place: Int, _ step: Int, _ arrivals: [Key: Arrivals], into next: inout [Key: Arrivals]
    ) {
        let codes: [HSCode?] = row.codes.isEmpty ? [nil] : row.codes.map { $0.international }
        for standing in 0..<UInt8(TradeStanding.count) {
            if let known = places[place], rows[Int(known)].reaches.contains(where: { $0.standing == standing }) {
                continue
            }
            var best: (relation: ProductRelation, row: Int32)?
            var found: Int32 = 0
            var isOther = false
            var isLate = false
            for sender in row.senders {
                guard let received = arrivals[Key(party: sender.party, standing: standing)] else { continue }
                guard let day = row.day else {
                    isLate = true
                    continue
                }
                for (code, days) in received.days {
                    let window = Self.window(days, from: day - Int32(options.days), to: day)
                    guard !window.isEmpty else {
                        isLate = true
                        continue
                    }
                    let relation = codes.map { self.relation(from: code, to: $0) }.min() ?? .unknown
                    guard relation.isFollowed || options.followsAllGoods else {
                        isOther = true
                        continue
                    }
                    for entry in days[window] {
                        found = sets.union(found, entry.roots)
                        if let known = best, (known.relation, known.row) <= (relation, entry.row) { continue }
                        best = (relation, entry.row)
                    }
                }
            }
            guard let best else {
                if isOther { others.insert(place) } else if isLate { notLater.insert(place) }
                continue
            }
            reach(
                row, at: place,
                ReachedRow.Reach(
                    standing: standing, step: UInt8(min(step, 255)), roots: found, cause: best.row,
                    relation: best.relation),
                into: &next)
        }
    }

    private mutating func reach(
        _ row: TradeRow, at place: Int, _ reach: ReachedRow.Reach, into next: inout [Key: Arrivals]
    ) {
        let number: Int32
        if let known = places[place] {
            number = known
        } else {
            guard rows.count < options.rowLimit else {
                isCut = true
                return
            }
            number = Int32(rows.count)
            places[place] = number
            rows.append(ReachedRow(row: row))
        }
        rows[Int(number)].reaches.append(reach)
        guard let day = row.day else { return }
        let codes: [HSCode?] = row.codes.isEmpty ? [nil] : row.codes.map { $0.international }
        for receiver in row.receivers {
            let key = Key(party: receiver.party, standing: reach.standing)
            for code in codes {
                add(day, reach.roots, number, to: &next[key, default: Arrivals()].days[code, default: []])
            }
        }
    }

    /// Adds an arrival to those of its kind, in the order of days.
    private mutating func add(
        _ day: Int32, _ roots: Int32, _ row: Int32, to days: inout [(day: Int32, roots: Int32, row: Int32)]
    ) {
        var low = 0
        var high = days.count
        while low < high {
            let middle = (low + high) / 2
            if days[middle].day < day { low = middle + 1 } else { high = middle }
        }
        if low < days.count, days[low].day == day {
            days[low].roots = sets.union(days[low].roots, roots)
            days[low].row = min(days[low].row, row)
        } else {
            days.insert((day, roots, row), at: low)
        }
    }

    /// The arrivals of a day from `from` on and before `to`.
    private static func window(
        _ days: [(day: Int32, roots: Int32, row: Int32)], from: Int32, to: Int32
    ) -> Range<Int> {
        func place(_ day: Int32) -> Int {
            var low = 0
            var high = days.count
            while low < high {
                let middle = (low + high) / 2
                if days[middle].day < day { low = middle + 1 } else { high = middle }
            }
            return low
        }
        let start = place(from)
        return start..<max(start, place(to))
    }

    private mutating func relation(from before: HSCode?, to after: HSCode?) -> ProductRelation {
        if let known = relations[before]?[after] { return known }
        let relation = products.relation(from: before, to: after)
        relations[before, default: [:]][after] = relation
        return relation
    }
}
