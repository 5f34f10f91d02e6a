import ClewModel
import Testing

@testable import Screening

/// Tables whose headers are not known, stand below a title, or name parties in many columns; all parties are invented.
///
/// Nobody in them is passed over without a word.
struct UnknownHeaderTests {
    private static func read(_ text: String) throws -> (parties: [Entity], log: DiagnosticLog) {
        var log = DiagnosticLog()
        var parties: [Entity] = []
        try PartyReader().read(ScreeningInput(bytes: Array(text.utf8), name: "t.csv"), into: &log) { entity, _ in
            parties.append(entity)
        }
        return (parties, log)
    }

    private static func names(_ text: String) throws -> [String] { try read(text).parties.flatMap { $0[.name] } }

    // MARK: Two columns

    @Test(arguments: [
        "Partei,Land", "Geschäftspartner,Land", "Vertragspartner,Ort", "供货单位,国家", "거래처명,국가", "Cotton mill,country",
        "foo,country", "Партнёр,Страна", "Tedarikçi,Ülke", "Contraparte,País", "Partenaire,Pays", "取引先,国",
        "Business partner,Nationality", "Handelspartner,Stadt", "合作方,地址", "Sozluk,Adres", "单位,国家", "Tiers,Pays",
        "country,foo",
    ])
    func aNameBesideAColumnThatIsKnownIsFoundWhateverItsHeader(header: String) throws {
        let row = header.hasPrefix("country") ? "cn,\"Quonvex Mills Co., Ltd.\"" : "\"Quonvex Mills Co., Ltd.\",cn"
        #expect(try Self.names("\(header)\n\(row)\n") == ["Quonvex Mills Co., Ltd."])
    }

    @Test func aColumnThatIsGuessedIsSaid() throws {
        let log = try Self.read("foo,country\nQuonvex Mills,cn\n").log
        #expect(log.first.contains { $0.code == "screening.name.guessed" && $0.message.contains("“foo”") })
    }

    @Test(arguments: [
        "foo,bar\nQuonvex Mills,1\n", "foo,bar\n1,Quonvex Mills\n", "amount,country\n7,cn\n", "Quonvex Mills,China\n",
        "Quonvex Mills Co., Ltd.\nHalbrit Foods Co., Ltd.\n", "foo,bar,baz\na,b,c\n", "x1,bar\nQuonvex Mills,7\n",
        "x1,y\n7,China\nQuonvex Mills,China\n", "Some title\nfoo,bar\nQuonvex Mills,7\n",
    ])
    func whatCannotBeToldIsRefusedAndNeverClear(text: String) {
        let error = #expect(throws: ScreeningError.self) { try Self.read(text) }
        #expect(error?.code == .unusableInput)
    }

