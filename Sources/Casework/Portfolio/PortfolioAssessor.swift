public import ClewModel
import Foundation
import LabourProgrammes
import ListImport
import OwnershipAnalysis
public import Portfolio
import Screening
public import SourceFiles
public import World

/// Says what a list of holdings is exposed to, issuer by issuer.
public struct PortfolioAssessor: Sendable {
    /// What the user adds to the world, and how values are added up.
    public struct Options: Sendable {
        /// Rates of exchange in millionths of the base currency.
        public var rates: [String: Int64] = [:]
        /// The ties .
        public var ties = TieTable()
        /// The engagement .
        public var engagement = EngagementLog()
        /// A digest of each file that is read besides the holdings, by its role.
        public var digests: [String: String] = [:]
        /// The report before.
        public var previous: PortfolioReport?

        /// No additions.
        public init() {}
    }

    private let world: World

    /// Creates an assessor.
    public init(world: World) {
        self.world = world
    }

    /// Assesses a list.
    ///
    /// - Parameters:
    ///   - list: The holdings, without errors.
    ///   - sha256: The digest of their file.
    ///   - day: The day for which the question is asked.
    /// - Throws: `portfolio.invalid` where the amounts cannot be added up; what is wrong with the reference data or archive.
    /// - Complexity: O(*n*) in the stakes on hand, and a search by name for each issuer.
    public func report(
        on list: HoldingsList, sha256: String, asOf day: Day, options: Options = Options()
    ) throws(ClewError) -> PortfolioReport {
        var diagnostics = list.diagnostics
        guard let valuation = LookThrough(rates: options.rates).valuation(of: list, into: &diagnostics) else {
            throw ClewError(
                .portfolioInvalid, "the values of \(list.file) cannot be added up", diagnostics: diagnostics)
        }
        let total = valuation.total
        let ties = try PartyTies(world, on: day)
        let groups = try issuers(of: list, valuation)
        var found = try candidates(of: groups.map(\.issuer), on: day)
        // Of what a list does not name nobody can be looked for.
        for (number, group) in groups.enumerated() where group.isRest { found[number] = [] }
        let stated = try StatedTies(options.ties, world: world, ties: ties)
        var engagement = options.engagement
        let asked = Array(zip(groups, found))
        let reports = asked.concurrentMap(workers: ProcessInfo.processInfo.activeProcessorCount) {
            group, candidates -> Result<IssuerReport, ClewError> in
            do throws(ClewError) {
                return .success(
                    try issuer(group.issuer, candidates, Self.held(group.positions, in: list, of: total), ties, stated))
            } catch {
                return .failure(error)
            }
        }
        var issuers: [IssuerReport] = []
        for (group, result) in zip(groups, reports) {
            var report = try result.get()
            let held = report.holdings
            report.part = Self.part(group.positions.reduce(0) { $0 + $1.amount }, total)
            let names =
                [report.key, report.name, report.lei].compactMap { $0 } + group.issuer.names + held.compactMap(\.isin)
            report.engagement = engagement.take(names)
            issuers.append(report)
        }
        issuers.sort { lhs, rhs in
            lhs.standing != rhs.standing
                ? Self.rank(lhs.standing) < Self.rank(rhs.standing)
                : lhs.part.amount != rhs.part.amount ? lhs.part.amount > rhs.part.amount : lhs.key < rhs.key
        }
        diagnostics += engagement.rest
        func sum(_ isCounted: (IssuerReport) -> Bool) -> PortfolioReport.Part {
            Self.part(issuers.filter(isCounted).reduce(0) { $0 + $1.part.amount }, total)
        }
        let kinds = Exposure.Kind.allCases.compactMap { kind -> PortfolioReport.KindShare? in
            let count = issuers.count { $0.nearest == kind }
            return count == 0
                ? nil : PortfolioReport.KindShare(kind: kind, part: sum { $0.nearest == kind }, issuers: count)
        }
        let knowledge = try world.knowledge.version
        let sources = world.datasets.map {
            PortfolioReport.Source(dataset: $0.dataset, title: $0.title, state: $0.state, caveat: $0.caveat)
        }
        var report = PortfolioReport(
            fingerprint: "", clew: ClewVersion.current, knowledge: knowledge,
            question: PortfolioReport.Question(
                file: list.file, sha256: sha256, holdingsAsOf: list.asOf, asOf: day, knownAt: world.knownAt),
            unit: valuation.unit, total: total, cash: valuation.cash, derivatives: valuation.derivatives,
            short: valuation.short,
            shares: PortfolioReport.Shares(
                exposed: sum { $0.standing == .exposed }, undetermined: sum { $0.standing == .undetermined },
                covered: sum(\.isCovered)),
            kinds: kinds, issuers: issuers, changes: nil, sources: sources, diagnostics: diagnostics)
        report.changes = options.previous.map { PortfolioChanges(from: $0, to: report) }
        let digests = options.digests.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)\n" }.joined()
        report.fingerprint =
            SHA256Digest(
                ofText:
                    "\(PortfolioReport.currentFormat)\nclew \(ClewVersion.current)\nholdings \(sha256)\n\(digests)world \(world.fingerprint)\n"
                    + "knowledge \(knowledge)\nday \(day)\n"
            ).hex
        return report
    }

    /// An issuer with what is held of it.
    private struct Group {
        var issuer: IssuerFinder.Issuer
        var positions: [Position]
        /// Whether it is what funds hold beside the rows that the list has of them.
        var isRest: Bool { positions.contains(where: \.isRest) }
    }

    /// What is held of an issuer.
    private static func held(
        _ positions: [Position], in list: HoldingsList, of total: Int64
    ) -> [IssuerReport.Held] {
        positions.map { position in
            let holding = held(position, in: list)
            return IssuerReport.Held(
                line: holding.line, isin: holding.isin, name: holding.name, part: part(position.amount, total),
                path: position.path)
        }
    }

    /// The row of a position; for the rest of a fund one that names nothing but that.
    private static func held(_ position: Position, in list: HoldingsList) -> Holding {
        let holding = list.holdings[position.holding]
        guard position.isRest else { return holding }
        return Holding(
            line: holding.line, name: "what \(position.path.last ?? holding.name) holds beside the rows listed",
            kind: .fund)
    }

    private func issuers(of list: HoldingsList, _ valuation: Valuation) throws(ClewError) -> [Group] {
        let finder = try IssuerFinder(world)
        var groups: [Group] = []
        var numbers: [String: Int] = [:]
        var known: [Int: IssuerFinder.Issuer] = [:]
        for position in valuation.positions {
            let issuer: IssuerFinder.Issuer
            if !position.isRest, let before = known[position.holding] {
                issuer = before
            } else {
                issuer = try finder.issuer(of: Self.held(position, in: list))
                if !position.isRest { known[position.holding] = issuer }
            }
            if let number = numbers[issuer.key] {
                groups[number].positions.append(position)
                groups[number].issuer.questions = (groups[number].issuer.questions + issuer.questions).unique()
            } else {
                numbers[issuer.key] = groups.count
                groups.append(Group(issuer: issuer, positions: [position]))
            }
        }
        return groups
    }

    private func candidates(of issuers: [IssuerFinder.Issuer], on day: Day) throws(ClewError) -> [[Candidate]] {
        var options = ScreeningOptions()
        options.explains = true
        return try world.identify(
            issuers.map(IssuerFinder.query), options: options, on: day, known: issuers.map { $0.party != nil })
    }

    private func issuer(
        _ found: IssuerFinder.Issuer, _ candidates: [Candidate], _ held: [IssuerReport.Held], _ ties: PartyTies,
        _ stated: StatedTies
    ) throws(ClewError) -> IssuerReport {
        let identity = IssuerIdentity(found, candidates, in: world)
        let name = identity.party.map { world.name(of: $0) } ?? found.names.first ?? held.first?.name ?? found.key
        let tied = try ties.found(for: identity, as: name)
        var exposures = tied.exposures
        var questions = found.questions + identity.questions(named: name) + tied.questions
        if identity.party == nil { questions.append("Who issued \(held.first?.name ?? name)?") }
        let keys =
            [found.key, found.lei].compactMap { $0 } + held.compactMap(\.isin) + held.map(\.name) + found.names
            + ([identity.party].compactMap { $0 } + identity.same).map(\.rawValue)
        exposures += stated.exposures(of: keys, as: name)
        exposures = PartyTies.sorted(exposures)
        let nearest = exposures.first { $0.isEstablished }?.kind
        let isOpen = identity.party == nil || !questions.isEmpty || exposures.contains { !$0.isEstablished }
        return IssuerReport(
            key: found.key, name: name, lei: found.lei, party: identity.party, basis: identity.basis,
            identification: identity.sentence, holdings: held, part: Self.part(0, 0),
            standing: nearest != nil ? .exposed : isOpen ? .undetermined : .nothingFound, nearest: nearest,
            isCovered: identity.party != nil && (tied.hasStatedOwners || !tied.exceptions.isEmpty),
            exposures: exposures,
            questions: questions.unique(),
            decisions: identity.possible.map { IssuerFinder.decision(found, on: $0.party) }, parents: tied.parents,
            exceptions: tied.exceptions, dealings: try dealings(exposures, on: ties.day), engagement: [])
    }

    /// What the lists and the rules behind some exposures say of dealing.
    private func dealings(_ exposures: [Exposure], on day: Day) throws(ClewError) -> [IssuerReport.Dealing] {
        var found: [IssuerReport.Dealing] = []
        var told: Set<String> = []
        let lists = try world.knowledge.lists
        let rules = try world.knowledge.ownershipRules.rules
        for exposure in exposures {
            guard let regime = exposure.regime, told.insert(regime).inserted else { continue }
            if exposure.kind == .owned, let rule = rules.first(where: { $0.key == regime }),
                let period = rule.periods.last(where: { ($0.from ?? .distantPast) <= day }) ?? rule.periods.last
            {
                found.append(
                    IssuerReport.Dealing(
                        regime: rule.name, statement: period.statement, citation: period.citation,
                        confidence: period.confidence))
            } else if let list = lists.first(where: { $0.dataset.rawValue == regime }) {
                // A recalled meaning is no statement of law.
                let isRead = list.meaning.confidence > .unverified
                found.append(
                    IssuerReport.Dealing(
                        regime: list.title,
                        statement: isRead
                            ? list.meaning.text
                            : "What the list means for dealing was not read in a source; read the entry.",
                        citation: list.meaning.citation, confidence: list.meaning.confidence))
            }
        }
        return found
    }

    private static func part(_ amount: Int64, _ total: Int64) -> PortfolioReport.Part {
        PortfolioReport.Part(amount: amount, share: ShareAmount.of(amount, in: total))
    }

    private static func rank(_ standing: IssuerReport.Standing) -> Int {
        IssuerReport.Standing.allCases.firstIndex(of: standing) ?? 0
    }
}

extension ClewError.Code {
    /// A list of holdings, or what goes with it, cannot be used.
    public static let portfolioInvalid = ClewError.Code(rawValue: "portfolio.invalid")
}
