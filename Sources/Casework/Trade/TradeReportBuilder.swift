import ClewModel
import Foundation
import SourceFiles
import TradeRecords
import World

/// Puts a report on records of trade together from what was followed and what was found of its parties.
struct TradeReportBuilder {
    let book: TradeBook
    let flow: TradeFlow
    let roots: [TradeDesk.Chosen]
    let found: [Int: TradePartyFinder.Found]
    let world: World
    let day: Day

    func report(question: TradeReport.Question, diagnostics: [Diagnostic]) throws(ClewError) -> TradeReport {
        let knowledge = try world.knowledge.version
        let basis = TradeReport.Basis(
            lists: world.datasets.map(source), knowledge: knowledge, names: found.count,
            unreadNames: found.values.count(where: \.isUnread))
        var report = TradeReport(
            fingerprint: "", clew: ClewVersion.current, question: question, parties: parties(),
            edges: flow.edges.map(edge),
            goods: flow.goods.map(goods), counts: flow.counts, cannotShow: [], restsOn: basis, diagnostics: diagnostics)
        report.cannotShow = cannotShow(report)
        let files = question.files.map { "\($0.name) \($0.sha256)\n" }.joined()
        let limits = question.limits
        report.fingerprint =
            SHA256Digest(
                ofText:
                    "\(TradeReport.currentFormat)\nclew \(ClewVersion.current)\n\(files)from \(question.from.joined(separator: "\t"))\n"
                    + "names \(question.names.rawValue)\ndates \(question.files.map { $0.dates?.rawValue ?? "-" }.joined(separator: " "))\n"
                    + "limits \(limits.steps) \(limits.days) \(limits.followsAllGoods) \(limits.rowLimit)\nworld \(world.fingerprint)\n"
                    + "knowledge \(knowledge)\nday \(day)\n"
            ).hex
        return report
    }

    // MARK: Parties

    private func key(_ party: Int) -> String { "p\(party + 1)" }
    private func name(_ party: Int) -> String { book.parties[party].name }
    private func keys(ofRoots places: [Int]) -> [String] { places.map { key(roots[$0].root.party) } }

    private func parties() -> [TradeReport.Party] {
        let reached = Dictionary(flow.parties.map { ($0.party, $0) }, uniquingKeysWith: { first, _ in first })
        var order = roots.map(\.root.party) + flow.parties.map(\.party)
        order += flow.edges.flatMap { [$0.from] + [$0.to].compactMap { $0 } + $0.openNames }
        var rows: [Int: Int] = [:]
        for row in flow.rows where row.step == 1 { for sender in row.senders { rows[sender, default: 0] += 1 } }
        return order.unique().map { number in
            let party = book.parties[number]
            let known = found[number]
            let root = roots.first { $0.root.party == number }
            return TradeReport.Party(
                key: key(number), name: party.name, countries: party.countries, roles: party.roles, cells: party.cells,
                root: root.map {
                    TradeReport.Root(basis: $0.basis, isEstablished: $0.root.isEstablished, rows: rows[number] ?? 0)
                },
                reached: reached[number].map(way), ties: known?.ties ?? [], questions: known?.questions ?? [],
                decisions: known?.decisions ?? [])
        }
    }

    private func way(_ reached: TradeReached) -> TradeReport.Reached {
        TradeReport.Reached(
            standing: reached.standing.key, step: reached.step, roots: keys(ofRoots: reached.roots),
            way: reached.way.map { leg in
                TradeReport.Leg(
                    from: key(leg.from), to: key(leg.to), row: leg.place.description, date: leg.date,
                    headings: leg.headings,
                    relation: leg.relation?.words)
            })
    }

    // MARK: Records

    private func tally(_ tally: TradeTally, _ standing: TradeStanding) -> TradeReport.Tally {
        TradeReport.Tally(
            standing: standing.key, shipments: tally.shipments, rows: tally.rows, undated: tally.undated,
            first: tally.first,
            last: tally.last, chapters: tally.chapters, headings: tally.headings, withoutCode: tally.withoutCode,
            amounts: tally.measures.compactMap { measure in
                tally.amounts[measure].map {
                    TradeReport.Amount(
                        kind: measure.kind, unit: measure.unit, basis: measure.basis, least: Double($0.least) / 1000,
                        most: Double($0.most) / 1000)
                }
            })
    }

    private func edge(_ edge: TradeEdge) -> TradeReport.Edge {
        let tallies = edge.tallies.map { tally($0.tally, $0.standing) }
        return TradeReport.Edge(
            from: key(edge.from), to: edge.to.map(key), openEnd: edge.openEnd, openNames: edge.openNames.map(key),
            step: edge.step, roots: keys(ofRoots: edge.roots), statement: statement(edge, tallies),
            fromRoles: edge.fromRoles, toRoles: edge.toRoles,
            standIns: Dictionary(uniqueKeysWithValues: edge.standIns.map { ($0.key.rawValue, $0.value) }),
            tallies: tallies,
            relations: edge.relations.map(\.words), descriptions: edge.descriptions, ladings: edge.ladings,
            unladings: edge.unladings, places: edge.places.map(\.description))
    }

