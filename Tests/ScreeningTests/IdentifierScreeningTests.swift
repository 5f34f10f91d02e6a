import ClewModel
import NameMatching
import Testing
import TestSupport

@testable import Screening

struct IdentifierScreeningTests {

    /// A code whose check character fits, made from 17 characters.
    private static func checkedCode(_ body: String) throws -> String {
        for character in "0123456789ABCDEFGHJKLMNPQRTUWXY" {
            if let code = try? UnifiedSocialCreditCode(body + String(character)) { return code.code }
        }
        throw IdentifierError.length(expected: 17, found: body.count)
    }

    @Test func aValidIdentifierThatAgreesOutweighsNames() throws {
        let code = try Self.checkedCode("91650100MA77QQQQ0")
        let entities = [
            InventedParties.company("renamed", ["Halbrit Foods Ltd"], identifiers: [.uscCode: [code]]),
            InventedParties.company("namesake", ["Quonvex Mining Ltd"]),
        ]
        let found = try InventedParties.screener(entities).screen(
            ScreeningQuery(
                id: "q", schema: .company, names: ["Quonvex Mining Ltd"],
                identifiers: [PartyIdentifier(kind: .registrationNumber, value: code.lowercased())]))
        #expect(found.first?.entity == "renamed")
        #expect(found.first?.isMatch == true)
        let line = try #require(found.first?.explanation?.evidence.first { $0.kind == .identifierAgrees })
        #expect(line.sentence.contains(code))
        #expect(line.sentence.contains("check digits fit"))
    }

    @Test func anIdentifierIsEnoughWithoutAnyName() throws {
        let code = try Self.checkedCode("91650100MA77QQQQ1")
        let entities = [InventedParties.company("a", ["Halbrit Foods Ltd"], identifiers: [.registrationNumber: [code]])]
        let found = try InventedParties.screener(entities)
            .screen(ScreeningQuery(id: "q", names: [], identifiers: [PartyIdentifier(kind: .uscCode, value: code)]))
        #expect(found.first?.isMatch == true)
        #expect(found.first?.matchedName.isEmpty == true)
    }

