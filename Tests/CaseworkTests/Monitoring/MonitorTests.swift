import Casework
import ClewModel
import InventedWorlds
import Foundation
import Screening
import StatementStore
import TestSupport
import Testing
import World

/// What changes, told once; all parties are invented.
struct MonitorTests {
    private static let first = InventedWorld.day("2026-01-05")
    private static let names = [
        "Quonvex Mining", "Tarvil Foods", "Brenvik Silicon", "Halmora Textile", "Zubrand Cotton", "Peldor Solar",
        "Ommigan Trading",
        "Wexlund Garments",
    ]

    private static func subjects() -> [MonitoredSubject] {
        names.enumerated().map { number, name in
            MonitoredSubject(ScreeningQuery(id: "s\(number)", schema: .company, names: [name], countries: ["cn"]))
        }
    }

    private static func book() -> MonitorBook {
        var book = MonitorBook()
        _ = book.add(subjects())
        return book
    }

    private static func listed(_ numbers: some Sequence<Int>, to: String? = nil) -> [Statement] {
        numbers.flatMap { number in
            InventedWorld.party(EntityID("x\(number)"), names[number] + " Co Ltd", in: "us_dhs_uflpa")
                + InventedWorld.listing(of: EntityID("x\(number)"), in: "us_dhs_uflpa", from: "2025-01-01", to: to)
        }
    }

    private static func states(_ alerts: [MonitorAlert]) -> [String: String] {
        Dictionary(alerts.map { ($0.fact.key, $0.state.rawValue) }, uniquingKeysWith: { one, _ in one })
    }

    @Test func anAlertComesOnceIsClearedAndComesBack() throws {
        let world = try InventedWorld()
        let folder = try TemporaryDirectory()
        var book = Self.book()
        func run() throws -> MonitorRun.Outcome {
            try MonitorRun(world.world(), on: Self.first, folder: folder.url).run(&book)
        }
        try world.load("us_dhs_uflpa", on: "2026-01-01", Self.listed([7]))
        _ = try run()
        try world.load("us_dhs_uflpa", on: "2026-01-02", Self.listed([0, 7]))
        let new = try run()
        let key = "s0/listed/us_dhs_uflpa/x0"
        #expect(Self.states(new.alerts) == [key: "new"], "\(new.alerts)")
        #expect(new.hasNews)
        #expect(new.looked < new.subjects)
        let again = try run()
        #expect(again.alerts.isEmpty && !again.hasNews)
        #expect(book.see([key]) == 1)
        try world.load("us_dhs_uflpa", on: "2026-01-03", Self.listed([7]))
        let gone = try run()
        #expect(Self.states(gone.alerts) == [key: "cleared"])
        #expect(!gone.hasNews)
        try world.load("us_dhs_uflpa", on: "2026-01-04", Self.listed([0, 7]))
        #expect(Self.states(try run().alerts) == [key: "reopened"])
    }

    /// Two versions that are recorded on one day are told apart by what they say.
    @Test func anAlertNamesTheVersionsThatBroughtIt() throws {
        let world = try InventedWorld()
        let folder = try TemporaryDirectory()
        var book = Self.book()
        func run() throws -> [MonitorAlert] {
            try MonitorRun(world.world(), on: Self.first, folder: folder.url).run(&book).alerts
        }
        try world.load("us_dhs_uflpa", on: "2026-01-01", Self.listed([7]))
        _ = try run()
        try world.load("us_dhs_uflpa", on: "2026-01-01", Self.listed([0, 7]))
        let alert = try #require(try run().first)
        #expect(alert.before.count == 1 && alert.after.count == 1)
        #expect(alert.before != alert.after)
        #expect(alert.after.first?.hasPrefix("us_dhs_uflpa 2026-01-01 ") == true)
    }

    @Test func theTelephoneOfAListedPartyIsAReasonToLook() throws {
        let world = try InventedWorld()
        let folder = try TemporaryDirectory()
        var book = MonitorBook()
        let query = ScreeningQuery(
            id: "s", schema: .company, names: ["Orvandel Trading"], addresses: ["12 Quenby Road, Tarvil"])
        _ = book.add([MonitoredSubject(query, phones: ["+00 21 6615-3220"])])
        func run() throws -> [MonitorAlert] {
            try MonitorRun(world.world(), on: Self.first, folder: folder.url).run(&book).alerts.filter {
                $0.fact.kind == .sharedContact
            }
        }
        func listed(phone: String, address: String) -> [Statement] {
            Self.listed([3]) + [
                Statement(entity: "x3", schema: .company, property: .phone, value: phone, dataset: "us_dhs_uflpa"),
                Statement(entity: "x3", schema: .company, property: .address, value: address, dataset: "us_dhs_uflpa"),
            ]
        }
        try world.load("us_dhs_uflpa", on: "2026-01-01", listed(phone: "0021 1111 1111", address: "Elsewhere 7"))
        #expect(try run().isEmpty)
        try world.load("us_dhs_uflpa", on: "2026-01-02", listed(phone: "0021 66153220", address: "12, Quenby Rd"))
        let told = try run()
        #expect(told.map(\.fact.severity) == [.low])
        #expect(told.first?.fact.statement.contains("Halmora Textile Co Ltd") ?? false)
        #expect(told.first?.fact.statement.contains("no tie") ?? false)
        #expect(try run().isEmpty)
        try world.load("us_dhs_uflpa", on: "2026-01-03", listed(phone: "0021 1111 1111", address: "Elsewhere 7"))
        #expect(try run().map(\.state) == [.cleared])
    }

