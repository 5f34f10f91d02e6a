import ClewModel
import Foundation
import LabourProgrammes
import SourceFiles
import SupplyChain
import World

/// What a submission to customs or an authority is written from: what sources say of parties, whose sources they are, and what
/// follows; without a word of who submits it.
struct AllegationContent {
    /// A text that the submission rests on.
    struct Source {
        let number: Int
        let document: CaseDocument
        /// The record of how it was kept; `nil` for a document of the case that was not kept as evidence.
        let record: EvidenceRecord?
        /// Its text, without names of persons.
        let text: MaskedText
        /// Its path in the package.
        let path: String
        /// Who published it.
        let publisher: String?

        /// SHA-256 of the file as it came.
        var digest: String { record?.sha256 ?? document.sha256.hex }
    }

    /// What a sentence of a source says of a party.
    struct Statement {
        let source: Int
        let party: String
        let programme: String
        let grade: EvidenceGrade
        let stance: ProgrammeMention.Stance
        /// Whether what is denied is the act of a court, as the text tells it.
        let isCourtAct: Bool
        let sentence: String
        /// The words that point to the programme.
        let words: String
        /// What these words speak of, in our English.
        let meaning: String
        /// Whether the sentence speaks of work outside the region.
        let isOutsideRegion: Bool
        let line: Int?

        /// What the sentence does, in a word.
        var stanceWords: String { isCourtAct ? "dismissed by a court" : stance.rawValue }

        /// What a sentence in another script is about, marked as our reading; `nil` for one in Latin script.
        var reading: String? {
            guard Markup.language(of: sentence) != nil else { return nil }
            return "Our reading, no translation: “\(words)” speaks of \(meaning)."
        }
    }

    let assessment: Assessment
    let scope: Scope
    let sources: [Source]
    let statements: [Statement]
    /// What the assessment concludes about the parties and goods shown.
    let findings: [Finding]
    /// The documents that are left out, since they say nothing of a labour programme.
    let leftOut: [CaseDocument]
    /// The parties of the case.
    private let parties: [CaseParty]
    /// Takes the names of persons out of words that are shown, and that of whoever sends them.
    let persons: PersonNames
    /// The names of whoever sends it.
    let sender: SenderNames
    /// Takes out the names of parties of which nothing is said.
    private let others: OtherNames

    /// The parties and shipments that the submission is about.
    struct Scope {
        let parties: [CaseParty]
        let shipments: [Shipment]
    }

    private static let rules: Set = [
        FindingRule.partyListed.id, FindingRule.partyListedLater.id, FindingRule.partyOwned.id,
        FindingRule.placeInRegion.id,
        FindingRule.programmeExposure.id, FindingRule.programmeContext.id, FindingRule.goodsFromRegion.id,
        FindingRule.goodsMayBeFromRegion.id, FindingRule.goodsThroughListed.id,
    ]

    /// The rules that rest on texts alone.
    private static let textRules: Set = [FindingRule.programmeExposure.id, FindingRule.programmeContext.id]

    /// A party and a programme of which a sentence of a source speaks.
    private struct Spoken: Hashable {
        let party: String
        let programme: ProgrammeKey
    }

