import Screening
import Testing

struct CountryCodeTests {
    @Test(arguments: [
        ("Cuba", "cu"), ("CUB", "cu"), ("Venezuela, Bolivarian Republic of", "ve"), ("Niger", "ne"), ("Nigeria", "ng"),
        ("Côte d'Ivoire", "ci"), ("中国", "cn"), ("UK", "gb"), ("Viet Nam", "vn"), ("Congo", "cg"), ("DR Congo", "cd"),
    ])
    func aNameOrACodeGivesTheTwoLetters(text: String, code: String) {
        #expect(CountryCode.code(of: text) == code)
    }

    @Test func whatNamesNoCountryGivesNone() {
        #expect(CountryCode.code(of: "Atlantis") == nil)
        #expect(CountryCode.code(of: "") == nil)
    }
}
