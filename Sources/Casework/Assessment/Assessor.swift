public import ClewModel
public import Foundation
import LabourProgrammes
import ListImport
import OwnershipAnalysis
import RegimeRules
import Screening
import SourceFiles
public import SupplyChain
public import World

/// Assesses cases: strings the six steps together, sorts what they find, and fingerprints it.
public struct Assessor: Sendable {
    private let world: World
    private var knowledge: KnowledgeBase { world.knowledge }

    /// Creates an assessor.
    ///
    /// - Parameter world: What is known, by the knowledge of the day that the assessments are to be made with.
    public init(world: World) {
        self.world = world
    }

    /// Reads and assesses the case of a folder.
    ///
    /// - Throws: ``ClewError`` with every problem of every file of the case.
    public func assess(caseAt folder: URL, options: AssessmentOptions) throws(ClewError) -> Assessment {
        try assess(try read(folder, options), options: options)
    }

    /// Reads and assesses the case of a folder, and writes the letters that follow from it.
    ///
    /// - Throws: ``ClewError`` as ``assess(caseAt:options:)`` does.
    public func assessed(caseAt folder: URL, options: AssessmentOptions) throws(ClewError) -> AssessedCase {
        let found = try read(folder, options)
        return try assessed(found, options: options)
    }

    /// Assesses a case, and writes the letters that follow from it.
    ///
    /// - Throws: ``ClewError`` as ``assess(_:options:)`` does.
    public func assessed(_ case: Case, options: AssessmentOptions) throws(ClewError) -> AssessedCase {
        let found = try work(`case`, options: options)
        let assessment = found.assessment
        let letters = LetterWriter(
            found.captioned, commodity: found.commodity, gaps: assessment.gaps,
            term: ReplyTerm(from: assessment.question.asOf, duties: assessment.duties),
            gazetteer: try knowledge.gazetteer
        ).letters
        return AssessedCase(
            case: `case`, assessment: assessment, letters: letters, captioned: found.captioned,
            commodity: found.commodity, goods: found.goods, reasoning: found.reasoning,
            designations: found.designations, listed: found.listed)
    }

    /// Reads the case of a folder.
    func readCase(at folder: URL) throws(ClewError) -> Case { try read(folder, AssessmentOptions()) }

    private func read(_ folder: URL, _ options: AssessmentOptions) throws(ClewError) -> Case {
        do {
            let regimes = try knowledge.regimes
            // What an option asks for takes the place of what the case asks for.
            let isKnown: ((String) -> Bool)? =
                options.regimes.isEmpty ? { name in (try? regimes.regimes(named: [name])) != nil } : nil
            return try CaseFolder.read(
                folder, commodities: knowledge.commodities, isJurisdiction: isKnown,
                acts: knowledge.counterMeasures.acts.map(\.act.rawValue))
        } catch let error as CaseError {
            let count = error.errors.count
            throw ClewError(
                .caseInvalid,
                "The case cannot be used: \(count) \(count == 1 ? "error" : "errors"). Nothing was written.",
                diagnostics: error.diagnostics)
        } catch let error as ClewError {
            throw error
        } catch {
            throw ClewError(.caseInvalid, "The case cannot be read: \(error)")
        }
    }

    /// Assesses a case.
    ///
    /// - Returns: The same value for the same case, reference data, archive and options.
    public func assess(_ case: Case, options: AssessmentOptions) throws(ClewError) -> Assessment {
        try work(`case`, options: options).assessment
    }

    /// An assessment with what only some faces ask for.
    private struct Work {
        var assessment: Assessment
        var captioned: Case
        var commodity: Commodity
        var goods: GoodsStep.Result
        var reasoning: [ReasonTree]
        var designations: [String: [Designation]]
        var listed: [Designation]
    }

