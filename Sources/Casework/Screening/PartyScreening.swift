import ClewModel
public import Screening

/// Screens an input of any length in bounded memory, either all of it or what a change of the lists can affect.
public struct PartyScreening: Sendable {
    /// What it screens with.
    public let screener: Screener
    /// The decisions to apply.
    public var judgements = JudgementBook([])
    /// The change; everything is screened where it is `nil`.
    public var delta: ScreeningDelta?
    /// How the input is read.
    public var reader = PartyReader()
    /// How many queries are held at a time.
    public var stretch = 2048

    /// Creates a screening.
    public init(screener: Screener) {
        self.screener = screener
    }

    /// Screens one party.
    public func screen(_ query: ScreeningQuery) throws(CaseworkError) -> ScreeningResult {
        try withScreeningErrors {
            let candidates = judgements.apply(to: try screener.screen(query), of: query)
            return ScreeningResult(query: query, candidates: candidates)
        }
    }

    /// Screens every party of an input.
    ///
    /// - Parameters:
    ///   - input: The parties.
    ///   - diagnostics: Receives what someone must look at.
    ///   - progress: Receives the state after each stretch.
    ///   - body: Receives each result, in the order of the input.
    public func run(
        _ input: ScreeningInput, into diagnostics: inout DiagnosticLog, progress: ((ScreeningTally) -> Void)? = nil,
        _ body: (ScreeningResult) throws -> Void
    ) throws(CaseworkError) -> ScreeningTally {
        var log = diagnostics
        defer { diagnostics = log }
        return try withScreeningErrors {
            if let delta { return try runAffected(delta, input, into: &log, progress: progress, body) }
            var tally = ScreeningTally()
            var run = ScreeningRun(screener: screener, reader: reader, judgements: judgements)
            run.stretch = stretch
            _ = try run.run(input, into: &log) { state in
                tally.bytesRead = state.bytesRead
                tally.bytesTotal = state.bytesTotal
                progress?(tally)
            } _: { result in
                tally.add(result)
                try body(result)
            }
            return tally
        }
    }

    private func runAffected(
        _ delta: ScreeningDelta, _ input: ScreeningInput, into diagnostics: inout DiagnosticLog,
        progress: ((ScreeningTally) -> Void)?, _ body: (ScreeningResult) throws -> Void
    ) throws -> ScreeningTally {
        var tally = ScreeningTally()
        tally.bytesTotal = input.byteCount
        var bytesRead = 0
        var waiting: [(query: ScreeningQuery, location: SourceLocation)] = []
        func answer() throws {
            for (entry, candidates) in zip(waiting, try screener.screen(waiting.map(\.query))) {
                let judged = judgements.apply(to: candidates, of: entry.query)
                let result = ScreeningResult(query: entry.query, location: entry.location, candidates: judged)
                tally.add(result)
                try body(result)
            }
            waiting.removeAll(keepingCapacity: true)
            tally.bytesRead = bytesRead
            progress?(tally)
        }
        try reader.read(input, into: &diagnostics, progress: { bytesRead = $0 }) { entity, location in
            let query = ScreeningQuery(entity)
            guard delta.affects(query) else {
                tally.unaffected += 1
                return
            }
            waiting.append((query, location))
            if waiting.count >= stretch { try answer() }
        }
        try answer()
        return tally
    }
}
