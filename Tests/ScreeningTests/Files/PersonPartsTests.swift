import ClewModel
import Testing

@testable import Screening

/// Persons whose given and family names stand in columns of their own; the persons are invented.
struct PersonPartsTests {
    private static func found(_ text: String) throws -> [(schema: Schema, score: Double)] {
        let screener = try InventedParties.screener([InventedParties.person("w", "Gamma Quenlin")])
        var log = DiagnosticLog()
        var found: [(Schema, Double)] = []
        try PartyReader().read(ScreeningInput(bytes: Array(text.utf8), name: "q.csv"), into: &log) { entity, _ in
            let query = ScreeningQuery(entity)
            found.append((query.schema, try screener.screen(query).first { $0.entity == "w" }?.score ?? 0))
        }
        return found
    }

    @Test(arguments: [
        "First Name,Last Name", "first_name,surname", "Given name,Family name", "Forename,Surname", "Vorname,Nachname",
        "Prénom,Nom de famille", "Prénom,Nom", "Nombre,Apellido", "Nombres,Apellidos", "Имя,Фамилия", "Nome,Cognome",
        "Nome,Sobrenome",
        "Voornaam,Achternaam", "Imię,Nazwisko", "Ad,Soyad", "firstName,lastName",
    ])
    func headersOfNamePartsAreKnown(header: String) throws {
        let found = try Self.found("Nr," + header + "\n1,Gamma,Quenlin\n")
        #expect(found.count == 1)
        #expect(found.first?.schema == .person)
        #expect(found.first?.score ?? 0 >= 0.75)
    }

    @Test(arguments: [
        "Last Name,First Name", "Nachname,Vorname", "Nom,Prénom", "Name,Vorname", "Surname,Name", "Фамилия,Имя",
        "Apellido,Nombre",
    ])
    func theOrderOfTheColumnsDoesNotMatter(header: String) throws {
        #expect(try Self.found(header + "\nQuenlin,Gamma\n").first?.score ?? 0 >= 0.75)
    }

    @Test(arguments: ["姓,名", "姓氏,名字"])
    func chinesePartsAreOneNameWithoutASpace(header: String) throws {
        var log = DiagnosticLog()
        var names: [[String]] = []
        try PartyReader().read(ScreeningInput(bytes: Array((header + "\n欧阳,丽华\n").utf8), name: "q.csv"), into: &log) {
            entity, _ in
            names.append(ScreeningQuery(entity).names)
        }
        #expect(names == [["欧阳丽华"]])
    }

    @Test(arguments: ["Zweitname", "Middle name", "Второе имя", "Segundo nombre"])
    func aMiddleNameStandsBetween(header: String) throws {
        var log = DiagnosticLog()
        var names: [[String]] = []
        let text = "Vorname,\(header),Nachname\nGamma,Orla,Quenlin\n"
        try PartyReader().read(ScreeningInput(bytes: Array(text.utf8), name: "q.csv"), into: &log) { entity, _ in
            names.append(ScreeningQuery(entity).names)
        }
        #expect(names == [["Gamma Orla Quenlin"]])
    }

    @Test func entitiesOfFollowTheMoneyWithoutANameHaveThatOfTheirParts() throws {
        let line =
            "{\"id\":\"q\",\"schema\":\"Person\",\"properties\":{\"firstName\":[\"Gamma\"],\"lastName\":[\"Quenlin\"]}}\n"
        #expect(try Self.found(line).first?.score ?? 0 >= 0.75)
        var listed = Entity(id: "w2", schema: .person)
        listed.properties = ["firstName": ["Delta"], "middleName": ["Orla"], "lastName": ["Tarvik"]]
        let screener = try InventedParties.screener([listed])
        for name in ["Delta Orla Tarvik", "Tarvik, Delta Orla", "TARVIK Delta"] {
            let first = try screener.screen(ScreeningQuery(id: "q", schema: .person, names: [name])).first
            #expect(first?.entity == "w2" && first?.isMatch == true, "\(name)")
        }
    }

    @Test func theNameOfAContactIsNotThatOfTheCompany() throws {
        let found = try Self.found("Company,First Name,Last Name\nQuonvex Mills,Gamma,Quenlin\n")
        #expect(found.map(\.schema) == [.legalEntity, .person])
        #expect(found[0].score < 0.5 && found[1].score >= 0.75)
    }
}
