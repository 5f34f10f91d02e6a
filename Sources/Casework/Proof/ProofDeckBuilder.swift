public import ClewModel
import CompactIndex
import NameMatching
import Screening
import World

/// Makes a deck from the parties that a screening base holds.
public struct ProofDeckBuilder: Sendable {
    /// How many listed parties are asked for as they stand.
    public var controls: Int
    /// How many questions are made for each kind and degree of change.
    public var perKind: Int
    /// How many clean names are made.
    public var cleans: Int
    /// What the choice of parties and changes was drawn from.
    public var seed: UInt64

    /// Creates a builder.
    public init(controls: Int = 500, perKind: Int = 50, cleans: Int = 500, seed: UInt64 = 1) {
        self.controls = controls
        self.perKind = perKind
        self.cleans = cleans
        self.seed = seed
    }

    /// Makes the deck.
    ///
    /// - Parameters:
    ///   - base: The parties.
    ///   - day: The day that the deck bears.
    /// - Throws: ``ClewError`` where the base holds no party with a name, or its index is damaged.
    /// - Complexity: O(*n*) for *n* parties, each read once, and O(*n* log *n*) to order them.
    public func deck(from base: ScreeningBase, on day: Day) throws(ClewError) -> ProofDeck {
        let screener = try base.screener(ScreeningOptions())
        let analyzer = NameAnalyzer(lexicon: base.index.lexicon)
        var parties: [PartyProfile] = []
        var withoutName = 0
        for record in 0..<base.index.count where base.among?.contains(record) ?? true {
            let profile = try withScreeningErrors { try base.index.party(at: record) }
            if let name = profile.names.first,
                screener.canLookUp(ScreeningQuery(id: "", schema: profile.schema, names: [name.text]))
            {
                parties.append(profile)
            } else {
                withoutName += 1
            }
        }
        guard !parties.isEmpty else {
            throw ClewError(.screeningInput, "\(base.title): no party has a name, so there is nothing to ask for")
        }
        // Drawn by hash, so that a party more or less changes no other choice.
        let drawn = parties.map { (ProofHash.of(seed, $0.id.rawValue), $0) }
            .sorted { $0.0 != $1.0 ? $0.0 < $1.0 : $0.1.id < $1.1.id }.map(\.1)
        let questions = controlQuestions(drawn) + manipulated(drawn, analyzer) + clean(parties)
        return ProofDeck(
            format: ProofDeck.format, madeBy: ClewVersion.current, made: day, seed: seed, sources: base.sources,
            partyCount: base.partyCount, withoutName: withoutName, questions: questions)
    }

    private func controlQuestions(_ drawn: [PartyProfile]) -> [ProofDeck.Question] {
        drawn.prefix(controls).enumerated().map { number, party in
            let name = party.names.first?.text ?? party.caption
            var identifiers: [String: [String]] = [:]
            for identifier in party.identifiers {
                identifiers[identifier.kind.rawValue, default: []].append(identifier.value)
            }
            return ProofDeck.Question(
                id: "control-\(number + 1)", part: .control, kind: "as listed", degree: 0,
                schema: party.schema.rawValue,
                name: name, countries: party.countries, birthDates: party.birthDates, identifiers: identifiers,
                expected: party.id.rawValue, listedName: name)
        }
    }

    private func manipulated(_ drawn: [PartyProfile], _ analyzer: NameAnalyzer) -> [ProofDeck.Question] {
        var questions: [ProofDeck.Question] = []
        for (kindNumber, kind) in NameManipulation.allCases.enumerated() {
            for degree in 1...kind.degrees {
                var count = 0
                // Each kind begins at a place of its own, so that not the same few parties bear all changes.
                let start = ProofHash.pick(drawn.count, seed, kind.rawValue)
                for step in 0..<drawn.count where count < perKind {
                    let party = drawn[(start + step) % drawn.count]
                    let names = party.names.filter { $0.kind == .name || $0.kind == .alias }
                    guard !names.isEmpty else { continue }
                    let first = ProofHash.pick(names.count, seed, party.id.rawValue + kind.rawValue)
                    let name = names[first].text
                    guard
                        let changed = kind.applied(
                            to: name, schema: party.schema, degree: degree, seed: seed, analyzer: analyzer)
                    else { continue }
                    count += 1
                    questions.append(
                        ProofDeck.Question(
                            id: "manipulated-\(kindNumber + 1)-\(degree)-\(count)", part: .manipulated,
                            kind: kind.rawValue, degree: degree, schema: party.schema.rawValue, name: changed,
                            countries: party.countries, birthDates: [], identifiers: [:], expected: party.id.rawValue,
                            listedName: name))
                }
            }
        }
        return questions
    }

    /// Names of syllables that mean nothing, as persons and companies bear them, none of which is on the list.
    private func clean(_ parties: [PartyProfile]) -> [ProofDeck.Question] {
        var taken = Set(parties.flatMap { $0.names.map { $0.text.lowercased() } })
        var questions: [ProofDeck.Question] = []
        var draw = 0
        while questions.count < cleans, draw < 20 * cleans {
            draw += 1
            let isPerson = draw % 2 == 0
            let name =
                isPerson
                ? "\(word(draw, "given", 2)) \(word(draw, "family", 3))"
                : "\(word(draw, "trade", 3)) \(Self.trades[ProofHash.pick(Self.trades.count, seed, "trade\(draw)")]) "
                    + Self.forms[ProofHash.pick(Self.forms.count, seed, "form\(draw)")]
            guard taken.insert(name.lowercased()).inserted else { continue }
            questions.append(
                ProofDeck.Question(
                    id: "clean-\(questions.count + 1)", part: .clean, kind: "invented", degree: 0,
                    schema: isPerson ? Schema.person.rawValue : Schema.company.rawValue, name: name, countries: [],
                    birthDates: [], identifiers: [:], expected: nil, listedName: nil))
        }
        return questions
    }

    private func word(_ draw: Int, _ role: String, _ syllables: Int) -> String {
        let text = (0..<syllables).map { number in
            Self.onsets[ProofHash.pick(Self.onsets.count, seed, "\(role)\(draw)o\(number)")]
                + Self.rhymes[ProofHash.pick(Self.rhymes.count, seed, "\(role)\(draw)r\(number)")]
        }.joined()
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    private static let onsets = [
        "b", "br", "d", "dr", "f", "g", "gl", "h", "k", "kl", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr", "v",
        "z",
    ]
    private static let rhymes = [
        "a", "al", "an", "e", "el", "en", "i", "il", "in", "o", "ol", "on", "or", "u", "ul", "um",
    ]
    private static let trades = [
        "Trading", "Textiles", "Foods", "Logistics", "Machinery", "Energy", "Chemicals", "Electronics",
    ]
    private static let forms = ["Ltd", "GmbH", "LLC", "S.A.", "Co., Ltd.", "Inc."]
}
