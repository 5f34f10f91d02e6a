import ClewModel
import Foundation
import SupplyChain
import TestSupport
import Testing
import World

@testable import Casework

/// A drill says what is on file, who is asked for the rest and what comes in time; what nobody states stays open.
struct DetentionDrillTests {
    private static func drill(
        _ name: String = "denim-importer", day: String = "2026-09-01", shipments: [String] = [],
        change: (inout Case) -> Void = { _ in }
    ) throws -> DetentionDrill {
        let world = try Examples.world.get()
        var found = try Examples.read(name)
        change(&found)
        let assessed = try Assessor(world: world).assessed(found, options: AssessmentOptions())
        return try DetentionDrill(assessed, on: try #require(Day(day)), shipments: shipments, in: world)
    }

    private static func answer(_ found: inout Case, _ times: [String: Int]) {
        for index in found.parties.indices { found.parties[index].answerDays = times[found.parties[index].id] }
    }

    @Test func withoutAStatedAnswerTimeEverythingMissingIsOpen() throws {
        let drill = try Self.drill()
        #expect(drill.lastDay == Day("2026-10-01"), "thirty days after the detention")
        let missing = drill.items.flatMap(\.missing)
        #expect(!missing.isEmpty && missing.allSatisfy { $0.arrives == nil })
        #expect(drill.forecast.map(\.after) == [10, 20, 30])
        #expect(drill.forecast.allSatisfy { $0.open == missing.count && $0.arrived == 0 && $0.later == 0 })
        #expect(drill.bottleneck != nil && !drill.isInTime)
    }

    @Test func recordsComeWhenThePartiesSaySo() throws {
        let all = try Self.drill(shipments: ["S-2026"])
        let drill = try Self.drill(shipments: ["S-2026"]) {
            Self.answer(&$0, ["TECIDOS": 20, "MERCAN": 20, "BRAZOS": 45, "HARBOUR": 0])
        }
        #expect(drill.items.flatMap(\.missing).count == all.items.flatMap(\.missing).count)
        let open = drill.forecast.map(\.open)
        #expect(open == [0, 0, 0])
        let arrived = drill.forecast.map(\.arrived)
        #expect(arrived[0] > 0 && arrived[0] < arrived[1] && arrived[1] == arrived[2])
        #expect(drill.bottleneck?.party == "BRAZOS" && drill.bottleneck?.arrives == Day("2026-10-16"))
        let late = try #require(drill.forecast.last)
        #expect(late.arrived + late.later + late.open == all.items.flatMap(\.missing).count)
        let quick = try Self.drill(shipments: ["S-2026"]) {
            Self.answer(&$0, ["TECIDOS": 20, "MERCAN": 20, "BRAZOS": 30, "HARBOUR": 0])
        }
        #expect(quick.bottleneck == nil && quick.isInTime, "what comes on the last day is in time")
        #expect(quick.forecast.last?.complete == quick.items.count)
    }

    @Test func whomNobodyWritesToIsOpenWhateverItsAnswerTime() throws {
        let drill = try Self.drill(shipments: ["S-2024"]) { found in
            for index in found.parties.indices { found.parties[index].answerDays = 1 }
        }
        let counsel = drill.asked.filter { $0.way == .counsel }
        #expect(!counsel.isEmpty && counsel.allSatisfy { $0.arrives == nil && $0.answerDays == nil })
        #expect(drill.bottleneck?.way == .counsel)
    }

    @Test func aDocumentDatedLaterIsNotOnFile() throws {
        let early = try Self.drill(day: "2026-03-01", shipments: ["S-2026"])
        #expect(early.datedLater.contains("D27") && !early.datedLater.contains("D21"))
        let before = early.items.flatMap(\.documents)
        #expect(!before.contains("D27"))
        #expect(try Self.drill(shipments: ["S-2026"]).items.flatMap(\.documents).contains("D27"))
    }

    /// S-2026 left on 3 July and came in on the 24th: between the two it is at sea.
    @Test func goodsAtSeaAreNotDetained() throws {
        let drill = try Self.drill(day: "2026-07-10")
        #expect(drill.shipments == ["S-2024"])
        #expect(drill.notArrived.map(\.sentence) == ["is stated to be imported on 2026-07-24"])
        #expect(try Self.drill(day: "2026-07-24").shipments == ["S-2024", "S-2026"])
        let unstated = try Self.drill(day: "2026-07-10") { found in
            for index in found.shipments.indices { found.shipments[index].imported = nil }
        }
        #expect(unstated.shipments == ["S-2024", "S-2026"] && unstated.notArrived.isEmpty)
        #expect(
            unstated.lastDay == Day("2026-08-09"),
            "counted from the day of the drill, not from that on which goods left")
    }

