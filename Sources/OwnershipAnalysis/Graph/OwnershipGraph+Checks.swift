internal import ClewModel

extension OwnershipGraph {
    /// Reports stakes that contradict themselves or one another, in the order of the records.
    func check(into diagnostics: inout [Diagnostic]) {
        var found: [(row: Int, diagnostic: Diagnostic)] = []
        for index in 0..<records.count {
            if records.owner[index] == records.asset[index] {
                found.append((index, selfHolding(index)))
            }
            let row = records.dates[index]
            if row >= 0, dates[Int(row)].isReversed { found.append((index, reversedDates(index))) }
        }
        let owned = StakeRecords.grouped(records.asset, count: entityCount)
        for asset in 0..<entityCount {
            let rows = owned.rows[Int(owned.starts[asset])..<Int(owned.starts[asset + 1])]
            guard rows.count > 1 else { continue }
            if hasPairTwice(rows) { checkPairs(rows, into: &found) }
            for kind in [StakeKind.capital, .voting] where statedSum(rows, kind.code) > Int64(ShareUnits.whole) {
                checkSum(rows, kind: kind, into: &found)
            }
        }
        found.sort { $0.row < $1.row }
        diagnostics += found.map(\.diagnostic)
    }

    private func selfHolding(_ index: Int) -> Diagnostic {
        Diagnostic(
            .warning, code: "ownership.self-holding",
            "\(label(index)) is held by itself; the stake stays in the capital and counts for no owner",
            at: place(index))
    }

    private func reversedDates(_ index: Int) -> Diagnostic {
        let stake = stake(at: index)
        return Diagnostic(
            .error, code: "ownership.dates.reversed",
            "the stake ends on \(stake.validTo?.description ?? "") before it begins on "
                + "\(stake.validFrom?.description ?? ""); its dates are not used, so it may have been held on any day",
            at: place(index))
    }

    private func hasPairTwice(_ rows: ArraySlice<Int32>) -> Bool {
        if rows.count > 12 { return true }
        for first in rows.indices {
            for second in rows.indices where second > first {
                if records.owner[Int(rows[first])] == records.owner[Int(rows[second])] { return true }
            }
        }
        return false
    }

    private func statedSum(_ rows: ArraySlice<Int32>, _ kind: UInt8) -> Int64 {
        var sum: Int64 = 0
        for row in rows where records.kind[Int(row)] == kind { sum += Int64(records.low[Int(row)]) }
        return sum
    }

    /// Two stakes of one kind for one pair that can hold on one day and differ.
    private func checkPairs(_ rows: ArraySlice<Int32>, into found: inout [(row: Int, diagnostic: Diagnostic)]) {
        let sorted = rows.map { Int($0) }.sorted {
            (records.owner[$0], records.kind[$0], $0) < (records.owner[$1], records.kind[$1], $1)
        }
        for (position, second) in sorted.enumerated() where StakeKind(code: records.kind[second]).isShare {
            for first in sorted[..<position].reversed() {
                guard records.owner[first] == records.owner[second], records.kind[first] == records.kind[second] else {
                    break
                }
                guard records.indirect[first] == records.indirect[second],
                    records.low[first] != records.low[second] || records.high[first] != records.high[second],
                    overlap(first, second)
                else { continue }
                found.append(
                    (
                        second,
                        Diagnostic(
                            .warning, code: "ownership.pair.conflict",
                            "the \(StakeKind(code: records.kind[second]).key) of \(label(second)) held by "
                                + "\(ownerLabel(second)) is \(shareText(second)) here and \(shareText(first)) in "
                                + "\(place(first)); both stand, as a range from the least to the greatest",
                            at: place(second))
                    ))
                break
            }
        }
    }

    private func overlap(_ first: Int, _ second: Int) -> Bool {
        let a = interval(first)
        let b = interval(second)
        return a.from <= b.to && b.from <= a.to
    }

    /// The days on which a stake surely holds; empty (from > to) where no day is sure.
    private func interval(_ index: Int) -> (from: Day, to: Day) {
        let row = records.dates[index]
        guard row >= 0 else { return (.distantPast, .distantFuture) }
        let date = dates[Int(row)]
        if date.isReversed { return (.distantFuture, .distantPast) }
        return (date.from?.latest ?? .distantPast, date.to?.earliest ?? .distantFuture)
    }

    /// Whether a stake only ends on a day: registers often give the day of a transfer as the last of one owner and the
    /// first of the next.
    private func isLastDay(_ day: Day, of index: Int) -> Bool {
        let days = interval(index)
        return days.to == day && days.from < day
    }

    /// Stakes in one asset that come to more than the whole on some day.
    private func checkSum(
        _ rows: ArraySlice<Int32>, kind: StakeKind, into found: inout [(row: Int, diagnostic: Diagnostic)]
    ) {
        let shares = rows.map { Int($0) }.filter { records.kind[$0] == kind.code && records.indirect[$0] == 0 }
        // The sum of what surely holds can only rise on a day on which some stake begins.
        for day in Set(shares.map { interval($0).from }).sorted() {
            var least: [Int32: Int32] = [:]
            for index in shares where surelyHolds(index, on: day) && !isLastDay(day, of: index) {
                let owner = records.owner[index]
                least[owner] = min(least[owner] ?? .max, records.low[index])
            }
            let sum = least.values.reduce(Int64(0)) { $0 + Int64($1) }
            guard sum > Int64(ShareUnits.whole), let first = shares.first else { continue }
            let when = day == .distantPast ? "" : " on \(day)"
            found.append(
                (
                    first,
                    Diagnostic(
                        .error, code: "ownership.sum.over",
                        "the stakes in the \(kind.key) of \(label(first)) come to "
                            + "\(ShareText.percent(Double(sum) / Double(ShareUnits.whole)))\(when); each counts as stated, "
                            + "and no stake is bounded by the others",
                        at: place(first))
                ))
            return
        }
    }

    private func place(_ index: Int) -> SourceLocation {
        location(of: index) ?? SourceLocation(file: citations[Int(records.citation[index])].description)
    }

    private func label(_ index: Int) -> String {
        let asset = records.asset[index]
        return names[asset].map { "\($0) (\(entities.name(asset)))" } ?? entities.name(asset)
    }

    private func ownerLabel(_ index: Int) -> String {
        let owner = records.owner[index]
        return names[owner].map { "\($0) (\(entities.name(owner)))" } ?? entities.name(owner)
    }

    private func shareText(_ index: Int) -> String {
        ShareText.describe(ShareUnits.bounds(Int64(records.low[index]), Int64(records.high[index])))
    }
}

extension StakeKind {
    /// Whether the kind is a share of capital or votes.
    var isShare: Bool {
        switch self {
        case .capital, .voting: true
        case .control: false
        }
    }
}