    /// The day on which a law changes is told once when it is 90 days away or fewer, again at 30, and is over when it is there.
    @Test func lawsAheadAreToldTwice() throws {
        let world = try InventedWorld()
        let folder = try TemporaryDirectory()
        var book = Self.book()
        func run(_ day: Day) throws -> [MonitorAlert] {
            try MonitorRun(world.world(), on: day, folder: folder.url).run(&book).alerts.filter {
                $0.fact.kind == .lawAhead
            }
        }
        // A day with a change far behind any other: the one that the reference data has latest.
        let changes = try TimetableWriter(world: world.world()).timetable(regimes: [], from: Self.first).entries
        let last = try #require(changes.last { $0.regime != nil }?.day)
        func states(_ alerts: [MonitorAlert]) -> Set<MonitorAlert.State> {
            Set(alerts.filter { $0.fact.key.contains("\(last)") }.map(\.state))
        }
        #expect(states(try run(last.advanced(by: -91))) == [])
        #expect(states(try run(last.advanced(by: -90))) == [.new])
        #expect(states(try run(last.advanced(by: -60))) == [])
        #expect(states(try run(last.advanced(by: -30))) == [.reopened])
        #expect(states(try run(last)) == [])
        #expect(states(try run(last.advanced(by: 1))) == [.cleared])
    }

