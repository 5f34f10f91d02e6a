import NameMatching
import Testing

/// Long vowels, which Arabic, Persian and Hebrew write: one that is written tells names apart, and a short one that is not does not.
///
/// All persons are invented.
struct WrittenVowelTests {
    private static func isMatch(_ one: String, _ other: String) throws -> Bool {
        try TestLexicon.score(one, other, .person) >= 0.5
    }

    @Test(arguments: [
        ("حسین سلامی", "Hossein Salimi"), ("حسین سلیمی", "Hossein Salami"), ("علی کریمی", "Ali Karami"),
        ("خالد سلام", "Khaled Salim"), ("كمال حسن", "Kamil Hassan"), ("رشاد منصور", "Rashid Mansour"),
        ("حماد نوري", "Hamid Noori"), ("محمد جمال", "Mohammed Jamil"), ("محمود عباس", "Mohammed Abbas"),
        ("רינת שמיר", "Ronit Shamir"), ("רונית שמיר", "Rinat Shamir"), ("סלים כהן", "Salom Cohen"),
    ])
    func aVowelThatIsWrittenIsNoOther(native: String, latin: String) throws {
        #expect(try !Self.isMatch(native, latin))
    }

    @Test(arguments: [
        ("حسین سلامی", "Hossein Salami"), ("حسین سلیمی", "Hossein Salimi"), ("علی کریمی", "Ali Karimi"),
        ("علی کرمی", "Ali Karami"), ("خالد سلام", "Khaled Salam"), ("خالد سالم", "Khaled Salem"),
        ("رشيد منصور", "Rashid Mansour"), ("راشد منصور", "Rashid Mansour"), ("حميد نوري", "Hamid Noori"),
        ("محمود عباس", "Mahmud Abbas"), ("ابراهیم رئیسی", "Ebrahim Raisi"), ("هارون رشيد", "Harun Rashid"),
        ("هرون رشيد", "Haroun Rashid"), ("سليمان قاسم", "Soleiman Qasem"), ("عبدالرحمن قادر", "Abdul Rahman Qader"),
        ("فريد مراد", "Farid Murad"), ("سهام نجار", "Siham Najjar"), ("יעקב לוי", "Yaakov Levy"),
        ("אהרן לוין", "Aharon Levin"), ("רונית שמיר", "Ronit Shamir"), ("דוד כהן", "David Cohen"),
    ])
    func whatIsNotWrittenMayBeAnyVowel(native: String, latin: String) throws {
        #expect(try Self.isMatch(native, latin))
    }

    @Test(arguments: [("جورج بيكر", "George Baker"), ("جورج ترامب", "George Trump"), ("جورج مارتان", "George Martin")])
    func namesOfOtherLanguagesAreWrittenAsTheySound(native: String, latin: String) throws {
        #expect(try TestLexicon.score(native, latin, .person) > 0.4)
    }
}