    private func work(_ case: Case, options: AssessmentOptions) throws(ClewError) -> Work {
        let asOf = if let day = options.asOf { day } else { try Self.day(of: `case`) }
        let scope = try regimes(in: `case`, options: options, asOf: asOf)
        guard let commodity = try knowledge.commodities[`case`.commodity] else {
            throw ClewError(.caseInvalid, "The commodity \(`case`.commodity) is unknown.")
        }

        let candidates = try ScreeningStep.candidates(`case`, in: world, on: asOf)
        let `case` = Romanization.named(`case`, candidates, lexicon: try knowledge.lexicon)
        let regions = try knowledge.programmes.regions
        let gazetteer = try knowledge.gazetteer
        let places = PlaceStep(gazetteer: gazetteer, regions: regions).run(`case`)
        let index = CaseIndex(`case`)
        let calendar = CaseCalendar(
            `case`, index: index, scope: scope.filter { $0.side == .importing }, asked: asOf, gazetteer: gazetteer)
        let screening = try ScreeningStep(world: world, calendar: calendar).run(`case`, candidates)
        let jurisdictions = Set(scope.map(\.jurisdiction))
        var ownership = try OwnershipStep(
            world: world, rules: try knowledge.ownershipRules.rules.filter { jurisdictions.contains($0.jurisdiction) },
            calendar: calendar, screening: screening
        ).run(`case`)
        let programmes = ProgrammeStep(
            catalog: try knowledge.programmes, scanner: try knowledge.scanner, places: places
        ).run(`case`)
        let titles = Dictionary(
            try knowledge.lists.map { ($0.dataset, $0.title) } + world.datasets.map { ($0.dataset, $0.title) },
            uniquingKeysWith: { first, _ in first })
        let marks = Self.marks(`case`, screening: screening, ownership: ownership.findings, titles: titles)
        let goods = GoodsStep(commodity: commodity, places: places, index: index).run(`case`, marked: marks)
        let found = places.findings + screening.findings + ownership.findings + programmes.findings + goods.findings
        if found.isEmpty { ownership.askOnlyWhereProgrammesRun() }
        let listing = world.datasets.filter { $0.nature.effect != .identifies }
        let law = LawStep(
            regimes: try knowledge.regimes, counterMeasures: try knowledge.counterMeasures, gazetteer: gazetteer,
            scope: scope.filter { $0.side == .importing }, calendar: calendar, screening: screening,
            ownership: ownership,
            programmes: programmes, goods: goods, places: places, usualCodes: commodity.hsCodes, regions: regions,
            lists: listing.map { ScreeningFact(dataset: $0.dataset, caveat: $0.caveat, isPartial: $0.isPartial) },
            titles: titles,
            isWithoutPRCCollection: options.isWithoutPRCCollection
        ).run(`case`)

        var findings = Self.sorted(Self.once(found))
        let reports = ReportBuilder(
            case: `case`, commodity: commodity, findings: findings, places: places, screening: screening,
            ownership: ownership, programmes: programmes, goods: goods, duties: law.duties)
        let question = Question(
            title: `case`.title, requester: `case`.requester, goods: `case`.goods ?? commodity.name,
            commodity: commodity.key, asOf: asOf, knownAt: world.knownAt, regimes: scope.map(\.key))
        let sources = try sources(
            `case`, question: question, screening: screening, goods: goods, options: options)
        var gaps = reports.gaps()
        var shipments = reports.shipments()
        var parties = reports.parties()
        var withheld: Withheld?
        if options.isWithoutPRCCollection {
            let limit = CollectionLimit(case: `case`, places: places, index: index)
            let (out, kept) = gaps.partitioned(by: limit.leavesOut)
            withheld = limit.withheld(steps: law.withheldActs, gaps: out, shipments: shipments)
            gaps = kept
            // What is not asked stands beside no finding as what would change it either.
            let questions = Set(out.map(\.question))
            for index in findings.indices { findings[index].wouldChange.removeAll(where: questions.contains) }
            shipments = shipments.map(limit.limited)
            parties = parties.map(limit.limited)
        }
        let assessment = Assessment(
            fingerprint: sources.fingerprint, isExample: `case`.isExample,
            note: `case`.note, question: question,
            answer: AnswerWriter(
                question: question, findings: findings, gaps: gaps, duties: law.duties, goods: goods,
                shipments: shipments, counterMeasures: law.counterMeasures, datasets: listing,
                unread: programmes.unread, unreadParts: programmes.unreadParts, withheld: withheld,
                limits: scope.flatMap { $0.toCheck.filter(\.isLimit).map(\.text) }
            ).answer,
            findings: findings, parties: parties, shipments: shipments, steps: reports.steps(),
            chain: ChainGraphBuilder(case: `case`, commodity: commodity, goods: goods, findings: findings).graph(),
            gaps: gaps,
            duties: law.duties, counterMeasures: law.counterMeasures, withheld: withheld, sources: sources,
            diagnostics: `case`.warnings + ownership.diagnostics + programmes.diagnostics
                + goods.diagnostics(at: `case`.location)
        ).linked(by: try knowledge.sources)
        return Work(
            assessment: assessment, captioned: `case`, commodity: commodity, goods: goods,
            reasoning: law.reasoning,
            designations: screening.matches.mapValues { $0.filter(\.isMatch).flatMap(\.designations) },
            listed: `case`.parties.flatMap { party in
                (screening.matches[party.id] ?? []).flatMap(\.designations)
                    + (screening.reaches[party.id] ?? []).flatMap(\.designations)
            })
    }

