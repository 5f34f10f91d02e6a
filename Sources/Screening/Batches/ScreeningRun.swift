public import ClewModel
import Foundation

/// A query and what was found for it.
public struct ScreeningResult: Sendable {
    /// The query.
    public let query: ScreeningQuery
    /// Where the query stands in the input, where it comes from one.
    public let location: SourceLocation?
    /// The candidates, best first, with judgements applied.
    public let candidates: [Candidate]

    /// Creates a result.
    public init(query: ScreeningQuery, location: SourceLocation? = nil, candidates: [Candidate]) {
        self.query = query
        self.location = location
        self.candidates = candidates
    }
}

/// How far a run has come.
public struct ScreeningProgress: Hashable, Sendable {
    /// How many queries have been answered.
    public var queries = 0
    /// How many of them have at least one match.
    public var queriesWithMatch = 0
    /// How many matches there are in all.
    public var matches = 0
    /// How many matches someone has to look at: those that no valid judgement settles.
    public var openMatches = 0
    /// How many bytes of the input have been used up.
    public var bytesRead = 0
    /// The size of the input, where it is known.
    public var bytesTotal: Int?
}

/// Screens an input of any length in bounded memory: reads a stretch, screens it on all cores, hands out the results in the
/// order of the input, and goes on.
public struct ScreeningRun: Sendable {
    /// What it screens with.
    public let screener: Screener
    /// How the input is read.
    public var reader: PartyReader
    /// The judgements to apply.
    public var judgements: JudgementBook
    /// How many queries are held at a time.
    public var stretch = 2048
    /// How many threads to use; all cores where it is `nil`.
    public var workers: Int?

    /// Creates a run.
    public init(
        screener: Screener, reader: PartyReader = PartyReader(), judgements: JudgementBook = JudgementBook([])
    ) {
        self.screener = screener
        self.reader = reader
        self.judgements = judgements
    }

    /// Screens every party of an input.
    ///
    /// A party with neither name nor identifier is reported and has an empty result, so that every line of the input has
    /// one of the output.
    ///
    /// - Parameters:
    ///   - input: The parties.
    ///   - diagnostics: Receives what someone must look at.
    ///   - progress: Receives the state after each stretch.
    ///   - body: Receives each result, in the order of the input.
    /// - Returns: The final state.
    /// - Throws: ``ScreeningError``; what `body` throws.
    public func run(
        _ input: ScreeningInput, into diagnostics: inout DiagnosticLog,
        progress: ((ScreeningProgress) -> Void)? = nil, _ body: (ScreeningResult) throws -> Void
    ) throws -> ScreeningProgress {
        var state = ScreeningProgress()
        state.bytesTotal = input.byteCount
        var waiting: [(query: ScreeningQuery, location: SourceLocation)] = []
        var found: [Diagnostic] = []
        var bytesRead = 0

        func answer() throws {
            let results = try screener.screen(waiting.map(\.query), workers: workers)
            for (entry, candidates) in zip(waiting, results) {
                let judged = judgements.apply(to: candidates, of: entry.query)
                let matches = judged.filter(\.isMatchAfterJudgement)
                state.queries += 1
                state.queriesWithMatch += matches.isEmpty ? 0 : 1
                state.matches += matches.count
                state.openMatches += judged.count(where: \.isOpen)
                try body(ScreeningResult(query: entry.query, location: entry.location, candidates: judged))
            }
            waiting.removeAll(keepingCapacity: true)
            state.bytesRead = bytesRead
            progress?(state)
        }

        try reader.read(input, into: &diagnostics, progress: { bytesRead = $0 }) { entity, location in
            let query = ScreeningQuery(entity)
            if query.names.isEmpty && query.identifiers.isEmpty {
                found.append(
                    Diagnostic(
                        .warning, code: "screening.query.empty",
                        "the party has neither a name nor an identifier; nothing was looked up", at: location))
            }
            waiting.append((query, location))
            if waiting.count >= stretch { try answer() }
        }
        try answer()
        for diagnostic in found { diagnostics.add(diagnostic) }
        return state
    }
}
