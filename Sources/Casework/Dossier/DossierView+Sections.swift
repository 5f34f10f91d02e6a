import ClewModel
import RegimeRules
import SourceFiles

extension DossierView {
    struct EvidenceView {
        /// The anchor, where it is told in full.
        let first: String?
        /// The anchor of where it was told before.
        let again: String?
        let kind: String
        let statement: String
        let source: String
        let confidence: String

        init(_ evidence: Evidence, _ ledger: inout EvidenceLedger, files: CaseFiles) {
            let number = ledger.number(of: evidence)
            first = number.isFirst ? "e-\(number.value)" : nil
            again = number.isFirst ? nil : "e-\(number.value)"
            kind = Wording.kind(evidence.kind)
            statement = Markup.tagged(evidence.statement)
            source = files.sourceHTML(of: evidence)
            confidence = Wording.trust(in: evidence)
        }
    }

    struct FileView {
        let anchor: String
        let path: String
        let sha256: String
    }

    /// The files of the case, as the page names them under its sources.
    struct CaseFiles {
        private let paths: Set<String>
        /// Those that are no word of a text, since a sign between words stands in them.
        private let others: [String]
        private static let signs: Set<Character> = [" ", "(", ")", ";", ",", ":", "\n"]

        init(_ inputs: [SourcesReport.Input]) {
            paths = Set(inputs.map(\.path))
            others = inputs.map(\.path).filter { $0.contains(where: Self.signs.contains) }
        }

        /// The anchor of a file.
        static func anchor(of path: String) -> String { Markup.anchor("file/" + path) }

        /// Where evidence can be read: its address, or the file of the case that it comes from.
        func sourceHTML(of evidence: Evidence) -> String {
            let citation = evidence.citation
            guard citation.url == nil,
                let path = path(in: [citation.pinpoint ?? "", evidence.statement])
            else { return Wording.sourceHTML(citation) }
            let isCase = evidence.kind == .caseRecord || citation.source == Citation.ofCase
            let words = isCase ? Markup.tagged(citation.pinpoint ?? path) : Wording.sourceHTML(citation)
            return "<a href=\"#\(Self.anchor(of: path))\">\(words)</a>"
        }

        /// The file that texts name, with or without a line and a column; the longest where they name several.
        ///
        /// - Complexity: O(*n*) in the length of the texts, however many files there are.
        private func path(in texts: [String]) -> String? {
            let words = texts.flatMap { $0.split(whereSeparator: Self.signs.contains) }.map(String.init)
            let named = words.filter(paths.contains) + others.filter { path in texts.contains { $0.contains(path) } }
            return named.min { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
        }
    }

    /// Which evidence the page has told already: the same evidence is told once and referred to from then on.
    struct EvidenceLedger {
        private var numbers: [Evidence: Int] = [:]

        mutating func number(of evidence: Evidence) -> (value: Int, isFirst: Bool) {
            if let known = numbers[evidence] { return (known, false) }
            numbers[evidence] = numbers.count + 1
            return (numbers.count, true)
        }
    }

    struct FindingView {
        let `class`: String
        let anchor: String
        let severity: String
        let title: String
        let statement: String
        let evidence: [EvidenceView]
        let hasAgainst: Bool
        let against: [EvidenceView]
        let remarks: [String]
        let limits: String
        let hasChange: Bool
        let wouldChange: [String]
        let id: String

        init(_ finding: Finding, _ ledger: inout EvidenceLedger, files: CaseFiles) {
            `class` = finding.severity.rawValue
            anchor = Markup.anchor(finding.id)
            severity = finding.severity.rawValue
            title = finding.title
            statement = Markup.tagged(finding.statement)
            evidence = finding.evidence.map { EvidenceView($0, &ledger, files: files) }
            let denials = finding.against ?? []
            hasAgainst = !denials.isEmpty
            against = denials.map { EvidenceView($0, &ledger, files: files) }
            remarks = (finding.remarks ?? []).map(Markup.tagged)
            limits = finding.limits
            hasChange = !finding.wouldChange.isEmpty
            wouldChange = finding.wouldChange.map(Markup.tagged)
            id = finding.id
        }
    }

