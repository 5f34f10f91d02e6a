import Testing

@testable import ListImport

struct CountryTests {
    @Test(arguments: [
        ("China", "cn"), ("Korea, North", "kp"), ("Iran (Islamic Republic of)", "ir"), ("Russia / Russie", "ru"),
        ("TÜRKİYE", "tr"), ("Bosnia & Herzegovina", "ba"), ("Côte d'Ivoire", "ci"), ("Cote d Ivoire", "ci"),
        ("The Bahamas", "bs"), ("CN", "cn"), ("Myanmar (Burma) / Myanmar (Birmanie)", "mm"),
        ("former Soviet Union", "suhh"),
    ])
    func countriesAreKnownByTheNamesThatListsUse(name: String, code: String) {
        #expect(Country.code(of: name) == code)
    }

    @Test(arguments: ["Region: Kafia Kingi", "na", "", "Atlantis", "Extremist Settler Violence"])
    func whatIsNoCountryIsNotGuessed(name: String) {
        #expect(Country.code(of: name) == nil)
    }
}
