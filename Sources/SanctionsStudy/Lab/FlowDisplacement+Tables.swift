import ClewModel
public import Foundation
import SourceFiles

extension FlowDisplacement {
    /// The number of a period as written: a year, or a month of a year; `nil` for anything else.
    public static func period(_ text: String) -> (number: Int, isMonth: Bool)? {
        guard let date = PartialDate(text), date.day == nil else { return nil }
        return date.month.map { (date.year * 12 + $0 - 1, true) } ?? (date.year, false)
    }

    /// Reads flows from one origin: the columns `period` (2021 or 2021-03), `partner`, `product` and `value`.
    ///
    /// - Throws: ``StudyError`` with the place of each problem: a negative value, years among months, a flow that stands there
    ///   twice.
    public static func flows(
        _ url: URL, as name: String
    ) throws(StudyError) -> (flows: [Flow], isMonthly: Bool, digest: String, notes: [String]) {
        var file = try LabFile(url, as: name, required: ["period", "partner", "product", "value"])
        var isMonthly: Bool?
        var seen: Set<[String]> = []
        var flows: [Flow] = []
        for row in file.table.rows {
            let (partner, product) = (file.text(row, "partner"), file.text(row, "product"))
            let value = file.number(row, "value", in: 0...1e18)
            guard let cell = row.require("period", into: &file.diagnostics) else { continue }
            guard let period = period(cell.text) else {
                cell.report(
                    "lab.period", "\(cell.quoted) is no period such as 2021 or 2021-03", into: &file.diagnostics)
                continue
            }
            if period.isMonth != isMonthly ?? period.isMonth {
                cell.report(
                    "lab.period", "the file has months and years; it takes one of them", into: &file.diagnostics)
            }
            isMonthly = isMonthly ?? period.isMonth
            if !seen.insert([cell.text, partner, product]).inserted {
                cell.report("lab.duplicate", "this flow stands here twice", into: &file.diagnostics)
            }
            flows.append(Flow(period: period.number, partner: partner, product: product, value: value))
        }
        let notes = try file.finish()
        return (flows, isMonthly ?? false, file.digest, notes)
    }

    /// The answer as tables: the direct change, where it went, and how it compares with placebos.
    ///
    /// - Parameters:
    ///   - windows: The windows that fit, one for each length.
    ///   - product: The treated product.
    ///   - found: What a reader took for what in a published file.
    ///   - isImports: Whether the flows are imports by origin, so that partners are origins and the coalition those asked for.
    ///   - unit: What the values are.
    public static func tables(
        _ windows: [Window], product: String, data: [(name: String, digest: String)] = [], found: [String] = [],
        isImports: Bool = false, unit: String = "units of the file"
    ) -> [StudyTable] {
        let notes = LabNotes(
            assumed: [
                "a flow that the file does not have is 0.",
                "without the event the product would have gone the way of the other products (ratio of ratios, which is what a "
                    + "Poisson regression with effects of product and period gives for two groups and two spans).",
                "placebos: each other product as if it were the treated one, and each earlier period whose windows end before the event.",
            ],
            notSaid: [
                "what caused a change: other events of the time fall into the same window.",
                "whether goods were rerouted; changes to third countries are shown as they are.",
                "anything about a single company.",
            ], data: data, found: found)
        let coverage = notes.coverage(counted: windows.count)
        func chance(_ rank: (larger: Int, of: Int)?) -> String {
            rank.map { "\(Figures.text(Double($0.larger) / Double($0.of), digits: 3)) (\($0.larger) of \($0.of))" }
                ?? "no placebo"
        }
        let effects = windows.map { window in
            [
                String(window.length), Figures.text(window.direct, digits: 1),
                window.effect.map { Figures.text((exp($0) - 1) * 100, digits: 1) } ?? "not defined",
                chance(window.productRank), chance(window.dayRank),
            ]
        }
        let moved = windows.flatMap { window in
            window.deflected.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
                .map { [String(window.length), $0.key, Figures.text($0.value, digits: 1)] }
        }
        return [
            StudyTable(
                title:
                    "Change of \(SafeText.line(product)) \(isImports ? "from the origins asked for" : "to the coalition"), a period, and how it compares with placebos",
                columns: ["window", "direct change", "effect %", "chance among products", "chance among days"],
                rows: effects,
                coverage: coverage,
                answer: answer(windows, product: SafeText.line(product), unit: unit, isImports: isImports)
                    .joined(separator: " ")),
            StudyTable(
                title: isImports
                    ? "Change from each other origin, a period" : "Change to each partner outside, a period",
                columns: ["window", "partner", "change"],
                rows: moved,
                coverage: coverage),
        ]
    }

    /// What the longest window says: the change to those asked for, and the rises elsewhere.
    static func answer(_ windows: [Window], product: String, unit: String, isImports: Bool) -> [String] {
        guard let window = windows.last else { return ["No window fits."] }
        let risen = window.deflected.sorted { $0.key < $1.key }.map(\.value).filter { $0 > 0 }.reduce(0, +)
        let named = isImports ? "From the origins that were asked for" : "To the coalition"
        let others = isImports ? "other origins" : "partners outside"
        let length = "\(window.length) \(window.length == 1 ? "period" : "periods") before and after"
        var answer = [
            "\(named), \(product) changed by \(Figures.signed(window.direct)) \(unit) a period (\(length)); "
                + (risen > 0
                    ? "\(others) that rose rose by \(Figures.signed(risen)) together. That one fell and another rose is no proof that goods moved."
                    : "none of the \(others) rose.")
        ]
        if let rank = window.productRank {
            answer.append(
                "Among \(rank.of) products, \(rank.larger) changed as much against the others, this one among them.")
        }
        return answer
    }
}
