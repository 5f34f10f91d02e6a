import SourceFiles
import Testing

@Suite struct TextTests {
    @Test func lettersDigitsAndMarksOfFullWidthAreThoseOfASCII() {
        #expect(Text.ofHalfWidth("Ｑ－１Ａ２Ｂ：棉包　４４１０～") == "Q-1A2B:棉包　4410~")
        #expect(Text.ofHalfWidth("plain 新疆 ｡ﾊ") == "plain 新疆 ｡ﾊ")
    }

    @Test(arguments: [
        ("Tier 2 supplier", ["Tier", "2", "supplier"]), ("SubSupplier_name", ["Sub", "Supplier", "name"]),
        ("Buyer's code", ["Buyers", "code"]), ("Buyer’s", ["Buyers"]), ("HSCode", ["HSCode"]), (" - / ", []),
        ("供方 (名称)", ["供方", "名称"]),
    ])
    func aTitleComesApartAtSignsAndCapitals(title: String, words: [String]) {
        #expect(Text.words(ofTitle: title) == words)
    }

    @Test func signsThatAreKeptAreReadAsLetters() {
        #expect(Text.words(ofTitle: "Value (US$)") == ["Value", "US"])
        #expect(Text.words(ofTitle: "Value (US$)", keeping: ["$", "#"]) == ["Value", "US$"])
    }
}
