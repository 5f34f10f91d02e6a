import ArgumentParser
import ClewModel
import World

/// Whether an answer may rest on lists that are not whole without saying so with its status.
struct CompletenessOptions: ParsableArguments {
    @Flag(
        name: .customLong("accept-incomplete"),
        help: "End with 0, not 3, where nothing was found and an imported list is not whole.")
    var acceptsIncomplete = false

    /// Says of each imported list that is not whole why, and ends with 3 unless that is accepted.
    ///
    /// Call it last: that something was found outranks that something may be missing.
    ///
    /// - Parameters:
    ///   - lacking: The lists that the answer rests on and that are not whole.
    ///   - hasFindings: Whether the process ends with 1 where they are whole.
    func end(_ lacking: [ListReservation], hasFindings: Bool) throws {
        for list in lacking {
            let accepted = acceptsIncomplete ? "; accepted" : ""
            Console.error(
                "clew: \(list.dataset) is not whole: \(list.reason); who is missing from it was not found\(accepted)",
                isLine: true)
        }
        if hasFindings { throw ExitCode(ExitStatus.findings.rawValue) }
        if !lacking.isEmpty, !acceptsIncomplete { throw ExitCode(ExitStatus.listsAreIncomplete.rawValue) }
    }
}
