import ArgumentParser
import Casework
import ClewModel
import Foundation
import SupplyChain
import World

/// The options of commands that assess a case first.
struct CaseQuestionOptions: ParsableArguments {
    @Argument(help: "The folder of the case.", completion: .directory)
    var `case`: String

    @Option(name: .customLong("as-of"), help: "The day for which the question is asked, as 2024-03-05.")
    var asOf: DayArgument?

    @Option(name: .customLong("known-at"), help: "Use only what was published by this day.")
    var knownAt: DayArgument?

    @Option(help: "The regimes or jurisdictions in scope, as us,eu,uk,ca,cn or us-uflpa,…")
    var regimes: String?

    @Flag(
        name: .customLong("no-prc-collection"),
        help: "Leave out every step and question that would gather facts inside China; say what stays undocumented.")
    var isWithoutPRCCollection = false

    @OptionGroup var onHand: WorldOptions

    /// Reads and assesses the case.
    func assessed() throws -> AssessedCase { try assessed(in: try onHand.world(knownAt: knownAt?.day)) }

    /// Reads and assesses the case by what is known in a world.
    func assessed(in world: World) throws -> AssessedCase {
        let options = AssessmentOptions(
            asOf: asOf?.day,
            regimes: regimes?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } ?? [],
            isWithoutPRCCollection: isWithoutPRCCollection)
        return try Assessor(world: world).assessed(
            caseAt: URL(filePath: `case`), options: options)
    }
}
