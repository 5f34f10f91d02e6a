import ClewModel
import Foundation
import SupplyChain
import TestSupport
import Testing
import World

@testable import Casework

/// A trail tells each lot with what it holds, follows one lot one way, and folds what nobody could read.
struct ChainTrailTests {
    private static func assessed(_ found: Case) throws -> AssessedCase {
        try Assessor(world: try Examples.world.get()).assessed(found, options: AssessmentOptions())
    }

    private static var denim: Result<AssessedCase, any Error> {
        Result { try assessed(Examples.read("denim-importer")) }
    }

    @Test func eachLotIsToldWithWhatIsEstablishedAndWhatIsNotExcluded() throws {
        let trail = try ChainTrail(Self.denim.get())
        let lots = Dictionary(uniqueKeysWithValues: trail.lots.map { ($0.id, $0) })
        #expect(lots.count == 13)
        let jeans = try #require(lots["JEANS-1"])
        #expect(jeans.content == "at least 16.46 %; up to 67.92 % cannot be excluded")
        #expect(jeans.fromRegion.lower < jeans.evenlyMixed.lower || jeans.fromRegion.lower == jeans.evenlyMixed.lower)
        #expect(jeans.madeOf == ["BUTTONS", "FAB-1F"] && jeans.madeIn == ["E08"] && jeans.wentInto == ["S-2024"])
        let lint = try #require(lots["LINT-841"])
        #expect(lint.maker == nil && lint.soldBy == ["841 Cotton Transfer Warehouse"])
        #expect(lint.fromRegion == Bounds(0, 1), "what is open is neither found nor clear")
        #expect(lots["YARN-AKS"]?.place == "新疆阿克苏地区阿克苏市" && lots["YARN-AKS"]?.content == "all")
        #expect(trail.lots.first?.stage == "ginning", "raw material comes first")
    }

    @Test func allShipmentsOfAnImporterAreBoundedTogether() throws {
        let assessed = try Self.denim.get()
        let importer = try #require(assessed.case.shipments.first?.importer)
        let trail = try ChainTrail(assessed, importer: importer)
        let together = try #require(trail.together)
        #expect(together.shipments == assessed.case.shipments.filter { $0.importer == importer }.map(\.id))
        #expect(together.shipments.count > 1 && together.content.contains("of the cotton"))
        let read = try JSONDecoder().decode(ChainTrail.self, from: Data(trail.json().utf8))
        #expect(read.together == together)
        #expect(try ChainTrail(assessed).together == nil)
        #expect(throws: ClewError.self) { try ChainTrail(assessed, importer: "nobody") }
    }

    @Test func aLotIsFollowedOneWayOnly() throws {
        let up = try ChainTrail(Self.denim.get(), lot: "YARN-MIX", direction: .up)
        #expect(Set(up.lots.map(\.id)) == ["YARN-MIX", "LINT-841", "LINT-US1"])
        let down = try ChainTrail(Self.denim.get(), lot: "YARN-MIX", direction: .down)
        #expect(Set(down.lots.map(\.id)) == ["YARN-MIX", "FAB-1", "FAB-1F", "JEANS-1"])
        #expect(down.shipments.map(\.id) == ["S-2024"])
        let both = try ChainTrail(Self.denim.get(), lot: "YARN-MIX")
        #expect(Set(both.lots.map(\.id)) == Set(up.lots.map(\.id)).union(down.lots.map(\.id)))
        #expect(throws: ClewError.self) { try ChainTrail(Self.denim.get(), lot: "YARN-NONE") }
    }

    @Test func theSameCaseGivesTheSameBytesInAnyOrderOfItsRows() throws {
        var turned = try Examples.read("denim-importer")
        turned.lots.reverse()
        turned.events.reverse()
        let one = try ChainTrail(Self.denim.get(), lot: "JEANS-1", direction: .up)
        let other = try ChainTrail(Self.assessed(turned), lot: "JEANS-1", direction: .up)
        #expect(TrailOutline(one) == TrailOutline(other))
        #expect(try ChainTrail(Self.denim.get()).json() == ChainTrail(Self.denim.get()).json())
        let read = try JSONDecoder().decode(ChainTrail.self, from: Data(one.json().utf8))
        #expect(read.lots == one.lots && read.steps == one.steps && read.shipments == one.shipments)
    }

    @Test(arguments: [ChainTrail.Direction.up, .down])
    func twoThousandLotsAreFoldedAndTheBadPathIsUnfolded(direction: ChainTrail.Direction) throws {
        let trail = try ChainTrail(Self.assessed(GeneratedChain.read(chains: 57)), direction: direction)
        #expect(trail.lots.count == 57 * 35)
        let rows = try #require(TrailOutline(trail).parts.first).rows
        #expect(rows.count < 150)
        var told: Set<String> = []
        var folded = 0
        for row in rows {
            switch row {
            case .told(let id, _, _, _): #expect(told.insert(id).inserted, "\(id) is told twice")
            case .folded(let groups, _): folded += groups.reduce(0) { $0 + $1.count }
            case .toldAbove: break
            }
        }
        #expect(
            told.count + folded == trail.lots.count + trail.shipments.count, "nothing is lost, nothing counted twice")
        for chain in stride(from: 3, to: 57, by: 17) {
            for id in ["L\(chain)-0", "Y\(chain)-0", "F\(chain)-0", "S\(chain)-0"] {
                #expect(told.contains(id), "\(id) is on a bad path and folded")
            }
        }
        let svg = trail.svg()
        for chain in stride(from: 3, to: 57, by: 17) { #expect(svg.contains(">L\(chain)-0: ")) }
        #expect(svg.components(separatedBy: "<g role=\"img\"").count - 1 <= ChainPicture.readableNodes)
        #expect(svg.hasPrefix("<?xml") && svg.hasSuffix("</svg>\n"))
    }

    @Test func moreBadLotsThanCanBeReadAreCountedNotLost() throws {
        var found = try GeneratedChain.read(chains: 20)
        for index in found.lots.indices where found.lots[index].stage == "ginning" {
            found.lots[index].place = "新疆阿克苏地区阿克苏市"
        }
        let trail = try ChainTrail(Self.assessed(found), direction: .up)
        let rows = try #require(TrailOutline(trail, limit: 20).parts.first).rows
        #expect(rows.count < 100)
        let folded = rows.flatMap { row -> [TrailOutline.Group] in
            if case .folded(let groups, _) = row { groups } else { [] }
        }
        let told = rows.count { if case .told = $0 { true } else { false } }
        #expect(told + folded.reduce(0) { $0 + $1.count } == trail.lots.count + trail.shipments.count)
        #expect(folded.contains { $0.stage == "ginning" && $0.marks.first?.mark == .found })
    }

    @Test func aChainOfTenThousandStepsAndACircleEnd() {
        var nodes: [ChainGraph.Node] = []
        var edges: [ChainGraph.Edge] = []
        for number in 0..<10_000 {
            let id = "lot:\(number)"
            nodes.append(.init(id: id, kind: .lot, lines: [id], mark: .open, group: "fabric", text: id))
            edges.append(.init(from: id, to: "lot:\((number + 1) % 10_000)", label: ""))
        }
        let graph = ChainGraph(nodes: nodes, edges: edges)
        #expect(graph.ends(against: .up) == ["lot:0"])
        #expect(graph.reaching(from: "lot:5", .up).nodes.count == 10_000)
        #expect(TrailOutline.path(in: graph, from: [(["lot:0"], .up)], limit: 10).isEmpty)
    }
}
