public import ClewModel
import ListImport
import OwnershipAnalysis
import RegimeRules
public import World

/// One regime as a lawyer reads it before signing: each provision with its condition in words, its days, what it asks, its
/// source, and beside it the cases that test it.
public struct RegimeSheet: Hashable, Sendable, Codable {
    /// A provision.
    public struct Rule: Hashable, Sendable, Codable {
        /// One case that tests the provision.
        public struct Test: Hashable, Sendable, Codable {
            /// The claim.
            public var claim: String
            /// The day of the question.
            public var day: Day
            /// The answer that must come out: `established`, `refuted`, `undetermined`, `absent`.
            public var answer: String
            /// Words that the reason must hold; what else is checked, in words.
            public var because: String?
            /// The file.
            public var file: String
        }

        /// The identifier.
        public var id: String
        /// The short name.
        public var title: String
        /// The kind of rule, in words.
        public var kind: String
        /// The instrument's title.
        public var instrument: String
        /// From when to when it is in force, in words.
        public var force: String
        /// Which days count, in words.
        public var days: String
        /// The condition in words; each line begins with two spaces for each step that it is indented.
        public var condition: [String]
        /// What follows.
        public var effect: String
        /// How the text was read, and what it leaves open.
        public var reading: String
        /// The provisions that it goes before.
        public var goesBefore: [String]
        /// What is asked to be shown, with the documents that show it.
        public var asked: [String]
        /// The periods, each with its citation.
        public var deadlines: [String]
        /// Where it can be read.
        public var citation: Citation
        /// How far the row is to be trusted.
        public var confidence: Confidence
        /// The cases that test it, in the order of the tables.
        public var tests: [Test]
    }

    /// A sentence with its source.
    public struct Sourced: Hashable, Sendable, Codable {
        /// The sentence.
        public var text: String
        /// Where it can be read.
        public var citation: Citation
        /// How far it is to be trusted.
        public var confidence: Confidence
    }

    /// The format of this document and its version.
    public var format = "clew.law/1"
    /// The key.
    public var key: String
    /// The name of the law.
    public var name: String
    /// The jurisdiction.
    public var jurisdiction: String
    /// Whom it speaks to, in words.
    public var speaksTo: String
    /// What it does.
    public var summary: String
    /// The acts that it rests on, with their days.
    public var instruments: [Sourced]
    /// The provisions, in the order of the file.
    public var rules: [Rule]
    /// Sourced context that triggers nothing.
    public var notes: [Sourced]
    /// What no source confirms: never a statement of law.
    public var unverified: [String]
    /// SHA-256 over the reference data, so that it is known what was signed.
    public var knowledge: String
}

extension RegimeSheet {
    /// The regimes at hand, in the order of their keys.
    public static func keys(in knowledge: KnowledgeBase) throws(ClewError) -> [String] {
        try knowledge.regimes.regimes.map(\.key)
    }

