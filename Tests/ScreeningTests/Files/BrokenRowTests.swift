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
        "id,name,note\n1,Quonvex,\u{C3}\u{A9}\u{C3}\u{A9}\n2,x\u{E9}y,\n3,Halbrit,\n",
        "id,name\r\n1,Quonvex\r\n2,\"x\" y\r\n3,Halbrit\r\n",
        "id,name,note\n1,Quonvex,\u{C3}\u{A9}\u{C3}\u{A9}\n2,\"x\n\u{FF}y\",\n3,Halbrit,\n",
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

    @Test(arguments: [
        #"{"name":"Xylon","name":"Zedek"}"#, #"{"id":"a","id":"b","name":"Xylon"}"#,
        #"{"schema":"Company","properties":{"name":["Xylon"],"name":["Zedek"]}}"#,
    ])
    func aLineOfJSONWithAKeyTwiceIsReportedByItAndTheOthersAreRead(_ line: String) throws {
        let found = try Self.read(Array("{\"name\":\"Quonvex\"}\n\(line)\n{\"name\":\"Halbrit\"}\n".utf8))
        #expect(found.names == ["Quonvex", "Halbrit"])
        let errors = found.log.first.filter { $0.severity == .error }
        #expect(errors.count == 1 && errors.first?.location.line == 2)
        #expect(errors.first?.message.contains("stands twice") == true)
    }

    @Test func theLinesBehindABrokenRowKeepTheirNumbers() throws {
        let found = try Self.read(Array("id,name\n1,\"a\nb\"\n2,\"x\" y\n3,Halbrit\n".utf8))
        #expect(found.lines == [2, 5])
    }

    @Test func aRowOfAnotherEncodingSaysWhichItLooksLike() throws {
        let found = try Self.read(
            Self.bytes("id,name,note\n1,Soci\u{E9}t\u{E9} Quonvex,\n2,Halbrit,\u{C3}\u{A9}\u{C3}\u{A9}\u{C3}\u{A9}\n"))
        #expect(found.log.first.contains { $0.message.contains("iconv -f ENCODING -t UTF-8") })
        #expect(found.names == ["Halbrit"])
    }

    /// Texts in other encodings, each byte as the letter of Latin-1, and the names that they hold.
    private static let others: [(encoding: String, text: String, name: String)] = [
        ("GB18030", "id,name\n1,\u{B0}\u{A2}\u{BF}\u{CB}\u{CB}\u{D5}\u{BB}\u{AA}\u{E6}\u{DA}\u{C9}\u{AB}\n", "阿克苏华孚色"),
        (
            "Big5",
            "id,name\n1,\u{B7}\u{73}\u{C3}\u{A6}\u{AA}\u{F7}\u{C4}\u{DD}\u{A4}\u{75}\u{B7}\u{7E}\u{A6}\u{B3}\u{AD}\u{AD}\u{A4}\u{BD}\u{A5}\u{71}\n",
            "新疆金屬工業有限公司"
        ),
        (
            "windows-1251", "id,name\n1,\u{CA}\u{EE}\u{EC}\u{EF}\u{E0}\u{ED}\u{E8}\u{FF} \u{D5}\u{F3}\u{E0}\n",
            "Компания Хуа"
        ),
        ("windows-1252", "id,name\n1,Soci\u{E9}t\u{E9} Quonvex\n", "Société Quonvex"),
        ("UTF-16", "\u{FF}\u{FE}Q\0u\0o\0n\0v\0e\0x\0", "Quonvex"), ("UTF-16", "Q\0u\0o\0n\0v\0e\0x\0", "Quonvex"),
    ]

    @Test(arguments: 0..<6)
    func aFileInAnotherEncodingIsReadAndTheRunSaysAsWhat(_ number: Int) throws {
        let (encoding, text, name) = Self.others[number]
        let found = try Self.read(Self.bytes(text))
        #expect(found.names == [name])
        #expect(found.log.first.contains { $0.code == "screening.encoding" && $0.message.contains(encoding) })
    }

    /// Shift JIS of a few letters, a code page of DOS, and KOI8-R: the bytes of another encoding, which must not be read as a wrong name.
    @Test(arguments: [
        "id,name\n1,\u{83}\u{4E}\u{83}\u{48}\u{83}\u{93}\u{83}\u{78}\u{83}\u{62}\u{83}\u{4E}\u{83}\u{58}\u{8A}\u{94}\u{8E}\u{AE}\u{89}\u{EF}\u{8E}\u{D0}\n",
        "id,name\n1,Soci\u{82}t\u{82} Quonvex\n",
        "id,name\n1,\u{EB}\u{CF}\u{CD}\u{D0}\u{C1}\u{CE}\u{C9}\u{D1} \u{E8}\u{D5}\u{C1}\n",
    ])
    func aTextThatNothingProvesIsReportedAndNotGuessed(_ text: String) throws {
        do {
            let found = try Self.read(Self.bytes(text))
            // Read in the encoding that it has, or not at all.
            let isRight = ["クォンベックス株式会社", "Société Quonvex", "Компания Хуа"].contains(found.names.first)
            #expect(found.names == [] || isRight, "\(found.names)")
            #expect(found.log.first.contains { $0.severity == .error || $0.code == "screening.encoding" })
        } catch let error as ScreeningError {
            #expect(error.message.contains("iconv"))
        }
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
