import ClewModel
import Portfolio
import SourceFiles
import Testing

/// Lists of holdings in the layouts that people have; all issuers are invented.
struct HoldingsReaderTests {
    private static func read(_ text: String, _ unit: HoldingsReader.WeightUnit? = nil) -> HoldingsList {
        HoldingsReader(weightUnit: unit).read(SourceFile(name: "holdings.csv", text: text))
    }

    private static func codes(_ list: HoldingsList) -> Set<String> { Set(list.diagnostics.map(\.code)) }

    @Test func readsItsOwnLayout() {
        let list = Self.read(
            "isin,name,weight,as_of,country,lei\nZZ0000000016,Quonvex Mining,60,2026-01-02,cn,EXAMPLE0000000000184\n"
                + "ZZ0000000024,Tarvil Foods,40,2026-01-02,,\n")
        #expect(list.diagnostics.isEmpty)
        #expect(list.asOf == Day(year: 2026, month: 1, day: 2))
        #expect(list.holdings.map(\.weight) == [600_000_000, 400_000_000])
        #expect(list.holdings[0].lei == "EXAMPLE0000000000184")
        #expect(list.holdings[0].line == 2)
    }

    @Test func theLinesBeforeAndAfterAnExportAreTold() {
        let list = Self.read(
            """
            Quonvex World Index Fund
            Fund Holdings as of,"Jan 05, 2026"
            Inception Date,"Mar 01, 2010"

            Ticker,Name,Sector,Asset Class,Market Value,Weight (%),Location,Currency
            QVX,Quonvex Mining,Materials,Equity,"6,000.00",60.0,China,USD
            TRV,Tarvil Foods ADR,Food,Equity,"3,500.00",35.0,China,USD
            USD,USD CASH,Cash and/or Derivatives,Cash,"600.00",6.0,United States,USD
            ESH6,S&P FUTURE,Cash and/or Derivatives,Futures,"0.00",0.0,-,USD
            SHT,Brenda Short,Food,Equity,"-100.00",-1.0,China,USD

            The content of this file is owned by nobody.
            """)
        #expect(!list.hasErrors)
        #expect(
            Self.codes(list).isSuperset(of: ["portfolio.preamble", "portfolio.footer", "portfolio.columns.unread"]))
        #expect(list.asOf == Day(year: 2026, month: 1, day: 5))
        #expect(list.holdings.map(\.kind) == [.security, .depositaryReceipt, .cash, .derivative, .security])
        #expect(list.holdings.map(\.isShort) == [false, false, false, false, true])
    }

    @Test func theSolvencyLayoutIsKnownByItsNumbers() {
        let list = Self.read(
            "1_Portfolio id;14_Identification code;15_Type of code;17_Instrument name;26_Valuation weight;46_Issuer name;47_Issuer code\n"
                + "P;ZZ0000000016;1;Quonvex Mining 2030;0.6;Quonvex Mining;EXAMPLE0000000000184\n"
                + "P;XYZ;99;Tarvil loan;0.4;Tarvil;\n")
        #expect(!list.hasErrors)
        #expect(list.holdings.map(\.isin) == ["ZZ0000000016", nil])
        #expect(list.holdings.map(\.weight) == [600_000_000, 400_000_000])
    }

    @Test func aWrongCheckDigitIsSaidAndTheRowStays() {
        let list = Self.read("isin,name,weight\nZZ0000000017,Quonvex,100\n")
        #expect(Self.codes(list) == ["portfolio.isin"])
        #expect(list.holdings.first?.isin == nil)
        #expect(list.holdings.first?.name == "Quonvex")
    }

    /// A quote that is closed a row later costs its own row and hides no holding behind it.
    @Test func aRowThatSwallowsAnotherIsAnError() {
        let list = Self.read(
            "isin,name,weight\nZZ0000000016,\"Quonvex,60\nZZ0000000024,Tarvil\",40\nZZ0000000032,Halbrit,0\n")
        #expect(list.hasErrors)
        #expect(list.diagnostics.contains { $0.location.line == 2 && $0.message.contains("holds whole rows") })
        #expect(list.holdings.map(\.line) == [3, 4])
    }

    @Test func weightsThatAreNeitherPercentNorFractionAreAskedAbout() {
        let text = "isin,name,weight\nZZ0000000016,Quonvex,6\nZZ0000000024,Tarvil,4\n"
        #expect(Self.read(text).hasErrors)
        let list = Self.read(text, .percent)
        #expect(!list.hasErrors)
        #expect(Self.codes(list) == ["portfolio.weights.sum"])
    }

    @Test func twiceTheSameAndNothingSaidAreTold() {
        let list = Self.read(
            "isin,name,weight\nZZ0000000016,Quonvex,60\nZZ0000000016,Quonvex,40\nZZ0000000024,Tarvil,\n")
        #expect(Self.codes(list) == ["portfolio.duplicate", "portfolio.amount.missing"])
        #expect(list.holdings.count == 3)
    }

    @Test func penceArePounds() {
        let list = Self.read(
            "isin,name,market_value,currency\nZZ0000000016,Quonvex,12300,GBX\nZZ0000000024,Tarvil,5,eur\n")
        #expect(list.holdings.map(\.value) == [12_300, 500])
        #expect(list.holdings.map(\.currency) == ["GBP", "EUR"])
    }

    @Test(arguments: ["", "a,b\n1,2\n", "isin,name\nZZ0000000016,Quonvex\n", "isin,name,weight\n"])
    func aFileWithoutHoldingsIsRefused(text: String) { #expect(Self.read(text).hasErrors) }

    @Test func brokenRowsAreReportedAndTheRestIsRead() {
        let list = Self.read("isin,name,weight\nZZ0000000016,\"Quonvex\" x,60\nZZ0000000024,Tarvil,100\n")
        #expect(list.hasErrors)
        #expect(list.holdings.map(\.name).contains("Tarvil"))
    }
}
