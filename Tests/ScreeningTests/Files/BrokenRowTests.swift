import ClewModel
import Foundation
import TestSupport
import Testing

@testable import Screening

/// Rows that cannot be read never take the others with them; all parties are invented.
struct BrokenRowTests {
    private static func read(
        _ bytes: [UInt8], pieceSize: Int = 1 << 20
    ) throws -> (names: [String], lines: [Int?], log: DiagnosticLog) {
        let folder = try TemporaryDirectory()
        let url = try folder.write(bytes, to: "t.csv")
        var log = DiagnosticLog()
        var names: [String] = []
        var lines: [Int?] = []
        try PartyReader().read(ScreeningInput(file: url, pieceSize: pieceSize), into: &log) { entity, location in
            names += entity[.name]
            lines.append(location.line)
        }
        return (names, lines, log)
    }

    /// The bytes of a text whose letters are those of Latin-1, so that a byte alone can be written down.
    private static func bytes(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    }

    @Test(arguments: [
        "id,name\n1,Quonvex\n2,\"x\" y\n3,Halbrit\n", "id,name\n1,Quonvex\n2,\"x y\n3,Halbrit\n",
        "id,name\n1,Quonvex\n2,x\u{E9}y\n3,Halbrit\n", "id,name\r\n1,Quonvex\r\n2,\"x\" y\r\n3,Halbrit\r\n",
        "id,name\n1,Quonvex\n2,\"x\n\u{FF}y\"\n3,Halbrit\n",
    ])
    func aBrokenRowIsReportedWithItsPlaceAndTheOthersAreRead(_ text: String) throws {
        let bytes = Self.bytes(text)
        for size in [1 << 20, 100, 7] {
            let found = try Self.read(bytes, pieceSize: size)
            #expect(found.names == ["Quonvex", "Halbrit"])
            let errors = found.log.first.filter { $0.severity == .error }
            #expect(errors.count == 1)
            #expect([3, 4].contains(errors.first?.location.line))
            #expect(errors.first?.message.hasSuffix("the row was passed over") == true)
        }
    }

    @Test func theLinesBehindABrokenRowKeepTheirNumbers() throws {
        let found = try Self.read(Array("id,name\n1,\"a\nb\"\n2,\"x\" y\n3,Halbrit\n".utf8))
        #expect(found.lines == [2, 5])
    }

    @Test func aRowOfAnotherEncodingSaysWhichItLooksLike() throws {
        let found = try Self.read(Self.bytes("id,name\n1,Soci\u{E9}t\u{E9} Quonvex\n2,Halbrit\n"))
        #expect(found.log.first.contains { $0.message.contains("iconv -f WINDOWS-1252 -t UTF-8") })
        #expect(found.names == ["Halbrit"])
    }

    /// Texts in other encodings, each byte as the letter of Latin-1.
    private static let others: [(encoding: String, text: String)] = [
        ("GB18030", "id,name\n1,\u{B0}\u{A2}\u{BF}\u{CB}\u{CB}\u{D5}\u{BB}\u{AA}\u{E6}\u{DA}\u{C9}\u{AB}\n"),
        ("BIG5", "id,name\n1,\u{B7}\u{73}\u{C3}\u{A6}\u{AA}\u{F7}\u{C5}\u{40}\u{A4}\u{51}\u{A5}\u{48}\n"),
        ("WINDOWS-1251", "id,name\n1,\u{CA}\u{EE}\u{EC}\u{EF}\u{E0}\u{ED}\u{E8}\u{FF} \u{D5}\u{F3}\u{E0}\n"),
        ("UTF-16", "\u{FF}\u{FE}Q\0u\0o\0n\0v\0e\0x\0"), ("UTF-16LE", "Q\0u\0o\0n\0v\0e\0x\0"),
    ]

    @Test(arguments: 0..<5)
    func aFileInAnotherEncodingIsRefusedWithTheCommandThatConvertsIt(_ number: Int) throws {
        let (encoding, text) = Self.others[number]
        let error = #expect(throws: ScreeningError.self) { try Self.read(Self.bytes(text)) }
        #expect(error?.message.contains("iconv -f \(encoding) -t UTF-8 't.csv'") == true)
    }

    @Test(arguments: ["id,name\n1,阿克苏华孚色纺有限公司\n", "id,name\n1,Société Quonvex\n", "id,name\n1,Аксу Хуафу\n", "a", ""])
    func soundTextIsTakenForNothingElse(_ text: String) {
        #expect(EncodingGuess(Array(text.utf8)) == nil)
    }

    @Test func unknownCountriesAndDatesThatAreNoneAreReportedOnce() throws {
        let text =
            "id,name,country,born\n1,Quonvex,zz,yesterday\n2,Halbrit,zz,1970-03\n3,Orvane,cn,1970\n4,Tarvik,Chine,\n"
        let found = try Self.read(Array(text.utf8))
        let warnings = found.log.first.filter { $0.severity == .warning }
        #expect(warnings.map(\.code) == ["screening.country.unknown", "screening.date.unreadable"])
        #expect(warnings.map(\.location.line) == [2, 2])
        #expect(found.names.count == 4)
    }
}
