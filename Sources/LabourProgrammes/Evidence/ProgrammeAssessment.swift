public import ClewModel

/// What the texts and places of one party say about its ties to labour programmes.
///
/// The grade of a hit comes from who speaks: an official text that names the party is T1, the party's own words are T2,
/// a listing T3, an investigation T4. A place is T5; subsidies, pairing, and texts that do not name the party are T6.
/// T5 and T6 are exposure and never more, however many there are. Assurances change no grade: they are listed with what
/// they cannot show.
public struct ProgrammeAssessment: Hashable, Sendable, Codable {
    /// The ties, one for each programme, the nearest grade first, then by programme.
    public let exposures: [ProgrammeExposure]
    /// Papers that were offered and cannot show that work is voluntary, with the reason, in the order of the texts.
    public let assurances: [Evidence]
    /// Words that were found and do not count, because the text denies them.
    public let denials: [Evidence]

    /// A text that was scanned for a party.
    public struct ScannedText: Hashable, Sendable {
        /// What was found.
        public let hits: [IndicatorHit]
        /// Papers that cannot show that work is voluntary.
        public let assurances: [AssuranceHit]
        /// Whether the text names the party; the party's own texts need not.
        public let namesParty: Bool

        /// Puts together what was found in one text.
        public init(hits: [IndicatorHit], assurances: [AssuranceHit] = [], namesParty: Bool) {
            self.hits = hits
            self.assurances = assurances
            self.namesParty = namesParty
        }
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
    ///   - party: How the party is called in sentences.
    ///   - texts: The texts that were scanned.
    ///   - placements: Its places of work.
    ///   - catalog: The programmes.
    public init(party: String, texts: [ScannedText], placements: [Placement], catalog: ProgrammeCatalog) {
        var graded: [ProgrammeKey: [(grade: EvidenceGrade, evidence: Evidence)]] = [:]
        var denials: [Evidence] = []
        for text in texts {
            for hit in text.hits {
                guard hit.standing == .counted else {
                    if hit.standing == .negated { denials.append(Self.denial(hit)) }
                    continue
                }
                guard hit.indicator.weight != .context || hit.source.kind == .listing else { continue }
                let grade = Self.grade(of: hit, namesParty: text.namesParty)
                for programme in hit.programmes {
                    graded[programme, default: []].append((grade, Self.evidence(hit, grade: grade)))
                }
            }
        }
        for programme in catalog.programmes where programme.isExposedByLocation {
            for placement in placements where placement.resolution.inXinjiang == .yes {
                graded[programme.key, default: []].append((.location, Self.evidence(placement, party: party)))
            }
        }
        exposures = graded.compactMap { key, items in
            Self.exposure(key, items, party: party, name: catalog[key]?.name ?? key.rawValue)
        }
        .sorted { ($0.grade, $0.programme) < ($1.grade, $1.programme) }
        assurances = texts.flatMap(\.assurances).map(Self.evidence)
        self.denials = denials
    }

    /// The grade of a hit.
    ///
    /// Words of policy around a programme (`medium`) are a pattern whoever says them, except in a listing, which states
    /// its basis, and in an investigation of the party.
    public static func grade(of hit: IndicatorHit, namesParty: Bool) -> EvidenceGrade {
        let isAboutProgramme = hit.indicator.weight >= .strong
        switch hit.source.kind {
        case .listing where namesParty: return .listing
        case .officialText where namesParty && isAboutProgramme: return .officialText
        case .companyDisclosure where isAboutProgramme: return .companyDisclosure
        case .investigation where namesParty && isAboutProgramme: return .investigation
        default: return .pattern
        }
    }

    private static func exposure(
        _ key: ProgrammeKey, _ items: [(grade: EvidenceGrade, evidence: Evidence)], party: String, name: String
    ) -> ProgrammeExposure? {
        let sorted = items.enumerated().sorted { ($0.element.grade, $0.offset) < ($1.element.grade, $1.offset) }
        guard let nearest = sorted.first?.element.grade else { return nil }
        let ground =
            switch nearest {
            case .officialText: "An official text that names \(party) uses the words of this programme"
            case .companyDisclosure: "\(party) itself uses the words of this programme"
            case .listing: "A listing of \(party) states words of this programme as its basis"
            case .investigation: "An investigation ties \(party) to this programme"
            case .location: "\(party) works in Xinjiang, where this programme runs; nothing else ties the two"
            case .pattern: "Words around this programme appear in texts about \(party); nothing ties the two directly"
            }
        let limit = nearest.reach == .exposure ? " This is exposure, and no finding of forced labour." : ""
        return ProgrammeExposure(
            programme: key, grade: nearest, evidence: sorted.map(\.element.evidence),
            statement: "\(name): \(ground).\(limit)")
    }

    private static func evidence(_ hit: IndicatorHit, grade: EvidenceGrade) -> Evidence {
        let times = hit.occurrences == 1 ? "" : ", \(hit.occurrences) times"
        return Evidence(
            id: EvidenceID(rawValue: "indicator:\(hit.location):\(hit.indicator.key):\(hit.indicator.term)"),
            kind: .indicator,
            statement:
                "\(grade.rawValue): the text says “\(hit.quote)” (\(hit.indicator.key)\(times); \(hit.location)).",
            citation: hit.source.citation, confidence: min(hit.indicator.confidence, ceiling(hit.source.citation)))
    }

    private static func denial(_ hit: IndicatorHit) -> Evidence {
        Evidence(
            id: EvidenceID(rawValue: "denial:\(hit.location):\(hit.indicator.key):\(hit.indicator.term)"),
            kind: .indicator,
            statement: "The text denies “\(hit.text)” (“\(hit.negation ?? "")”; \(hit.location)); a denial is the word "
                + "of whoever speaks.",
            citation: hit.source.citation, confidence: ceiling(hit.source.citation))
    }

    private static func evidence(_ hit: AssuranceHit) -> Evidence {
        Evidence(
            id: EvidenceID(rawValue: "assurance:\(hit.location):\(hit.assurance.kind.rawValue)"), kind: .reference,
            statement: "“\(hit.assurance.term)” (\(hit.location)): \(hit.assurance.cannotShow)",
            citation: hit.assurance.citation, confidence: hit.assurance.confidence)
    }

    private static func evidence(_ placement: Placement, party: String) -> Evidence {
        let resolution = placement.resolution
        let place = resolution.place.map { "\($0.name) (GB/T 2260 \($0.code))" } ?? "Xinjiang"
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
