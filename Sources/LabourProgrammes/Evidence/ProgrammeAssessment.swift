public import ClewModel

/// What the texts and places of one party say about its ties to labour programmes.
///
/// The grade of a mention comes from who speaks: an official text that names the party is T1, the party's own words are T2,
/// a listing T3, an investigation or the press T4. A text whose publisher nobody states has no grade yet: it is open, whatever
/// kind of paper the case calls it. A place is T5; subsidies, pairing, plans, hearsay, and texts that do not
/// name the party are T6. T5 and T6 are exposure and never more, however many there are. Assurances change no grade: they
/// are listed with what they cannot show. Two programmes that work in tandem are one finding more, with its reason.
public struct ProgrammeAssessment: Hashable, Sendable, Codable {
    /// The ties, one for each programme, the nearest grade first, then by programme.
    public let exposures: [ProgrammeExposure]
    /// Papers that were offered and cannot show that work is voluntary, with the reason, in the order of the texts.
    public let assurances: [Evidence]
    /// Words that were found and do not count, because the text denies them, each with the programme that they name.
    public let denied: [Denial]
    /// The words that the texts deny, without their programmes.
    public var denials: [Evidence] { denied.map(\.evidence) }

    /// Where two programmes meet at the party, in the order of the programmes.
    public let tandems: [ProgrammeTandem]

    /// Words that a text denies of the party.
    public struct Denial: Hashable, Sendable, Codable {
        /// The programme that they name.
        public let programme: ProgrammeKey
        /// The words, and whose text denies them.
        public let evidence: Evidence
        /// Whether it is the act of a court that a text tells of.
        public let isCourtAct: Bool
    }

    /// A place of work of the party, resolved from an address.
    public struct Placement: Hashable, Sendable {
        /// Where it lies.
        public let resolution: PlaceResolution
        /// Where the address was read.
        public let location: SourceLocation

        /// Creates a placement.
        public init(resolution: PlaceResolution, location: SourceLocation) {
            self.resolution = resolution
            self.location = location
        }
    }

    /// Assesses a party.
    ///
    /// - Parameters:
    ///   - id: The party's key, as the readings have it.
    ///   - party: How the party is called in sentences.
    ///   - readings: The texts that were read.
    ///   - placements: Its places of work.
    ///   - catalog: The programmes.
    public init(
        id: String, party: String, readings: [TextReading], placements: [Placement], catalog: ProgrammeCatalog
    ) {
        var graded: [ProgrammeKey: [Graded]] = [:]
        var denied: [Denial] = []
        for mention in readings.flatMap({ $0.mentions(of: id) }).toldOnce {
            if mention.stance == .denied {
                denied.append(
                    Denial(
                        programme: mention.programme, evidence: Self.denial(mention, of: party),
                        isCourtAct: mention.isCourtAct))
                continue
            }
            let grade = Self.grade(of: mention)
            graded[mention.programme, default: []].append(
                Graded(
                    grade: grade, evidence: Self.evidence(mention, grade: grade), alsoNames: mention.alsoNames,
                    quote: mention.quote, kind: mention.source.kind))
        }
        for programme in catalog.programmes where programme.isExposedByLocation {
            guard let region = catalog.region(programme.region) else { continue }
            for placement in placements where placement.resolution.lies(in: region) == .yes {
                graded[programme.key, default: []].append(
                    Graded(grade: .location, evidence: Self.evidence(placement, in: region, party: party)))
            }
        }
        exposures = graded.compactMap { key, items in
            Self.exposure(key, items, party: party, catalog: catalog)
        }
        .sorted { ($0.grade, $0.programme) < ($1.grade, $1.programme) }
        assurances = readings.filter { $0.namedParties.contains(id) }.flatMap(\.assurances).map(Self.evidence)
        self.denied = denied
        tandems = ProgrammeTandem.all(among: exposures, party: party, catalog: catalog)
    }

    private struct Graded {
        var grade: EvidenceGrade
        var evidence: Evidence
        /// The programme that the same words may name as well, since the work lies outside the region.
        var alsoNames: ProgrammeKey?
        /// The words of the text; `nil` for a place.
        var quote: String?
        /// Who speaks in the text.
        var kind: TextSource.Kind?
    }

    /// The grade of a mention.
    ///
    /// Words of policy around a programme (`medium`) are a pattern whoever says them, except in a listing, which states
    /// its basis. So is what is only planned, over, or passed on. Who speaks is known only where a publisher is stated: that a
    /// case calls a paper official makes it no official text.
    public static func grade(of mention: ProgrammeMention) -> EvidenceGrade {
        if mention.source.kind == .listing { return mention.source.isPublisherStated ? .listing : .open }
        guard mention.stance == .asserted, mention.role != .named, mention.indicator.weight >= .strong else {
            return .pattern
        }
        switch mention.source.kind {
        case .otherCompany, .other: return .pattern
        case _ where !mention.source.isPublisherStated: return .open
        case .listing: return .listing
        case .officialText: return .officialText
        case .companyDisclosure: return .companyDisclosure
        case .investigation, .press: return .investigation
        }
    }