    @Test func anIdentifierThatDisagreesSaysSo() throws {
        let mine = try Self.checkedCode("91650100MA77QQQQ2")
        let listed = try Self.checkedCode("91650100MA77QQQQ3")
        let entities = [InventedParties.company("a", ["Quonvex Halbrit Mining Ltd"], identifiers: [.uscCode: [listed]])]
        let screener = try InventedParties.screener(entities)
        func ask(_ identifiers: [PartyIdentifier]) throws -> Candidate {
            try #require(
                try screener.screen(
                    ScreeningQuery(
                        id: "q", schema: .company, names: ["Quonvex Halbrit Mining Ltd"], identifiers: identifiers)
                ).first)
        }
        let without = try ask([])
        let against = try ask([PartyIdentifier(kind: .uscCode, value: mine)])
        #expect(against.score < without.score)
        let line = try #require(against.explanation?.evidence.first { $0.kind == .identifierContradicts })
        #expect(line.sentence.contains(mine) && line.sentence.contains(listed))
        // Another kind of number contradicts nothing.
        #expect(try ask([PartyIdentifier(kind: .taxNumber, value: "443322119")]).score == without.score)
    }

    @Test func aShipIsFoundByItsNumberUnderAnotherName() throws {
        // 9074729 is the worked example of the IMO numbering scheme.
        let ship = Entity(
            id: "ship", schema: .vessel, properties: [.name: ["MV Halbrit Star"], .imoNumber: ["IMO 9074729"]],
            datasets: ["invented"])
        let found = try InventedParties.screener([ship]).screen(
            ScreeningQuery(
                id: "q", schema: .vessel, names: ["Quonvex Pearl"],
                identifiers: [PartyIdentifier(kind: .imoNumber, value: "9074729")]))
        #expect(found.first?.entity == "ship")
        #expect(found.first?.isMatch == true)
    }

    @Test func identifiersKnowTheirStandardWhereverTheyStand() throws {
        let code = try Self.checkedCode("91650100MA77QQQQ4")
        let identifier = PartyIdentifier(kind: .idNumber, value: " \(code.prefix(9)) \(code.suffix(9)) ")
        #expect(identifier.scheme == .uscCode)
        #expect(identifier.strength == .checked)
        #expect(PartyIdentifier(kind: .registrationNumber, value: "HRB 12345").strength == .weak)
        #expect(PartyIdentifier(kind: .registrationNumber, value: "HRB-123456").strength == .registered)
        #expect(PartyIdentifier(kind: .ticker, value: "600000.SS").strength == .weak)
        #expect(!PartyIdentifier(kind: .idNumber, value: "-–—").isUsable)
    }

    /// A ship of the list; its number fits the check digit, and the ship is invented.
    private static let ship: Entity = {
        var ship = Entity(id: "ship", schema: .vessel, datasets: ["invented"])
        ship.properties = [.name: ["QUONVEX STAR"], .imoNumber: ["9074729"], "mmsi": ["538001234"]]
        return ship
    }()

    @Test(arguments: [Schema.legalEntity, .company, .person, .thing, .vessel])
    func anIdentifierInCommonFindsItsPartyWhateverTheSchema(_ schema: Schema) throws {
        let screener = try InventedParties.screener([Self.ship, InventedParties.company("a", ["Halbrit Foods Ltd"])])
        for (kind, value) in [(PropertyName.imoNumber, "IMO 9074729"), ("mmsi", "538001234")] {
            let identifiers = [PartyIdentifier(kind: kind, value: value)]
            for names in [[], ["Something Else"]] {
                let found = try screener.screen(
                    ScreeningQuery(id: "q", schema: schema, names: names, identifiers: identifiers))
                #expect(found.first?.entity == "ship")
                #expect(found.first?.isMatch == true)
            }
        }
    }

    @Test func aPartyWithTheNumberOfAShipIsAskedForAsAShipToo() throws {
        let screener = try InventedParties.screener([Self.ship])
        func ask(_ schema: Schema, _ identifiers: [PartyIdentifier]) throws -> [Candidate] {
            try screener.screen(
                ScreeningQuery(id: "q", schema: schema, names: ["Quonvex Star"], identifiers: identifiers))
        }
        // Another ship's number: the name alone speaks for it.
        let other = [PartyIdentifier(kind: "mmsi", value: "538009999")]
        #expect(try ask(.legalEntity, other).first?.matchedName == "QUONVEX STAR")
        #expect(try ask(.company, other).isEmpty)
        #expect(try ask(.legalEntity, []).isEmpty)
    }

    @Test func aChangeOfAShipReachesThePartyThatCarriesItsNumber() throws {
        let lexicon = try InventedParties.lexicon.get()
        let delta = ScreeningDelta(before: [], after: [Self.ship], lexicon: lexicon)
        let other = [PartyIdentifier(kind: "mmsi", value: "538009999")]
        #expect(delta.affects(ScreeningQuery(id: "q", names: ["Quonvex Star"], identifiers: other)))
        #expect(!delta.affects(ScreeningQuery(id: "q", names: ["Quonvex Star"])))
    }

    @Test func twoEnterprisesOfOneNameWithOtherNumbersAreTwo() throws {
        var listed = InventedParties.company("a", ["Quonvex Halbrit Trading Ltd"])
        listed.properties[.registrationNumber] = ["12345678"]
        let screener = try InventedParties.screener([listed])
        func found(_ number: String) throws -> Bool {
            let query = ScreeningQuery(
                id: "q", names: ["Quonvex Halbrit Trading Ltd"],
                identifiers: [PartyIdentifier(kind: .registrationNumber, value: number)])
            return try screener.screen(query).first { $0.entity == "a" }?.isMatch ?? false
        }
        #expect(try !found("87654321"))
        #expect(try found("12345678"))
        // A number of another register, or one with a prefix, tells nobody apart.
        #expect(try found("HRB 998877"))
    }

    @Test func anAbbreviationInBracketsDoesNotWeakenTheStatedAlias() {
        var listed = InventedParties.company("a", ["Quonvex Halbrit Corps (QHC)"])
        listed.properties[.alias] = ["QHC"]
        let names = PartyProfile(listed).names
        #expect(names.first { $0.text == "QHC" }?.kind == .alias)
    }
}
