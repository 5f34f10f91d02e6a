import ClewModel
import NameMatching
import Testing
import TestSupport

@testable import Screening

/// What happens to queries with more than a search takes, and to names that are no names.
struct CutQueryTests {
    private static let listed = InventedParties.company("a", ["Zhaoqiong Lunfei Textile Co., Ltd."])
    private static let other = InventedParties.company("b", ["Baimo Kartel Textile Co., Ltd."])

    private static func aliases(_ count: Int, last: String) -> [String] {
        var generator = SplitMix64(seed: 3)
        return (0..<count - 1).map { "\(InventedParties.randomName(using: &generator)) \($0)" } + [last]
    }

    @Test(arguments: [400, 601, 2000])
    func theLastOfManyNamesIsCompared(count: Int) throws {
        let screener = try InventedParties.screener([Self.listed, Self.other])
        let query = ScreeningQuery(
            id: "q", schema: .company, names: Self.aliases(count, last: "Zhaoqiong Lunfei Textile Co., Ltd."))
        let found = try screener.screen(query)
        #expect(found.first?.entity == "a")
        #expect(found.first?.isMatch == true)
        #expect(screener.omissions(of: query).isEmpty)
    }

    @Test func theLastOfAListedPartysManyNamesIsCompared() throws {
        let many = InventedParties.company("m", Self.aliases(1500, last: "Zhaoqiong Lunfei Textile Co., Ltd."))
        let found = try InventedParties.screener([many, Self.other]).screen(
            ScreeningQuery(id: "q", schema: .company, names: ["Zhaoqiong Lunfei Textile"]))
        #expect(found.first?.entity == "m")
        #expect(found.first?.isMatch == true)
    }

    @Test func whatALimitCutsOffIsSaid() throws {
        var options = ScreeningOptions()
        options.nameLimit = 10
        let screener = try InventedParties.screener([Self.listed, Self.other], options: options)
        let many = ScreeningQuery(id: "q", schema: .company, names: Self.aliases(11, last: "Halbrit Foods"))
        #expect(screener.omissions(of: many).count == 1)
        let long = ScreeningQuery(
            id: "l", schema: .company, names: [(0..<60).map { "Word\($0 % 7)x" }.joined(separator: " ")])
        #expect(screener.omissions(of: long).count == 1)
        let run = ScreeningRun(screener: screener)
        var diagnostics = DiagnosticLog(limit: 20)
        let names = many.names.joined(separator: ";")
        var lines: [String] = []
        _ = try run.run(
            ScreeningInput(bytes: Array("id,name,alias\nq,x,\(names)\n".utf8), name: "q.csv"), into: &diagnostics
        ) {
            lines.append(String(decoding: $0.jsonLine(), as: UTF8.self))
        }
        #expect(lines.count == 1)
    }

    @Test(arguments: [
        "\u{202E}ielfuL gnoiqoahZ\u{202C} Textile", "Zhaoqiong Lunfei T3xtile", "Zha\u{3164}oqiong Lunfei Textile",
    ])
    func aDisguisedNameIsFound(name: String) throws {
        let screener = try InventedParties.screener([Self.listed, Self.other])
        #expect(try screener.screen(ScreeningQuery(id: "q", schema: .company, names: [name])).first?.entity == "a")
    }

    @Test(arguments: ["\u{3164}\u{115F}", "\u{202E}\u{2066}", "\u{E0041}"])
    func aNameOfNothingVisibleIsNotLookedUp(name: String) throws {
        let screener = try InventedParties.screener([Self.listed])
        #expect(!screener.canLookUp(ScreeningQuery(id: "q", schema: .company, names: [name])))
    }

    @Test func aPartyWithANULInItsNameIsRefusedWithItsPlace() throws {
        var diagnostics = DiagnosticLog(limit: 20)
        var read: [String] = []
        try PartyReader().read(
            ScreeningInput(bytes: Array("id,name\na,Tarvik\0Looms\nb,Halbrit Foods\n".utf8), name: "q.csv"),
            into: &diagnostics
        ) { entity, _ in read.append(entity.id.rawValue) }
        #expect(read == ["b"])
        let errors = diagnostics.first.filter { $0.severity == .error }
        #expect(errors.map(\.code) == ["screening.name.damaged"])
        #expect(errors.first?.location.line == 2)
    }

    @Test func aResultHoldsNoCharacterThatCommands() throws {
        let query = ScreeningQuery(id: "q\u{1B}[8m\u{9B}\u{202E}", schema: .company, names: ["x"])
        let line = String(decoding: ScreeningResult(query: query, candidates: []).jsonLine(), as: UTF8.self)
        #expect(line == "{\"id\":\"q\\u001b[8m\\u009b\\u202e\",\"results\":[]}")
    }
}