    /// The day for which a case asks, where the user names none: the end of its period, else its last import or departure;
    /// never before the last of its milestones.
    private static func day(of case: Case) throws(ClewError) -> Day {
        let last = `case`.milestones.map(\.day).max()
        if let day = `case`.periodEnd { return max(day, last ?? day) }
        let days =
            `case`.shipments.flatMap { [$0.imported?.latest, $0.shipped?.latest].compactMap(\.self) }
            + [last].compactMap(\.self)
        guard let last = days.max() else {
            throw ClewError(
                .caseInvalid, "The case names no day: give one with --as-of, or the end of its period in case.yaml.")
        }
        return last
    }

    private func regimes(in case: Case, options: AssessmentOptions, asOf: Day) throws(ClewError) -> [Regime] {
        let named = options.regimes.isEmpty ? `case`.jurisdictions : options.regimes
        // The law of the Union is law in each of its members.
        let gazetteer = try knowledge.gazetteer
        let names = named.flatMap { gazetteer.jurisdictions(of: $0, on: asOf) }.unique()
        let catalog = try knowledge.regimes
        do {
            return try catalog.regimes(named: names)
        } catch {
            // What the case asks for has a place in it; what an option asks for has none.
            let unknown =
                options.regimes.isEmpty ? names.filter { (try? catalog.regimes(named: [$0])) == nil } : []
            let diagnostics = unknown.compactMap { name in
                `case`.jurisdictionPlaces[name].map {
                    Diagnostic(.error, code: "case.jurisdiction.unknown", error.message, at: $0)
                }
            }
            throw ClewError(.unknownOption, error.message, diagnostics: diagnostics)
        }
    }

    /// The parties with an entry in force or an owner that brings them under a regime.
    private static func marks(
        _ case: Case, screening: ScreeningStep.Result, ownership: [Finding], titles: [DatasetName: String]
    ) -> [String: GoodsStep.Mark] {
        let rules: Set = [FindingRule.partyListed.id, FindingRule.partyListedLater.id, FindingRule.partyOwned.id]
        var marks: [String: GoodsStep.Mark] = [:]
        for finding in screening.findings + ownership
        where rules.contains(finding.rule) && marks[finding.subject.id] == nil {
            guard let party = `case`.party(finding.subject.id) else { continue }
            let lists = (screening.matches[party.id] ?? []).filter(\.isMatch).flatMap(\.designations).map(\.dataset)
                .unique()
                .map { titles[$0] ?? $0.rawValue }.joined(separator: " and ")
            let reason =
                switch finding.rule {
                case FindingRule.partyOwned.id: "listed parties own to the extent that a regime counts"
                case FindingRule.partyListedLater.id: "is listed, and not, or not surely, on the day that counts"
                default: "matches a listing in force on \(lists)"
                }
            marks[party.id] = GoodsStep.Mark(
                party: party, reason: reason, isListedLater: finding.rule == FindingRule.partyListedLater.id,
                severity: finding.severity, evidence: Array(finding.evidence.dropFirst()),
                listedFrom: finding.rule == FindingRule.partyListed.id ? screening.listedFrom[party.id] : nil,
                shipmentsBefore: finding.rule == FindingRule.partyListed.id
                    ? screening.shipmentsBeforeListing[party.id] ?? [] : [])
        }
        return marks
    }

