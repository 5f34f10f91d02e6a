import ClewModel
import Foundation
import SupplyChain
import TestSupport
import Testing

/// The worked vectors that lie beside the repository on some machines.
struct OriginVectorTests {
    private struct File: Decodable {
        var cases: [Drawn]
        var expected: [Expected]
    }

    private struct Drawn: Decodable {
        var name: String
        var events: [Happening]
    }

    private struct Happening: Decodable {
        var id: String
        var type: String
        var pool: String?
        var from: String?
        var of: String?
        var parts: [String]?
        var day: Double
        var amount: Double
        var share: [Double]?
        var allocation: [Piece]?
    }

    private struct Piece: Decodable {
        var lot: String
        var amount: Double

        init(from decoder: any Decoder) throws {
            var fields = try decoder.unkeyedContainer()
            lot = try fields.decode(String.self)
            amount = try fields.decode(Double.self)
        }
    }

    private struct Expected: Decodable {
        var `case`: String
        var target: String
        var undeclared: [Double]?
        var segregated: [Double]?
        var documented: [Double]
        var even: [Double]?
    }

    private static var file: URL? { RepositoryFiles.beside("shared/domain/origin-vectors.json") }

    private static func sketch(_ drawn: Drawn) -> (CaseSketch, [String: OriginClaim]) {
        var sketch = CaseSketch()
        var origins: [String: OriginClaim] = [:]
        for name in Set(drawn.events.flatMap { [$0.pool, $0.from].compactMap(\.self) }).sorted() { sketch.pool(name) }
        for event in drawn.events {
            let date = PartialDate(Day(number: Int32(19_000 + event.day * 10))).description
            let allocation = (event.allocation ?? []).map { ($0.lot, $0.amount) }
            switch event.type {
            case "receipt":
                sketch.lot(event.id, "lint", event.amount)
                sketch.store("S" + event.id, event.pool ?? "", event.id, event.amount, on: date)
                let share = event.share ?? []
                origins[event.id] = OriginClaim(share == [1, 1] ? .inside : share == [0, 0] ? .outside : .unknown)
            case "issue", "transfer":
                sketch.lot(event.id, "lint", event.amount)
                sketch.issue("I" + event.id, event.from ?? "", event.id, event.amount, on: date, from: allocation)
                if let pool = event.pool {
                    sketch.store("S" + event.id, pool, event.id, event.amount, on: date)
                }
            case "scrap":
                // What was issued is melted, which mixes it, and a part of it comes back.
                guard let of = event.of, let melt = drawn.events.first(where: { $0.id == of }) else { continue }
                sketch.lot("ingot-" + of, "yarn", melt.amount - event.amount)
                sketch.lot(event.id, "other", event.amount)
                sketch.transform(
                    "M" + of, from: [(of, melt.amount)],
                    to: [("ingot-" + of, melt.amount - event.amount), (event.id, event.amount)])
            default:
                sketch.lot(event.id, "bundle", event.amount)
                let amounts = Dictionary(
                    drawn.events.map { ($0.id, $0.amount) }, uniquingKeysWith: { first, _ in first })
                sketch.transform(
                    "C" + event.id, from: (event.parts ?? []).map { ($0, amounts[$0]) },
                    to: [(event.id, event.amount)])
            }
        }
        return (sketch, origins)
    }

    @Test(.enabled(if: file != nil))
    func everyVectorComesOutAsItWasReckoned() throws {
        let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: #require(Self.file)))
        var checked = 0
        for expected in file.expected {
            let drawn = try #require(file.cases.first { $0.name == expected.case })
            var (sketch, origins) = Self.sketch(drawn)
            var lots = expected.target.split(separator: "+").map(String.init)
            if let undeclared = expected.undeclared {
                // 47 t of yarn of 50 t of lint, between 0.82 and 0.90 of it.
                #expect(abs(47 / 0.9 - 50 - undeclared[0]) < 1e-3)
                sketch.commodity.stages[1].yields[0].bounds = Bounds(0.82, 0.9)
                sketch.lot("yarn", "yarn", 47)
                sketch.transform("spin", from: [("L1", 50)], to: [("yarn", 47)])
                lots = ["yarn"]
            }
            let found = sketch.graph.content([.region], of: [.lots(lots)], origins: origins)[0][0]
            func compare(_ bound: ContentBound, _ numbers: [Double]?) {
                guard let numbers else { return }
                #expect(
                    abs(bound.share.lower * 100 - numbers[0]) < 1e-3
                        && abs(bound.share.upper * 100 - numbers[1]) < 1e-3,
                    "\(expected.case), \(expected.target): \(bound) instead of \(numbers)")
                checked += 1
            }
            compare(found.documented, expected.documented)
            compare(found.recorded, expected.segregated)
            compare(found.even, expected.even)
        }
        #expect(checked > 30)
    }
}
