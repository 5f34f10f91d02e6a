import ClewModel
public import Foundation
import SourceFiles

/// The labour programmes and the words that point to them, as `Reference/programmes` has them.
public struct ProgrammeCatalog: Sendable {
    /// A word that gives a term its context.
    struct ContextTerm: Sendable {
        let context: Indicator.Context
        let term: String
    }

    /// A word that turns what is said of a term into its opposite.
    struct Negation: Sendable {
        enum Position: String, Sendable, CaseIterable {
            case before, after
            /// The word contains a negation and is none: 无锡, `not only`.
            case never
        }

        let term: String
        let position: Position
        /// How many characters may stand between it and the term.
        let reach: Int
    }

    /// The programmes, in order of code.
    public let programmes: [LabourProgramme]
    /// The indicators, in the order of the file.
    public let indicators: [Indicator]
    /// The kinds of assurance that cannot show that work is voluntary, in the order of the file.
    public let assurances: [Assurance]

    let contexts: [ContextTerm]
    let negations: [Negation]

    /// Reads the catalog.
    ///
    /// - Parameter directory: The folder `Reference/programmes`: one YAML file a programme, and the tables.
    /// - Throws: Everything that is wrong with the files, if anything is.
    public init(directory: URL) throws(LabourProgrammesError) {
        var loader = ProgrammeLoader(directory: directory)
        programmes = loader.readProgrammes()
        indicators = loader.readIndicators(known: Set(programmes.map(\.key)))
        contexts = loader.readContexts()
        negations = loader.readNegations()
        assurances = loader.readAssurances()
        try LabourProgrammesError.throwIfAny(loader.diagnostics, what: "the catalog of programmes")
    }

    /// The programme with a key.
    public subscript(_ key: ProgrammeKey) -> LabourProgramme? {
        programmes.first { $0.key == key }
    }
}
