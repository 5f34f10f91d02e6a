import ClewModel
import ListImport
import SourceFiles
import Testing

/// Tables of users' own, read by a mapping; all parties are invented.
struct MappedTableTests {
    private static func read(_ mapping: String, _ table: String) throws -> (entities: [Entity], codes: [String]) {
        var diagnostics: [Diagnostic] = []
        let importer = try #require(
            ListImporter(mapping: SourceFile(name: "m.yaml", bytes: Array(mapping.utf8)), into: &diagnostics),
            "\(diagnostics)")
        let sink = StatementCollector()
        let summary = try importer.read([ListFile(name: "t.csv", bytes: Array(table.utf8))], into: sink)
        return (Entity.assemble(sink.statements).filter { $0.schema.isMatchable }, summary.diagnostics.map(\.code))
    }

    private static let ships = """
        key: ships
        title: Ships
        id: [Name]
        schema: Vessel
        columns:
          - {column: Name, property: name}
          - {column: IMO, property: imoNumber, kind: identifier}
          - {column: Flag, property: flag, kind: country}
        """

    @Test func twoShipsOfOneNameStayTwoWhereTheKeyIsNotUnique() throws {
        let (entities, codes) = try Self.read(
            Self.ships, "Name,IMO,Flag\nOrvane Star,9074729,Panama\nOrvane Star,9319466,Liberia\n")
        #expect(entities.count == 2)
        #expect(entities.map { $0[.imoNumber].count } == [1, 1])
        #expect(codes == ["import.key.notUnique"])
    }

    @Test func oneShipOfTwoRowsStaysOne() throws {
        let (entities, codes) = try Self.read(
            Self.ships,
            "Name,IMO,Flag\nOrvane Star,9074729,Panama\nOrvane Star,IMO 9074729,Liberia\nOrvane Star,,Malta\n")
        #expect(entities.count == 1)
        #expect(codes.isEmpty)
    }

    @Test func partsOfANameAreOneNameInEveryOrder() throws {
        let (entities, codes) = try Self.read(
            """
            key: persons
            title: Persons
            id: [No]
            schema: Person
            columns:
              - {column: Given, property: firstName}
              - {column: Middle, property: middleName}
              - {column: Family, property: lastName}
            """, "No,Family,Given,Middle\n1,Quenlin,Gamma,Orla\n2,欧阳,丽华,\n")
        #expect(entities.map { $0[.name] } == [["Gamma Orla Quenlin"], ["欧阳丽华"]])
        #expect(codes.isEmpty)
    }
}
