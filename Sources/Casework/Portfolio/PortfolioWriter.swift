public import ClewModel
public import Foundation
import Portfolio
import SourceFiles

/// Writes a report on a portfolio into a folder: all of it or nothing.
public enum PortfolioWriter {
    /// How many issuers get a page of their own; the data have them all.
    static let pages = 500

    /// Writes `report.html`, `report.json`, `holdings.csv`, `exposures.csv`, and a page for each issuer that is exposed or that
    /// an undecided match asks about.
    ///
    /// - Returns: The files written.
    public static func write(_ report: PortfolioReport, to folder: URL) throws(ClewError) -> [URL] {
        var bundle = FileBundle()
        let told = report.issuers.filter { $0.standing == .exposed || !$0.exposures.isEmpty }.prefix(pages)
        var files: [String: String] = [:]
        for (number, issuer) in told.enumerated() { files[issuer.key] = "issuer-\(number + 1).html" }
        bundle.add(try PortfolioPage.html(of: report, files: files), as: "report.html")
        bundle.add(try DossierDocument.json(of: report), as: "report.json")
        bundle.add(holdings(report), as: "holdings.csv")
        bundle.add(exposures(report), as: "exposures.csv")
        for issuer in told {
            guard let file = files[issuer.key] else { continue }
            bundle.add(try PortfolioPage.html(of: issuer, in: report), as: file)
        }
        do {
            return try bundle.write(to: folder, mark: report.fingerprint)
        } catch {
            throw ClewError(
                .cannotWrite, "The report cannot be written to \(folder.path): \(error.localizedDescription)")
        }
    }

    /// One row a position.
    static func holdings(_ report: PortfolioReport) -> String {
        var rows = [
            [
                "line", "isin", "name", "through", "amount", "share_percent", "issuer", "issuer_name", "lei", "basis",
                "standing",
                "nearest", "covered",
            ]
        ]
        for issuer in report.issuers {
            for held in issuer.holdings {
                rows.append([
                    "\(held.line)", held.isin ?? "", held.name, held.path.joined(separator: " > "),
                    "\(held.part.amount)",
                    percent(held.part.share), issuer.key, issuer.name, issuer.lei ?? "", issuer.basis.rawValue,
                    issuer.standing.rawValue, issuer.nearest?.rawValue ?? "", issuer.isCovered ? "yes" : "no",
                ])
            }
        }
        return CSVCell.table(rows)
    }

    /// One row a tie.
    static func exposures(_ report: PortfolioReport) -> String {
        var rows = [
            [
                "issuer", "issuer_name", "share_percent", "kind", "regime", "grade", "established", "since", "other",
                "statement",
                "evidence", "sources", "confidence",
            ]
        ]
        for issuer in report.issuers {
            for exposure in issuer.exposures {
                rows.append([
                    issuer.key, issuer.name, percent(issuer.part.share), exposure.kind.rawValue, exposure.regime ?? "",
                    exposure.grade ?? "", exposure.isEstablished ? "yes" : "no", exposure.since?.description ?? "",
                    exposure.other?.rawValue ?? "", exposure.statement,
                    exposure.evidence.map(\.statement).joined(separator: " | "),
                    exposure.evidence.map(\.citation.description).joined(separator: " | "),
                    exposure.confidence.rawValue,
                ])
            }
        }
        return CSVCell.table(rows)
    }

    private static func percent(_ share: Int64) -> String { String(ShareAmount.percent(share).dropLast(2)) }
}
