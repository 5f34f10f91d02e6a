import ClewModel
import Foundation
import Portfolio
import SourceFiles

/// A report on a portfolio as self-contained pages: no scripts, no network, in the looks of the dossier.
enum PortfolioPage {
    /// How many issuers the page tells; the data have them all.
    private static let rows = 400

    /// The page of the whole portfolio.
    ///
    /// - Parameter files: The page of each issuer that has one, by its key.
    static func html(of report: PortfolioReport, files: [String: String]) throws(ClewError) -> String {
        try filled(PortfolioView(report, issuers: Array(report.issuers.prefix(rows)), files: files, one: nil))
    }

    /// The page of one issuer.
    static func html(of issuer: IssuerReport, in report: PortfolioReport) throws(ClewError) -> String {
        try filled(PortfolioView(report, issuers: [issuer], files: [:], one: issuer))
    }

    private static func filled(_ view: PortfolioView) throws(ClewError) -> String {
        SafeText.block(try PageTemplate.filled(PackageResources.portfolio_mustache, of: "portfolio", with: view))
    }
}

/// What the template is filled with: text is escaped by it, markup stands in members whose name ends in HTML.
struct PortfolioView {
    struct Share {
        let title: String
        let percent: String
        let words: String
        let width: String
        let `class`: String
    }

    struct KindRow {
        let kind: String
        let percent: String
        let issuers: String
        let width: String
    }

    struct Tie {
        let tag: String
        let `class`: String
        let statementHTML: String
        let evidenceHTML: [String]
    }

    struct Issuer {
        let nameHTML: String
        let link: String?
        let key: String
        let percent: String
        let standing: String
        let `class`: String
        let identificationHTML: String
        let holdings: [String]
        let ties: [Tie]
        let hasTies: Bool
        let questionsHTML: [String]
        let hasQuestions: Bool
        let decisions: [String]
        let hasDecisions: Bool
        let groupHTML: [String]
        let hasGroup: Bool
        let dealingsHTML: [String]
        let hasDealings: Bool
        let acts: [String]
        let hasActs: Bool
    }

    let style: String
    let title: String
    let titleHTML: String
    let asked: String
    let isWhole: Bool
    let shares: [Share]
    let apart: String
    let kinds: [KindRow]
    let hasKinds: Bool
    let changes: [String]
    let hasChanges: Bool
    let changesTitle: String
    let issuers: [Issuer]
    let more: String?
    let sources: [String]
    let diagnostics: [String]
    let hasDiagnostics: Bool
    let fingerprint: String
    let clew: String
    let knowledge: String

    init(_ report: PortfolioReport, issuers: [IssuerReport], files: [String: String], one: IssuerReport?) {
        style = PageTemplate.style
        title = one.map { "\($0.name) in \(report.question.file)" } ?? "Portfolio \(report.question.file)"
        titleHTML = Markup.tagged(title)
        let held = report.question.holdingsAsOf.map { ", holdings of \($0)" } ?? ""
        asked =
            "As of \(report.question.asOf)\(held), on "
            + (report.question.knownAt.map { "what was known on \($0)." } ?? "all that is on hand.")
        isWhole = one == nil
        let parts: [(String, PortfolioReport.Part, String, String)] = [
            ("Exposed", report.shares.exposed, "of issuers with an established tie of some kind", "high"),
            ("Undetermined", report.shares.undetermined, "of issuers that nobody can tell yet", "medium"),
            (
                "Covered by data", report.shares.covered,
                "of issuers that are identified and of whose owners something is on hand", "low"
            ),
        ]
        shares = parts.map {
            Share(
                title: $0.0, percent: ShareAmount.percent($0.1.share), words: $0.2, width: Self.width($0.1.share),
                class: $0.3)
        }
        apart =
            "Shares are of \(Self.amount(report.total)) (\(report.unit)) held in securities and funds. Apart from that: cash "
            + "\(Self.amount(report.cash)), derivatives \(Self.amount(report.derivatives)), sold short \(Self.amount(report.short))."
        kinds = report.kinds.map {
            KindRow(
                kind: Self.words($0.kind), percent: ShareAmount.percent($0.part.share), issuers: "\($0.issuers)",
                width: Self.width($0.part.share))
        }
        hasKinds = !kinds.isEmpty
        changes = report.changes?.changes.prefix(500).map(\.statement) ?? []
        hasChanges = report.changes != nil
        changesTitle =
            report.changes.map {
                "Since the report as of \($0.since): exposed \(ShareAmount.percent($0.shares.exposed.share)), undetermined "
                    + "\(ShareAmount.percent($0.shares.undetermined.share)), covered \(ShareAmount.percent($0.shares.covered.share)) then"
            } ?? ""
        self.issuers = issuers.map { Self.issuer($0, link: files[$0.key], on: report.question.asOf) }
        let rest = one == nil ? report.issuers.count - issuers.count : 0
        more = rest > 0 ? "Another \(rest) issuers stand in report.json and holdings.csv." : nil
        sources = report.sources.map { "\($0.title): \($0.state)" + ($0.caveat.map { " \($0)" } ?? "") }
        diagnostics = one == nil ? report.diagnostics.map(\.description) : []
        hasDiagnostics = !diagnostics.isEmpty
        fingerprint = report.fingerprint
        clew = report.clew
        knowledge = report.knowledge
    }

