public import ClewModel

/// Finds the words of labour programmes in texts.
///
/// Chinese and English terms of the catalog are sought as the longest match. A term that is too general counts only where
/// a word for Xinjiang, or for a programme, stands near it; a term that the text denies is shown as denied.
/// Texts that list workers are dropped first, see ``WorkerDataGuard``; quotes keep to the words found and a few around.
public struct IndicatorScanner: Sendable {
    /// How far from a term a word still gives it context, in characters.
    public let contextReach: Int

    private struct Seen: Hashable {
        var term: Int32
        var standing: IndicatorHit.Standing
    }

    /// No word that denies or gives context is longer.
    private static let longestTerm = 64

    private let catalog: ProgrammeCatalog
    private let gazetteer: Gazetteer?
    private let folds: LetterFolds
    private let workers: WorkerDataGuard
    private let indicators: TermFinder
    private let contexts: TermFinder
    private let negations: TermFinder
    private let assurances: TermFinder
    private let farthestNegation: Int

    /// Creates a scanner.
    ///
    /// - Parameters:
    ///   - catalog: The programmes and their words.
    ///   - gazetteer: The places whose names give a term its context, and the traditional characters; without it only
    ///     the words of the catalog do, and texts in traditional characters are not understood.
    ///   - workers: What keeps data about workers out.
    ///   - contextReach: How far from a term a word still gives it context, in characters.
    public init(
        catalog: ProgrammeCatalog, gazetteer: Gazetteer? = nil, workers: WorkerDataGuard, contextReach: Int = 300
    ) {
        self.catalog = catalog
        self.gazetteer = gazetteer
        self.workers = workers
        self.contextReach = contextReach
        folds = gazetteer?.folds ?? LetterFolds(characters: [])
        indicators = TermFinder(catalog.indicators.map(\.term), folds: folds)
        contexts = TermFinder(catalog.contexts.map(\.term), folds: folds)
        negations = TermFinder(catalog.negations.map(\.term), folds: folds)
        farthestNegation = catalog.negations.map(\.reach).max() ?? 0
        assurances = TermFinder(catalog.assurances.map(\.term), folds: folds)
    }

    /// Finds the indicators of a text.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - source: Who speaks in it and where it can be read.
    ///   - diagnostics: Receives what was dropped because it holds data about workers.
    /// - Returns: One hit for each term and standing, at its first place, in the order of the text.
    /// - Complexity: O(*n*) in the length of the text.
    public func scan(
        _ text: String, source: TextSource, into diagnostics: inout [Diagnostic]
    ) -> [IndicatorHit] {
        let kept = workers.dropping(text, file: source.file, into: &diagnostics)
        let folded = FoldedText(kept, folds: folds, style: .prose)
        let contextsFound = contexts(in: folded)
        let negationsFound = negations(in: folded)
        let excerpt = TextExcerpt(kept, file: source.file)
        var hits: [IndicatorHit] = []
        var seen: [Seen: Int] = [:]
        var counts: [Int] = []
        for found in indicators.find(in: folded) {
            for term in found.terms {
                let indicator = catalog.indicators[Int(term)]
                let negation = self.negation(of: found.range, among: negationsFound, in: folded)
                let hasContext = indicator.contexts.allSatisfy { context in
                    source.knownContexts.contains(context)
                        || has(
                            context, near: found.range, among: contextsFound, isGeneral: indicator.contexts.count > 1)
                }
                let standing: IndicatorHit.Standing =
                    negation != nil ? .negated : hasContext ? .counted : .outOfContext
                let key = Seen(term: term, standing: standing)
                if let index = seen[key] {
                    counts[index] += 1
                    continue
                }
                seen[key] = hits.count
                counts.append(1)
                let bytes = folded.bytes(found.range)
                hits.append(
                    IndicatorHit(
                        indicator: indicator, standing: standing, negation: negation, text: excerpt.text(bytes),
                        quote: indicator.namesPeople ? excerpt.text(bytes) : excerpt.quote(bytes),
                        location: excerpt.location(bytes), bytes: bytes, occurrences: 1,
                        source: source))
            }
        }
        return zip(hits, counts).map { hit, count in
            IndicatorHit(
                indicator: hit.indicator, standing: hit.standing, negation: hit.negation, text: hit.text,
                quote: hit.quote, location: hit.location, bytes: hit.bytes, occurrences: count, source: source)
        }
    }

