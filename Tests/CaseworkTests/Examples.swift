import Casework
import ClewModel
import Foundation
import StatementStore
import SupplyChain
import TestSupport

/// The examples and the reference data, read once for all tests.
enum Examples {
    /// The names of the example folders.
    static let names = ["denim-importer", "tomato-sauce-brand", "solar-developer"]

    static let knowledge = Result { try KnowledgeBase.load(from: RepositoryFiles.reference) }

    /// Every row of the reference data with its level.
    static let inventory = Result { try KnowledgeInventory(directory: RepositoryFiles.reference) }

    static func read(_ name: String) throws -> Case {
        try CaseFolder.read(RepositoryFiles.examples.appending(path: name), commodities: knowledge.get().commodities)
    }

    static func assess(_ case: Case, asOf: String? = nil, knownAt: String? = nil, regimes: [String] = []) throws
        -> Assessment
    {
        try Assessor(knowledge: knowledge.get()).assess(
            `case`,
            options: AssessmentOptions(
                asOf: asOf.flatMap { Day($0) }, knownAt: knownAt.flatMap { Day($0) }, regimes: regimes))
    }

    /// What changed in the findings between two assessments, by identifier: `-` gone, `+` new.
    static func changes(from before: Assessment, to after: Assessment) -> [String] {
        let old = Set(before.findings.map(\.id))
        let new = Set(after.findings.map(\.id))
        return (old.subtracting(new).map { "- \($0)" } + new.subtracting(old).map { "+ \($0)" }).sorted()
    }
}
