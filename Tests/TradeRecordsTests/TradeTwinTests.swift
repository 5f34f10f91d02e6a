import ClewModel
import TestSupport
import Testing
import TradeRecords

/// The tracer against an obvious slow way, on random tables.
struct TradeTwinTests {
    private struct Row {
        var sender: Int
        var receiver: Int
        var day: Int32
        var code: String?
    }

    /// What the slow way finds of a row: the plainest standing, its steps, its roots.
    private struct Found: Equatable {
        var standing: Int
        var step: Int
        var roots: Set<Int>
    }

    private static let codes: [String?] = ["5201", "520100", "5205", "6109", "61091000", "8501", nil]
    private static let ways: [ProductKinds.Way] = [
        .init(
            name: "Cotton",
            steps: [
                .init(name: "Gin", codes: ["5201"], inputs: []), .init(name: "Spin", codes: ["5205"], inputs: [0]),
                .init(name: "Sew", codes: ["61"], inputs: [1]),
            ])
    ]

    /// Whether goods of one code are followed to those of another, written out.
    private static func follows(_ before: String?, _ after: String?) -> Bool {
        guard let before, let after else { return true }
        if before.prefix(4) == after.prefix(4) || before.prefix(2) == after.prefix(2) { return true }
        let rung = { (code: String) in
            code.hasPrefix("5201") ? 0 : code.hasPrefix("5205") ? 1 : code.hasPrefix("61") ? 2 : nil as Int?
        }
        guard let low = rung(before), let high = rung(after) else { return false }
        return low < high
    }

    /// Every row asked again and again until nothing changes, each standing for itself.
    private static func slow(
        _ rows: [Row], _ roots: [(party: Int, from: Int32, isEstablished: Bool)], steps: Int, days: Int32
    ) -> [Found?] {
        var best = [Found?](repeating: nil, count: rows.count)
        for standing in 0..<8 {
            var found = [Found?](repeating: nil, count: rows.count)
            for (place, row) in rows.enumerated() {
                let mine = roots.indices.filter { index in
                    let root = roots[index]
                    guard root.party == row.sender else { return false }
                    return standing == (root.isEstablished ? 0 : 4) + (row.day >= root.from ? 0 : 3)
                }
                if !mine.isEmpty { found[place] = Found(standing: standing, step: 1, roots: Set(mine)) }
            }
            for step in stride(from: 2, through: steps, by: 1) {
                var new: [(Int, Found)] = []
                for (place, row) in rows.enumerated() where found[place] == nil {
                    let causes = rows.indices.filter { other in
                        found[other]?.step == step - 1 && rows[other].receiver == row.sender
                            && rows[other].receiver != rows[other].sender
                            && rows[other].day < row.day && row.day - rows[other].day <= days
                            && follows(rows[other].code, row.code)
                    }
                    if !causes.isEmpty {
                        new.append(
                            (
                                place,
                                Found(
                                    standing: standing, step: step,
                                    roots: causes.reduce(into: []) { $0.formUnion(found[$1]?.roots ?? []) })
                            ))
                    }
                }
                for (place, one) in new { found[place] = one }
            }
            for place in rows.indices where best[place] == nil { best[place] = found[place] }
        }
        return best
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func agreesWithTheSlowWay(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let parties = Int.random(in: 3...9, using: &generator)
        let start = try #require(Day("2024-01-01")).number
        let rows = (0..<Int.random(in: 1...60, using: &generator)).map { _ in
            Row(
                sender: .random(in: 0..<parties, using: &generator),
                receiver: .random(in: 0..<parties, using: &generator),
                day: start + .random(in: 0..<40, using: &generator), code: codes(&generator))
        }
        let names = (0..<parties).map {
            "Party \(["Alva", "Brenn", "Corvo", "Dalm", "Ervik", "Falu", "Gorm", "Hask", "Inge"][$0])"
        }
        var text = "Bill,Shipper,Consignee,Date,HS\n"
        for (number, row) in rows.enumerated() {
            text += "B\(number),\(names[row.sender]),\(names[row.receiver]),\(Day(number: row.day)),\(row.code ?? "")\n"
        }
        // One table or two: where a row stands decides nothing.
        let lines = text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
        let cut = Int.random(in: 1...lines.count, using: &generator)
        let book =
            Bool.random(using: &generator)
            ? try TradeTables.book(text)
            : try TradeTables.book(
                lines[..<cut].joined(separator: "\n") + "\n",
                ([lines[0]] + lines[cut...]).joined(separator: "\n") + "\n")
        let chosen = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
            (
                party: Int.random(in: 0..<parties, using: &generator),
                from: start + Int32.random(in: 0..<40, using: &generator),
                isEstablished: Bool.random(using: &generator)
            )
        }.filter { book.party(called: names[$0.party]) != nil }
        let roots = try chosen.map {
            TradeRoot(
                party: try #require(book.party(called: names[$0.party])), isEstablished: $0.isEstablished,
                periods: [.init(from: PartialDate(Day(number: $0.from)))])
        }
        var options = TradeTraceOptions()
        options.steps = .random(in: 1...5, using: &generator)
        options.days = .random(in: 1...40, using: &generator)
        let flow = try book.flow(from: roots, options: options, products: ProductKinds(Self.ways))
        let slow = Self.slow(rows, chosen, steps: options.steps, days: Int32(options.days))
        let fast = Dictionary(
            uniqueKeysWithValues: flow.rows.map { ($0.bill ?? "", $0) })
        for (number, expected) in slow.enumerated() {
            let found = fast["B\(number)"]
            #expect((found == nil) == (expected == nil), "row \(number)")
            guard let found, let expected else { continue }
            #expect(found.standing == Self.standing(expected.standing), "row \(number)")
            #expect(found.step == expected.step, "row \(number)")
        }
        check(flow, rows, slow, book, names)
    }

    /// What edges and goods add up to, counted anew.
    private func check(_ flow: TradeFlow, _ rows: [Row], _ slow: [Found?], _ book: TradeBook, _ names: [String]) {
        var counts: [String: Int] = [:]
        var roots: [String: Set<Int>] = [:]
        for (row, found) in zip(rows, slow) {
            guard let found, row.sender != row.receiver else { continue }
            let key = "\(names[row.sender])>\(names[row.receiver]):\(found.standing)"
            counts[key, default: 0] += 1
            roots[key, default: []].formUnion(found.roots)
        }
        var seen: [String: Int] = [:]
        for edge in flow.edges {
            guard let to = edge.to else { continue }
            for (standing, tally) in edge.tallies {
                let number = [0, 3, 4, 7].first { Self.standing($0) == standing } ?? -1
                let key = "\(book.parties[edge.from].name)>\(book.parties[to].name):\(number)"
                seen[key] = Int(tally.shipments.most)
                #expect(tally.shipments.isExact)
                if standing == edge.standing { #expect(Set(edge.roots) == roots[key] ?? []) }
            }
        }
        #expect(seen == counts)
        let received = flow.goods.reduce(0) { $0 + Int($1.tally.shipments.most) }
        #expect(received == counts.values.reduce(0, +))
        for party in flow.parties { #expect(party.way.count == party.step && party.way.last?.to == party.party) }
    }

    private func codes(_ generator: inout SplitMix64) -> String? { Self.codes.randomElement(using: &generator) ?? nil }

    private static func standing(_ number: Int) -> TradeStanding {
        TradeStanding(isQuestion: number >= 4, time: number % 4 == 0 ? .during : .before)
    }
}
