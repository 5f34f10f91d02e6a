import ClewModel
import Testing

@testable import Screening

/// Rows that name several parties; all parties are invented.
struct PartyRoleTests {
    private static func parties(_ text: String) throws -> (parties: [Entity], log: DiagnosticLog) {
        var log = DiagnosticLog()
        var parties: [Entity] = []
        try PartyReader().read(ScreeningInput(bytes: Array(text.utf8), name: "t.csv"), into: &log) { entity, _ in
            parties.append(entity)
        }
        return (parties, log)
    }

    private static func told(_ text: String) throws -> [String] {
        try parties(text).parties.map { ($0.first(.partyRole) ?? "-") + ": " + $0[.name].joined(separator: " | ") }
    }

    @Test(arguments: [
        "Importer,Exporter", "Buyer,Seller", "Consignee,Shipper", "收货人,发货人", "Acheteur,Vendeur", "Käufer,Verkäufer",
        "Покупатель,Продавец", "Importer Name,Exporter Name", "Name of Importer,Name of Exporter",
        "Consignee,Notify Party",
        "Supplier,Manufacturer", "Supplier 1,Supplier 2", "进口商名称,出口商名称", "Customer,Vendor", "Comprador,Vendedor",
        "Name,Company",
    ])
    func eachPartyOfARowIsOneOfItsOwn(header: String) throws {
        let titles = header.split(separator: ",").map(String.init)
        #expect(
            try Self.told(header + "\nAcme Halbrit,Quonvex Mills\n") == [
                "\(titles[0]): Acme Halbrit", "\(titles[1]): Quonvex Mills",
            ])
    }

    @Test(arguments: [
        "Supplier,供应商", "Company Name (English),Company Name (Chinese)", "name,alias", "公司名称中文,公司名称英文",
    ])
    func twoNamesOfOnePartyStayOne(header: String) throws {
        #expect(try Self.parties(header + "\nAcme Halbrit,Quonvex Mills\n").parties.count == 1)
    }

    @Test func whatBelongsToOnePartyIsNotGivenToTheOther() throws {
        let (parties, log) = try Self.parties(
            """
            No,Consignee,Consignee Country,Consignee Address,Shipper,Shipper Country,Shipper USCC,Vessel,IMO
            7,Acme Halbrit,US,Portland,Quonvex Mills,China,91652301MA0000000X,Orvane Star,9074729

            """)
        #expect(parties.map(\.schema) == [.legalEntity, .legalEntity, .vessel])
        #expect(parties[0][.country] == ["US"] && parties[1][.country] == ["China"] && parties[2][.country] == [])
        #expect(parties[0][.address] == ["Portland"] && parties[1][.address] == [])
        #expect(parties[1][.uscCode] == ["91652301MA0000000X"] && parties[0][.uscCode] == [])
        #expect(parties[2][.imoNumber] == ["9074729"])
        #expect(Set(parties.map(\.id)).count == 3)
        #expect(log.first.contains { $0.code == "screening.parties" })
    }

    @Test func aColumnThatIsNobodysIsSaidAndNotCompared() throws {
        let (parties, log) = try Self.parties("Buyer,Seller,Country\nAcme Halbrit,Quonvex Mills,US\n")
        #expect(parties.count == 2)
        #expect(parties.allSatisfy { $0[.country].isEmpty })
        #expect(log.first.contains { $0.message.contains("whose “Country” is, the header does not say") })
    }

    @Test func anEmptyRoleIsNoPartyAndAnEmptyRowIsStillCounted() throws {
        #expect(try Self.told("Consignee,Notify Party\nAcme Halbrit,\n") == ["Consignee: Acme Halbrit"])
        #expect(try Self.parties("Consignee,Notify Party\n,\n").parties.count == 1)
    }

    @Test func theRoleStandsInTheResult() throws {
        let screener = try InventedParties.screener([InventedParties.company("a", ["Quonvex Mills Halbrit Ltd"])])
        let (parties, _) = try Self.parties("Importer,Exporter\nTarvik Imports Inc,Quonvex Mills Halbrit Ltd\n")
        let results = try parties.map { party in
            let query = ScreeningQuery(party)
            return (query.role, try screener.screen(query).first?.isMatch ?? false)
        }
        #expect(results.map(\.0) == ["Importer", "Exporter"])
        #expect(results.map(\.1) == [false, true])
    }
}
