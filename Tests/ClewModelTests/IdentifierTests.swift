import ClewModel
import Foundation
import TestSupport
import Testing

struct IdentifierTests {
    /// The worked example of ISO 17442-1:2020 as GLEIF publishes it for itself, and its own form with separators.
    @Test(arguments: ["506700GE1G29325QX363", "5067 00GE 1G29 325Q X363", "506700ge1g29325qx363"])
    func acceptsALegalEntityIdentifierAsPeopleWriteIt(text: String) throws {
        #expect(try LegalEntityIdentifier(text).code == "506700GE1G29325QX363")
    }

    @Test func namesTheRuleThatALegalEntityIdentifierBreaks() {
        #expect(throws: IdentifierError.length(expected: 20, found: 3)) { try LegalEntityIdentifier("ABC") }
        #expect(
            IdentifierError.checkDigit(expected: "84", found: "85").description
                == "its check digits are 85, and those that follow from the rest are 84")
        #expect(throws: IdentifierError.checkDigit(expected: "63", found: "64")) {
            try LegalEntityIdentifier("506700GE1G29325QX364")
        }
        #expect(throws: IdentifierError.character(offset: 4)) { try LegalEntityIdentifier("5067é0GE1G29325QX363") }
        #expect(throws: IdentifierError.character(offset: 18)) { try LegalEntityIdentifier("506700GE1G29325QX3A3") }
    }

    @Test func findsEveryTransposedNeighbourInALegalEntityIdentifier() {
        let code = Array("506700GE1G29325QX363")
        for index in 0..<19 where code[index] != code[index + 1] {
            var swapped = code
            swapped.swapAt(index, index + 1)
            // X counts as 33, so that "X3" and "3X" leave the same remainder: the standard cannot see this one.
            let isBlindSpot = Set([code[index], code[index + 1]]) == ["X", "3"]
            #expect(((try? LegalEntityIdentifier(String(swapped))) != nil) == isBlindSpot)
        }
    }

    @Test(.enabled(if: RepositoryFiles.beside("shared/data/uscc/uscc-valid.txt") != nil))
    func acceptsEveryPublishedUnifiedSocialCreditCodeAndNoneWithOneCharacterChanged() throws {
        let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
        let file = try #require(RepositoryFiles.beside("shared/data/uscc/uscc-valid.txt"))
        let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
            .map { $0.trimmingCharacters(in: .whitespaces) }.filter { $0.count == 18 }
        #expect(lines.count > 50)
        for line in lines {
            #expect(try UnifiedSocialCreditCode(line).code == line)
            var changed = Array(line)
            let index = abs(line.utf8.reduce(0) { $0 &* 31 &+ Int($1) }) % 18
            let position = alphabet.firstIndex(of: changed[index]) ?? 0
            changed[index] = alphabet[(position + 7) % 31]
            #expect(throws: IdentifierError.self) { try UnifiedSocialCreditCode(String(changed)) }
        }
    }

    @Test func refusesLettersThatUnifiedSocialCreditCodesDoNotUse() {
        for letter in "IOSVZ" {
            #expect(throws: IdentifierError.character(offset: 0)) {
                try UnifiedSocialCreditCode("\(letter)1350211M000100Y43")
            }
        }
    }

    /// IMO 9074729 is the example that the IMO itself uses: 9×7 + 0×6 + 7×5 + 4×4 + 7×3 + 2×2 = 139.
    @Test func checksShipNumbers() throws {
        #expect(try IMONumber("IMO 9074729").code == "9074729")
        #expect(throws: IdentifierError.checkDigit(expected: "9", found: "8")) { try IMONumber("9074728") }
        #expect(throws: IdentifierError.character(offset: 2)) { try IMONumber("90A4729") }
    }
}
