import ClewModel
import SourceFiles
import TradeRecords

/// A report on records of trade as a self-contained page: no scripts, no network, in the looks of the dossier.
enum TradePage {
    static func html(of report: TradeReport) throws(ClewError) -> String {
        SafeText.block(try PageTemplate.filled(PackageResources.trade_mustache, of: "trade", with: TradeView(report)))
    }
}

/// What the template is filled with: text is escaped by it, markup stands in members whose name ends in HTML.
struct TradeView {
    struct Root {
        let nameHTML: String
        let tag: String
        let `class`: String
        let tiesHTML: [String]
        let questionsHTML: [String]
        let decisions: [String]
        let hasQuestions: Bool
    }

    struct Reached {
        let nameHTML: String
        let tag: String
        let `class`: String
        let sentenceHTML: String
        let wayHTML: [String]
        let tiesHTML: [String]
        let questionsHTML: [String]
        let decisions: [String]
    }

    struct Goods {
        let nameHTML: String
        let product: String
        let year: String
        let step: String
        let standing: String
        let shipments: String
        let amounts: String
    }

    struct Edge {
        let statementHTML: String
        let tag: String
        let `class`: String
        let detailsHTML: [String]
        let places: String
    }

    /// How many of each the page tells; the tables have them all.
    private static let (toldParties, toldGoods, toldEdges) = (150, 400, 200)

    let style: String
    let title: String
    let titleHTML: String
    let asked: String
    let answerHTML: [String]
    let picture: String?
    let noPicture: String
    let isPictureCut: Bool
    let roots: [Root]
    let moreRoots: String?
    let reached: [Reached]
    let hasReached: Bool
    let moreReached: String?
    let goods: [Goods]
    let hasGoods: Bool
    let moreGoods: String?
    let edges: [Edge]
    let hasEdges: Bool
    let moreEdges: String?
    let cannotShow: [String]
    let files: [String]
    let sources: [String]
    let diagnostics: [String]
    let hasDiagnostics: Bool
    let fingerprint: String
    let clew: String
    let knowledge: String

    init(_ report: TradeReport) {
        style = PageTemplate.style
        let question = report.question
        let named = question.files.map(\.name).joined(separator: ", ")
        title = "Records of trade: \(named)"
        titleHTML = Markup.tagged(title)
        let whom =
            question.from.isEmpty ? "From all parties that are listed" : "From \(question.from.joined(separator: ", "))"
        asked =
            "\(whom), forward in time, at most \(question.limits.steps) steps and \(question.limits.days) days from one to the next. As of "
            + "\(question.asOf), on " + (question.knownAt.map { "what was known on \($0)." } ?? "all that is on hand.")
        let rootParties = report.parties.filter { $0.root != nil }
        let reachedParties = report.parties.filter { $0.reached != nil }
        answerHTML = Self.answer(report, rootParties, reachedParties)
        let (graph, isCut) = TradeGraph.of(report)
        let drawn = graph.nodes.isEmpty ? nil : ChainPicture(of: graph, title: "Where records lead from listed parties")
        picture = drawn?.svg
        noPicture =
            graph.nodes.isEmpty
            ? "records lead nowhere." : "the program dot of Graphviz is not there."
        isPictureCut = isCut
        let askedFor = TradeWords.asked(report.parties)
        let names = Dictionary(report.parties.map { ($0.key, $0.name) }, uniquingKeysWith: { first, _ in first })
        roots = rootParties.prefix(Self.toldParties).map(Self.root)
        moreRoots = Self.more(rootParties.count - roots.count, "trade.json")
        reached = reachedParties.prefix(Self.toldParties).map { Self.reached($0, names, askedFor) }
        hasReached = !reached.isEmpty
        moreReached = Self.more(reachedParties.count - reached.count, "trade.json")
        goods = report.goods.prefix(Self.toldGoods).map { goods in
            Goods(
                nameHTML: Markup.tagged(names[goods.party] ?? goods.party), product: TradeWords.product(goods.product),
                year: goods.year.map(String.init) ?? "no day", step: "\(goods.step)",
                standing: TradeWords.standing(goods.tally.standing, isAsked: askedFor.isSuperset(of: goods.roots)),
                shipments: TradeWords.count(goods.tally.shipments, "shipment", "shipments"),
                amounts: TradeWords.amounts(goods.tally))
        }
        hasGoods = !goods.isEmpty
        moreGoods = Self.more(report.goods.count - goods.count, "consignees.csv")
        let ties = Dictionary(
            report.parties.map { ($0.key, $0.ties) }, uniquingKeysWith: { first, _ in first })
        edges = report.edges.prefix(Self.toldEdges).map { Self.edge($0, ties, askedFor) }
        hasEdges = !edges.isEmpty
        moreEdges = Self.more(report.edges.count - edges.count, "edges.csv")
        cannotShow = report.cannotShow
        files = question.files.map { file in
            let order = file.dates.map { ", dates \($0.rawValue.replacing("-", with: " "))" } ?? ""
            return
                "\(file.name): \(TradeWords.whole(Int64(file.rows))) rows read, \(TradeWords.whole(Int64(file.unread))) not, "
                + "\(TradeWords.whole(Int64(file.undated))) without a day\(order); names \(TradeWords.roles(file.roles)). SHA-256 \(file.sha256)"
        }
        sources = report.restsOn.lists.map { list in
            let age = list.days.map { ", \($0) days old" + (list.isStale == true ? ", more than it allows" : "") } ?? ""
            let rest = [list.caveat, list.rejects].compactMap { $0 }.map { " " + $0 }.joined()
            return "\(list.title): \(list.state)\(age).\(rest)"
        }
        diagnostics = report.diagnostics.map(\.description)
        hasDiagnostics = !diagnostics.isEmpty
        fingerprint = report.fingerprint
        clew = report.clew
        knowledge = report.restsOn.knowledge
    }

