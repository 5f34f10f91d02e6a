public import ClewModel
import CompactIndex
import NameMatching
import Screening
import World

/// Makes a deck from the parties that a screening base holds.
public struct ProofDeckBuilder: Sendable {
    /// Of how many listed parties every name is asked for as it stands.
    public var controls: Int
    /// How many questions are made for each script, kind and degree of change.
    public var perKind: Int
    /// How many clean names are made in each script.
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
    /// - Complexity: O(*n*) for *n* names, each read once, and O(*n* log *n*) to order their parties.
    public func deck(from base: ScreeningBase, on day: Day) throws(ClewError) -> ProofDeck {
        let screener = try base.screener(ScreeningOptions())
        let analyzer = NameAnalyzer(lexicon: base.index.lexicon)
        var parties: [Listed] = []
        var (withoutName, namesLeftOut) = (0, 0)
        for record in 0..<base.index.count where base.among?.contains(record) ?? true {
            let profile = try withScreeningErrors { try base.index.party(at: record) }
            let names = profile.names.filter { name in
                screener.canLookUp(ScreeningQuery(id: "", schema: profile.schema, names: [name.text]))
            }
            namesLeftOut += profile.names.count - names.count
            if names.isEmpty {
                withoutName += 1
            } else {
                parties.append(Listed(profile: profile, names: names.map { ($0, ProofScript(of: $0.text)) }))
            }
        }
        guard !parties.isEmpty else {
            throw ClewError(.screeningInput, "\(base.title): no party has a name, so there is nothing to ask for")
        }
        // Drawn by hash, so that a party more or less changes no other choice.
        let drawn = parties.map { (ProofHash.of(seed, $0.profile.id.rawValue), $0) }
            .sorted { $0.0 != $1.0 ? $0.0 < $1.0 : $0.1.profile.id < $1.1.profile.id }.map(\.1)
        let scripts = ProofScript.allCases.filter { script in
            parties.contains { $0.names.contains { $0.script == script } }
        }
        let questions =
            controlQuestions(drawn, scripts) + scripts.flatMap { manipulated(drawn, $0, analyzer) }
            + clean(parties, scripts)
        return ProofDeck(
            format: ProofDeck.format, madeBy: ClewVersion.current, made: day, seed: seed, sources: base.sources,
            partyCount: base.partyCount, withoutName: withoutName, namesLeftOut: namesLeftOut,
            scriptsWithoutCleans: scripts.filter {
                InventedName.drawn($0, isPerson: true, draw: 0, seed: seed) == nil
            }.map(\.rawValue), questions: questions)
    }

    /// A party of the list with the names of it that can be looked up.
    private struct Listed {
        let profile: PartyProfile
        let names: [(name: PartyName, script: ProofScript)]
    }

    /// Every name of the parties drawn first; of a script that few of them have, names of further parties.
    private func controlQuestions(_ drawn: [Listed], _ scripts: [ProofScript]) -> [ProofDeck.Question] {
        var questions: [ProofDeck.Question] = []
        var counts: [ProofScript: Int] = [:]
        func ask(_ party: Listed, _ number: Int, where isWanted: (ProofScript) -> Bool) {
            var seen: Set<String> = []
            for (place, (name, script)) in party.names.enumerated()
            where isWanted(script) && seen.insert(name.text).inserted {
                counts[script, default: 0] += 1
                questions.append(
                    question(
                        id: "control-\(number)-\(place + 1)", .control, kind: Self.word(for: name.kind), of: party,
                        script: script, name: name.text, listed: name.text))
            }
        }
        for (place, party) in drawn.enumerated() {
            if place < controls {
                ask(party, place + 1) { _ in true }
            } else if controls > 0 {
                guard scripts.contains(where: { counts[$0, default: 0] < perKind }) else { break }
                ask(party, place + 1) { counts[$0, default: 0] < perKind }
            }
        }
        return questions
    }

    /// What a listed name is, in words.
    private static func word(for kind: PropertyName) -> String {
        switch kind {
        case .alias: "alias"
        case .previousName: "former name"
        case .weakAlias: "weak alias"
        default: "name"
        }
    }

    /// How many names are tried for each question wanted: a kind that hardly any name of a script can have ends there.
    private static let triesPerQuestion = 50

    private func manipulated(
        _ drawn: [Listed], _ script: ProofScript, _ analyzer: NameAnalyzer
    ) -> [ProofDeck.Question] {
        let own: [(party: Listed, names: [PartyName])] = drawn.compactMap { party in
            let names = party.names.filter { $0.script == script && $0.name.kind != .weakAlias }.map(\.name)
            return names.isEmpty ? nil : (party, names)
        }
        guard !own.isEmpty else { return [] }
        var questions: [ProofDeck.Question] = []
        for (kindNumber, kind) in NameManipulation.allCases.enumerated() {
            for degree in 1...kind.degrees {
                var count = 0
                // Each kind begins at a place of its own, so that not the same few parties bear all changes.
                let start = ProofHash.pick(own.count, seed, kind.rawValue)
                for step in 0..<min(own.count, Self.triesPerQuestion * perKind) where count < perKind {
                    let (party, names) = own[(start + step) % own.count]
                    let first = ProofHash.pick(names.count, seed, party.profile.id.rawValue + kind.rawValue)
                    let name = names[first].text
                    guard
                        let changed = kind.applied(
                            to: name, script: script, schema: party.profile.schema, degree: degree, seed: seed,
                            analyzer: analyzer)
                    else { continue }
                    count += 1
                    questions.append(
                        question(
                            id: "manipulated-\(script.rawValue)-\(kindNumber + 1)-\(degree)-\(count)", .manipulated,
                            kind: kind.rawValue, degree: degree, of: party, script: script, name: changed,
                            listed: name))
                }
            }
        }
        return questions
    }

    private func question(
        id: String, _ part: ProofDeck.Part, kind: String, degree: Int = 0, of party: Listed, script: ProofScript,
        name: String, listed: String
    ) -> ProofDeck.Question {
        ProofDeck.Question(
            id: id, part: part, kind: kind, script: script.rawValue, degree: degree,
            schema: party.profile.schema.rawValue, name: name, countries: party.profile.countries,
            birthDates: part == .control ? party.profile.birthDates : [],
            expected: party.profile.id.rawValue, listedName: listed)
    }

    /// Invented names of each script, none of which is on the list.
    private func clean(_ parties: [Listed], _ scripts: [ProofScript]) -> [ProofDeck.Question] {
        var taken = Set(parties.flatMap { $0.profile.names.map { $0.text.lowercased() } })
        var questions: [ProofDeck.Question] = []
        for script in scripts {
            var (draw, count) = (0, 0)
            while count < cleans, draw < 20 * cleans {
                draw += 1
                let isPerson = draw % 2 == 0
                guard let name = InventedName.drawn(script, isPerson: isPerson, draw: draw, seed: seed) else { break }
                guard taken.insert(name.lowercased()).inserted else { continue }
                count += 1
                questions.append(
                    ProofDeck.Question(
                        id: "clean-\(script.rawValue)-\(count)", part: .clean, kind: "invented",
                        script: script.rawValue, degree: 0,
                        schema: isPerson ? Schema.person.rawValue : Schema.company.rawValue, name: name,
                        countries: [], birthDates: [], expected: nil, listedName: nil))
            }
        }
        return questions
    }
}
