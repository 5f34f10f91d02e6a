public import ClewModel
import Foundation

/// How far a run has come.
public struct ScreeningProgress: Hashable, Sendable {
    /// How many queries have been read and answered.
    public var queries = 0
    /// How many of them held nothing that could be looked up.
    public var queriesWithoutLookup = 0
    /// How many queries were passed over because the change cannot affect them.
    public var unaffected = 0
    /// How many of them have at least one match.
    public var queriesWithMatch = 0
    /// How many matches there are in all.
    public var matches = 0
    /// How many matches someone has to look at: those that no valid judgement settles.
    public var openMatches = 0
    /// How many bytes of the input the queries answered so far take up.
    public var bytesRead = 0
    /// The size of the input, where it is known.
    public var bytesTotal: Int?
}

/// Screens an input of any length in bounded memory: reads a stretch while the one before is screened on all cores, and hands out
/// the results in the order of the input.
public struct ScreeningRun: Sendable {
    /// What it screens with.
    public let screener: Screener
    /// How the input is read.
    public var reader: PartyReader
    /// The judgements to apply.
    public var judgements: JudgementBook
    /// The change of the lists; every query is screened where it is `nil`, else those that it can affect.
    public var delta: ScreeningDelta?
    /// How many candidates of a query are asked for, with matches beyond it counted; all that were found where it is `nil`.
    public var top: Int?
    /// How many queries are held at a time.
    public var stretch = 2048
    /// Whether a row that cannot be read has a result of its own, in its place; else it is reported alone.
    public var answersRefusals = false
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
    /// A party with nothing to look up is reported and has an empty result, so that every line of the input has one of the
    /// output.
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
        var waiting: [Waiting] = []
        var found = DiagnosticLog(limit: diagnostics.limit)
        var bytesRead = 0

        var pending: Stretch?

        /// Hands out the stretch that is being answered, and has the waiting one answered while the caller reads on.
        func answer() throws {
            let before = pending
            pending = waiting.isEmpty ? nil : Stretch(waiting, bytesRead: bytesRead, screener, workers: workers)
            waiting.removeAll(keepingCapacity: true)
            guard let before else { return }
            for (entry, candidates) in zip(before.queries, try before.answers.take().get()) {
                if let refusal = entry.refusal {
                    try body(
                        ScreeningResult(
                            query: entry.query, location: entry.location, candidates: [], obstacle: .refused,
                            refusal: refusal))
                    continue
                }
                let result = result(entry.query, at: entry.location, candidates)
                if let obstacle = result.obstacle {
                    found.add(Diagnostic(.warning, code: obstacle.code, obstacle.message, at: entry.location))
                }
                for omission in result.omissions {
                    found.add(Diagnostic(.warning, code: "screening.query.cut", omission, at: entry.location))
                }
                state.add(result)
                try body(result)
            }
            state.bytesRead = before.bytesRead
            progress?(state)
        }

        let refuse: (Diagnostic) throws -> Void = { problem in
            waiting.append(
                Waiting(query: ScreeningQuery(id: "", names: []), location: problem.location, refusal: problem))
        }
        try reader.read(
            input, into: &diagnostics, refused: answersRefusals ? refuse : nil, progress: { bytesRead = $0 }
        ) { entity, location in
            let query = ScreeningQuery(entity)
            if let delta, !delta.affects(query) {
                state.unaffected += 1
                return
            }
            waiting.append(Waiting(query: query, location: location))
            if waiting.count >= stretch { try answer() }
        }
        try answer()
        try answer()
        state.bytesRead = bytesRead
        progress?(state)
        diagnostics.add(found)
        return state
    }

    /// A query with its place, or a row that cannot be read.
    private struct Waiting {
        let query: ScreeningQuery
        let location: SourceLocation
        var refusal: Diagnostic?
    }

    /// Queries that are being answered on other threads.
    private struct Stretch {
        let queries: [Waiting]
        /// How far the input was read when the last of them was taken.
        let bytesRead: Int
        let answers: BackgroundWork<Result<[[Candidate]], ScreeningError>>

        init(
            _ queries: [Waiting], bytesRead: Int, _ screener: Screener, workers: Int?
        ) {
            self.queries = queries
            self.bytesRead = bytesRead
            let asked = queries.map(\.query)
            answers = BackgroundWork(placeholder: .success([])) {
                do throws(ScreeningError) { return .success(try screener.screen(asked, workers: workers)) } catch {
                    return .failure(error)
                }
            }
        }
    }

    /// The result of one query, with the judgements applied.
    public func result(
        _ query: ScreeningQuery, at location: SourceLocation? = nil, _ candidates: [Candidate]
    ) -> ScreeningResult {
        let judged = judgements.apply(to: candidates, of: query)
        return ScreeningResult(
            query: query, location: location, candidates: judged, reaches: screener.reaches(of: query, besides: judged),
            top: top,
            isCapped: candidates.count(where: \.isMatch) >= max(screener.options.limit, screener.options.matchLimit),
            obstacle: screener.obstacle(to: query, among: judged),
            omissions: screener.omissions(of: query))
    }
}

extension ScreeningProgress {
    /// Counts a result.
    mutating func add(_ result: ScreeningResult) {
        let found = result.candidates.count(where: \.isMatchAfterJudgement)
        queries += 1
        queriesWithoutLookup += result.isLookedUp ? 0 : 1
        queriesWithMatch += found > 0 ? 1 : 0
        matches += found
        openMatches += result.candidates.count(where: \.isOpen)
    }
}
