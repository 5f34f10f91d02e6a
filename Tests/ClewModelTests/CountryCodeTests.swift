import ClewModel
import Testing

struct CountryCodeTests {
    @Test(arguments: [
        ("Cuba", "cu"), ("CUB", "cu"), ("Venezuela, Bolivarian Republic of", "ve"), ("Niger", "ne"), ("Nigeria", "ng"),
        ("Côte d'Ivoire", "ci"), ("中国", "cn"), ("UK", "gb"), ("Viet Nam", "vn"), ("Congo", "cg"), ("DR Congo", "cd"),
    ])
    func aNameOrACodeGivesTheTwoLetters(text: String, code: String) {
        #expect(CountryCode.code(of: text) == code)
    }

    @Test(arguments: [
        ("People’s Republic of China", "cn"), ("People's Republic of China", "cn"), ("China (Mainland)", "cn"),
        ("VR China", "cn"),
        ("Hong Kong, China", "hk"), ("Hong Kong SAR, China", "hk"), ("Taiwan, Province of China", "tw"),
        ("Lao PDR", "la"),
        ("Kyrgyz Republic", "kg"), ("Cote d’Ivoire", "ci"), ("U.K.", "gb"), ("U.S.A.", "us"), ("ROK", "kr"),
        ("DPRK", "kp"),
        ("Socialist Republic of Vietnam", "vn"), ("Republic of Korea", "kr"), ("Islamic Republic of Iran", "ir"),
        ("Russian Federation", "ru"), ("Macao SAR", "mo"), ("Czech Republic", "cz"), ("Türkiye", "tr"),
        ("The Netherlands", "nl"),
        ("United Republic of Tanzania", "tz"), ("Deutschland", "de"), ("Российская Федерация", "ru"), ("中华人民共和国", "cn"),
        ("Great Britain", "gb"), ("United States of America", "us"), ("Bolivia (Plurinational State of)", "bo"),
        ("Moldova, Republic of", "md"), ("Korea, Republic of", "kr"), ("Korea (the Republic of)", "kr"),
        ("Syrian Arab Republic", "sy"), ("UAE", "ae"), ("U.A.E.", "ae"), ("Swaziland", "sz"), ("Burma", "mm"),
        ("KSA", "sa"),
        ("Palestine, State of", "ps"), ("République populaire de Chine", "cn"), ("Demokratische Republik Kongo", "cd"),
        ("Democratic Republic of Congo", "cd"), ("Congo (the Democratic Republic of the)", "cd"),
        ("Republic of the Congo", "cg"),
        ("Republic of China", "tw"), ("Democratic People's Republic of Korea", "kp"), ("Republic of South Sudan", "ss"),
        ("Korea (the Democratic People's Republic of)", "kp"), ("Korea, Democratic People’s Republic of", "kp"),
    ])
    func officialAndUsualNamesAreKnownWithWhateverApostrophe(text: String, code: String) {
        #expect(CountryCode.code(of: text) == code)
    }

    @Test func whatNamesNoCountryGivesNone() {
        #expect(CountryCode.code(of: "Atlantis") == nil)
        #expect(CountryCode.code(of: "") == nil)
    }
}
