public import ArgumentParser
import Casework
import ClewModel
import Foundation
import OwnershipAnalysis
import SanctionsStudy

/// `clew study design`: the design lab.
public struct StudyDesignCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "design", abstract: "Ask what a measure could do: models with intervals, on data of your own.",
        discussion: """
            Each answer gives the least and the most that its inputs allow, what is assumed, which files it rests on, and \
            what it does not say. None is a forecast, and no score is formed. Figures are numbers or intervals, as 0.3 or \
            0.2..0.4.
            """,
        subcommands: [
            LeverageCommand.self, TargetsCommand.self, VulnerabilityCommand.self, CostCommand.self,
            DisplacementCommand.self, BifurcationCommand.self, ShockCommand.self,
        ])

    /// Creates the command.
    public init() {}

    /// Runs a model and says what was wrong with what it was given.
    static func model<Answer>(_ body: () throws(StudyError) -> Answer) throws(ClewError) -> Answer {
        do throws(StudyError) {
            return try body()
        } catch {
            throw ClewError(.labInput, error.message, diagnostics: error.diagnostics)
        }
    }

    /// The rules of ownership of the reference data.
    static func rules(_ reference: ReferenceOptions) throws -> OwnershipRuleCatalog {
        let folder = try reference.directory().appending(path: "ownership-rules")
        do throws(OwnershipError) {
            return try OwnershipRuleCatalog(directory: folder)
        } catch {
            throw ClewError(.referenceInvalid, error.message, diagnostics: error.diagnostics)
        }
    }

    /// Names as `us,ca,mx`.
    static func names(_ text: String) -> [String] {
        text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
}
