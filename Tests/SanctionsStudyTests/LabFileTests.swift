import ClewModel
import Foundation
import Testing

@testable import SanctionsStudy

/// The files that users bring to the lab: read in their layouts, refused whole with the place of each problem.
struct LabFileTests {
    private func file(_ text: String) throws -> URL {
        let url = FileManager.default.temporaryDirectory.appending(path: "lab-\(UUID().uuidString).csv")
        try text.write(to: url, atomically: true, encoding: .utf8)
        return url
    }

    private func failure(_ body: () throws -> Void) throws -> StudyError {
        try #require(throws: StudyError.self) { try body() }
    }

    @Test func salesByMarketAreReadAndEveryProblemIsTold() throws {
        let good = try CoalitionLeverage.markets(file("market,value\nus,10\ncn,5.5\n"), as: "sales.csv")
        #expect(good.markets.map(\.sales) == [10, 5.5] && good.digest.count == 64)
        let error = try failure {
            _ = try CoalitionLeverage.markets(file("market,value\nus,-1\nus,2\nca,many\n"), as: "sales.csv")
        }
        #expect(error.diagnostics.compactMap(\.location.line) == [2, 3, 4])
        #expect(error.diagnostics.allSatisfy { $0.location.file == "sales.csv" })
        let header = try failure { _ = try CoalitionLeverage.markets(file("country,value\nus,1\n"), as: "sales.csv") }
        #expect(header.diagnostics.contains { $0.code == "table.column.missing" })
        #expect(
            try failure { _ = try CoalitionLeverage.markets(file("market,value\n"), as: "s.csv") }.diagnostics.first?
                .code == "lab.empty")
    }

    /// Invented figures in the published layout.
    private let baci = """
        t,i,j,k,v,q
        2021,156,842,520100,100.5,10
        2021,156,842,520300,20,NA
        2021,156,124,520100,7,1
        2021,36,842,520100,900,80
        2021,156,842,280461,50,2

        """

    @Test func aYearOfBACIIsSummedByMarket() throws {
        let sales = try BACIFile.sales(file(baci), as: "baci.csv", exporter: 156, products: ["520100", "520300"])
        #expect(sales.year == 2021)
        #expect(sales.markets.map(\.name) == ["124", "842"] && sales.markets.map(\.sales) == [7, 120.5])
        let codes = try file(
            "country_code,country_name,country_iso2,country_iso3\n842,United States,US,USA\n124,Canada,CA,CAN\n")
        let named = try BACIFile.sales(
            file(baci), as: "baci.csv", exporter: 156, products: ["520100"], codes: (codes, "codes.csv"))
        #expect(named.markets.map(\.name) == ["ca", "us"])
        #expect(named.data.map(\.name) == ["baci.csv", "codes.csv"])
    }

    @Test(arguments: [
        ("t,i,j,k,v,q", "year,i,j,k,v,q", 1), ("2021,156,124", "2020,156,124", 4), ("100.5", "-100.5", 2),
        ("100.5", "1e300", 2),
        ("2021,36,842,520100,900,80", "2021,36,842,520100,900", 5), ("156,842,520300", "CHN,842,520300", 3),
    ])
    func aFileInAnotherLayoutIsRefusedWithItsLine(_ sound: String, _ broken: String, _ line: Int) throws {
        let error = try failure {
            _ = try BACIFile.sales(
                file(baci.replacing(sound, with: broken)), as: "baci.csv", exporter: 156, products: ["520100"])
        }
        #expect(error.diagnostics.first?.location.line == line)
    }

    @Test func whatTheFileDoesNotHaveIsSaid() throws {
        let url = try file(baci)
        #expect(
            try failure { _ = try BACIFile.sales(url, as: "b", exporter: 890, products: ["520100"]) }.message.contains(
                "890"))
        let product = try failure { _ = try BACIFile.sales(url, as: "b", exporter: 156, products: ["520199"]) }
        #expect(product.message.contains("520199") && product.message.contains("revision"))
        #expect(
            try failure { _ = try BACIFile.sales(url, as: "b", exporter: 156, products: ["5201"]) }.message.contains(
                "six digits"))
    }

    @Test func sharesThatCannotBeOneCompanyAreRefused() throws {
        let error = try failure {
            _ = try TargetVulnerability.targets(
                file("target,market,share_least,share_most\nx,us,0.7,0.8\nx,eu,0.6,0.7\ny,us,0.5,0.4\n"),
                as: "shares.csv")
        }
        #expect(error.diagnostics.contains { $0.code == "lab.shares" && $0.location.record == "x" })
        #expect(error.diagnostics.contains { $0.code == "lab.interval" && $0.location.line == 4 })
    }

    @Test func flowsOfMonthsAndYearsAreNotMixed() throws {
        let error = try failure {
            _ = try FlowDisplacement.flows(
                file("period,partner,product,value\n2021-01,us,a,1\n2021,us,a,1\n2021-01,us,a,2\nsoon,us,a,1\n"),
                as: "flows.csv")
        }
        #expect(error.diagnostics.compactMap(\.location.line) == [3, 4, 5])
        let good = try FlowDisplacement.flows(
            file("period,partner,product,value\n2021-12,us,a,1\n2022-01,us,a,3\n"), as: "f")
        #expect(good.isMonthly && good.flows[1].period - good.flows[0].period == 1)
    }

    @Test func aSupplyOfAStrangerIsRefused() throws {
        let companies = try file("company,sector,size\na,x,1\nb,y,2\n")
        let error = try failure {
            _ = try NetworkShock.network(
                companies: companies, supplies: file("from,to,value,essential\na,b,1,yes\na,c,1,yes\na,b,0,no\n"),
                names: ("companies.csv", "supplies.csv"))
        }
        #expect(error.diagnostics.compactMap(\.location.line) == [3, 4])
    }

    @Test func aColumnThatIsNotReadIsTold() throws {
        let read = try CoalitionLeverage.markets(file("market,value,unit\nus,4,t\nca,4,USD\n"), as: "sales.csv")
        #expect(read.notes.count == 1 && read.notes[0].contains("sales.csv:1") && read.notes[0].contains("unit"))
        let flows = try FlowDisplacement.flows(
            file("period,partner,product,value,unit\n2021,us,a,1,t\n"), as: "flows.csv")
        #expect(flows.notes.count == 1)
        // Without the columns of shares everything would pass for unknown.
        let error = try failure {
            _ = try TargetVulnerability.targets(file("target,market,share\nx,us,0.7\n"), as: "shares.csv")
        }
        #expect(error.diagnostics.map(\.location.line) == [1, 1])
    }

    @Test func aMarketThatNoCompanyHasIsTold() {
        let table = TargetVulnerability(coalition: ["uss"], absorption: Bounds(exactly: 0))
            .table([.init(name: "invented-a", shares: ["us": Bounds(exactly: 0.5)])])
        #expect(table.coverage.notes.contains { $0.contains("no row has the market uss") })
    }

    @Test func aNetworkWithoutSizesIsRefused() throws {
        let error = try failure {
            _ = try NetworkShock.network(
                companies: file("company,sector,size\na,x,0\nb,y,0\n"),
                supplies: file("from,to,value,essential\na,b,1,yes\n"),
                names: ("companies.csv", "supplies.csv"))
        }
        #expect(error.diagnostics.map(\.code) == ["lab.size"] && error.diagnostics.first?.location.line == 1)
    }

    @Test(arguments: [("2021,156,124,520100,7,1", "2021,156,842,520100,7,1", 4), ("2021,", "21,", 2)])
    func whatBACINeverHasIsRefused(_ sound: String, _ broken: String, _ line: Int) throws {
        let error = try failure {
            _ = try BACIFile.sales(
                file(baci.replacing(sound, with: broken)), as: "baci.csv", exporter: 156, products: ["520100"])
        }
        #expect(error.diagnostics.first?.location.line == line)
    }

    @Test func yearsOfTwoRevisionsAreRefusedByTheirNames() throws {
        let files = [(try file(baci), "x/BACI_HS12_Y2021_V1.csv"), (try file(baci), "x/BACI_HS17_Y2022_V1.csv")]
        let error = try failure {
            _ = try BACIFile.flows(files.map { (url: $0.0, name: $0.1) }, exporter: 156, products: ["520100"])
        }
        #expect(error.message.contains("HS12 and HS17"))
    }

    @Test func aCountryThatIsNoneAnyMoreIsTold() throws {
        let old = baci.replacing("2021,156,124", with: "2021,156,891")
        let sales = try BACIFile.sales(file(old), as: "baci.csv", exporter: 156, products: ["520100"])
        #expect(sales.notes.count == 1 && sales.notes[0].contains("Serbia and Montenegro (891)"))
        #expect(try BACIFile.sales(file(baci), as: "b", exporter: 156, products: ["520100"]).notes.isEmpty)
    }

    @Test func everyAnswerSaysWhatItDoesNotSay() throws {
        let leverage = try CoalitionLeverage(
            markets: [.init(name: "us", sales: 1), .init(name: "xx", sales: 2)], coalition: ["us"],
            regional: Bounds(exactly: 0.5), absorption: Bounds(exactly: 0.1))
        let panel = try FlowDisplacement(
            flows: (0..<4).flatMap { period in
                ["p", "q"].map { FlowDisplacement.Flow(period: period, partner: "us", product: $0, value: 1) }
            }, coalition: ["us"])
        let window = try #require(panel.window(of: "p", at: 2, length: 2))
        let shock = NetworkShock(companies: [.init(name: "invented-a", sector: "x", size: 1)], supplies: [])
        let tables =
            leverage.tables() + FlowDisplacement.tables([window], product: "p")
            + [
                try PriceRise(share: Bounds(exactly: 0.2), elasticity: Bounds(exactly: 5)).table(),
                TargetVulnerability(coalition: ["us"], absorption: Bounds(exactly: 0))
                    .table([.init(name: "invented-a", shares: ["us": Bounds(0, 1)])]),
                try CleanLine(cleanInput: Bounds(exactly: 1), need: Bounds(exactly: 1), certified: Bounds(exactly: 1))
                    .table(unit: "t"),
                shock.table(),
            ]
            + TargetSets(candidates: ["invented-a"], weights: [Bounds(exactly: 1)], isUnion: true) { _ in
                TargetSets.Reach(sure: [0], possible: [0])
            }
            .tables(upTo: 1, caption: "invented")
        for table in tables {
            #expect(table.coverage.notes.contains { $0.hasPrefix("Assumed:") }, "\(table.title)")
            #expect(table.coverage.notes.contains { $0.hasPrefix("Not said:") }, "\(table.title)")
            let isGivenByHand = table.title.hasPrefix("Prices rise") || table.columns == ["quantity", "value"]
            #expect(table.coverage.notes.contains { $0.hasPrefix("Read: no file") } == isGivenByHand, "\(table.title)")
            #expect(
                !table.columns.contains {
                    $0.localizedStandardContains("score") || $0.localizedStandardContains("rank")
                })
        }
    }
}