    /// A run that died after it wrote its indexes and before its book is no run: the next one says what it would have said.
    @Test func aRunThatDiedIsRunAgain() throws {
        let world = try InventedWorld()
        let folder = try TemporaryDirectory()
        var book = Self.book()
        try world.load("us_dhs_uflpa", on: "2026-01-01", Self.listed([7]))
        _ = try MonitorRun(world.world(), on: Self.first, folder: folder.url).run(&book)
        let kept = try Data(contentsOf: folder.url.appending(path: "monitor.json"))
        let indexes = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).filter {
            $0.hasSuffix(".index")
        }
        let copies = try indexes.map { ($0, try Data(contentsOf: folder.url.appending(path: $0))) }
        try world.load("us_dhs_uflpa", on: "2026-01-02", Self.listed([0, 7]))
        let told = try MonitorRun(world.world(), on: Self.first, folder: folder.url).run(&book).alerts
        try kept.write(to: folder.url.appending(path: "monitor.json"))
        for (name, data) in copies { try data.write(to: folder.url.appending(path: name)) }
        var again = try MonitorBook(folder: folder.url)
        let outcome = try MonitorRun(world.world(), on: Self.first, folder: folder.url).run(&again)
        #expect(outcome.alerts == told)
        #expect(outcome.looked < outcome.subjects)
    }

    @Test func aBookIsReadAsItWasWritten() throws {
        let world = try InventedWorld()
        let folder = try TemporaryDirectory()
        try world.load("us_dhs_uflpa", on: "2026-01-01", Self.listed([0, 1]))
        var book = Self.book()
        _ = try MonitorRun(world.world(), on: Self.first, folder: folder.url).run(&book)
        #expect(try MonitorBook(folder: folder.url) == book)
        #expect(book.alerts.count { $0.fact.kind == .tie } == 2)
        try folder.write("{", to: "monitor.json")
        #expect(throws: ClewError.self) { try MonitorBook(folder: folder.url) }
    }

    /// Random rounds of versions of a list, a register and stakes, on days that go on: what a run looks at may be little, what it says
    /// is the difference of two full looks.
    @Test(arguments: 0..<12 as Range<UInt64>)
    func aRunIsTheDifferenceOfTwoFullRuns(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let world = try InventedWorld()
        let (folder, other) = (try TemporaryDirectory(), try TemporaryDirectory())
        var (book, full) = (Self.book(), Self.book())
        var before: [String: Bool] = [:]
        for round in 0..<5 {
            let recorded = "2026-01-0\(round + 1)"
            if round == 0 || Bool.random(using: &generator) {
                let chosen = Self.names.indices.filter { _ in Bool.random(using: &generator) }
                let end = Int.random(in: 0..<4, using: &generator) == 0 ? "2026-01-03" : nil
                try world.load("us_dhs_uflpa", on: recorded, Self.listed(chosen, to: end))
            }
            if round == 0 || Int.random(in: 0..<3, using: &generator) == 0 {
                let register = Self.names.indices.filter { _ in Bool.random(using: &generator) }.flatMap { number in
                    InventedWorld.party(EntityID("r\(number)"), Self.names[number] + " Co Ltd", in: "gleif")
                }
                try world.load("gleif", on: recorded, register)
            }
            if Int.random(in: 0..<3, using: &generator) == 0 {
                let stakes = (0..<4).flatMap { _ -> [Statement] in
                    let owner = Int.random(in: 0..<8, using: &generator)
                    let asset = Int.random(in: 0..<8, using: &generator)
                    guard owner != asset else { return [] }
                    return InventedWorld.stake(
                        EntityID("x\(owner)"), EntityID("r\(asset)"), "\(Int.random(in: 10...90, using: &generator))",
                        in: "stakes")
                }
                try world.load("stakes", on: recorded, stakes)
            }
            let day = InventedWorld.day("2026-01-0\(round + 2)")
            let now = try world.world()
            let outcome = try MonitorRun(now, on: day, folder: folder.url).run(&book)
            let whole = try MonitorRun(now, on: day, folder: other.url).run(&full, isFull: true)
            #expect(outcome.alerts == whole.alerts, "round \(round)")
            #expect(book.alerts == full.alerts)
            let facts = try MonitorFacts(now, on: day, about: Self.subjects()).facts(of: Self.subjects())
            let after = Dictionary(
                facts.map { ($0.key, $0.exposure?.isEstablished ?? true) }, uniquingKeysWith: { one, _ in one })
            let expected = Set(after.filter { before[$0.key] == nil || (before[$0.key] == false && $0.value) }.keys)
                .union(before.keys.filter { after[$0] == nil })
            #expect(
                Set(outcome.alerts.map(\.fact.key).filter { !$0.hasPrefix("list/") && !$0.hasPrefix("law/") })
                    == expected, "round \(round)")
            before = after
        }
    }

    /// What a run tells after imports in an order, of which a run before them knew nothing.
    private static func alerts(
        after order: [Int], load: (Int, InventedWorld) throws -> Void
    ) throws -> [MonitorAlert] {
        let world = try InventedWorld()
        let folder = try TemporaryDirectory()
        var book = book()
        try world.load("us_dhs_uflpa", on: "2026-01-01", listed([7]))
        _ = try MonitorRun(world.world(), on: first, folder: folder.url).run(&book)
        for number in order { try load(number, world) }
        return try MonitorRun(world.world(), on: first, folder: folder.url).run(&book).alerts
    }

    @Test func theOrderOfImportsChangesNothing() throws {
        func alerts(_ order: [Int]) throws -> [MonitorAlert] {
            try Self.alerts(after: order) { number, world in
                switch number {
                case 0: try world.load("us_dhs_uflpa", on: "2026-01-02", Self.listed([0, 3, 7]))
                case 1:
                    try world.load(
                        "gleif", on: "2026-01-02", InventedWorld.party("r1", Self.names[1] + " Co Ltd", in: "gleif"))
                default: try world.load("stakes", on: "2026-01-02", InventedWorld.stake("x0", "r1", "60", in: "stakes"))
                }
            }
        }
        let one = try alerts([0, 1, 2])
        #expect(!one.isEmpty)
        #expect(try alerts([2, 1, 0]) == one)
        #expect(try alerts([1, 2, 0]) == one)
    }

    /// Four random imports of one day in random orders: what is told is the same.
    @Test(arguments: 0..<25 as Range<UInt64>)
    func noOrderOfImportsChangesAnything(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        func some() -> [Int] { Self.names.indices.filter { _ in Bool.random(using: &generator) } }
        let (uflpa, ofac, register) = (some(), some(), some())
        let stakes = (0..<4).map { _ in
            (
                owner: Int.random(in: 0..<8, using: &generator), asset: Int.random(in: 0..<8, using: &generator),
                share: Int.random(in: 10...90, using: &generator)
            )
        }
        func load(_ number: Int, _ world: InventedWorld) throws {
            switch number {
            case 0: try world.load("us_dhs_uflpa", on: "2026-01-02", Self.listed(uflpa + [7]))
            case 1:
                try world.load(
                    "us_ofac_sdn", on: "2026-01-02",
                    ofac.flatMap { number in
                        InventedWorld.party(EntityID("o\(number)"), Self.names[number] + " Co Ltd", in: "us_ofac_sdn")
                            + InventedWorld.listing(of: EntityID("o\(number)"), in: "us_ofac_sdn", from: "2025-03-01")
                    })
            case 2:
                try world.load(
                    "gleif", on: "2026-01-02",
                    register.flatMap {
                        InventedWorld.party(EntityID("r\($0)"), Self.names[$0] + " Co Ltd", in: "gleif")
                    })
            default:
                try world.load(
                    "stakes", on: "2026-01-02",
                    stakes.filter { $0.owner != $0.asset }.flatMap {
                        InventedWorld.stake(
                            EntityID("x\($0.owner)"), EntityID("r\($0.asset)"), "\($0.share)", in: "stakes")
                    })
            }
        }
        let expected = try Self.alerts(after: [0, 1, 2, 3], load: load)
        for _ in 0..<2 {
            let order = [0, 1, 2, 3].shuffled(using: &generator)
            #expect(try Self.alerts(after: order, load: load) == expected, "\(order)")
        }
    }
}