    /// The findings, those that say the same of one subject told once with the evidence of all: two names of one entry on record are no
    /// two findings.
    static func once(_ findings: [Finding]) -> [Finding] {
        struct Said: Hashable {
            var rule: String
            var subject: Subject
            var statement: String
        }
        var told: [Finding] = []
        var positions: [Said: Int] = [:]
        for finding in findings {
            // A second listing of the same name has the same words, and differs in a stop or a comma at most.
            let words = finding.statement.lowercased().filter { $0.isLetter || $0.isNumber || $0 == " " }
            let said = Said(rule: finding.rule, subject: finding.subject, statement: words)
            guard let position = positions[said] else {
                positions[said] = told.count
                told.append(finding)
                continue
            }
            told[position].severity = max(told[position].severity, finding.severity)
            for item in finding.evidence
            where !told[position].evidence.contains(where: { $0.statement == item.statement }) {
                told[position].evidence.append(item)
            }
            for change in finding.wouldChange where !told[position].wouldChange.contains(change) {
                told[position].wouldChange.append(change)
            }
        }
        return told
    }

    /// The gravest first; among equals by rule, subject and identifier.
    static func sorted(_ findings: [Finding]) -> [Finding] {
        let ranks = Dictionary(findings.map { ($0.rule, $0.rank) }, uniquingKeysWith: { first, _ in first })
        return findings.sorted {
            if $0.severity != $1.severity { return $0.severity > $1.severity }
            if $0.rule != $1.rule, let one = ranks[$0.rule], let other = ranks[$1.rule], one != other {
                return one < other
            }
            if $0.subject != $1.subject { return $0.subject < $1.subject }
            return $0.id.utf8.lexicographicallyPrecedes($1.id.utf8)
        }
    }

    private func sources(
        _ case: Case, question: Question, screening: ScreeningStep.Result, goods: GoodsStep.Result,
        options: AssessmentOptions
    ) throws(ClewError) -> SourcesReport {
        SourcesReport(
            clew: ClewVersion.current, knowledge: try knowledge.version,
            lists: world.datasets.map {
                SourcesReport.List(
                    dataset: $0.dataset, title: $0.title, nature: $0.nature, entities: $0.entities, state: $0.state,
                    digest: $0.digest)
            },
            world: world.fingerprint, decisions: screening.decisionsDigest, solver: goods.solver,
            inputs: `case`.inputs.map { SourcesReport.Input(path: $0.file, sha256: $0.sha256.hex) },
            options: [
                "as-of=\(question.asOf)", "known-at=\(question.knownAt?.description ?? "all")",
                "regimes=\(question.regimes.joined(separator: ","))",
            ] + (options.isWithoutPRCCollection ? ["no-prc-collection=yes"] : []))
    }
}

extension Finding {
    /// The place of the finding's rule in the order of ``FindingRule/all``; rules of the chain come together.
    var rank: Int {
        FindingRule.all.firstIndex { $0.id == rule } ?? FindingRule.all.firstIndex { $0 == .chainProblem } ?? .max
    }
}

extension SourcesReport {
    /// SHA-256 over everything that the assessment was computed from.
    var fingerprint: String {
        var text = "clew \(clew)\nknowledge \(knowledge)\nworld \(world)\ndecisions \(decisions)\nsolver \(solver)\n"
        for option in options { text += "option \(option)\n" }
        for input in inputs { text += "input \(input.sha256) \(input.path)\n" }
        return SHA256Digest(ofText: text).hex
    }
}

extension ScreeningStep.Result {
    /// SHA-256 over the decisions of people that bear on the parties of the case.
    var decisionsDigest: String {
        var lines: [String] = []
        for (party, matches) in matches.sorted(by: { $0.key < $1.key }) {
            for match in matches {
                for (word, judgement) in [
                    ("holds", match.candidate.judgement), ("former", match.candidate.outdatedJudgement),
                ] {
                    guard let judgement else { continue }
                    lines.append("\(party)\t\(match.candidate.entity)\t\(word)\t\(DecisionWords.sentence(judgement))")
                }
            }
        }
        return SHA256Digest(ofText: lines.sorted().joined(separator: "\n")).hex
    }
}
