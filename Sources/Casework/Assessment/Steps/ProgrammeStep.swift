import ClewModel
import LabourProgrammes
import SourceFiles
import SupplyChain

/// Step 4: which labour programmes the texts of the case connect the parties with.
struct ProgrammeStep {
    /// What the step found.
    struct Result {
        /// What texts and places say about each party.
        var assessments: [String: ProgrammeAssessment] = [:]
        /// The findings.
        var findings: [Finding] = []
        /// What was dropped from the texts.
        var diagnostics: [Diagnostic] = []
    }

    let catalog: ProgrammeCatalog
    let scanner: IndicatorScanner
    let places: PlaceStep.Result

    /// Scans every text of the case for the parties that it is about, that issued it, or that it names.
    func run(_ case: Case) -> Result {
        var result = Result()
        var texts: [String: [ProgrammeAssessment.ScannedText]] = [:]
        for document in `case`.documents {
            guard let text = document.text else { continue }
            let about = `case`.parties.filter { Self.concerns($0, document, text) }
            let source = Self.source(document, isOwn: about.contains { $0.id == document.issuer })
            let hits = scanner.scan(text, source: source, into: &result.diagnostics)
            let assurances = scanner.assurances(in: text, source: source)
            for party in about {
                texts[party.id, default: []].append(
                    ProgrammeAssessment.ScannedText(
                        hits: hits, assurances: assurances, namesParty: Self.names(party, text)))
            }
            if let finding = finding(about: document, assurances) { result.findings.append(finding) }
        }
        for party in `case`.parties {
            let placement = places.parties[party.id].map {
                ProgrammeAssessment.Placement(resolution: $0, location: party.addressLocation ?? party.location)
            }
            let assessment = ProgrammeAssessment(
                party: party.name, texts: texts[party.id] ?? [], placements: placement.map { [$0] } ?? [],
                catalog: catalog)
            result.assessments[party.id] = assessment
            result.findings += findings(about: party, assessment)
        }
        return result
    }

    private static func concerns(_ party: CaseParty, _ document: CaseDocument, _ text: String) -> Bool {
        document.parties.contains(party.id) || names(party, text)
    }

    private static func names(_ party: CaseParty, _ text: String) -> Bool {
        party.names.contains { $0.count >= 4 && text.containsIgnoringCase($0) }
    }

    private static func source(_ document: CaseDocument, isOwn: Bool) -> TextSource {
        let kind: TextSource.Kind =
            switch document.type {
            case "public-notice", "official-notice", "state-media": .officialText
            case "annual-report", "company-news", "company-disclosure": .companyDisclosure
            case "investigation", "ngo-report": .investigation
            default: isOwn ? .companyDisclosure : .other
            }
        return TextSource(
            kind: kind,
            citation: Citation(
                document.note ?? document.type, "document \(document.id), SHA-256 \(document.sha256.hex.prefix(12))…",
                date: document.date, verification: document.isSealed ? .primary : .secondary),
            file: "documents/\(document.file)")
    }

    /// A party's programmes as findings: what ties it to a programme, and apart from that what is context.
    ///
    /// A place alone is told by ``PlaceStep`` and gives no finding here.
    private func findings(about party: CaseParty, _ assessment: ProgrammeAssessment) -> [Finding] {
        assessment.exposures.compactMap { exposure in
            guard exposure.grade != .location else { return nil }
            let isTie = exposure.reach == .participation
            return Finding(
                isTie ? .programmeExposure : .programmeContext,
                about: Subject(.party, id: party.id, caption: party.name), key: exposure.programme.rawValue,
                statement: exposure.statement, evidence: exposure.evidence,
                wouldChange: [
                    "The whole text and its publisher, if either differs from what the case states.",
                    "A later official text that ends the placement.",
                ])
        }
    }

    private func finding(about document: CaseDocument, _ assurances: [AssuranceHit]) -> Finding? {
        guard let first = assurances.first, document.type.contains("audit") || document.type.contains("contract") else {
            return nil
        }
        return Finding(
            .documentCannotShow, about: Subject(.document, id: document.id, caption: "\(document.type) \(document.id)"),
            statement: first.assurance.cannotShow,
            evidence: assurances.map {
                Evidence(
                    id: EvidenceID(rawValue: "assurance:\($0.location)"), kind: .reference,
                    statement: "The document speaks of “\($0.assurance.term)” (\($0.location)).",
                    citation: $0.assurance.citation, confidence: $0.assurance.confidence)
            },
            wouldChange: ["Evidence of another kind: where the goods come from and how workers were recruited."])
    }
}

extension String {
    /// Whether the text holds `part`, case aside.
    func containsIgnoringCase(_ part: String) -> Bool {
        lowercased().contains(part.lowercased())
    }
}