    @Test func aDetentionThatTheCaseStatesIsNotBegunAnew() throws {
        func drill(_ stated: String, of shipment: String?, released: String? = nil) throws -> DetentionDrill {
            try Self.drill(shipments: ["S-2026"]) { found in
                for (kind, text) in [(Milestone.Kind.detention, stated), (.release, released ?? "")] {
                    guard let day = Day(text) else { continue }
                    var milestone = Milestone(
                        id: kind.rawValue, kind: kind, day: day,
                        location: SourceLocation(file: "milestones.csv", line: 2))
                    milestone.shipment = shipment
                    found.milestones.append(milestone)
                }
            }
        }
        let own = try drill("2026-08-20", of: "S-2026")
        #expect(own.statedNotice == Day("2026-08-20") && own.lastDay == Day("2026-09-19"))
        let other = try drill("2026-08-20", of: "S-2024")
        #expect(other.statedNotice == nil && other.lastDay == Day("2026-10-01"))
        #expect(try drill("2026-09-15", of: nil).lastDay == Day("2026-10-01"), "what lies ahead has not happened")
        let released = try drill("2026-08-20", of: "S-2026", released: "2026-08-25")
        #expect(released.statedNotice == nil && released.lastDay == Day("2026-10-01"))
    }

    /// An assessment counts it so as well: what was granted while the period ran moves its last day.
    @Test func moreTimeThatWasGrantedCounts() throws {
        let drill = try Self.drill(shipments: ["S-2026"]) { found in
            for (kind, text, until) in [
                (Milestone.Kind.detention, "2026-08-20", nil), (.extension, "2026-08-28", "2026-10-19"),
            ] {
                guard let day = Day(text) else { continue }
                var milestone = Milestone(
                    id: kind.rawValue, kind: kind, day: day, location: SourceLocation(file: "milestones.csv", line: 2))
                milestone.shipment = "S-2026"
                milestone.until = until.flatMap { Day($0) }
                found.milestones.append(milestone)
            }
        }
        #expect(drill.lastDay == Day("2026-10-19"))
    }

    @Test(arguments: [
        // The release of one shipment ends no detention of the other.
        ([("S-2024", "2026-08-20", ""), ("S-2026", "2026-07-28", "2026-08-25")], "2026-08-20"),
        // Of two that run, the earlier sets the last day, whichever it is of.
        ([("S-2024", "2026-08-10", ""), ("S-2026", "2026-08-20", "")], "2026-08-10"),
        ([("S-2024", "2026-08-20", ""), ("S-2026", "2026-08-10", "")], "2026-08-10"),
        ([("S-2024", "2026-08-20", "2026-08-21"), ("S-2026", "2026-08-10", "2026-08-11")], ""),
    ])
    func eachShipmentHasANoticeOfItsOwn(stated: [(String, String, String)], notice: String)
        throws
    {
        let drill = try Self.drill { found in
            for (shipment, detained, released) in stated {
                for (kind, text) in [(Milestone.Kind.detention, detained), (.release, released)] {
                    guard let day = Day(text) else { continue }
                    var milestone = Milestone(
                        id: "\(kind.rawValue)-\(shipment)", kind: kind, day: day,
                        location: SourceLocation(file: "milestones.csv", line: 2))
                    milestone.shipment = shipment
                    found.milestones.append(milestone)
                }
            }
        }
        #expect(drill.shipments == ["S-2024", "S-2026"])
        #expect(drill.statedNotice == Day(notice))
        #expect(drill.lastDay == (Day(notice) ?? Day("2026-09-01"))?.advanced(by: 30))
    }

    @Test func goodsThatHadNotLeftAreNotDetained() throws {
        let early = try Self.drill(day: "2025-03-01")
        #expect(early.shipments == ["S-2024"])
        #expect(early.notArrived.map(\.shipment) == ["S-2026"] && early.notArrived.allSatisfy { !$0.isDetained })
        #expect(try Self.drill(day: "2025-03-01", shipments: ["S-2024"]).items == early.items)
        #expect(throws: ClewError.self, "nothing had left") { try Self.drill(day: "2024-06-01") }
        let named = try Self.drill(day: "2025-03-01", shipments: ["S-2026"])
        #expect(named.notArrived.map(\.isDetained) == [true])
        #expect(try Self.drill().notArrived.isEmpty)
    }

    @Test func theStagesCountWhatTheItemsList() throws {
        for name in ["denim-importer", "solar-developer"] {
            let drill = try Self.drill(name)
            #expect(drill.stages.reduce(0) { $0 + $1.missing } == drill.items.flatMap(\.missing).count)
            #expect(drill.asked.reduce(0) { $0 + $1.records } == drill.items.flatMap(\.missing).count)
        }
    }

    @Test func theSameCaseGivesTheSameBytes() throws {
        #expect(try Self.drill().json() == Self.drill().json())
        #expect(throws: ClewError.self) { try Self.drill(shipments: ["S-1"]) }
        #expect(throws: ClewError.self) {
            try Self.drill { found in
                for index in found.shipments.indices { found.shipments[index].toCountry = "eu" }
            }
        }
    }
}
