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
        let sentence: String
        let line: Int?
    }

    let assessment: Assessment
    let scope: Scope
    let sources: [Source]
    let statements: [Statement]
    /// What the assessment concludes about the parties and goods shown.
    let findings: [Finding]
    /// The documents that are left out, since they say nothing of a labour programme.
    let leftOut: [CaseDocument]
    /// Takes the names of persons out of words that are shown.
    let persons: PersonNames

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

    init(_ assessed: AssessedCase, caseAt folder: URL, shipments chosen: [String], world: World) throws(ClewError) {
        let found = assessed.captioned
        assessment = assessed.assessment
        let persons = PersonNames(found, workers: try world.knowledge.workerData)
        self.persons = persons
        let kept = EvidenceFolder(case: folder)
        let reader = try EvidenceReader(found, world: world)
        let shownParties = chosen.isEmpty ? nil : Set(try PackageScope(assessed, shipments: chosen).parties.map(\.id))
        var sources: [Source] = []
        var statements: [Statement] = []
        var leftOut: [CaseDocument] = []
        for document in found.documents {
            let words = reader.said(in: document).filter { shownParties?.contains($0.party) ?? true }
            guard let text = document.text, document.isEvidence || !words.isEmpty else {
                leftOut.append(document)
                continue
            }
            let number = sources.count + 1
            let issuer = document.issuer.flatMap { found.party($0) }
            let publisher = issuer.map { persons.masking($0.name) } ?? document.publisher
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
                    grade: words.grade, stance: words.stance, sentence: persons.masking(words.sentence),
                    line: words.location.line)
            }
        }
        self.sources = sources
        self.statements = statements
        self.leftOut = leftOut
        let shipments = found.shipments.filter { chosen.isEmpty || chosen.contains($0.id) }
        let shipmentIDs = Set(shipments.map(\.id))
        let named = Set(statements.map(\.party))
        findings = assessment.findings.filter { finding in
            guard Self.rules.contains(finding.rule) else { return false }
            switch finding.subject.kind {
            case .party: return shownParties?.contains(finding.subject.id) ?? true
            case .shipment: return shipmentIDs.contains(finding.subject.id)
            default: return chosen.isEmpty
            }
        }
        let concluded = Set(findings.filter { $0.subject.kind == .party }.map(\.subject.id))
        let trading = Set(shipments.flatMap { [$0.exporter, $0.importer].compactMap(\.self) })
        scope = Scope(
            parties: found.parties.filter {
                $0.schema != .person && (named.contains($0.id) || concluded.contains($0.id) || trading.contains($0.id))
            },
            shipments: shipments)
    }
}

/// Takes names of persons out of words: of the persons among the parties of a case, and of those that texts name.
struct PersonNames {
    private let names: [String]
    private let workers: WorkerDataGuard

    init(_ case: Case, workers: WorkerDataGuard) {
        self.workers = workers
        names = `case`.parties.filter { $0.schema == .person }.flatMap(\.names).filter { $0.count > 1 }
            .sorted { $0.count != $1.count ? $0.count > $1.count : $0 < $1 }
    }

    /// A sentence of ours, or a short text, without names; numbers stay.
    func masking(_ text: String) -> String {
        workers.masking(withoutParties(text), file: "", keepsNumbers: true).text
    }

    /// The text of a source without lists of workers, names and long numbers.
    func maskingText(_ text: String) -> MaskedText { workers.masking(withoutParties(text), file: "") }

    private func withoutParties(_ text: String) -> String {
        names.reduce(text) { $0.replacing($1, with: MaskedText.mask) }
    }
}
