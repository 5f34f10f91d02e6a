import Casework
import ClewModel
import Foundation
import StatementStore
import SupplyChain
import TestSupport
import World

/// The examples and the reference data, read once for all tests.
enum Examples {
    /// The names of the example folders.
    static let names = ["denim-importer", "tomato-sauce-brand", "solar-developer"] + sectors
    /// The small examples, one a sector, each named for its commodity.
    static let sectors = [
        "aluminium", "copper-gold", "lithium-battery", "pvc", "red-dates", "seafood", "steel",
    ]

    static let knowledge = Result { try KnowledgeBase.load(from: RepositoryFiles.reference) }

    /// What comes with Clew, by all that is known.
    static let world = Result { try World(knowledge.get(), archive: nil) }
    /// Every row of the reference data with its level.
    static let inventory = Result { try KnowledgeInventory(directory: RepositoryFiles.reference) }

    static func read(_ name: String) throws -> Case {
        try CaseFolder.read(
            RepositoryFiles.examples.appending(path: name), commodities: try knowledge.get().commodities)
    }

    static func assess(_ case: Case, asOf: String? = nil, knownAt: String? = nil, regimes: [String] = []) throws
        -> Assessment
    {
        let world = try knownAt.map { try World(knowledge.get(), archive: nil, knownAt: Day($0)) } ?? Self.world.get()
        return try Assessor(world: world).assess(
            `case`, options: AssessmentOptions(asOf: asOf.flatMap { Day($0) }, regimes: regimes))
    }

    /// The days of the letters of an assessment, where nobody names others.
    static func term(of assessment: Assessment) -> ReplyTerm {
        ReplyTerm(from: assessment.question.asOf, duties: assessment.duties)
    }

    /// What changed in the findings between two assessments, by identifier: `-` gone, `+` new.
    static func changes(from before: Assessment, to after: Assessment) -> [String] {
        let old = Set(before.findings.map(\.id))
        let new = Set(after.findings.map(\.id))
        return (old.subtracting(new).map { "- \($0)" } + new.subtracting(old).map { "+ \($0)" }).sorted()
    }
}
