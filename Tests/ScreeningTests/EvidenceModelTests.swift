import ClewModel
import Foundation
import NameMatching
import TestSupport
import Testing

@testable import Screening

struct EvidenceModelTests {
    private static func model() throws -> EvidenceModel {
        try EvidenceModel(directory: InventedParties.lexicon.get().directory)
    }

    /// A row that a pair of names could have: amounts from 0 to 3, odds of names from -9 to 9.
    private static func row(using generator: inout SplitMix64) -> [Float] {
        (0..<ScreeningFeature.columnCount).map { column in
            let value = Float.random(in: 0...3, using: &generator)
            return column == EvidenceForest.nameColumn ? value * 6 - 9 : value
        }
    }

    @Test func theFileSaysAllOfAModel() throws {
        let model = try Self.model()
        let folder = FileManager.default.temporaryDirectory.appending(path: "evidence-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(model.text(comment: "a copy").utf8).write(to: folder.appending(path: EvidenceModel.fileName))
        #expect(try EvidenceModel(directory: folder) == model)
    }

    @Test(arguments: [
        "organization,0,0,noSuchColumn,1,1,2,0", "organization,0,1,,,,,0", "organization,0,0,,,,,nan", "x",
    ])
    func whatFitsNoVersionIsRefusedWithItsLine(row: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "evidence-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let text = "forest,tree,node,column,threshold,left,right,value\n" + row + "\n"
        try Data(text.utf8).write(to: folder.appending(path: EvidenceModel.fileName))
        let error = #expect(throws: ScreeningError.self) { try EvidenceModel(directory: folder) }
        #expect(error?.code == .incompatibleIndex && error?.location?.line == 2)
    }

    @Test func agreementNeverLowersAndDisagreementNeverRaisesTheOdds() throws {
        let model = try Self.model()
        var generator = SplitMix64(seed: 3)
        for forest in EvidenceModel.Kind.allCases.map({ model[$0] }) {
            for _ in 0..<300 {
                var row = Self.row(using: &generator)
                let before = forest.logOdds(row.span)
                let column = Int.random(in: 0..<row.count, using: &generator)
                row[column] += Float.random(in: 0...2, using: &generator)
                let after = forest.logOdds(row.span)
                switch ScreeningFeature.directions[column] {
                case 1: #expect(after >= before - 1e-5, "\(ScreeningFeature.columnNames[column])")
                case -1: #expect(after <= before + 1e-5, "\(ScreeningFeature.columnNames[column])")
                default: break
                }
            }
        }
    }

    @Test func contributionsOfColumnsAddUpToTheOdds() throws {
        let model = try Self.model()
        var generator = SplitMix64(seed: 4)
        for forest in EvidenceModel.Kind.allCases.map({ model[$0] }) {
            for _ in 0..<100 {
                let row = Self.row(using: &generator)
                let (base, columns) = forest.contributions(row.span)
                #expect(abs(columns.reduce(base, +) - forest.logOdds(row.span)) < 1e-6)
            }
        }
    }
}
