import Foundation

/// Codes in words for a person.
enum ValueLabel {
    /// The words for a value of a kind; `nil` where the value speaks for itself, or nobody knows it.
    static func text(of value: String, kind: String) -> String? {
        switch kind {
        case "country": country(value)
        case "topic": topics[value]
        case "gender": value.prefix(1).uppercased() + value.dropFirst()
        default: nil
        }
    }

    /// The topics of FollowTheMoney, sorted.
    static var knownTopics: [String] { topics.keys.sorted() }

    private static func country(_ code: String) -> String? {
        if let name = territories[code] { return name }
        guard code.utf8.count == 2 else { return nil }
        let name = Locale(identifier: "en").localizedString(forRegionCode: code.uppercased())
        return name.flatMap { $0.lowercased() == code ? nil : $0 }
    }

    /// Codes of FollowTheMoney that ISO 3166 does not have, and names shorter than those of the system.
    private static let territories = [
        "cn": "China", "hk": "Hong Kong", "mo": "Macao", "tw": "Taiwan",
        "eu": "European Union", "suhh": "Soviet Union", "cshh": "Czechoslovakia", "yucs": "Yugoslavia",
        "cn-xz": "Tibet", "gb-nir": "Northern Ireland", "gb-sct": "Scotland", "gb-wls": "Wales",
        "ua-cri": "Crimea", "ua-dpr": "Donetsk (occupied)", "ua-lpr": "Luhansk (occupied)", "zz": "Global",
    ]

    private static let topics: [String: String] = [
        "asset.frozen": "Frozen asset", "corp.disqual": "Disqualified", "corp.offshore": "Offshore company",
        "corp.public": "Listed on an exchange", "corp.shell": "Shell company", "crime": "Crime",
        "crime.boss": "Criminal leadership", "crime.cyber": "Cybercrime", "crime.env": "Environmental crime",
        "crime.fin": "Financial crime", "crime.fraud": "Fraud", "crime.terror": "Terrorism", "crime.theft": "Theft",
        "crime.traffick": "Trafficking", "crime.traffick.drug": "Drug trafficking",
        "crime.traffick.human": "Human trafficking", "crime.war": "War crimes", "debarment": "Debarred",
        "export.control": "Export controls", "export.control.linked": "Linked to export controls",
        "export.risk": "Trade risk", "fin": "Financial services", "fin.adivsor": "Financial adviser",
        "fin.bank": "Bank", "fin.fund": "Fund", "forced.labor": "Forced labour", "gov": "Government",
        "gov.admin": "Civil service", "gov.executive": "Executive branch of government",
        "gov.financial": "Central banking", "gov.head": "Head of government or state",
        "gov.igo": "Intergovernmental organization", "gov.judicial": "Judicial branch of government",
        "gov.legislative": "Legislative branch of government", "gov.muni": "Municipal government",
        "gov.national": "National government", "gov.religion": "Religious leadership",
        "gov.security": "Security services", "gov.soe": "State-owned enterprise", "gov.state": "State government",
        "invest.ban": "Investment ban", "invest.risk": "Investment risk",
        "mare.detained": "Detained ship", "mare.shadow": "Shadow fleet", "mare.sts": "Ship-to-ship transfer",
        "mil": "Military", "poi": "Person of interest", "pol.party": "Political party", "pol.union": "Union",
        "reg.action": "Regulatory action", "reg.warn": "Regulatory warning", "rel": "Religion",
        "role.acct": "Accountant", "role.act": "Activist", "role.civil": "Civil servant",
        "role.diplo": "Diplomat", "role.journo": "Journalist", "role.judge": "Judge", "role.lawyer": "Lawyer",
        "role.lobby": "Lobbyist", "role.oligarch": "Oligarch",
        "role.pep": "Politically exposed", "role.pol": "Politician", "role.rca": "Close associate",
        "role.spy": "Spy", "sanction": "Sanctioned", "sanction.control": "Controlled by a sanctioned party",
        "sanction.counter": "Counter-sanctioned", "sanction.linked": "Linked to a sanctioned party",
        "wanted": "Wanted",
    ]
}
