import ClewModel

/// An enumeration whose cases are codes of the codebook.
protocol CodebookCoded: RawRepresentable, CaseIterable where RawValue == String {
    /// What the code means, in one sentence.
    var meaning: String { get }
}

extension CodebookCoded {
    /// All codes, in their order.
    static var codes: [StudyCode] { allCases.map { StudyCode($0.rawValue, $0.meaning) } }
}

extension Measure.Kind: CodebookCoded {
    var meaning: String {
        switch self {
        case .assetFreeze: "property of listed parties is frozen"
        case .exportControlListing: "items may not be sent to listed parties without a licence"
        case .importBan: "goods may not be imported"
        case .marketBan: "goods may not be placed on a market"
        case .statutoryPresumption: "goods are presumed to be barred"
        case .entityList: "parties are put on a list that a presumption refers to"
        case .travelBan: "persons may not enter"
        case .investmentBan: "investments are barred"
        case .tariff: "a duty on goods"
        case .industrySanction: "a measure of a body of industry"
        case .sanctionsAuthority: "a statute that lets an authority designate"
        case .enforcementPriority: "where enforcement looks first"
        case .procurementRule: "a rule for public buyers"
        case .dueDiligenceLaw: "a duty to look for harm and act on it"
        case .disclosureLaw: "a duty to report"
        case .policyPackage: "a package of policies"
        case .advisory: "advice to business"
        case .delisting: "parties were taken off a list"
        case .complaint: "a complaint before a court or a prosecutor, without a ruling"
        case .courtRuling: "a ruling of a court"
        case .tradeInvestigation: "an inquiry into trade that may end in a measure"
        case .inquiry: "an inquiry of a public body into named companies that ends in recommendations at most"
        case .recommendation: "a recommendation without force"
        case .statement: "a statement"
        }
    }
}

extension CounterMeasureRecord.Kind: CodebookCoded {
    var meaning: String {
        switch self {
        case .listing: "parties were listed"
        case .legalInstrument: "a law or order"
        case .investigation: "an investigation was opened"
        case .finding: "a preliminary finding"
        case .determination: "a determination about a foreign measure"
        case .enforcement: "a search, a fine or the like"
        case .boycott: "a boycott led by the state or its media"
        case .suspension: "a listing or a law was suspended for a time"
        case .delisting: "parties were taken off a list"
        case .effect: "an effect reported of the above"
        }
    }
}

extension CorporateResponse.Kind: CodebookCoded {
    var meaning: String {
        switch self {
        case .brand: "it buys and sells under its brand, or makes what it sells under its own name"
        case .association: "an association of an industry"
        case .auditor: "it audits"
        case .listedParty: "it is itself listed, then or later"
        case .supplier: "it makes or processes goods that others sell, and is on no list or was not checked"
        case .importer: "it brings the goods of others to a market"
        }
    }
}

extension LedgerTopic: CodebookCoded {
    var meaning: String {
        switch self {
        case .xinjiang: "forced labour or repression in Xinjiang"
        case .general: "forced labour, or foreign measures, in general; Xinjiang is within it"
        case .hongKong: "Hong Kong"
        case .tibet: "Tibet"
        case .other: "something else"
        }
    }
}

extension ActorCount.ActorType: CodebookCoded {
    var meaning: String {
        switch self {
        case .advocacy: "an organization that speaks for a cause"
        case .brand: "a company that buys and sells under its brand"
        case .evidenceVendor: "a company that tests, maps, audits or researches for due diligence"
        case .individual: "a person whose part is not stated"
        case .lawFirm: "a firm or chambers of lawyers"
        case .lawyer: "a lawyer"
        case .legislator: "a member of a parliament"
        case .official: "a person in public office"
        case .organization: "an organization whose part is not stated"
        case .publicBody: "a body of a state or union"
        case .researcher: "a person who does research"
        case .researchOrganization: "an organization that does research"
        case .vendor: "a company that sells something else"
        }
    }
}

extension DetentionFigure.Scope: CodebookCoded {
    var meaning: String {
        switch self {
        case .cumulative: "since the law took force"
        case .calendarYear: "a calendar year"
        case .fiscalYear: "a fiscal year of the United States, from October, or its part so far"
        case .quarter: "a quarter"
        }
    }
}

extension DesignQuestion: CodebookCoded {
    var meaning: String { phrase }
}

extension DesignAnswer.Answer: CodebookCoded {
    var meaning: String {
        switch self {
        case .yes: "a source says so"
        case .no: "a source says that it is not so"
        case .unknown: "no source was found that says either"
        }
    }
}

extension Confidence: CodebookCoded {
    var meaning: String {
        switch self {
        case .unverified: "recalled, not found in a source; no index counts it by default"
        case .low: "a weak or indirect source"
        case .medium: "second-hand, or inferred from a source"
        case .high: "read in a source"
        }
    }
}

extension Verification: CodebookCoded {
    var meaning: String {
        switch self {
        case .primary: "the act itself was read"
        case .secondary: "a report of the act, or a copy, was read"
        case .unverified: "nothing was read"
        }
    }
}