    private static func answer(
        _ report: TradeReport, _ roots: [TradeReport.Party], _ reached: [TradeReport.Party]
    ) -> [String] {
        let sure = roots.count { $0.root?.isEstablished == true && $0.root?.basis != .asked }
        let asked = roots.count { $0.root?.basis == .asked }
        let maybe = roots.count - sure - asked
        func parties(_ count: Int) -> String { count == 1 ? "1 party" : "\(count) parties" }
        var lines: [String] = []
        if sure > 0 {
            lines.append(
                "\(parties(sure)) that a list names, or that listed parties own, \(sure == 1 ? "sends" : "send") goods in these records."
            )
        }
        if maybe > 0 { lines.append("\(parties(maybe)) may be listed: the names are alike, and nobody has decided.") }
        if asked > 0 {
            lines.append(
                "\(parties(asked)) \(asked == 1 ? "was" : "were") asked for; no list on hand names \(asked == 1 ? "it" : "them")."
            )
        }
        if roots.isEmpty { lines.append("No party that sends goods in these records is listed, as far as is known.") }
        let during = reached.count { $0.reached?.standing == "during" }
        if !reached.isEmpty {
            lines.append(
                "Records lead to \(parties(reached.count)), to \(during) of them by records that begin while the sender was listed or "
                    + "that were asked for.")
        }
        lines.append(
            "This is exposure and no proof: a record names who ships and who receives, and not what goods hold.")
        return lines.map(Markup.tagged)
    }

    private static func ties(_ party: TradeReport.Party) -> [String] {
        party.ties.map { tie in
            Markup.tagged((tie.isEstablished ? "● " : "? ") + tie.statement)
                + tie.evidence.map {
                    "<span class=\"source\">\(Markup.tagged($0.statement)) \(Wording.sourceHTML($0.citation))</span>"
                }.joined()
        }
    }

    private static func root(_ party: TradeReport.Party) -> Root {
        let (mark, _) = TradeGraph.mark(party)
        let (tag, look) =
            switch mark {
            case .found: ("● listed, or owned by listed parties", "high")
            case .possible: ("▲ asked for", "medium")
            default: ("? may be listed", "open")
            }
        return Root(
            nameHTML: named(party), tag: tag, class: look, tiesHTML: ties(party),
            questionsHTML: party.questions.map(Markup.tagged), decisions: party.decisions,
            hasQuestions: !party.questions.isEmpty)
    }

    private static func named(_ party: TradeReport.Party) -> String {
        let place = party.countries.isEmpty ? "" : " (\(party.countries.joined(separator: ", ").uppercased()))"
        return Markup.tagged(party.name + place)
    }

    private static func reached(_ party: TradeReport.Party, _ names: [String: String], _ asked: Set<String>) -> Reached
    {
        let way = party.reached
        let (tag, look) = TradeWords.tag(way?.standing ?? "open", isAsked: asked.isSuperset(of: way?.roots ?? []))
        let from = (way?.roots ?? []).compactMap { names[$0] }
        let shown = from.prefix(5).joined(separator: ", ") + (from.count > 5 ? " and \(from.count - 5) more" : "")
        let steps = way?.step == 1 ? "in one step" : "in \(way?.step ?? 0) steps"
        return Reached(
            nameHTML: named(party), tag: tag, class: look,
            sentenceHTML: Markup.tagged("Reached \(steps) from \(shown); named as \(TradeWords.roles(party.roles))."),
            wayHTML: (way?.way ?? []).map { leg in
                let goods = leg.headings.isEmpty ? "no code stated" : "heading \(leg.headings.joined(separator: ", "))"
                let relation = leg.relation.map { ", \($0)" } ?? ""
                return Markup.tagged(
                    "\(leg.date?.description ?? "no day"): \(names[leg.from] ?? leg.from) to \(names[leg.to] ?? leg.to), \(goods)\(relation)"
                )
                    + "<span class=\"source\">\(HTMLText.escape(leg.row))</span>"
            }, tiesHTML: ties(party), questionsHTML: party.questions.map(Markup.tagged), decisions: party.decisions)
    }

    private static func edge(
        _ edge: TradeReport.Edge, _ ties: [String: [Exposure]], _ asked: Set<String>
    ) -> Edge {
        let (tag, look) = TradeWords.tag(
            edge.tallies.first?.standing ?? "open", isAsked: asked.isSuperset(of: edge.roots))
        var details: [String] = []
        if !edge.descriptions.isEmpty {
            details.append("Rows call the goods: \(edge.descriptions.joined(separator: "; "))")
        }
        if !edge.ladings.isEmpty || !edge.unladings.isEmpty {
            details.append(
                "Ports: \(edge.ladings.joined(separator: ", ")) to \(edge.unladings.joined(separator: ", "))")
        }
        if !edge.relations.isEmpty { details.append("To what came before: \(edge.relations.joined(separator: "; "))") }
        for name in edge.openNames {
            details += (ties[name] ?? []).map { ($0.isEstablished ? "● " : "? ") + $0.statement }
        }
        return Edge(
            statementHTML: Markup.tagged(edge.statement), tag: edge.openEnd == nil ? tag : "? open end",
            class: edge.openEnd == nil ? look : "open", detailsHTML: details.map(Markup.tagged),
            places: edge.places.joined(separator: ", ")
                + (edge.tallies.reduce(0) { $0 + $1.rows } > edge.places.count ? " and more in rows.csv" : ""))
    }

    private static func more(_ count: Int, _ file: String) -> String? {
        count > 0 ? "\(count) more stand in \(file)." : nil
    }
}
