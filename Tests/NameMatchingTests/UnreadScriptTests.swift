import NameMatching
import Testing

/// What is said of names in scripts that are not read, and how Burmese is.
struct UnreadScriptTests {
    @Test(arguments: [
        ("ሀይለ ሥላሴ", "Ethiopic"), ("བསྟན་འཛིན", "Tibetan"), ("ᠮᠣᠩᠭᠣᠯ", "Mongolian"), ("ហ៊ុន សែន", "Khmer"),
        ("ꆈꌠ", "Yi"), ("ܐܪܡܝܐ", "Syriac"), ("ދިވެހި", "Thaana"), ("ⵜⵉⴼⵉⵏⴰⵖ", "Tifinagh"),
        ("𞤀𞤣𞤤𞤢𞤥", "a script beyond Unicode’s basic plane"),
    ])
    func aScriptThatIsNotReadIsNamed(name: String, script: String) {
        #expect(UnreadScript.of(name)?.name == script)
        #expect(UnreadScript.between(name, "Kaldor Tarvik")?.name == script)
        #expect(UnreadScript.between(name, name) == nil)
    }

    @Test(arguments: [
        "Kaldor Tarvik", "新疆棉业", "김민수", "Дмитрий", "أحمد", "გიორგი", "สมชาย", "ကျော်စွာ", "राम", "Ꮳ Kaldor Tarvik Mills",
        "", "12", "𝐊𝐚𝐥𝐝𝐨𝐫",
    ])
    func aNameThatIsReadIsNone(name: String) { #expect(UnreadScript.of(name) == nil) }

    @Test func ofManyNamesOneThatIsReadIsEnough() {
        #expect(UnreadScript.ofAll(["ሀይለ ሥላሴ", "བསྟན་འཛིན"])?.name == "Ethiopic")
        #expect(UnreadScript.ofAll(["ሀይለ ሥላሴ", "Kaldor"]) == nil)
        #expect(UnreadScript.ofAll([]) == nil)
    }

    /// Heads of state and government of Myanmar and a Secretary-General, as their own publications write them.
    @Test(arguments: [
        ("မင်းအောင်လှိုင်", "Min Aung Hlaing"), ("အောင်ဆန်းစုကြည်", "Aung San Suu Kyi"), ("သန်းရွှေ", "Than Shwe"),
        ("သိန်းစိန်", "Thein Sein"), ("ဝင်းမြင့်", "Win Myint"), ("ထင်ကျော်", "Htin Kyaw"), ("နေဝင်း", "Ne Win"),
        ("စိုးဝင်း", "Soe Win"), ("မြင့်ဆွေ", "Myint Swe"), ("စောမောင်", "Saw Maung"), ("ခင်ညွန့်", "Khin Nyunt"),
        ("ကိုကိုကြီး", "Ko Ko Gyi"), ("ကျော်စွာ", "Kyaw Swa"), ("လှထွန်း", "Hla Htun"),
    ])
    func burmeseIsReadBySyllables(name: String, latin: String) throws {
        let (analyzer, comparator) = try TestLexicon.tools()
        let reading = try #require(analyzer.readings(of: name).first)
        let score = comparator.score(analyzer.analyze(reading, kind: .person), analyzer.analyze(latin, kind: .person))
        #expect(score >= 0.5, "\(reading)")
    }

    @Test(arguments: [
        ("သန်းရွှေ", "Thein Sein"), ("ဝင်းမြင့်", "Khin Nyunt"), ("စောမောင်", "Soe Win"), ("ကျော်စွာ", "Myint Swe"),
    ])
    func twoBurmeseNamesStayApart(name: String, latin: String) throws {
        let (analyzer, comparator) = try TestLexicon.tools()
        let reading = try #require(analyzer.readings(of: name).first)
        #expect(
            comparator.score(analyzer.analyze(reading, kind: .person), analyzer.analyze(latin, kind: .person)) < 0.5)
    }
}