    /// Writes the sheet of a regime.
    ///
    /// - Parameters:
    ///   - key: The key, such as `us-uflpa`.
    ///   - knowledge: The reference data.
    /// - Throws: `option.unknown` for a key that stands for no regime, naming those that there are.
    public init(_ key: String, in knowledge: KnowledgeBase) throws(ClewError) {
        let catalog = try knowledge.regimes
        guard let regime = catalog[key.lowercased()] else {
            let near = NearIdentifiers.of(key, among: catalog.regimes.map(\.key)).joined(separator: ", ")
            throw ClewError(.unknownOption, "there is no regime “\(key)”; near it are \(near); clew law list names all")
        }
        let sources = try knowledge.sources
        let lists = Dictionary(
            try knowledge.lists.map { ($0.dataset, $0.title) }, uniquingKeysWith: { first, _ in first })
        let rules = Dictionary(
            try knowledge.ownershipRules.rules.map { ($0.key, $0.name) }, uniquingKeysWith: { first, _ in first })
        let cases = try knowledge.regimeCases
        self.key = regime.key
        name = regime.name
        jurisdiction = regime.jurisdiction
        speaksTo =
            switch regime.side {
            case .importing: "those who buy, import or deal"
            case .counterMeasure: "those who comply with foreign measures"
            }
        summary = regime.summary
        instruments = regime.instruments.map { instrument in
            let days = [
                instrument.adopted.map { "adopted \($0)" }, instrument.inForceFrom.map { "in force from \($0)" },
            ].compactMap(\.self)
            return Sourced(
                text: "\(instrument.title)\(days.isEmpty ? "" : ", \(days.joined(separator: ", "))")",
                citation: sources.linked(instrument.citation), confidence: instrument.confidence)
        }
        let words = ConditionWords(
            lists: { lists[$0] ?? $0.rawValue }, rules: { rules[$0] ?? "rule \($0)" })
        self.rules = regime.provisions.map { provision in
            Rule(
                provision, of: regime, sources: sources, cases: cases,
                condition: words.lines(of: provision.condition))
        }
        notes = regime.notes.map {
            Sourced(text: $0.text, citation: sources.linked($0.citation), confidence: $0.confidence)
        }
        unverified = regime.toCheck.map { "\($0.text) (\($0.source))" }
        self.knowledge = try knowledge.version
    }
}

extension RegimeSheet.Rule {
    fileprivate init(
        _ provision: Provision, of regime: Regime, sources: SourceRegister, cases: [RegimeCase],
        condition: [ConditionWords.Line]
    ) {
        id = provision.id.rawValue
        title = provision.title
        kind = provision.kind.phrase
        instrument = regime.instrument(of: provision)?.title ?? provision.instrument
        let adopted = provision.adopted.map { "; a coming rule from \($0)" } ?? ""
        let resumed = provision.resumes.map { "; takes up \($0) again after its suspension" } ?? ""
        force =
            (provision.isOlder
                ? "older than \(provision.appliesFrom), the first day that our sources vouch for"
                : "from \(provision.appliesFrom)") + (provision.appliesTo.map { " to \($0)" } ?? ", no end known")
            + adopted
            + resumed + (provision.importedFrom.map { "; for goods imported from \($0) on" } ?? "")
        days = provision.judgedOn.map(\.phrase).joined(separator: "; ")
        self.condition =
            condition.map { String(repeating: "  ", count: $0.depth) + $0.text }
            + provision.presumedBy.map { "or, by presumption, where the provision applies: \($0.rawValue)" }
        effect = provision.effect
        reading = provision.reading
        goesBefore = provision.overrides.map(\.rawValue)
        asked = provision.evidenceAsked.map { requirement in
            let scope =
                switch requirement.scope {
                case .once: ""
                case .eachStep: ", for each step"
                case .eachLot: ", for each lot"
                }
            let documents = requirement.documentTypes.map(\.key).joined(separator: " or ")
            return "\(requirement.what)\(scope) (\(documents))"
        }
        deadlines = provision.deadlines.map { deadline in
            let counting = deadline.counting == .business ? "working days" : "days"
            let extensions = deadline.extensions.map { "; \($0)" } ?? ""
            return
                "\(deadline.what): \(deadline.days) \(counting) from \(deadline.event.phrase)\(extensions) "
                + "(\(deadline.citation); \(Wording.confidence(deadline.confidence)))"
        }
        citation = sources.linked(provision.citation)
        confidence = provision.confidence
        tests = cases.flatMap { test in
            test.expectations.filter { $0.provision == provision.id }.map { expected in
                let due = expected.due.sorted { $0.key < $1.key }.map { "\($0.key) ends on \($0.value)" }
                let coming = expected.coming.map { ["coming, from \($0)"] } ?? []
                let because = (expected.because.map { ["“\($0)”"] } ?? []) + coming + due
                return Test(
                    claim: test.name, day: expected.on ?? test.day, answer: expected.answer,
                    because: because.isEmpty ? nil : because.joined(separator: "; "), file: test.file)
            }
        }
    }
}
