@testable import Casework
import Testing

/// A chain of more lots than a picture can show is drawn stage by stage, and what is on record stays by itself.
struct CollapsedChainTests {
    private static func graph(lots: Int, found: Int) -> ChainGraph {
        var nodes: [ChainGraph.Node] = []
        var edges: [ChainGraph.Edge] = []
        for number in 0..<lots {
            let mark: ChainGraph.Mark = number < found ? .found : number % 3 == 0 ? .open : .clear
            nodes.append(
                ChainGraph.Node(
                    id: "lot:\(number)", kind: .lot, lines: ["\(number)"], mark: mark,
                    group: number % 2 == 0 ? "ginning" : "spinning", text: "Lot \(number)."))
            if number > 0 {
                edges.append(ChainGraph.Edge(from: "lot:\(number - 1)", to: "lot:\(number)", label: "1 t"))
            }
        }
        return ChainGraph(nodes: nodes.sorted { $0.id < $1.id }, edges: edges)
    }

    @Test func aSmallChainIsDrawnAsItIs() {
        let graph = Self.graph(lots: 20, found: 2)
        #expect(graph.collapsed(upTo: 20) == graph)
    }

    @Test func lotsOfOneStageAndMarkBecomeOne() throws {
        let graph = Self.graph(lots: 2000, found: 3).collapsed(upTo: 100)
        #expect(graph.nodes.count <= 3 + 4)
        for number in 0..<3 { #expect(graph.nodes.contains { $0.id == "lot:\(number)" }) }
        let clear = try #require(graph.nodes.first { $0.group == "ginning" && $0.mark == .clear })
        #expect(clear.lines.first?.hasSuffix(" lots") == true)
        let ids = Set(graph.nodes.map(\.id))
        #expect(graph.edges.allSatisfy { ids.contains($0.from) && ids.contains($0.to) && $0.from != $0.to })
        #expect(Self.graph(lots: 2000, found: 3).collapsed(upTo: 100) == graph)
    }

    @Test func evenTheGravestAreFoldedWhereThereAreTooMany() {
        let graph = Self.graph(lots: 2000, found: 1500).collapsed(upTo: 100)
        #expect(graph.nodes.count <= 6)
    }

    @Test func noMoreOfOneStageStandSideBySideThanCanBeRead() {
        let whole = Self.graph(lots: 2000, found: 60)
        let graph = whole.collapsed(upTo: 240)
        for stage in ["ginning", "spinning"] {
            let found = graph.nodes.filter { $0.mark == .found && $0.group == stage }
            #expect(found.count == ChainPicture.readableWidth + 1)
            #expect(found.contains { $0.lines.first == "22 lots" })
        }
        let path = TrailOutline.path(in: whole, from: [(["lot:1999"], .up)], limit: 2500, width: 8)
        #expect(path.count == 1941, "the first way is drawn however long it is: from lot 59 on")
    }
}
