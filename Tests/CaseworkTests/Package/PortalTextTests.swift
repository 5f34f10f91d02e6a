import ClewModel
import SupplyChain
import Testing

@testable import Casework

/// What goes into the portal holds letters, digits and blanks alone, and says the same as before.
struct PortalTextTests {
    @Test(
        arguments: [
            ("at least 16.46 % of it", "at least 16 point 46 percent of it"),
            ("Harbour & Lane Denim Co.", "Harbour and Lane Denim Co"), ("left 2024-12-20", "left 20 December 2024"),
            ("210,000 pcs", "210000 pcs"), ("210\u{2009}000 pcs", "210000 pcs"), ("1,5 and 2", "1 5 and 2"),
            ("HS 6203.42", "HS 620342"), ("Mercankaya İplik A.Ş.", "Mercankaya Iplik A S"),
            ("bales 4410-4680", "bales 4410 to 4680"), ("−5 t", "minus 5 t"), ("S-2024", "S 2024"),
            ("the mill's own", "the mills own"), ("Straße, Łódź, Ålesund", "Strasse Lodz Alesund"),
            ("2024-13-45", "2024 13 45"), ("青岛 (Qingdao)", "Qingdao"), ("<b>\u{202E}x</b>", "b x b"), ("", ""),
        ])
    func textBecomesLettersAndDigits(text: String, plain: String) { #expect(PortalText.plain(text) == plain) }

    @Test(arguments: [
        (41.7, "41 point 7"), (210_000, "210000"), (0.000_001, "0 point 000001"), (-2.5, "minus 2 point 5"),
    ])
    func numbersHaveNoSigns(value: Double, text: String) { #expect(PortalText.number(value) == text) }

    @Test func tonnesAreToldInKilograms() throws {
        #expect(PortalText.quantity(try #require(Quantity(41.7, .tonne))) == "41700 kg")
        #expect(PortalText.quantity(try #require(Quantity(50_000, .piece))) == "50000 pieces")
    }
}
