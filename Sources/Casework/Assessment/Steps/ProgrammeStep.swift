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
        /// The documents of which no text could be read, each with its file.
        var unread: [String] = []
        /// The documents of which parts could not be read, each with its file and the parts.
        var unreadParts: [String] = []
        /// What was dropped from the texts.
        var diagnostics: [Diagnostic] = []
    }

    let catalog: ProgrammeCatalog
    let scanner: ProgrammeReader
    let places: PlaceStep.Result

    /// Reads every text of the case for all its parties.
    func run(_ case: Case) -> Result {
        var result = Result()
        var readings: [TextReading] = []
        let parties = `case`.parties.map {
            Self.readingParty($0, places)
        }
        for document in `case`.documents {
            if catalog.documentTypes[document.type] == nil { result.diagnostics.append(Self.unknownType(document)) }
            if let problem = unbornOut(document, in: `case`) { result.diagnostics.append(problem) }
            guard let text = document.text else {
                let why = document.unread.map { ": \($0)" } ?? ""
                result.unread.append("\(document.id) (\(document.file)\(why))")
                continue
            }
            if !document.unreadParts.isEmpty {
                let parts = document.unreadParts.joined(separator: "; ")
                result.unreadParts.append("\(document.id) (\(document.file): \(parts))")
            }
            let reading = scanner.read(
                text, source: source(document, in: `case`), parties: parties, issuer: document.issuer,
                about: document.parties, into: &result.diagnostics)
            readings.append(reading)
            if let finding = finding(about: document, reading.assurances) { result.findings.append(finding) }
        }
        for party in `case`.parties {
            let placement = places.parties[party.id].map {
                ProgrammeAssessment.Placement(resolution: $0, location: party.addressLocation ?? party.location)
            }
            let assessment = ProgrammeAssessment(
                id: party.id, party: party.caption, readings: readings, placements: placement.map { [$0] } ?? [],
                catalog: catalog)
            result.assessments[party.id] = assessment
            result.findings += findings(about: party, assessment)
        }
        return result
    }

    /// A party as texts are read for it.
    static func readingParty(_ party: CaseParty, _ places: PlaceStep.Result) -> ReadingParty {
        let region = region(of: party, places)
        let isAbroad = party.country.map { !Self.china.contains($0.lowercased()) } ?? false
        return ReadingParty(
            id: party.id, names: party.names, region: region, isAbroad: isAbroad && region != .xinjiang)
    }

    private static let china: Set = ["cn", "hk", "mo", "tw"]

    /// Where a party works, as far as its addresses tell.
    static func region(of party: CaseParty, _ places: PlaceStep.Result) -> ReadingParty.Region {
        switch places.parties[party.id]?.inXinjiang {
        case .yes: .xinjiang
        case .no: .elsewhere
        case .undetermined, nil: party.country.map { $0.lowercased() != "cn" } ?? false ? .elsewhere : .unknown
        }
    }

    private static func unknownType(_ document: CaseDocument) -> Diagnostic {
        Diagnostic(
            .warning, code: "document.type",
            "“\(document.type)” is no known type of document, so that nobody knows who speaks in \(document.id): "
                + "its words are a pattern at most. The types are listed in Reference/programmes/document-types.csv",
            at: document.location)
    }

    /// Who published a document, as far as the case states it: its issuer, its publisher, or the authority of its address.
    private func publisher(of document: CaseDocument, in case: Case) -> String? {
        document.issuer.flatMap { `case`.party($0)?.name } ?? document.publisher
            ?? document.address.flatMap(catalog.documentTypes.publisher(ofAddress:))
    }

    /// A warning where the publisher that the case states is not what the type of the document would need.
    private func unbornOut(_ document: CaseDocument, in case: Case) -> Diagnostic? {
        guard document.issuer == nil, let publisher = publisher(of: document, in: `case`),
            catalog.documentTypes.contradicts(
                type: document.type, publisher: publisher, about: Self.names(document.parties, in: `case`))
        else { return nil }
        return Diagnostic(
            .warning, code: "document.publisher",
            "“\(publisher)” is known neither as an authority nor as the party that \(document.id) is about, so that its type "
                + "“\(document.type)” does not decide who speaks in it. Is it the publisher, and is the type right?",
            at: document.location)
    }

    /// The names of parties.
    static func names(_ parties: [String], in case: Case) -> [String] {
        parties.flatMap { `case`.party($0)?.names ?? [] }
    }

    private func source(_ document: CaseDocument, in case: Case) -> TextSource {
        let publisher = publisher(of: document, in: `case`)
        let kind = catalog.documentTypes.speaker(
            type: document.type, publisher: publisher,
            isOwn: document.issuer.flatMap { `case`.party($0) } != nil,
            about: Self.names(document.parties, in: `case`))
        // Who published it comes first; a note adds to that and never stands for it.
        let note = document.note.map { note in note.hasSuffix(".") ? String(note.dropLast()) : note }
        let who = publisher.map { "\($0), \(document.type)" } ?? document.type
        // The rating of a person stands beside the grade, which it does not change.
        let rating = document.rating.map { "; rated \($0) on the Admiralty scale" } ?? ""
        return TextSource(
            kind: kind,
            citation: Citation(
                note.map { "\(who) (\($0))" } ?? who,
                "document \(document.id), SHA-256 \(document.sha256.hex.prefix(12))…\(rating)",
                url: document.address, date: document.date, verification: document.isSealed ? .primary : .secondary),
            file: "documents/\(document.file)", isPublisherStated: publisher != nil, publisher: publisher)
    }

    /// A party's programmes as findings: what ties it to a programme, and apart from that what is context.
    ///
    /// A place alone is told by ``PlaceStep`` and gives no finding here.
    private func findings(about party: CaseParty, _ assessment: ProgrammeAssessment) -> [Finding] {
        assessment.exposures.compactMap { exposure in
            guard exposure.grade != .location else { return nil }
            let isQuestion = exposure.reach == .question
            var finding = Finding(
                exposure.reach == .exposure ? .programmeContext : .programmeExposure,
                title: isQuestion ? "A text of an unknown publisher connects a party with a labour programme" : nil,
                severity: isQuestion ? .medium : nil,
                about: Subject(.party, id: party.id, caption: party.caption), key: exposure.programme.rawValue,
                statement: exposure.statement, evidence: exposure.evidence,
                wouldChange: (isQuestion ? ["Who published the text, and where it can be read."] : []) + [
                    "The whole text and its publisher, if either differs from what the case states.",
                    "A later official text that ends the placement.",
                ])
            let against = assessment.denied.filter { $0.programme == exposure.programme }.map(\.evidence).unique()
            let tandems = assessment.tandems.filter { [$0.first, $0.second].contains(exposure.programme) }
            finding.against = against.isEmpty ? nil : against
            finding.remarks = tandems.isEmpty ? nil : tandems.map(\.reason)
            return finding
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
