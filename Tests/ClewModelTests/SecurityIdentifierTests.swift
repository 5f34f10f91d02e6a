import ClewModel
import Testing

struct SecurityIdentifierTests {
    /// Invented securities of no country; the check digits come from a computation apart from ours.
    @Test(arguments: ["ZZ0000000016", "ZZ0000000024", "ZZ0000000107", "zz 0000 0001 23", "ZZ-000000011-5"])
    func acceptsACodeWhoseCheckDigitFits(text: String) throws {
        #expect(try SecurityIdentifier(text).code.count == 12)
    }

    @Test func namesTheRuleThatATextBreaks() {
        #expect(throws: IdentifierError.length(expected: 12, found: 11)) { try SecurityIdentifier("ZZ000000001") }
        #expect(throws: IdentifierError.checkDigit(expected: "6", found: "7")) {
            try SecurityIdentifier("ZZ0000000017")
        }
        #expect(throws: IdentifierError.character(offset: 0)) { try SecurityIdentifier("1Z0000000016") }
        #expect(throws: IdentifierError.character(offset: 11)) { try SecurityIdentifier("ZZ000000001A") }
        #expect(throws: IdentifierError.character(offset: 4)) { try SecurityIdentifier("ZZ00é0000016") }
    }

    @Test func findsEveryWrongDigit() throws {
        let code = Array("ZZ0000000123")
        for place in 2..<12 {
            for digit in "0123456789" where digit != code[place] {
                var changed = code
                changed[place] = digit
                #expect((try? SecurityIdentifier(String(changed))) == nil)
            }
        }
    }
}
