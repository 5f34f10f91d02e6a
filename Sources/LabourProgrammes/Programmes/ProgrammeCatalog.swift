import ClewModel
public import Foundation
import SourceFiles

/// The labour programmes and the words that point to them, as `Reference/programmes` has them.
public struct ProgrammeCatalog: Sendable {
    /// The name of a place, and what it says of where a sentence plays.
    struct PlaceTerm: Sendable {
        let place: PlaceCue
        let term: String
    }

    /// A word, and what it does in a sentence.
    struct CueTerm: Sendable {
        let cue: Cue
        let term: String
    }

    /// A word of company names.
    struct CompanyWord: Sendable {
        enum Kind: String, Sendable, CaseIterable {
            case legal, line
            /// A word so common that it names no company alone.
            case common
        }

        let kind: Kind
        let term: String
    }

    /// What a region, a place in it or its people are called.
    struct RegionName: Sendable {
        let region: String
        let term: String
    }

    /// A word that turns what is said of a term into its opposite.
    struct Negation: Sendable {
        enum Position: String, Sendable, CaseIterable {
            case before, after
            /// After the words and across clauses: “took none”, 没有接收一人.
            case late
            /// It forbids what stands before it, across commas: “is prohibited at all sites”, 一律禁止.
            case ban
            /// It calls what a sentence says untrue: 不实, `baseless`.
            case claim
            /// The word contains a negation and is none: 无锡, `not only`.
            case never
        }

        let term: String
        let position: Position
        /// How many characters may stand between it and the term.
        let reach: Int
    }

    /// The regions that programmes run in or take people from, in the order of the file.
    public let regions: [Region]
    /// The programmes, in order of code.
    public let programmes: [LabourProgramme]
    /// The indicators, in the order of the file.
    public let indicators: [Indicator]
    /// The kinds of assurance that cannot show that work is voluntary, in the order of the file.
    public let assurances: [Assurance]

    /// The kinds of document, and who speaks in each.
    public let documentTypes: DocumentTypes

    let regionNames: [RegionName]
    let places: [PlaceTerm]
    let cues: [CueTerm]
    let compounds: [Compound]
    let companyWords: [CompanyWord]
    let negations: [Negation]
    /// Traditional characters and the simplified ones that stand for them.
    let characters: [(from: UInt32, to: UInt32)]

    /// Reads the catalog.
    ///
    /// - Parameter directory: The folder `Reference/programmes`: one YAML file a programme, and the tables.
    /// - Throws: Everything that is wrong with the files, if anything is.
    public init(directory: URL) throws(LabourProgrammesError) {
        var loader = ProgrammeLoader(directory: directory)
        regions = loader.readRegions()
        programmes = loader.readProgrammes(regions: regions)
        let meanings = loader.readMeanings()
        indicators = loader.readIndicators(known: Set(programmes.map(\.key)), meanings: meanings)
        places = loader.readPlaces()
        cues = loader.readCues()
        regionNames = loader.readRegionNames(of: regions)
        compounds = loader.readCompounds(
            known: Set(programmes.map(\.key)), meanings: meanings, regions: Set(regions.map(\.key)))
        companyWords = loader.readCompanyWords()
        negations = loader.readNegations()
        characters = loader.readCharacters()
        documentTypes = loader.readDocumentTypes()
        assurances = loader.readAssurances()
        try LabourProgrammesError.throwIfAny(loader.diagnostics, what: "the catalog of programmes")
    }

    /// The region with a key.
    public func region(_ key: String) -> Region? { regions.first { $0.key == key } }

    /// The programme with a key.
    public subscript(_ key: ProgrammeKey) -> LabourProgramme? {
        programmes.first { $0.key == key }
    }
}