    struct GapView {
        let missing: String
        let subject: String
        let asked: String
        let question: String
        /// What suppliers answered.
        let answers: [String]

        init(_ gap: GapReport, name: (String) -> String) {
            missing = Markup.tagged(gap.missing)
            subject = Markup.tagged(gap.subject.caption)
            let words =
                switch gap.addressee {
                case .supplier(let party): "to ask of \(name(party)); the letter asks it in neutral words"
                case .requester: "to look up in your own files"
                case .counsel: "for counsel; no supplier is asked"
                }
            asked = Markup.tagged(words)
            question = Markup.tagged(gap.question)
            answers = gap.answers.map { answer in
                let who = [answer.answeredBy, answer.answeredOn].compactMap(\.self).joined(separator: ", ")
                let stated = who.isEmpty ? "" : " (\(who))"
                return Markup.tagged(
                    "\(answer.party)\(stated): “\(answer.text)” – \(answer.file), SHA-256 \(answer.sha256.prefix(12))…")
            }
        }
    }

    struct RequestView {
        let `class`: String
        let state: String
        let description: String
        let answered: String?
    }

    struct DutyView {
        let `class`: String
        let status: String
        let title: String
        let reason: String
        let effect: String
        /// How the text was read.
        let reading: String
        let deadline: String?
        let hasRequests: Bool
        let requests: [RequestView]
        let source: String

        init(_ duty: DutyReport) {
            switch duty.status {
            case .applies: `class` = "high"
            case .open: `class` = "medium"
            case .coming, .notTriggered: `class` = "low"
            case .doesNotApply: `class` = "clear"
            }
            // A way out is there to be taken; it asks nothing.
            status = duty.isRoute && duty.status == .applies ? "available" : duty.status.rawValue
            title = "\(duty.title) – \(duty.shipment)"
            reason = Markup.tagged(duty.reason)
            effect = duty.effect
            // A period that nothing has started is told where it is the duty itself, and not again under every provision.
            let periods = duty.deadlines.filter { $0.started != nil || duty.isDutyAlone }
            deadline = periods.isEmpty ? nil : Markup.tagged(periods.map(\.sentence).joined(separator: ". ") + ".")
            hasRequests = !duty.requests.isEmpty
            requests = duty.requests.map {
                RequestView(
                    class: $0.answeredBy.isEmpty ? "open" : $0.isComplete ? "clear" : "medium",
                    state: $0.answeredBy.isEmpty ? "missing" : $0.isComplete ? "on file" : "in part",
                    description: $0.description,
                    answered: $0.answeredBy.isEmpty ? nil : Markup.tagged($0.answeredBy.joined(separator: ", ")))
            }
            reading = Markup.tagged(duty.reading)
            let force =
                duty.inForceFrom.map {
                    duty.isOlder ? " · older than \($0), the first day our sources have" : " · from \($0)"
                } ?? ""
            source =
                Wording.sourceHTML(duty.citation) + force + " · " + Wording.confidence(duty.confidence)
                + " · <span class=\"rule\">\(HTMLText.escape(duty.provision))</span>"
        }
    }

    struct RegimeView {
        let name: String
        let duties: [DutyView]
        let hasSilent: Bool
        /// What is open for nothing but what the case is silent about, in one line each.
        let silent: [String]
        let hasWaiting: Bool
        /// What nothing has set off so far, in one line each.
        let waiting: [String]
        let hasOthers: Bool
        /// What does not apply, in one line each.
        let others: [String]

        static func grouping(_ duties: [DutyReport]) -> [RegimeView] {
            // Not by regime, which may gather laws and orders of other years under the name of one of them.
            duties.map(\.law).unique().map { name in
                let own = duties.filter { $0.law == name }
                let silent = Self.silent(own)
                let waiting = own.filter { $0.status == .notTriggered }
                let others = own.filter { $0.status == .doesNotApply }
                return RegimeView(
                    name: name,
                    duties: own.filter {
                        ![.doesNotApply, .notTriggered].contains($0.status) && $0.openOnlyFor == nil
                    }.map(DutyView.init),
                    hasSilent: !silent.isEmpty, silent: silent, hasWaiting: !waiting.isEmpty,
                    waiting: Self.lines(waiting), hasOthers: !others.isEmpty, others: Self.lines(others))
            }
        }

