public import ClewModel

/// Reads what texts say of parties and labour programmes, sentence by sentence.
///
/// Words that speak of a programme are found in one pass over the bytes. Each is then read in its sentence: of whom it is
/// said (a name in either form of Chinese, a short form of it, 该企业, 我公司, the mill, the Company), whether the sentence says so,
/// denies it, asks, forbids, supposes, plans or passes it on, and where it plays. A sentence about somebody else, or one that sets the
/// party apart from those of whom it speaks, ties nobody.
///
/// Texts that list workers are dropped first, see ``WorkerDataGuard``; names of persons are masked in everything that
/// leaves the reader. Nothing is learnt: the words and the rules are data in `Reference/programmes`.
public struct ProgrammeReader: Sendable {
    private let catalog: ProgrammeCatalog
    private let workers: WorkerDataGuard
    private let folds: ReadingFolds
    private let vocabulary: ReadingVocabulary
    private let names: CompanyNameForms
    private let finders = LastPartyFinder()

    /// Creates a reader.
    ///
    /// - Parameters:
    ///   - catalog: The programmes and their words.
    ///   - workers: What keeps data about workers out.
    /// - Complexity: O(*n*) in the words of the catalog; some 4,000 take about 50 ms.
    public init(catalog: ProgrammeCatalog, workers: WorkerDataGuard) {
        self.catalog = catalog
        self.workers = workers
        folds = ReadingFolds(characters: catalog.characters)
        vocabulary = ReadingVocabulary(catalog, folds: folds)
        names = CompanyNameForms(catalog, folds: folds)
    }

    /// Reads a text.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - source: Who speaks in it and where it can be read.
    ///   - parties: The parties that it may speak of.
    ///   - issuer: The party that issued it, by its key: “we” and 我公司 are that party.
    ///   - about: The parties that it is known to be about, by their keys.
    ///   - diagnostics: Receives what was dropped or masked because it is data about persons.
    /// - Returns: What its sentences say, in their order; of one party, programme and stance a sentence says one thing.
    /// - Complexity: O(*n*) in the length of the text; the words of a sentence are compared with each other.
    public func read(
        _ text: String, source: TextSource, parties: [ReadingParty], issuer: String? = nil, about: [String] = [],
        into diagnostics: inout [Diagnostic]
    ) -> TextReading {
        let kept = workers.dropping(text, file: source.file, into: &diagnostics)
        var folded = ReadingText(kept, folds: folds)
        let matches = vocabulary.matches(in: folded)
        let original = Array(kept.utf8)
        let mentions = finders.finder(of: parties, names: names).find(in: folded, original: original)
        folded.soften(mentions)
        var sentences = Sentence.split(folded, matches: matches, mentions: mentions)
        let isOwnText = source.kind == .companyDisclosure || source.kind == .otherCompany
        let actors = SentenceActors(text: folded, folds: folds)
        let publisherPlace = source.publisher.flatMap { place(of: $0) }
        for index in sentences.indices {
            sentences[index].settleOwnPlace(publisherPlace)
            sentences[index].joinOrigins(folded)
            sentences[index].actors = actors.find(
                in: sentences[index].range, mentions: sentences[index].mentions, matches: sentences[index].matches)
        }
        let passage = Passage(
            catalog: catalog, text: folded, original: original, sentences: sentences, parties: parties, source: source,
            isOwnText: isOwnText,
            issuer: speaker(issuer, about: about, parties: parties, isOwnText: isOwnText, kind: source.kind),
            silentSubject: mentions.isEmpty && about.count == 1
                ? parties.firstIndex { $0.id == about[0] } : nil,
            onlyParty: Set(mentions.map(\.party)).count == 1 ? mentions.first?.party : nil,
            regionsOfParties: catalog.regionNames.isEmpty ? parties.map { _ in [] } : parties.map(regions),
            publisherPlace: publisherPlace)
        let excerpt = TextExcerpt(kept, file: source.file)
        var masked = 0
        let said = passage.read(excerpt: excerpt, masked: &masked)
        if masked > 0 {
            diagnostics.append(
                Diagnostic(
                    .note, code: "persons.masked",
                    "this text names persons; their names are masked wherever it is quoted",
                    at: SourceLocation(file: source.file)))
        }
        var isNamed = Set(mentions.map(\.party))
        if let issuer = passage.issuer { isNamed.insert(issuer) }
        return TextReading(
            mentions: said, namedParties: parties.indices.filter { isNamed.contains($0) }.map { parties[$0].id },
            assurances: assurances(matches, folded, excerpt, source), source: source)
    }

    /// Where a publisher is, as far as its name says: 墨玉县人力资源和社会保障局.
    private func place(of publisher: String) -> PlaceCue? {
        let found = vocabulary.matches(in: ReadingText(publisher, folds: folds)).compactMap { match in
            if case .place(let place) = match.meaning { place } else { nil }
        }
        if found.contains(.xinjiang) || found.contains(.xinjiangBare) { return .xinjiang }
        return found.contains(.elsewhere) ? .elsewhere : nil
    }

    /// The regions that the names of a party name: 日喀则…有限公司.
    private func regions(of party: ReadingParty) -> Set<String> {
        var regions: Set<String> = []
        for name in party.names {
            for match in vocabulary.matches(in: ReadingText(name, folds: folds)) {
                if case .region(let index) = match.meaning { regions.insert(catalog.regionNames[index].region) }
            }
        }
        return regions
    }

    /// The party that “we” stands for: the issuer, or the one party that a company's own text is about.
    private func speaker(
        _ issuer: String?, about: [String], parties: [ReadingParty], isOwnText: Bool, kind: TextSource.Kind
    ) -> Int? {
        if let issuer { return parties.firstIndex { $0.id == issuer } }
        // What another company publishes about a party is not that party's “we”.
        guard isOwnText, kind == .companyDisclosure, about.count == 1 else { return nil }
        return parties.firstIndex { $0.id == about[0] }
    }

    private func assurances(
        _ matches: [ReadingVocabulary.Match], _ text: ReadingText, _ excerpt: TextExcerpt, _ source: TextSource
    ) -> [AssuranceHit] {
        var kinds: Set<Assurance.Kind> = []
        return matches.compactMap { match in
            guard case .assurance(let index) = match.meaning, kinds.insert(catalog.assurances[index].kind).inserted
            else { return nil }
            return AssuranceHit(
                assurance: catalog.assurances[index],
                location: excerpt.location(text.original(match.start..<match.end)), source: source)
        }
    }

    /// How many words of the vocabulary a text holds, whatever they mean there: the search alone, for measuring its speed.
    public func countOfWords(in text: String) -> Int {
        vocabulary.count(in: ReadingText(text, folds: folds))
    }
}
