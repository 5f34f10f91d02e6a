public import ClewModel
public import Screening
import World

/// Screens an input of any length in bounded memory, either all of it or what a change of the lists can affect.
public struct PartyScreening: Sendable {
    /// What it screens with.
    public let screener: Screener
    /// The decisions to apply.
    public var judgements = JudgementBook([])
    /// The change; everything is screened where it is `nil`.
    public var delta: ScreeningDelta?
    /// How many candidates of a party are asked for, with matches beyond it counted; all that were found where it is `nil`.
    public var top: Int?
    /// How the input is read.
    public var reader = PartyReader()
    /// Whether a row that cannot be read has a result of its own, in its place.
    public var answersRefusals = false
    /// How many queries are held at a time.
    public var stretch = 2048

    /// Creates a screening.
    public init(screener: Screener) {
        self.screener = screener
    }

    /// Screens one party.
    public func screen(_ query: ScreeningQuery) throws(ClewError) -> ScreeningResult {
        try withScreeningErrors { run.result(query, try screener.screen(query)) }
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
    ) throws(ClewError) -> ScreeningTally {
        var log = diagnostics
        defer { diagnostics = log }
        return try withScreeningErrors {
            var tally = ScreeningTally()
            let state = try run.run(input, into: &log) { state in
                tally.take(state)
                progress?(tally)
            } _: { result in
                if result.refusal == nil { tally.add(result) }
                try body(result)
            }
            tally.take(state)
            return tally
        }
    }

    private var run: ScreeningRun {
        var run = ScreeningRun(screener: screener, reader: reader, judgements: judgements)
        run.delta = delta
        run.top = top
        run.stretch = stretch
        run.answersRefusals = answersRefusals
        return run
    }
}