    init(_ assessed: AssessedCase, caseAt folder: URL, shipments chosen: [String], world: World) throws(ClewError) {
        let found = assessed.captioned
        assessment = assessed.assessment
        parties = found.parties
        let sender = SenderNames(found)
        self.sender = sender
        let persons = PersonNames(found, workers: try world.knowledge.workerData, sender: sender)
        self.persons = persons
        let kept = EvidenceFolder(case: folder)
        let reader = try EvidenceReader(found, world: world)
        let shownParties = chosen.isEmpty ? nil : Set(try PackageScope(assessed, shipments: chosen).parties.map(\.id))
        var sources: [Source] = []
        var statements: [Statement] = []
        var leftOut: [CaseDocument] = []
        var spoken: Set<Spoken> = []
        for document in found.documents {
            let words = reader.said(in: document).filter {
                // A sentence that names no one belongs to no one, whatever the case says the text is about.
                $0.isNamed && (shownParties?.contains($0.party) ?? true) && !sender.parties.contains($0.party)
            }
            spoken.formUnion(words.map { Spoken(party: $0.party, programme: $0.programme) })
            guard let text = document.text, document.isEvidence || !words.isEmpty else {
                leftOut.append(document)
                continue
            }
            let number = sources.count + 1
            let issuer = document.issuer.flatMap { found.party($0) }
            let publisher = (issuer?.name ?? document.publisher).map(persons.masking)
            let record = document.isEvidence ? try kept.record(document.id)?.record : nil
            sources.append(
                Source(
                    number: number, document: document, record: record, text: persons.maskingText(text),
                    path: "sources/\(number < 10 ? "0" : "")\(number)-\(SafeName.words(document.id, limit: 40)).txt",
                    publisher: publisher))
            let catalog = try world.knowledge.programmes
            statements += words.map { words in
                Statement(
                    source: number, party: words.party,
                    programme: catalog[words.programme]?.name ?? words.programme.rawValue,
                    grade: words.grade, stance: words.stance, isCourtAct: words.isCourtAct,
                    sentence: persons.maskingQuote(words.sentence), words: persons.maskingQuote(words.words),
                    meaning: words.meaning, isOutsideRegion: words.isOutsideRegion, line: words.location.line)
            }
        }
        self.sources = sources
        self.statements = statements
        self.leftOut = leftOut
        let told = assessment.findings.filter { finding in
            guard Self.rules.contains(finding.rule) else { return false }
            if Self.textRules.contains(finding.rule),
                !spoken.contains(where: { finding.id.hasSuffix("/party:\($0.party)/\($0.programme.rawValue)") })
            {
                return false
            }
            return finding.subject.kind != .party
                || ((shownParties?.contains(finding.subject.id) ?? true)
                    && !sender.parties.contains(finding.subject.id))
        }
        let concluded = Set(told.filter { $0.subject.kind == .party }.map(\.subject.id))
        let spokenOf = concluded.union(statements.map(\.party))
        let shipments = Self.shipments(of: assessed, chosen: chosen, concerning: spokenOf, told)
        let shipmentIDs = Set(shipments.map(\.id))
        findings = told.filter { finding in
            switch finding.subject.kind {
            case .party: true
            case .shipment: shipmentIDs.contains(finding.subject.id)
            default: chosen.isEmpty
            }
        }
        scope = Scope(
            parties: found.parties.filter { $0.schema != .person && spokenOf.contains($0.id) }, shipments: shipments)
        others = OtherNames(
            found.parties.filter {
                $0.schema != .person && !spokenOf.contains($0.id) && !sender.parties.contains($0.id)
            }, besides: scope.parties)
    }

    /// The shipments chosen; where none is, those about which something is concluded, and those whose goods a party had in hand of
    /// which something is said.
    private static func shipments(
        of assessed: AssessedCase, chosen: [String], concerning parties: Set<String>, _ findings: [Finding]
    ) -> [Shipment] {
        let found = assessed.captioned
        guard chosen.isEmpty else { return found.shipments.filter { chosen.contains($0.id) } }
        let concluded = Set(findings.filter { $0.subject.kind == .shipment }.map(\.subject.id))
        var lots = Set(found.lots.filter { $0.producer.map(parties.contains) ?? false }.map(\.id))
        for event in found.events
        where [event.party, event.counterparty].contains(where: { $0.map(parties.contains) ?? false }) {
            lots.formUnion((event.inputs + event.outputs).compactMap(\.lot))
        }
        return found.shipments.filter { shipment in
            let chain = (assessed.trace.shipment(shipment.id)?.lots ?? []) + shipment.items.map(\.lot)
            return concluded.contains(shipment.id)
                || [shipment.exporter, shipment.importer].contains { $0.map(parties.contains) ?? false }
                || chain.contains(where: lots.contains)
        }
    }

    /// A sentence of ours without the names of persons, of the sender, and of parties of which nothing is said.
    func shown(_ text: String) -> String { persons.masking(others.masking(text)) }

    /// What is not known, without sentences that name a party of which nothing is said.
    var unknown: [String] {
        let shown = Set(scope.parties.map(\.id))
        let others = parties.filter { !shown.contains($0.id) }.flatMap { $0.names + [$0.caption] }
        return assessment.answer.notKnown.filter { sentence in !others.contains { sentence.contains($0) } }
    }
}

/// The names of whoever asks for the assessment, and so sends the submission.
struct SenderNames {
    /// The parties of the case that are the sender, by identifier.
    let parties: Set<String>
    /// What is written in place of a name.
    let label: String
    private let names: [String]

    init(_ case: Case) {
        let plain = Self.plain(`case`.requester)
        let own = `case`.parties.filter { party in
            party.names.contains { Self.isSame(Self.plain($0), plain) }
        }
        parties = Set(own.map(\.id))
        let isImporter =
            own.contains { $0.roles.contains(.importer) }
            || `case`.shipments.contains { $0.importer.map(Set(own.map(\.id)).contains) ?? false }
        label = isImporter ? "the importer" : "the requester"
        names = ([`case`.requester] + own.flatMap(\.names)).filter { $0.count > 1 }.unique()
            .sorted { $0.count != $1.count ? $0.count > $1.count : $0 < $1 }
    }