        /// Duties in one line each, with their reasons; shipments of which the same is said share a line.
        private static func lines(_ duties: [DutyReport]) -> [String] {
            func key(_ duty: DutyReport) -> String { "\(duty.title)\u{0}\(duty.reason)" }
            let groups = Dictionary(grouping: duties, by: key)
            return duties.map(key).unique().compactMap { key in
                guard let own = groups[key], let first = own.first else { return nil }
                let shipments = own.map(\.shipment).unique().joined(separator: ", ")
                return Markup.tagged("\(first.title) – \(shipments). \(first.reason)")
            }
        }

        /// What a provision asks of those who deal with a party or send it something, and what the case is silent about.
        private static func acts(_ duty: DutyReport) -> String {
            duty.kind == Provision.Kind.assetFreeze.rawValue
                ? "bars dealings, and the case states none; \(duty.reason.hasSuffix(".") ? String(duty.reason.dropLast()) : duty.reason)"
                : "asks something only of those who send items to a listed party; the case does not say"
        }

        /// The provisions that are open only because the case is silent, each once for all its shipments.
        private static func silent(_ duties: [DutyReport]) -> [String] {
            let open = duties.filter { $0.openOnlyFor != nil }
            return open.map(\.provision).unique().compactMap { provision in
                let own = open.filter { $0.provision == provision }
                guard let first = own.first, let silence = first.openOnlyFor else { return nil }
                let why =
                    switch silence {
                    case .owners: "open until it is shown who owns the parties"
                    case .acts: Self.acts(first)
                    case .lists: "open until the parties are compared with the whole list; only a part of it is on hand"
                    }
                let coming = first.status == .coming ? first.inForceFrom.map { ", from \($0)" } ?? "" : ""
                return Markup.tagged(
                    "\(first.title)\(coming) – \(own.map(\.shipment).unique().joined(separator: ", ")): \(why).")
            }
        }
    }

    struct CounterMeasureView {
        let act: String
        let why: String
        let saferWay: String
        let weighing: String
        let instrument: String
        let source: String

        init(_ report: CounterMeasureReport) {
            act = report.act
            why = Markup.tagged(report.why)
            saferWay = report.saferWay
            weighing = report.weighing
            instrument = report.instrument
            source = Wording.sourceHTML(report.citation) + " · " + Wording.confidence(report.confidence)
        }
    }

    struct WithheldView {
        let reason: String
        let steps: [String]
        let undocumented: [String]

        init(_ withheld: Withheld) {
            reason = Markup.tagged(withheld.reason)
            steps = withheld.steps.map { Markup.tagged("Left out: \($0)") }
            undocumented = withheld.undocumented.map { Markup.tagged("\($0.missing) (\($0.subject.caption))") }
        }
    }

    struct MatchView {
        let open: Bool
        let `class`: String
        let verdict: String
        let caption: String
        let lists: String
        let score: String
        let explanation: [String]

        init(_ match: PartyReport.Match, title: (DatasetName) -> String) {
            open = match.isMatch
            `class` = match.isMatch ? "high" : "open"
            verdict = match.isMatch ? "match" : "no match"
            caption = Markup.tagged(match.caption)
            lists = match.datasets.map(title).joined(separator: ", ")
            score = Wording.score(match.score)
            explanation = match.explanation.map(Markup.tagged)
        }
    }

    struct BelongingView {
        let `class`: String
        let verdict: String
        let caption: String
        let lists: String
        let explanation: String

        init(_ belonging: PartyReport.Belonging, title: (DatasetName) -> String) {
            `class` = belonging.isStrong ? "high" : "open"
            verdict = belonging.isStrong ? "may belong to" : "to be asked"
            caption = Markup.tagged(belonging.caption)
            lists = belonging.datasets.map(title).joined(separator: ", ")
            explanation = Markup.tagged(belonging.explanation)
        }
    }

