import Portfolio

/// A report on a portfolio in a few lines.
public enum PortfolioSummary {
    /// The three shares, the kinds of tie, and the first issuers.
    public static func text(of report: PortfolioReport) -> String {
        let shares = report.shares
        var lines = [
            "\(report.question.file), as of \(report.question.asOf): \(report.issuers.count) issuers",
            "  exposed          \(ShareAmount.percent(shares.exposed.share))",
            "  undetermined     \(ShareAmount.percent(shares.undetermined.share))",
            "  covered by data  \(ShareAmount.percent(shares.covered.share))",
        ]
        for kind in report.kinds {
            lines.append(
                "    \(PortfolioView.words(kind.kind)): \(ShareAmount.percent(kind.part.share)), \(kind.issuers) issuers"
            )
        }
        for issuer in report.issuers.prefix(20) where !issuer.exposures.isEmpty {
            lines.append("  \(issuer.standing.rawValue) \(ShareAmount.percent(issuer.part.share))  \(issuer.name)")
            for exposure in issuer.exposures.prefix(3) {
                lines.append("      \(exposure.isEstablished ? "" : "? ")\(exposure.statement)")
            }
        }
        if let changes = report.changes {
            lines.append("  since \(changes.since): \(changes.changes.count) differences")
        }
        lines.append("Exposure is no proof, and what is neither exposed nor undetermined is not cleared.")
        return lines.joined(separator: "\n")
    }
}