    @Test func aKeyAndANameWithoutAHeaderAreStillRead() throws {
        let (parties, _) = try Self.read("7,Quonvex Mining\n8,Tarvik Trading Company\nA-9,Halbrit Bank\n")
        #expect(parties.map(\.id) == ["7", "8", "A-9"])
        #expect(
            try Self.names("Quonvex Trading Company\nHalbrit Foods Co., Ltd.\n") == [
                "Quonvex Trading Company", "Halbrit Foods Co., Ltd.",
            ])
    }

    // MARK: Titles

    @Test(arguments: [
        "Supplier list\n\nid,name\n", "Supplier list\nid,name\n",
        "Supplier list;\nas of 2026-01-01;\n\nid;name;country\n",
        "Supplier list\r\n\r\nid\tname\r\n", "Exported,2026-01-01\nBy,Orla\nid,name,country\n", "\n\nid,name\n",
        "\n\nid;name\n",
        "\"Suppliers, all\"\nid,name\n", "Company:,Tarvik\n\nid,name,country\n", "Lieferantenliste\n\nNr;Firma;Land\n",
        "Report\nCompany,Remarks\n",
    ])
    func theHeaderIsFoundBelowATitle(head: String) throws {
        let separator = head.contains("\t") ? "\t" : head.contains(";") ? ";" : ","
        let row = head.contains("Company,") ? "Quonvex Mills,1" : ["1", "Quonvex Mills"].joined(separator: separator)
        let (parties, log) = try Self.read(head + row + "\n")
        #expect(parties.map { $0[.name] } == [["Quonvex Mills"]])
        #expect(log.first.contains { $0.code == "screening.title" } != head.hasPrefix("\n\n"))
    }

    @Test func placesOfRowsBelowATitleAreThoseOfTheFile() throws {
        var log = DiagnosticLog()
        var lines: [Int?] = []
        let text = "Supplier list\n\nid,name\n1,Quonvex Mills\n2,Halbrit Foods\n"
        try PartyReader().read(ScreeningInput(bytes: Array(text.utf8), name: "t.csv"), into: &log) { _, location in
            lines.append(location.line)
        }
        #expect(lines == [4, 5])
        var found = DiagnosticLog()
        let header = try TableHeader(Array(text.utf8), name: "t.csv", into: &found)
        #expect(header.columns.map(\.role) == [.key, .name])
        #expect(
            String(decoding: header.corrected([.unused, .name]), as: UTF8.self).hasPrefix("unused,name\n1,Quonvex"))
    }

    // MARK: Columns of parties

    private static func told(_ text: String) throws -> [String] {
        try read(text).parties.map { ($0.first(.partyRole) ?? "-") + ": " + $0[.name].joined(separator: " | ") }
    }

    @Test(arguments: [
        "name,mill", "name,parent", "supplier,sub-supplier", "Supplier,Tier 2 supplier,Gin", "Factory,Mill,Spinner",
        "供应商,制造商,棉花加工厂", "Applicant,Beneficiary,Issuing bank", "name,contact person", "Ship Name,Charterer,Manager",
        "name,owner", "name,manufacturer", "name,beneficial owner", "name,director", "Name,Subsidiaries", "name,bank",
        "Lieferant,Unterlieferant", "Supplier,Cotton ginner,Fabric mill", "Exporter,Exporter's agent",
        "Vendor,Ultimate parent company",
        "公司名称,实际控制人", "供应商,轧花厂,纺纱厂", "Name,Nominee shareholder", "Company,Ship manager", "Party A,Party B",
        "Buyer,Third party", "Supplier,Supplier bank", "Owner,Legal owner", "구매자 회사,공급업체", "Продавец,Банк",
    ])
    func eachPartyOfARowIsAQuery(header: String) throws {
        let titles = header.split(separator: ",").map(String.init)
        let names = titles.indices.map { "Quonvex Mills \($0)" }
        let expected = zip(titles, names).map { "\($0): \($1)" }
        #expect(try Self.told(header + "\n" + names.joined(separator: ",") + "\n") == expected)
    }

    @Test func severalNamesOfOnePartyAreOneQuery() throws {
        #expect(try Self.told("id,name1,name2,name3\n1,Quonvex,Tarvik,Orvane\n") == ["-: Quonvex | Tarvik | Orvane"])
        #expect(try Self.told("Name,Former name\nQuonvex,Tarvik\n") == ["-: Quonvex"])
    }

    @Test func aPersonBesideACompanyIsAQueryOfItsOwn() throws {
        let (parties, _) = try Self.read("id,firstname,lastname,company,lei\n1,Gamma,Quenlin,Tarvik Mills,x\n")
        #expect(parties.map(\.schema) == [.person, .legalEntity])
        #expect(parties.map { $0[.name] } == [[], ["Tarvik Mills"]])
        #expect(parties.map { $0[.leiCode] } == [[], ["x"]])
    }

    @Test func theKeyOfTheRowIsThatOfThePartyItIsAbout() throws {
        let (parties, _) = try Self.read("id,name,country,owner\n7,Quonvex Mills,cn,Tarvik Holding\n")
        #expect(parties.map(\.id) == ["7", "7#owner"])
        #expect(parties.map { $0[.country] } == [["cn"], []])
    }

    @Test func aNumberOfAnotherPartyIsNotGivenToTheOnlyOneThatIsNamed() throws {
        let (parties, _) = try Self.read("Exporter,Importer LEI\nQuonvex Mills,5493001KJTIIGC8Y1R12\n")
        #expect(parties.map { $0[.leiCode] } == [[], ["5493001KJTIIGC8Y1R12"]])
        #expect(parties.map { $0[.name] } == [["Quonvex Mills"], []])
    }

    @Test func whatIsNotReadIsSaid() throws {
        let log = try Self.read("name,Weight (kg),Relationship,Port of lading\nQuonvex Mills,7,x,y\n").log
        let note = log.first.first { $0.code == "screening.columns.unread" }
        #expect(note?.message.contains("“Weight (kg)”, “Relationship”, “Port of lading”") == true)
        #expect(try Self.read("id,name\n1,Quonvex\n").log.first.allSatisfy { $0.code != "screening.columns.unread" })
    }

    @Test func aPartyOfALineThatIsNotReadIsSaid() throws {
        let log = try Self.read("{\"name\":\"Quonvex Mills\",\"owner\":\"Tarvik\",\"weight\":7}\n").log
        let notes = log.first.filter { $0.code == "screening.columns.unread" }
        #expect(notes.map(\.message).map { $0.contains("“owner”") } == [true])
    }

    @Test(arguments: [
        "Ownership", "Citizenship", "Country of origin", "Margin", "Databank", "Date of shipment", "计量单位",
        "Type of company",
        "Number of owner", "Relationship", "Status of supplier", "平方", "Bill of Lading Number",
    ])
    func wordsThatOnlyEndLikeAPartyNameNone(header: String) throws {
        #expect(PartyColumns.title(header).role?.isName != true)
    }

    // MARK: Keys

    @Test func twoPartiesOfOneKeyAreSaidAndTheSameOneIsNot() throws {
        func codes(_ text: String) throws -> [String] { try Self.read(text).log.first.map(\.code) }
        #expect(
            try codes("id,name\n1,Quonvex\n1,Tarvik\n1,Orvane\n").filter { $0 == "screening.key.repeated" }.count == 1)
        #expect(try !codes("id,name\n1,Quonvex\n1,Quonvex\n").contains("screening.key.repeated"))
        #expect(
            try codes("{\"id\":\"1\",\"name\":\"Quonvex\"}\n{\"id\":\"1\",\"name\":\"Tarvik\"}\n")
                .contains("screening.key.repeated"))
    }
}
