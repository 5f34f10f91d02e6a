public import ClewModel
public import LabourProgrammes
import SupplyChain
import World

/// What a sentence of a piece of evidence says of a party and a labour programme.
public struct EvidenceWords: Hashable, Sendable, Codable {
    /// The party, by its identifier.
    public let party: String
    /// The programme.
    public let programme: ProgrammeKey
    /// The grade by who speaks; the rating of a person does not change it.
    public let grade: EvidenceGrade
    /// Whether the sentence says so, denies it, plans it.
    public let stance: ProgrammeMention.Stance
    /// Whether what is denied is the act of a court, as the text tells it.
    public let isCourtAct: Bool
    /// Whether the text names the party; where not, only the case says that it is about the party.
    public let isNamed: Bool
    /// The words that point to the programme.
    public let words: String
    /// What these words speak of, in our English.
    public let meaning: String
    /// Whether the sentence speaks of work outside the region.
    public let isOutsideRegion: Bool
    /// The sentence, with names of persons masked.
    public let sentence: String
    /// Where it stands in the working copy.
    public let location: SourceLocation
}

/// Reads the working copies of evidence for the words of labour programmes, as an assessment does.
struct EvidenceReader {
    private let scanner: ProgrammeReader
    private let types: DocumentTypes
    private let parties: [ReadingParty]
    private let `case`: Case

    init(_ case: Case, world: World) throws(ClewError) {
        scanner = try world.knowledge.scanner
        types = try world.knowledge.programmes.documentTypes
        self.case = `case`
        let places = PlaceStep(gazetteer: try world.knowledge.gazetteer).run(`case`)
        parties = `case`.parties.map { ProgrammeStep.readingParty($0, places) }
    }

    /// What the working copy of a piece of evidence says.
    func said(in text: String, of record: EvidenceRecord) -> [EvidenceWords] {
        said(
            in: text, type: record.type, issuer: record.issuer, publisher: record.publisher,
            address: record.address, about: record.parties, file: record.working.file)
    }

    /// What a document of the case says; nothing where its text could not be read.
    func said(in document: CaseDocument) -> [EvidenceWords] {
        guard let text = document.text else { return [] }
        return said(
            in: text, type: document.type, issuer: document.issuer, publisher: document.publisher,
            address: document.address, about: document.parties, file: "documents/" + document.file)
    }

    private func said(
        in text: String, type: String, issuer party: String?, publisher stated: String?, address: String?,
        about: [String],
        file: String
    ) -> [EvidenceWords] {
        let issuer = party.flatMap { `case`.party($0)?.name }
        let publisher = issuer ?? stated ?? address.flatMap(types.publisher(ofAddress:))
        let source = TextSource(
            kind: types.speaker(
                type: type, publisher: publisher, isOwn: issuer != nil, about: ProgrammeStep.names(about, in: `case`)),
            citation: Citation(publisher ?? type), file: file, isPublisherStated: publisher != nil,
            publisher: publisher)
        var ignored: [Diagnostic] = []
        let reading = scanner.read(
            text, source: source, parties: parties, issuer: party, about: about, into: &ignored)
        return reading.mentions.toldOnce.map { mention in
            EvidenceWords(
                party: mention.party, programme: mention.programme, grade: ProgrammeAssessment.grade(of: mention),
                stance: mention.stance, isCourtAct: mention.isCourtAct, isNamed: mention.isNamed, words: mention.text,
                meaning: mention.indicator.meaning,
                isOutsideRegion: mention.alsoNames != nil, sentence: mention.sentence, location: mention.location)
        }
    }
}
