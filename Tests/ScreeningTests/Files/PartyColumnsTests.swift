import ClewModel
import Foundation
import Testing

@testable import Screening

/// The headers that companies use for keys and names, and keys for rows that have none; all parties are invented.
struct PartyColumnsTests {
    @Test(arguments: [
        "Supplier No", "Vendor No.", "Vendor #", "Supplier ID", "Customer Code", "Account Number", "Partner Ref.",
        "Lieferantennummer", "Lieferanten-Nr.", "Kreditorennummer", "Geschäftspartner-Nr.", "供应商编号", "供应商代码",
        "客户编码", "供應商編號", "N° fournisseur", "Code fournisseur", "Numéro de fournisseur", "Réf. client",
        "Código de proveedor",
        "Nº proveedor", "ID proveedor", "Код поставщика", "Номер поставщика", "№ поставщика", "ID контрагента", "№",
        "序号", "No.",
    ])
    func theColumnOfKeysIsKnown(_ header: String) throws {
        let columns = try #require(PartyColumns(header: ["Note", header, "Name"]))
        #expect(columns.roles == [nil, .id, .name])
    }

    @Test(arguments: [
        "制造商", "供应商名称", "Name of supplier", "Account Name", "Supplier", "Vendor name", "Name of the company", "Name 1",
        "Counterparty", "Hersteller", "Name des Lieferanten", "Lieferantenname", "Nom du fournisseur", "Fabricant",
        "Nombre del proveedor", "Nombre de la empresa", "Fabricante", "Наименование поставщика", "Производитель",
        "Контрагент", "客户名称", "製造商名稱",
    ])
    func theColumnOfNamesIsKnown(_ header: String) throws {
        let columns = try #require(PartyColumns(header: ["id", header]))
        #expect(columns.roles == [.id, .name])
    }

    @Test func aKeyComesBeforeANumberOfTheRowAndAVendorBesideItsNameIsANumber() throws {
        #expect(PartyColumns(header: ["No.", "Supplier No", "Name"])?.roles == [nil, .id, .name])
        #expect(PartyColumns(header: ["Vendor", "Vendor Name"])?.roles == [.id, .name])
        // A unit of measure is no party.
        #expect(PartyColumns(header: ["名称", "单位"])?.roles == [.name, nil])
        let numbered = try #require(PartyColumns(header: ["序号", "名称"]))
        #expect(numbered.keysMayBeRowNumbers)
        #expect(PartyColumns(header: ["Company No", "Name"])?.roles == [.identifier(.registrationNumber), .name])
    }

    private static func keys(_ text: String) throws -> (keys: [String], notes: [String]) {
        var log = DiagnosticLog()
        var keys: [String] = []
        try PartyReader().read(ScreeningInput(bytes: Array(text.utf8), name: "t.csv"), into: &log) { entity, _ in
            keys.append(entity.id.rawValue)
        }
        return (keys, log.first.filter { $0.severity == .note }.map(\.message))
    }

    @Test(arguments: [
        ("Name,Country\n", "Quonvex Mining Ltd,China\n", "Halbrit Foods,de\n"),
        ("", "{\"name\":\"Quonvex Mining Ltd\",\"country\":\"cn\"}\n", "{\"name\":\"Halbrit Foods\"}\n"),
    ])
    func withoutAColumnOfKeysTheContentIsTheKeySoThatAnInsertedRowChangesNone(
        _ header: String, _ first: String, _ inserted: String
    ) throws {
        #expect(try Self.keys(header + first).keys == ["Quonvex Mining Ltd [cn]"])
        #expect(try Self.keys(header + inserted + first).keys.last == "Quonvex Mining Ltd [cn]")
    }

    @Test func whatIsTakenAsTheKeyIsSaid() throws {
        #expect(
            try Self.keys("Vendor No.,Name\n7,Quonvex\n").notes == [
                "column “Vendor No.” is taken as the key of each party"
            ])
        #expect(try Self.keys("Name\nQuonvex\n").notes.first?.contains("its name and country") == true)
        #expect(try Self.keys("No.,Name\n1,Quonvex\n").notes.first?.contains("only numbers the rows") == true)
        #expect(try Self.keys("7,Quonvex Mining\n").notes.first?.contains("column 1") == true)
    }

    @Test func aKeyFromTheContentIsOneLine() {
        #expect(
            PartyKey.of(names: [" ", "Quonvex\nMining"], countries: ["China"], identifiers: []) == "Quonvex Mining [cn]"
        )
        #expect(PartyKey.of(names: [], countries: [], identifiers: []) == nil)
    }
}

extension PartyColumns {
    /// What the columns hold of the only party of each row.
    fileprivate var roles: [Role?] { parties.count == 1 ? parties[0].roles : [] }
}
