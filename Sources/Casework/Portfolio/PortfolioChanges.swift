public import ClewModel
public import Portfolio

/// What differs between two reports on a portfolio.
public struct PortfolioChanges: Hashable, Sendable, Codable {
    /// The kinds of difference.
    public enum Kind: String, Hashable, Sendable, Codable {
        case issuerNew = "issuer-new"
        case issuerGone = "issuer-gone"
        case exposureNew = "exposure-new"
        case exposureGone = "exposure-gone"
        case standing
    }

    /// One difference.
    public struct Change: Hashable, Sendable, Codable {
        /// What kind it is.
        public var kind: Kind
        /// The key of the issuer.
        public var issuer: String
        /// The name.
        public var name: String
        /// What it says, in a sentence.
        public var statement: String
    }

    /// The day and the fingerprint of the report before.
    public var since: Day
    /// The fingerprint of the report before.
    public var fingerprint: String
    /// The shares of the report before.
    public var shares: PortfolioReport.Shares
    /// The differences, by issuer.
    public var changes: [Change]

    /// Compares two reports.
    init(from before: PortfolioReport, to now: PortfolioReport) {
        since = before.question.asOf
        fingerprint = before.fingerprint
        shares = before.shares
        let old = Dictionary(before.issuers.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let new = Dictionary(now.issuers.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        var changes: [Change] = []
        for key in Set(old.keys).union(new.keys).sorted() {
            func add(_ kind: Kind, _ name: String, _ statement: String) {
                changes.append(Change(kind: kind, issuer: key, name: name, statement: statement))
            }
            switch (old[key], new[key]) {
            case (nil, let issuer?):
                add(.issuerNew, issuer.name, "\(issuer.name) is held now: \(issuer.standing.rawValue).")
                for exposure in issuer.exposures { add(.exposureNew, issuer.name, exposure.statement) }
            case (let issuer?, nil):
                add(.issuerGone, issuer.name, "\(issuer.name) is held no more; it was \(issuer.standing.rawValue).")
            case (let first?, let second?):
                let known = Dictionary(
                    first.exposures.map { ($0.key, $0.isEstablished) }, uniquingKeysWith: { one, _ in one })
                let keys = Set(second.exposures.map(\.key))
                for exposure in second.exposures where known[exposure.key] != exposure.isEstablished {
                    add(.exposureNew, second.name, exposure.statement)
                }
                for exposure in first.exposures where !keys.contains(exposure.key) {
                    add(.exposureGone, second.name, "No longer found: \(exposure.statement)")
                }
                if first.standing != second.standing {
                    add(
                        .standing, second.name,
                        "\(second.name) was \(first.standing.rawValue) and is \(second.standing.rawValue).")
                }
            case (nil, nil): break
            }
        }
        self.changes = changes
    }
}