    struct OwnershipView {
        let rule: String
        let answer: String
        let share: String
        let chain: [String]
        let missing: [String]

        init(_ ownership: PartyReport.Ownership) {
            rule = ownership.title ?? ownership.rule
            answer = ownership.state.map { "\(ownership.answer), since the rule is \($0)" } ?? ownership.answer
            share = Wording.share(ownership.share)
            chain = ownership.chain.map(Markup.tagged)
            missing = ownership.missing.map(Markup.tagged)
        }
    }

    struct PartyView {
        let name: String
        let invented: Bool
        let otherNames: String?
        let details: String
        let place: String?
        let matches: [MatchView]
        let belongings: [BelongingView]
        let ownership: [OwnershipView]
        let programmes: [String]
        let denials: [String]
        let courtActs: [String]
        let tandems: [String]

        init(_ party: PartyReport, title: (DatasetName) -> String) {
            let tagged = party.names.map { Markup.tagged($0.text) }
            name = tagged.first ?? HTMLText.escape(party.id)
            invented = party.isInvented
            otherNames = tagged.count > 1 ? tagged.dropFirst().joined(separator: " · ") : nil
            details = Markup.tagged(
                [party.id, party.role, party.country?.uppercased(), party.address].compactMap(\.self).filter {
                    !$0.isEmpty
                }
                .joined(separator: " · "))
            place = party.place.map(Markup.tagged)
            matches = party.matches.map { MatchView($0, title: title) }
            belongings = (party.mayBelongTo ?? []).map { BelongingView($0, title: title) }
            ownership = party.ownership.map(OwnershipView.init)
            programmes = party.programmes.map(Markup.tagged)
            denials = (party.denials ?? []).map(Markup.tagged)
            courtActs = (party.courtActs ?? []).map(Markup.tagged)
            tandems = (party.tandems ?? []).map(Markup.tagged)
        }
    }

    struct StepView {
        let title: String
        let who: String
        let inputs: [String]
        let outputs: [String]
        let ratio: String
        let `class`: String
        let verdict: String
        let expected: String
        let source: String?
        let documents: [String]

        /// The steps to show where there are too many: those that do not balance or lack a document before the others, in the
        /// order of the case.
        static func worthTelling(_ steps: [StepReport], upTo limit: Int) -> [StepReport] {
            guard steps.count > limit else { return steps }
            let weighty = steps.indices.filter { steps[$0].verdict != "balanced" || steps[$0].documents.isEmpty }
            guard weighty.count < limit else { return weighty.prefix(limit).map { steps[$0] } }
            let others = Set(steps.indices).subtracting(weighty).sorted().prefix(limit - weighty.count)
            return (weighty + others).sorted().map { steps[$0] }
        }

        init(_ step: StepReport) {
            title = Markup.tagged(step.title)
            who = Markup.tagged(
                [step.id, step.party, step.day?.description].compactMap(\.self).joined(separator: " · "))
            inputs = step.inputs.map(Markup.tagged)
            outputs = step.outputs.map(Markup.tagged)
            ratio = step.ratio.map { Wording.number($0, decimals: 2) } ?? "–"
            switch step.verdict {
            case "balanced": `class` = "clear"
            case "impossible": `class` = "high"
            case "implausible": `class` = "medium"
            case "question": `class` = "open"
            default: `class` = "open"
            }
            // The edges of a range are a judgement: a person reads on which side of it the step lies.
            verdict =
                switch step.verdict {
                case "impossible": step.expected == nil ? "more came out than went in" : "above the range"
                case "implausible": "below the range"
                default: step.verdict
                }
            expected =
                step.expected.map {
                    "\(Wording.number($0.lower, decimals: 2)) to \(Wording.number($0.upper, decimals: 2))"
                }
                ?? "–"
            source = step.source.map { Wording.linked(Markup.tagged($0), to: step.citation?.url) }
            documents = step.documents
        }
    }
}
