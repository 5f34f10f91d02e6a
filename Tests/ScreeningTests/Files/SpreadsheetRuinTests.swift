import ClewModel
import TestSupport
import Testing

@testable import Screening

/// What spreadsheets do to names and numbers; all parties are invented.
struct SpreadsheetRuinTests {
    private static func read(_ text: String) throws -> (parties: [Entity], codes: [String], log: DiagnosticLog) {
        var log = DiagnosticLog()
        var parties: [Entity] = []
        try PartyReader().read(ScreeningInput(bytes: Array(text.utf8), name: "t.csv"), into: &log) { entity, _ in
            parties.append(entity)
        }
        return (parties, log.first.filter { $0.severity != .note }.map(\.code), log)
    }

    private static let screener = Result {
        try InventedParties.screener([InventedParties.company("a", ["Quonvex Mills"])])
    }

    @Test(arguments: [
        "#N/A", "#REF!", "#BEZUG!", "NULL", "nan", "0", "不详", "无", "нет данных", "-", "#ИМЯ?", "unknown", "n/a",
    ])
    func aCellWithoutANameIsReportedAndNotLookedUp(cell: String) throws {
        let (parties, codes, _) = try Self.read("id,name\n1,\(cell)\n")
        #expect(codes == ["screening.name.placeholder"])
        let party = try #require(parties.first)
        #expect(try !Self.screener.get().canLookUp(ScreeningQuery(party)))
        // Nor where a caller hands the name over without a table.
        #expect(try !Self.screener.get().canLookUp(ScreeningQuery(id: "q", names: [cell])))
    }

    @Test(arguments: ["9.16E+17", "9,16523E+17", "9.1652E17", "#N/A"])
    func aNumberWhoseDigitsAreGoneIsTakenOutAndTheNameIsStillCompared(cell: String) throws {
        let (parties, codes, _) = try Self.read("id,name,uscc\n1,Quonvex Mills,\"\(cell)\"\n")
        #expect(codes.count == 1 && codes[0].hasPrefix("screening.identifier."))
        #expect(parties.first?[.uscCode] == [])
        #expect(try Self.screener.get().canLookUp(ScreeningQuery(try #require(parties.first))))
    }

    @Test(arguments: [
        ("uscc", "91652300MA77YX8T0O"), ("lei", "549300QUONVEX0000099"), ("imo", "9074720"), ("uscc", "12345"),
    ])
    func aNumberWithWrongCheckDigitsIsNeverClear(column: String, number: String) throws {
        let (parties, codes, _) = try Self.read("id,name,\(column)\n1,,\(number)\n")
        #expect(codes.contains("screening.identifier.checkDigit"))
        #expect(try !Self.screener.get().canLookUp(ScreeningQuery(try #require(parties.first))))
    }

    @Test func aWrongNumberThatAListHasTooIsStillFound() throws {
        var listed = InventedParties.company("b", ["Halbrit Works"])
        listed.properties[.uscCode] = ["91652300MA77YX8T0O"]
        let screener = try InventedParties.screener([listed])
        let query = ScreeningQuery(
            id: "q", names: [], identifiers: [PartyIdentifier(kind: .uscCode, value: "91652300MA77YX8T0O")])
        #expect(try screener.screen(query).first?.entity == "b")
    }

    @Test func aLostZeroIsAskedForToo() throws {
        let (parties, codes, _) = try Self.read("id,name,registrationNumber,country\n1,Halbrit Works,1234567,UK\n")
        #expect(codes == ["screening.identifier.zeroLost"])
        #expect(parties.first?[.registrationNumber] == ["1234567", "01234567"])
    }

    @Test func soundValuesAreLeftAlone() throws {
        let (parties, codes, _) = try Self.read(
            "id,name,country,imo\n1,Null Works Ltd,cn,9074729\n2,None of the Above GmbH,de,\n3,Nan Fung Textile,hk,\n")
        #expect(codes.isEmpty)
        #expect(parties.flatMap { $0[.name] } == ["Null Works Ltd", "None of the Above GmbH", "Nan Fung Textile"])
    }

    @Test func aPlaceholderInAListIsNoNameOfAnybody() throws {
        let screener = try InventedParties.screener([
            InventedParties.company("a", ["Unknown", "Quonvex Mills"]), InventedParties.company("b", ["Halbrit Works"]),
        ])
        #expect(try screener.screen(ScreeningQuery(id: "q", names: ["Unknown"])).isEmpty)
    }

    @Test(arguments: [
        "Mar-62", "2024-01-05", "01/02/2024", "5/5/57", "1. Mai", "2024-01-05 00:00:00", "5月1日", "Jan 5, 2024",
    ])
    func aDateIsNoName(cell: String) throws {
        let (parties, codes, _) = try Self.read("id,name\n1,\"\(cell)\"\n")
        #expect(codes == ["screening.name.ruined"])
        #expect(parties.map { $0[.name] } == [[]])
    }

    @Test(arguments: [
        "360", "7-Eleven", "3.14", "May Quenlin", "Mar Tarvik 5", "Société Générale", "Müller", "21st March Mills",
    ])
    func whatOnlyLooksLikeOneIsAName(name: String) throws {
        #expect(NameDamage(name) == nil)
    }

    /// A look at the bytes rules out nothing that the whole text is.
    @Test(arguments: 0..<20 as Range<UInt64>)
    func theBytesRuleOutNoDamage(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let pieces = [
            "Mar", "-62", "2024", "/", "01", " ", "5月", "1日", "三月", "Müller", "é", "Ã¼", "Ã©", "æ–°", "ç–†",
            "РњРѕСЃРєРІР°", "Москва",
            "Р", "С", "纺织", "厂", "锟斤拷", "\u{FFFD}", "?", "??", "ÐÂ½®", "·ÄÖ¯", "Šoša", "ﬁ", "ا", "한", "œ", "…", "Ltd",
            "ü",
        ]
        for _ in 0..<500 {
            let text = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
                pieces.randomElement(using: &generator) ?? ""
            }
            .joined()
            #expect(NameDamage(text) == NameDamage(whole: text), "\(text.debugDescription)")
        }
    }

    @Test(arguments: [
        ("æ–°ç–†çº¡ç»‡", "新疆纡织"), ("MÃ¼ller Mills", "Müller Mills"), ("РњРѕСЃРєРІР°", "Москва"), ("QuÃ©val", "Quéval"),
    ])
    func textReadInTheWrongEncodingIsSaidAndLookedUpAsItWas(damaged: String, original: String) throws {
        #expect(NameDamage(damaged) == .wrongEncoding(original))
        let (parties, codes, _) = try Self.read("id,name\n1,\(damaged)\n")
        #expect(codes == ["screening.name.ruined"])
        #expect(parties.first?[.name] == [damaged, original])
    }

    @Test(arguments: ["Quonvex M\u{FFFD}lls", "ÐÂ½®·ÄÖ¯", "???? Mills", "锟斤拷"])
    func lostCharactersAreSaid(name: String) throws {
        #expect(try Self.read("id,name\n1,\(name)\n").codes == ["screening.name.ruined"])
    }

    @Test func anEntityWithoutANameIsLookedUpByItsCaption() throws {
        let (parties, _, _) = try Self.read(
            "{\"id\":\"a\",\"caption\":\"Quonvex Mills\",\"schema\":\"Company\",\"properties\":{\"country\":[\"cn\"]}}\n"
        )
        #expect(parties.map { $0[.name] } == [["Quonvex Mills"]])
    }
}