    private static func issuer(_ issuer: IssuerReport, link: String?, on day: Day) -> Issuer {
        let (word, look): (String, String) =
            switch issuer.standing {
            case .exposed: ("● exposed", "high")
            case .undetermined: ("? undetermined", "open")
            case .nothingFound: ("✓ nothing found", "clear")
            }
        let waiting = EngagementLog.waiting(issuer.engagement, on: day).map { ["Waiting: \($0)."] } ?? []
        return Issuer(
            nameHTML: Markup.tagged(issuer.name), link: link, key: issuer.key,
            percent: ShareAmount.percent(issuer.part.share),
            standing: word, class: look, identificationHTML: Markup.tagged(issuer.identification),
            holdings: issuer.holdings.prefix(50).map { held in
                let through = held.path.isEmpty ? "" : ", through \(held.path.joined(separator: " > "))"
                return
                    "\(held.name)\(held.isin.map { " (\($0))" } ?? ""): \(ShareAmount.percent(held.part.share)), line \(held.line)\(through)"
            },
            ties: issuer.exposures.map { tie in
                Tie(
                    tag: (tie.isEstablished ? "● " : "? ") + words(tie.kind) + (tie.grade.map { " \($0)" } ?? ""),
                    class: tie.isEstablished ? "high" : "open", statementHTML: Markup.tagged(tie.statement),
                    evidenceHTML: tie.evidence.map {
                        Markup.tagged("\($0.statement) [\($0.citation); \($0.confidence.rawValue)]")
                    })
            }, hasTies: !issuer.exposures.isEmpty, questionsHTML: issuer.questions.map(Markup.tagged),
            hasQuestions: !issuer.questions.isEmpty, decisions: issuer.decisions,
            hasDecisions: !issuer.decisions.isEmpty,
            groupHTML: issuer.parents.map { Markup.tagged("\($0.relation): \($0.name) [\($0.citation)]") }
                + issuer.exceptions.map(Markup.tagged),
            hasGroup: !issuer.parents.isEmpty || !issuer.exceptions.isEmpty,
            dealingsHTML: issuer.dealings.map {
                Markup.tagged("\($0.regime): \($0.statement) [\($0.citation); \($0.confidence.rawValue)]")
            },
            hasDealings: !issuer.dealings.isEmpty,
            acts: issuer.engagement.map {
                "\($0.on): \($0.act.rawValue)\($0.by.map { " by \($0)" } ?? "")\($0.note.map { ", \($0)" } ?? "")"
            } + waiting,
            hasActs: !issuer.engagement.isEmpty)
    }

    static func words(_ kind: Exposure.Kind) -> String {
        switch kind {
        case .listed: "listed itself"
        case .owned: "owned or controlled by listed parties"
        case .owns: "holds a listed party"
        case .groupOwns: "its group holds a listed party"
        case .programme: "tied to a labour programme"
        case .trade: "buys from or sells to a listed party"
        case .place: "in the region, by place alone"
        case .pattern: "a subsidy, a pairing or a pattern"
        }
    }

    /// An amount with its thousands apart.
    private static func amount(_ amount: Int64) -> String {
        var digits = String(amount)
        var place = digits.count - 3
        while place > 0 {
            digits.insert("\u{202F}", at: digits.index(digits.startIndex, offsetBy: place))
            place -= 3
        }
        return digits
    }

    /// A share as the width of a bar in per cent.
    private static func width(_ share: Int64) -> String { "\(share / 10_000_000).\(share / 1_000_000 % 10)" }
}