    /// A text with the label in place of each name.
    func masking(_ text: String) -> String { names.reduce(text) { $0.replacing($1, with: label) } }

    /// Whether a text names the sender, in capitals or small letters.
    func occurs(in text: String) -> Bool {
        let plain = text.lowercased()
        return names.contains { plain.contains($0.lowercased()) }
    }

    private static func plain(_ name: String) -> [String] {
        name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// Whether two names are one, a legal form more or less.
    private static func isSame(_ one: [String], _ other: [String]) -> Bool {
        let (short, long) = one.count <= other.count ? (one, other) : (other, one)
        guard !short.isEmpty, Array(long.prefix(short.count)) == short else { return false }
        return short.count == long.count || (short.count > 1 && long.count - short.count <= 2)
    }
}

/// Takes names of persons out of words: of the persons among the parties of a case, and of those that texts name.
struct PersonNames {
    private let names: [String]
    /// The letters of the names in every order of their parts, as ``letters(_:)`` folds them, and how many parts the longest has.
    private let orders: Set<String>
    private let mostParts: Int
    private let workers: WorkerDataGuard
    private let sender: SenderNames

    init(_ case: Case, workers: WorkerDataGuard, sender: SenderNames) {
        self.workers = workers
        self.sender = sender
        names = `case`.parties.filter { $0.schema == .person }.flatMap(\.names).filter { $0.count > 1 }
            .sorted { $0.count != $1.count ? $0.count > $1.count : $0 < $1 }
        let parts = names.map { name in Self.words(of: name).map { Self.letters(name[$0]) } }
        orders = Set(parts.filter { $0.count > 1 }.flatMap(Self.orders))
        // One part may be written as two: Weiming, Wei Ming.
        mostParts = (parts.map(\.count).max() ?? 0) + 1
    }

    /// A sentence of ours, or a short text, without names, that of the sender among them; numbers stay.
    func masking(_ text: String) -> String { maskingQuote(sender.masking(text)) }

    /// A sentence of a source without names of persons; what else it says stays as it is.
    func maskingQuote(_ text: String) -> String {
        workers.masking(withoutParties(text), file: "", keepsNumbers: true).text
    }

    /// The text of a source without lists of workers, names and long numbers.
    func maskingText(_ text: String) -> MaskedText { workers.masking(withoutParties(text), file: "") }

    /// The text without the names of the persons among the parties: as they are written, and in capitals, without accents, in another order of
    /// their parts, or with a part divided or joined.
    ///
    /// - Complexity: O(*w* · *p*) in the words of the text and the parts of the longest name.
    private func withoutParties(_ text: String) -> String {
        var result = names.reduce(text) { $0.replacing($1, with: MaskedText.mask) }
        guard !orders.isEmpty else { return result }
        let words = Self.words(of: result)
        let folded = words.map { Self.letters(result[$0]) }
        var found: [Range<String.Index>] = []
        var first = 0
        while first < words.count {
            var joined = folded[first]
            var last: Int?
            for next in (first + 1)..<max(first + 1, min(words.count, first + mostParts)) {
                let between = result[words[next - 1].upperBound..<words[next].lowerBound]
                guard between.count <= 2, between.allSatisfy({ $0.isWhitespace || ",.-‐·".contains($0) }) else { break }
                joined += folded[next]
                if orders.contains(joined) { last = next }
            }
            if let last { found.append(words[first].lowerBound..<words[last].upperBound) }
            first = (last ?? first) + 1
        }
        for range in found.reversed() { result.replaceSubrange(range, with: MaskedText.mask) }
        return result
    }

    /// Where the words of a text in letters stand; ideographs are found as they are written.
    private static func words(of text: String) -> [Range<String.Index>] {
        text.ranges(of: #/[\p{L}\p{M}’']+/#)
    }

    /// A word in small letters without accents, apostrophes and width.
    private static func letters(_ word: some StringProtocol) -> String {
        String(word).folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
            .filter(\.isLetter)
    }

    /// The parts in every order, joined; of more than four parts in the orders that begin anywhere and go on.
    private static func orders(_ parts: [String]) -> [String] {
        guard parts.count <= 4 else {
            return parts.indices.map { (parts[$0...] + parts[..<$0]).joined() }
        }
        func all(_ left: [String]) -> [String] {
            left.isEmpty
                ? [""]
                : left.indices.flatMap { index -> [String] in
                    var rest = left
                    let head = rest.remove(at: index)
                    return all(rest).map { head + $0 }
                }
        }
        return all(parts)
    }
}