    /// What the records of an edge say.
    ///
    /// `42 bills name X as shipper and A as consignee, 2024-02-01 to 2024-12-03: 20 000 kg; USD 40 000.`
    private func statement(_ edge: TradeEdge, _ tallies: [TradeReport.Tally]) -> String {
        let hasBills = edge.places.contains { place in book.files.first { $0.name == place.file }?.hasBills ?? false }
        let (one, many) = hasBills ? ("bill", "bills") : ("record", "records")
        let all = tallies.reduce(TradeRange()) {
            TradeRange($0.least + $1.shipments.least, $0.most + $1.shipments.most)
        }
        let isOne = all.isExact && all.least == 1
        var text = TradeWords.count(all, one, many) + (isOne ? " names " : " name ")
        text += "\(name(edge.from)) as \(TradeWords.roles(edge.fromRoles)) and "
        if let to = edge.to {
            text += "\(name(to)) as \(TradeWords.roles(edge.toRoles))"
            if !edge.standIns.isEmpty {
                let reasons = edge.standIns.keys.sorted { $0.rawValue < $1.rawValue }.map(\.words).joined(
                    separator: ", ")
                text +=
                    ", who stands in for a consignee (\(reasons)) in \(edge.standIns.values.reduce(0, +)) of the rows"
            }
        } else {
            text += "nobody to whom the goods could be followed"
            if let reason = edge.openEnd { text += " (\(reason.words)" + names(edge.openNames) + ")" }
        }
        let isAsked = edge.roots.allSatisfy { roots[$0].basis == .asked }
        for tally in tallies {
            let amounts = TradeWords.amounts(tally)
            let part =
                tallies.count > 1
                ? "; \(TradeWords.count(tally.shipments, one, many)) \(TradeWords.standing(tally.standing, isAsked: isAsked))"
                : ""
            text += "\(part), \(TradeWords.time(tally))" + (amounts.isEmpty ? "" : ": \(amounts)")
        }
        return text + "."
    }

    private func names(_ parties: [Int]) -> String {
        guard !parties.isEmpty else { return "" }
        let shown = parties.prefix(3).map(name).joined(separator: ", ")
        return ": " + (parties.count > 3 ? "\(shown) and \(parties.count - 3) more" : shown)
    }

    private func goods(_ goods: TradeGoods) -> TradeReport.Goods {
        TradeReport.Goods(
            party: key(goods.party), product: goods.product, year: goods.year, step: goods.step,
            roots: keys(ofRoots: goods.roots), tally: tally(goods.tally, goods.standing))
    }

    // MARK: What it rests on

    private func source(_ list: DatasetOnHand) -> TradeReport.Source {
        let age = list.age(on: day)
        return TradeReport.Source(
            dataset: list.dataset, title: list.title, nature: list.nature, state: list.state, caveat: list.caveat,
            days: age?.days ?? age?.recordedDaysAgo ?? list.versionDate.map { max(0, $0.latest.distance(to: day)) },
            isStale: age?.isStale ?? (list.age(staleOn: day) == nil ? nil : true), rejects: list.shortfall)
    }

    /// What the tables cannot show: what none can, and what these did not.
    private func cannotShow(_ report: TradeReport) -> [String] {
        var said = TradeWords.always
        let counts = report.counts
        func say(_ count: Int, _ one: String, _ many: String) {
            if count > 0 { said.append("\(TradeWords.whole(Int64(count))) \(count == 1 ? one : many)") }
        }
        let unread = report.question.files.reduce(0) { $0 + $1.unread }
        let rows = report.question.files.reduce(0) { $0 + $1.rows } + unread
        if unread > 0 {
            said.append(
                "\(TradeWords.whole(Int64(unread))) of \(TradeWords.whole(Int64(rows))) rows could not be read; what they hold is in no number here."
            )
        }
        say(
            report.question.files.reduce(0) { $0 + $1.withoutSender },
            "row names nobody who sends, as the name is withheld or there is none: no way can start or go on there.",
            "rows name nobody who sends, as the name is withheld or there is none: no way can start or go on there.")
        say(
            counts.openEnds.values.reduce(0, +) - counts.standIns,
            "row on a way names nobody to whom goods could be followed; there the way is open, not at an end.",
            "rows on the ways name nobody to whom goods could be followed; there the ways are open, not at an end.")
        say(
            counts.standIns,
            "row names a notify party or a principal in place of a consignee; it is followed, and said to stand in.",
            "rows name a notify party or a principal in place of a consignee; they are followed, and said to stand in.")
        say(
            counts.undated, "row on a way states no day and leads no further, as nobody can tell what was later.",
            "rows on the ways state no day and lead no further, as nobody can tell what was later.")
        say(
            counts.unsettled,
            "row may be a version or a part of a bill that is there already; sums are told as ranges.",
            "rows may be versions or parts of one bill; sums are told as ranges.")
        say(
            counts.otherGoods,
            "row of a party on a way is about other goods and was not followed (--all-goods follows them).",
            "rows of parties on the ways are about other goods and were not followed (--all-goods follows them).")
        say(
            counts.notLater,
            "row of a party on a way states no day, or one that is not later than what the party received, or too late; it was not followed.",
            "rows of parties on the ways state no day, or one that is not later than what the party received, or too late; they were not "
                + "followed.")
        say(
            counts.doubtful, "row has an amount or a code that could not be read; it counts without it.",
            "rows have an amount or a code that could not be read; they count without it.")
        if counts.isCut {
            said.append(
                "More than \(TradeWords.whole(Int64(report.question.limits.rowLimit))) rows were reached; what lies beyond was cut off."
            )
        }
        let withoutCode = flow.edges.contains { $0.tallies.contains { $0.tally.withoutCode > 0 } }
        if withoutCode {
            said.append(
                "Some records state no code of their goods; they are followed whatever the goods are, and the way says so."
            )
        }
        say(
            report.restsOn.unreadNames,
            "name is in a script that is not read here: nobody can say whether a list names it.",
            "names are in scripts that are not read here: nobody can say whether a list names them.")
        return said
    }
}
