import Testing

@testable import ListImport

/// The numbers are those that published lists have, or invented in their form.
struct ContactTextTests {
    @Test(arguments: [
        ("No. 009613679153", "+9613679153"), ("0097282851500", "+97282851500"),
        ("(98)(21)(66153220)", "+98 21 66153220"), ("(357)(22660766)", "+357 22660766"),
        ("No. (218) (0)214778301", "+218 214778301"), ("Number: (971) (4) (3248000)", "+971 4 3248000"),
        ("+44 20 0000 0000", "+44 20 0000 0000"), ("No. 03889402", "03889402"), ("(04) 710043", "(04) 710043"),
        ("97082881183", "97082881183"), ("(office hours only)", "(office hours only)"),
    ])
    func aTelephoneNumberGetsItsPlusSignOnlyWhereTheTextTellsTheCountry(text: String, expected: String) {
        #expect(ContactText.phone(text) == expected)
    }

    @Test func theAddressEndsAtTheProseAfterIt() {
        #expect(ContactText.firstWord("www.example.org. Offices Worldwide").word == "www.example.org")
        #expect(ContactText.firstWord("www.example.org").hasMore == false)
    }

    @Test func aDocumentIsReadOnlyWhereEveryPartOfItIsKnown() throws {
        let text = "No.: 0310857, Eritrea, Issue Date 21 August 2006, Expire Date 20 August 2008)"
        let document = try #require(OFACDocumentText(text))
        #expect(document.number == "0310857")
        #expect(document.country == "Eritrea")
        #expect(document.issued == "21 August 2006")
        #expect(document.expires == "20 August 2008")
        #expect(OFACDocumentText("1372584, Kenya")?.country == "Kenya")
        #expect(OFACDocumentText("A1234567 (Iran)") == nil)
        #expect(OFACDocumentText("1234, second series") == nil)
    }
}