    /// Finds the papers of a text that are offered as proof of free labour and cannot be one.
    public func assurances(in text: String, source: TextSource) -> [AssuranceHit] {
        let folded = FoldedText(text, folds: folds, style: .prose)
        let excerpt = TextExcerpt(text, file: source.file)
        var kinds: Set<Assurance.Kind> = []
        var hits: [AssuranceHit] = []
        for found in assurances.find(in: folded) {
            guard let term = found.terms.first else { continue }
            let assurance = catalog.assurances[Int(term)]
            guard kinds.insert(assurance.kind).inserted else { continue }
            hits.append(
                AssuranceHit(
                    assurance: assurance, location: excerpt.location(folded.bytes(found.range)), source: source))
        }
        return hits
    }

    private func has(
        _ context: Indicator.Context, near range: Range<Int>, among found: [ContextFound], isGeneral: Bool
    ) -> Bool {
        let start = range.lowerBound - contextReach - Self.longestTerm
        let window = start..<(range.upperBound + contextReach + 1)
        return found.starting(in: window, at: { $0.range.lowerBound }).contains { item in
            guard item.contexts.contains(context) else { return false }
            // A general term must not be its own context.
            if isGeneral, item.range.overlaps(range) { return false }
            return range.lowerBound - item.range.upperBound <= contextReach
        }
    }

    /// A word of a text that gives context.
    private struct ContextFound {
        var range: Range<Int>
        var contexts: Set<Indicator.Context>
    }

    /// The words of the catalog, and the names of places in Xinjiang and of the Corps that need no help.
    private func contexts(in text: borrowing FoldedText) -> [ContextFound] {
        var found = contexts.find(in: text).map { item in
            ContextFound(range: item.range, contexts: Set(item.terms.map { catalog.contexts[Int($0)].context }))
        }
        guard let gazetteer else { return found }
        var streets: [Range<Int>] = []
        for name in gazetteer.scan(text) where name.role != .phrase {
            if name.role == .street || name.role == .building {
                streets.append(name.start..<name.end)
                continue
            }
            let isXinjiang = name.names.contains { index in
                let name = gazetteer.names[Int(index)]
                guard name.use == .alone else { return false }
                return switch name.target {
                case .place(let position): gazetteer.isInXinjiang(position)
                case .corps: true
                case .country, .phrase: false
                }
            }
            if isXinjiang { found.append(ContextFound(range: name.start..<name.end, contexts: [.xinjiang])) }
        }
        // The words of a street say nothing of where the text is about.
        found.removeAll { item in
            let window = (item.range.lowerBound - Self.longestTerm)..<item.range.upperBound
            return streets.starting(in: window, at: { $0.lowerBound }).contains { $0.overlaps(item.range) }
        }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// The words of a text that deny, without those that only contain one.
    private func negations(in text: borrowing FoldedText) -> [TermFinder.Found] {
        let found = negations.find(in: text, overlapping: true)
        let decoys = found.filter { item in
            item.terms.contains { catalog.negations[Int($0)].position == .never }
        }
        return found.filter { item in
            let start = item.range.lowerBound - Self.longestTerm
            return !decoys.starting(in: start..<item.range.upperBound, at: { $0.range.lowerBound }).contains {
                $0.range.overlaps(item.range)
            }
        }
    }

    private func negation(
        of range: Range<Int>, among found: [TermFinder.Found], in text: borrowing FoldedText
    ) -> String? {
        let start = range.lowerBound - farthestNegation - Self.longestTerm
        for item in found.starting(in: start..<(range.upperBound + farthestNegation + 1), at: { $0.range.lowerBound }) {
            for index in item.terms {
                let negation = catalog.negations[Int(index)]
                let gap: Range<Int>
                switch negation.position {
                case .never: continue
                case .before:
                    guard item.range.lowerBound < range.lowerBound else { continue }
                    // 未接收 may run into the term, which starts with 接收.
                    gap = min(item.range.upperBound, range.lowerBound)..<range.lowerBound
                case .after:
                    guard item.range.lowerBound >= range.upperBound else { continue }
                    gap = range.upperBound..<item.range.lowerBound
                }
                guard gap.count <= negation.reach, !isBroken(gap, in: text) else { continue }
                return negation.term
            }
        }
        return nil
    }

    /// Whether a sentence ends in the gap, or the word before it only numbers something: `No. 5`.
    private func isBroken(_ gap: Range<Int>, in text: borrowing FoldedText) -> Bool {
        for position in gap {
            let unit = text.units[position]
            if unit == FoldedText.sentenceEnd { return true }
        }
        var position = gap.lowerBound
        while position < gap.upperBound, text.units[position] == FoldedText.space { position += 1 }
        return position < gap.upperBound && FoldedText.isDigit(text.units[position])
    }
}
