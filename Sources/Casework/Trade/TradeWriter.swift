public import ClewModel
public import Foundation
import SourceFiles
import TradeRecords

/// Writes a report on records of trade into a folder: all of it or nothing.
public enum TradeWriter {
    /// Writes `trade.html`, `trade.json`, `edges.csv`, `consignees.csv` and `rows.csv`.
    ///
    /// - Returns: The files written.
    public static func write(_ outcome: TradeDesk.Outcome, to folder: URL) throws(ClewError) -> [URL] {
        var bundle = FileBundle()
        bundle.add(try TradePage.html(of: outcome.report), as: "trade.html")
        bundle.add(try DossierDocument.json(of: outcome.report), as: "trade.json")
        bundle.add(edges(outcome.report), as: "edges.csv")
        bundle.add(consignees(outcome.report), as: "consignees.csv")
        bundle.add(rows(outcome), as: "rows.csv")
        do {
            return try bundle.write(to: folder, mark: outcome.report.fingerprint)
        } catch {
            throw ClewError(
                .cannotWrite, "The report cannot be written to \(folder.path): \(error.localizedDescription)")
        }
    }

    /// One row an edge and a standing.
    static func edges(_ report: TradeReport) -> String {
        let names = names(report)
        var rows = [
            [
                "step", "standing", "from", "from_roles", "to", "to_roles", "open_end", "open_names", "roots",
                "shipments_least",
                "shipments_most", "rows", "rows_without_day", "first", "last", "chapters", "headings", "weight",
                "value", "quantity",
                "relation", "goods", "port_of_lading", "port_of_unlading", "first_rows",
            ]
        ]
        for edge in report.edges {
            for tally in edge.tallies {
                var row = [
                    "\(edge.step)", tally.standing, names[edge.from] ?? "",
                    edge.fromRoles.map(\.rawValue).joined(separator: " | "),
                    edge.to.flatMap { names[$0] } ?? "", edge.toRoles.map(\.rawValue).joined(separator: " | "),
                    edge.openEnd?.rawValue
                        ?? edge.standIns.keys.sorted().map { "stands in: " + $0 }.joined(separator: " | "),
                    list(edge.openNames, names), list(edge.roots, names),
                ]
                row += figures(tally)
                row += [
                    edge.relations.joined(separator: " | "), edge.descriptions.joined(separator: " | "),
                    edge.ladings.joined(separator: " | "), edge.unladings.joined(separator: " | "),
                    edge.places.joined(separator: " | "),
                ]
                rows.append(row)
            }
        }
        return CSVCell.table(rows)
    }

    /// One row a party that received, a product, a year and a standing.
    static func consignees(_ report: TradeReport) -> String {
        let parties = Dictionary(report.parties.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let names = names(report)
        var rows = [
            [
                "consignee", "countries", "product", "year", "step", "standing", "roots", "shipments_least",
                "shipments_most", "rows",
                "rows_without_day", "first", "last", "chapters", "headings", "weight", "value", "quantity",
                "listed_itself",
            ]
        ]
        for goods in report.goods {
            let party = parties[goods.party]
            let listed = party?.ties.filter { $0.kind == .listed }.map(\.statement) ?? []
            rows.append(
                [
                    party?.name ?? "", party?.countries.joined(separator: " | ") ?? "", goods.product,
                    goods.year.map(String.init) ?? "", "\(goods.step)", goods.tally.standing, list(goods.roots, names),
                ] + figures(goods.tally) + [listed.joined(separator: " | ")])
        }
        return CSVCell.table(rows)
    }

    /// One row a record that was reached.
    static func rows(_ outcome: TradeDesk.Outcome) -> String {
        var rows = [
            [
                "file", "line", "step", "standing", "date", "bill", "senders", "receivers", "open_end", "codes",
                "counts",
            ]
        ]
        func names(_ parties: [Int]) -> String { parties.map { outcome.parties[$0].name }.joined(separator: " | ") }
        for row in outcome.rows {
            rows.append([
                row.place.file, row.place.line.map(String.init) ?? "", "\(row.step)", row.standing.key,
                row.date?.description ?? "", row.bill ?? "", names(row.senders), names(row.receivers),
                row.openEnd?.rawValue ?? "", row.codes.joined(separator: " | "),
                row.aside?.rawValue ?? (row.isUnsettled ? "perhaps" : "yes"),
            ])
        }
        return CSVCell.table(rows)
    }

    private static func names(_ report: TradeReport) -> [String: String] {
        Dictionary(report.parties.map { ($0.key, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    private static func list(_ keys: [String], _ names: [String: String]) -> String {
        keys.compactMap { names[$0] }.joined(separator: " | ")
    }

    private static func figures(_ tally: TradeReport.Tally) -> [String] {
        func amounts(_ kinds: [TradeMeasure.Kind]) -> String {
            tally.amounts.filter { kinds.contains($0.kind) }.map(plain).joined(separator: " | ")
        }
        return [
            "\(tally.shipments.least)", "\(tally.shipments.most)", "\(tally.rows)", "\(tally.undated)",
            tally.first?.description ?? "", tally.last?.description ?? "", tally.chapters.joined(separator: " | "),
            tally.headings.joined(separator: " | "), amounts([.weight]), amounts([.value]),
            amounts([.quantity, .containers]),
        ]
    }

    /// An amount for machines: `20000 kg gross`, `100 to 220 kg`.
    private static func plain(_ amount: TradeReport.Amount) -> String {
        func text(_ value: Double) -> String {
            Wording.number(value, decimals: 3).replacing("\u{2009}", with: "")
        }
        let number = amount.least == amount.most ? text(amount.most) : "\(text(amount.least)) to \(text(amount.most))"
        return [number, amount.unit, amount.basis].compactMap { $0 }.joined(separator: " ")
    }
}