    private static func exposure(
        _ key: ProgrammeKey, _ items: [Graded], party: String, catalog: ProgrammeCatalog
    ) -> ProgrammeExposure? {
        let sorted = items.enumerated().sorted { ($0.element.grade, $0.offset) < ($1.element.grade, $1.offset) }
        guard let first = sorted.first?.element else { return nil }
        let nearest = first.grade
        // The text uses words; that they are those of a programme is our reading, and no admission of anybody.
        let words = "uses words of this programme of \(party): “\(first.quote ?? "")”"
        let ground =
            switch nearest {
            case .officialText: "An official text, as the case gives it, \(words)"
            case .companyDisclosure: "The company's own text, as the case gives it, \(words)"
            case .listing: "A listing of \(party) states this programme as its basis"
            case .investigation: "\(first.kind == .press ? "A press report" : "An investigation") \(words)"
            case .open:
                "A text whose publisher nobody states \(words); how far it counts is open "
                    + "until it is known who published it"
            case .location:
                "\(party) works in \(catalog[key].flatMap { catalog.region($0.region)?.name } ?? "the region"), where this programme "
                    + "runs; nothing else ties the two"
            case .pattern: "Words around this programme appear in texts about \(party); nothing ties the two directly"
            }
        let limit = nearest.reach == .exposure ? " This is exposure, and no finding of forced labour." : ""
        let also = items.filter { $0.grade == nearest }.compactMap(\.alsoNames)
        let abroad =
            also.isEmpty || nearest == .pattern
            ? "" : " The text speaks of taking transferred workers outside the region."
        let name = catalog[key]?.name ?? key.rawValue
        return ProgrammeExposure(
            programme: key, name: name, alsoNames: Set(also).sorted(), grade: nearest,
            gradePhrase: gradePhrase(nearest, first.kind), evidence: sorted.map(\.element.evidence),
            statement: "\(name): \(ground).\(abroad)\(limit)")
    }

    private static func gradePhrase(_ grade: EvidenceGrade, _ kind: TextSource.Kind?) -> String {
        guard grade == .investigation else { return grade.phrase }
        return kind == .press ? "a press report" : "an investigation"
    }

    private static func evidence(_ mention: ProgrammeMention, grade: EvidenceGrade) -> Evidence {
        let how =
            switch mention.stance {
            case .asserted, .denied: ""
            case .past: ", of a time that is over"
            case .planned: ", as a plan"
            case .hearsay: ", as what others say"
            }
        return Evidence(
            id: EvidenceID(
                rawValue: "indicator:\(mention.location):\(mention.indicator.key):\(mention.indicator.term)"),
            kind: .indicator,
            statement: "\(grade.label): the text says “\(mention.quote)”\(how) "
                + "(by our reading it speaks of \(mention.indicator.meaning); \(mention.roleWords); \(mention.location)).",
            citation: mention.source.citation,
            confidence: min(mention.indicator.confidence, ceiling(mention.source.citation)))
    }

    private static func denial(_ mention: ProgrammeMention, of party: String) -> Evidence {
        let words = "“\(mention.text)” (“\(mention.negation ?? "")”; \(mention.location))"
        return Evidence(
            id: EvidenceID(
                rawValue: "denial:\(mention.location):\(mention.indicator.key):\(mention.indicator.term)"),
            kind: .indicator,
            statement: mention.isCourtAct
                ? "The text tells that a court dismissed what was said of \(party), \(words). It is the act of the court, as the text "
                    + "tells it, and no denial by \(party)."
                : "The text denies \(words); a denial is the word of whoever speaks.",
            citation: mention.source.citation, confidence: ceiling(mention.source.citation))
    }

    private static func evidence(_ hit: AssuranceHit) -> Evidence {
        Evidence(
            id: EvidenceID(rawValue: "assurance:\(hit.location):\(hit.assurance.kind.rawValue)"), kind: .reference,
            statement: "“\(hit.assurance.term)” (\(hit.location)): \(hit.assurance.cannotShow)",
            citation: hit.assurance.citation, confidence: hit.assurance.confidence)
    }

    private static func evidence(_ placement: Placement, in region: Region, party: String) -> Evidence {
        let resolution = placement.resolution
        let place = resolution.place.map { "\($0.name) (GB/T 2260 \($0.code))" } ?? region.name
        let division = resolution.corps?.division ?? resolution.place?.corpsDivision
        let corps = division.map { ", of division \($0) of the Xinjiang Production and Construction Corps" } ?? ""
        let words = resolution.decisive.map { "“\($0.text)”" }.joined(separator: ", ")
        return Evidence(
            id: EvidenceID(rawValue: "place:\(placement.location)"), kind: .place,
            statement: "T5: the address of \(party) lies in \(place)\(corps), by \(words) (\(placement.location)).",
            citation: Citation(placement.location.description), confidence: resolution.confidence)
    }

    /// A claim is trusted no further than its source was read.
    private static func ceiling(_ citation: Citation) -> Confidence {
        switch citation.verification {
        case .primary: .high
        case .secondary: .medium
        case .unverified: .low
        }
    }
}
