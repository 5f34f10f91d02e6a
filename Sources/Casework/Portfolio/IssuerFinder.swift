import ClewModel
import Portfolio
import Screening
import World

/// Who issued what is held: by ISIN in a register of securities, by the LEI of the list, and else by a likeness of names, which
/// is a question.
struct IssuerFinder {
    /// One issuer, as far as it is known.
    struct Issuer {
        var key: String
        var party: EntityID?
        var lei: String?
        var names: [String]
        var countries: [String]
        var basis: IssuerReport.Basis
        var identification: String
        /// Why it is not surely this issuer, or none, a sentence each.
        var questions: [String] = []
    }

    private let world: World
    private let comparer: NamePairComparer

    init(_ world: World) throws(ClewError) {
        self.world = world
        comparer = try NamePairComparer(lexicon: world.knowledge.lexicon)
    }

    /// The issuer of a holding.
    func issuer(of holding: Holding) throws(ClewError) -> Issuer {
        let country = holding.country.flatMap { CountryCode.code(of: $0) }
        var issuer = Issuer(
            key: "", party: nil, lei: nil, names: [Self.withoutReceipt(holding.name)].filter { !$0.isEmpty },
            countries: country.map { [$0] } ?? [], basis: .none,
            identification: "No identifier of the list leads to an issuer.")
        if let isin = holding.isin { try find(isin, of: holding, in: &issuer) }
        if issuer.party == nil, issuer.questions.isEmpty, let lei = holding.lei {
            issuer.basis = .lei
            issuer.identification = "The list of holdings gives the LEI \(lei)."
            issuer.party = world.identities.representative(of: EntityID("lei-" + lei))
            issuer.lei = lei
        }
        if let party = issuer.party {
            if issuer.lei == nil { issuer.lei = Self.lei(of: party, in: world) }
            issuer.key = party.rawValue
            if let entity = try world.entity(party) {
                // Names and countries of the list may be those of the market or of the fund.
                issuer.names = (PropertyName.names.flatMap { entity[$0] }.prefix(6) + issuer.names).unique()
                let stated = [PropertyName.jurisdiction, "mainCountry", .country].flatMap { entity[$0] }
                if !stated.isEmpty { issuer.countries = stated.unique() }
            }
        } else {
            issuer.key =
                "name:"
                + (PartyKey.of(names: issuer.names, countries: issuer.countries, identifiers: []) ?? holding.isin
                    ?? "line \(holding.line)")
        }
        return issuer
    }

    private func find(_ isin: String, of holding: Holding, in issuer: inout Issuer) throws(ClewError) {
        guard let security = try world.entity(EntityID("isin-" + isin)) else {
            issuer.identification = "\(isin) stands in no register of securities on hand."
            return
        }
        let issuers = Set(security["issuer"].map { world.identities.representative(of: EntityID($0)) }).sorted()
        let list = security.datasets.first.map { world.title(of: $0) } ?? "a register"
        guard let party = issuers.first, issuers.count == 1 else {
            issuer.questions.append(
                "\(list) gives \(isin) to \(issuers.map(\.rawValue).joined(separator: " and ")): which of them issued it?"
            )
            return
        }
        let found = Self.lei(of: party, in: world)
        if let lei = holding.lei, let found, lei != found {
            issuer.questions.append(
                "The list of holdings gives \(lei) as the issuer of \(isin), and \(list) gives \(found): which is it?")
            return
        }
        if holding.kind == .depositaryReceipt, !issuer.names.isEmpty {
            let entity = try world.entity(party)
            let names = PropertyName.names.flatMap { entity?[$0] ?? [] }
            let isAlike = names.contains { name in
                issuer.names.contains { (comparer.score($0, name, schema: .company) ?? 0) >= comparer.threshold }
            }
            guard isAlike else {
                issuer.identification =
                    "\(isin) is of a depositary receipt, and \(list) gives it to \(world.name(of: party)), which may be the depositary."
                issuer.questions.append("Whose shares does the depositary receipt \(isin) stand for?")
                return
            }
        }
        issuer.party = party
        issuer.lei = found
        issuer.basis = .isin
        issuer.identification = "\(list) gives \(isin) to \(world.name(of: party))."
    }

    static func lei(of party: EntityID, in world: World) -> String? {
        world.identities.members(of: party).lazy.filter { $0.rawValue.hasPrefix("lei-") }
            .compactMap { try? LegalEntityIdentifier($0.rawValue.dropFirst(4)).code }.first
    }

    /// The query by which an issuer is compared with everybody on hand; a decision on it can be made with `clew decide`.
    static func query(_ issuer: Issuer) -> ScreeningQuery {
        ScreeningQuery(
            id: issuer.key, schema: .company, names: issuer.names, countries: issuer.countries,
            identifiers: issuer.lei.map { [PartyIdentifier(kind: .leiCode, value: $0)] } ?? [])
    }

    /// The command that decides whether an issuer is a candidate.
    static func decision(_ issuer: Issuer, on candidate: EntityID) -> String {
        func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
        var words = ["clew decide", quoted(candidate.rawValue), "--schema Company"]
        words += issuer.names.map { "--name " + quoted($0) } + issuer.countries.map { "--country " + quoted($0) }
        if let lei = issuer.lei { words.append("--id lei:" + lei) }
        words += ["--key " + quoted(issuer.key), "--decision match|no-match --reason … --by …"]
        return words.joined(separator: " ")
    }

    /// A name without the words that say that it is a receipt for the shares of its bearer.
    static func withoutReceipt(_ name: String) -> String {
        let words = [
            "sponsored", "spon", "unsponsored", "adr", "ads", "gdr", "american", "global", "depositary", "depository",
            "receipt", "receipts", "rcpt", "shs", "reg", "repr",
        ]
        var parts = name.split(separator: " ").map(String.init)
        guard parts.contains(where: { ["adr", "ads", "gdr", "depositary", "depository"].contains(plain($0)) }) else {
            return name
        }
        while let last = parts.last, parts.count > 1, words.contains(plain(last)) { parts.removeLast() }
        return parts.joined(separator: " ")
    }

    private static func plain(_ word: String) -> String { word.lowercased().filter { $0.isLetter } }
}
