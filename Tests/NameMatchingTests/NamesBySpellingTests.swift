import NameMatching
import Testing

/// Names of languages whose letters are not said one by one, or stand together where others set spaces.
///
/// All persons and companies are invented.
struct NamesBySpellingTests {
    private static func isMatch(_ one: String, _ other: String, as kind: NameKind) throws -> Bool {
        try TestLexicon.score(one, other, kind) >= 0.5
    }

    @Test(arguments: [
        ("Μπάμπης Παπαδόπουλος", "Babis Papadopoulos", true), ("Ντίνος Αντωνίου", "Dinos Antoniou", true),
        ("Γκίκας Χαρδούβελης", "Gikas Hardouvelis", true), ("ΓΚΙΚΑΣ ΧΑΡΔΟΥΒΕΛΗΣ", "Gikas Hardouvelis", true),
        ("Κώστας Καμπουράκης", "Kostas Kabourakis", true), ("Κώστας Καμπουράκης", "Kostas Kambourakis", true),
        ("Ευάγγελος Αυγερινός", "Evangelos Avgerinos", true), ("Ευτύχιος Λευκαδίτης", "Eftychios Lefkaditis", true),
        ("Παύλος Μπακογιάννης", "Pavlos Bakogiannis", true), ("Θεόδωρος Πάγκαλος", "Theodoros Pangalos", true),
        ("Μπάμπης Παπαδόπουλος", "Makis Papadopoulos", false), ("Ντίνος Αντωνίου", "Petros Antoniou", false),
        ("Γκίκας Χαρδούβελης", "Petros Hardouvelis", false),
    ])
    func greekWritesSomeSoundsWithTwoLetters(native: String, latin: String, isSame: Bool) throws {
        #expect(try Self.isMatch(native, latin, as: .person) == isSame)
    }

    @Test(arguments: [
        ("Μπέτα Ναυτιλιακή", "beta"), ("Ντόβα", "dova"), ("Γκόβα", "gova"), ("Σπύρου", "spyrou"), ("Ευβία", "evvia"),
        ("Λεύκα", "lefka"), ("Άγγελος", "angelos"),
    ])
    func greekIsReadWordByWord(name: String, reading: String) throws {
        let part = try TestLexicon.tools().analyzer.analyze(name, kind: .person).parts.first
        #expect(part?.latin.contains(reading) == true)
    }

    @Test(arguments: [
        ("Βελμόρα Ναυτιλιακή ΑΕ", "Velmora Shipping SA", true), ("Βελμόρα Τρόφιμα ΑΕ", "Velmora Foods SA", true),
        ("Ντόβα Τράπεζα", "Dova Bank", true), ("Μπελμόρα Χημικά ΑΕ", "Belmora Chemicals SA", true),
        ("Βελμόρα Τρόφιμα ΑΕ", "Velmora Shipping SA", false), ("Κερμόσα Χημικά ΑΕ", "Velmora Chemicals SA", false),
    ])
    func linesOfBusinessInGreek(native: String, latin: String, isSame: Bool) throws {
        #expect(try Self.isMatch(native, latin, as: .organization) == isSame)
    }

    @Test(arguments: [
        ("บริษัท สยามทองเทรดดิ้ง จำกัด", "Siam Thong Trading Co. Ltd.", true),
        ("บริษัท แสงทองเคมี จำกัด", "Saengthong Chemical Co. Ltd.", true),
        ("บริษัทศรีทองอิเล็กทรอนิกส์จำกัด", "Sri Thong Electronics Co. Ltd.", true),
        ("บริษัท เจริญชัยอุตสาหกรรม จำกัด", "Charoenchai Industry Co. Ltd.", true),
        ("บริษัทไทเกอร์เคมีจำกัด", "Tiger Chemical Co. Ltd.", true),
        ("บริษัทไทเกอร์เคมีจำกัด", "Dragon Chemical Co. Ltd.", false),
        ("บริษัท แสงทองเคมี จำกัด", "Mittraphap Chemical Co. Ltd.", false),
        ("บริษัท แสงทองเคมี จำกัด", "Saengthong Rubber Co. Ltd.", false),
    ])
    func thaiCompaniesAreWrittenWithoutSpaces(native: String, latin: String, isSame: Bool) throws {
        #expect(try Self.isMatch(native, latin, as: .organization) == isSame)
    }

    @Test(arguments: ["ออ์อ์จำกัด", "์์์์จำกัด", "ทร์ตร์์จำกัด", "เเเเจำกัด", "จำกัด์จำกัด์", "บริษัทบริษัทจำกัดจำกัด"])
    func marksThatStandForNothingAreRead(name: String) throws {
        for kind in [NameKind.organization, .person] {
            let parts = try TestLexicon.tools().analyzer.analyze("\(name) \(name)", kind: kind).parts
            #expect(parts.allSatisfy { $0.range.upperBound <= name.utf8.count * 2 + 1 })
        }
    }

    /// Their letters spell another Latin word as well, see the table.
    @Test(arguments: [("Velmora ZhShS", "Velmora LLC"), ("Velmora Produkty OOO", "Velmora Food LLC")])
    func transliteratedWordsKeepTheirMeaning(one: String, other: String) throws {
        #expect(try Self.isMatch(one, other, as: .organization))
    }

    @Test func thaiIsCutIntoWords() throws {
        let parts = try TestLexicon.tools().analyzer.analyze("สยามทองเทรดดิ้ง", kind: .organization).parts
        #expect(parts.map(\.text) == ["สยาม", "ทอง", "เทรดดิ้ง"])
        #expect(parts.map(\.role) == [.place, .tradeName, .industry])
    }

    @Test(arguments: [
        ("นายสมชาย ใจดี", "Somchai Jaidee", true), ("นางวิชัย แก้วดี", "Wichai Kaewdee", true),
        ("ประยุทธ์ จันทร์ดี", "Prayut Chandee", true), ("นายสมชาย ใจดี", "Somsak Jaidee", false),
    ])
    func thaiTitlesAndSilentLettersAreNoNames(native: String, latin: String, isSame: Bool) throws {
        #expect(try Self.isMatch(native, latin, as: .person) == isSame)
    }

    @Test(arguments: ["港ガラス繊維株式会社", "株式会社港ガラス繊維"])
    func wordsOfKanaAndIdeographsAreReadAsOne(name: String) throws {
        let parts = try TestLexicon.tools().analyzer.analyze(name, kind: .organization).parts
        #expect(parts.contains { $0.text == "ガラス繊維" && $0.role == .industry })
        #expect(parts.contains { $0.text == "港" && $0.role == .tradeName })
    }

    @Test(arguments: [
        ("ミナト商事", "Minato Shoji", true),
        ("ミナト発動機株式会社", "Minato Motor Co., Ltd.", true),
        ("ミナト商事", "Sakai Shoji", false),
    ])
    func linesOfBusinessInJapanese(native: String, latin: String, isSame: Bool) throws {
        #expect(try Self.isMatch(native, latin, as: .organization) == isSame)
    }

    @Test(arguments: [
        ("Shanghai Star", "Guangzhou Star"), ("Velmora Rotterdam", "Velmora Hamburg"), ("上海之星", "广州之星"),
    ])
    func shipsThatAreCalledAfterPlacesAreTwo(one: String, other: String) throws {
        #expect(try !Self.isMatch(one, other, as: .vessel))
    }

    @Test(arguments: [
        ("M/V Velmora Rotterdam", "Velmora Rotterdam"), ("Velmora (Panama)", "Velmora"),
    ])
    func shipsThatAreCalledAfterPlacesAreThemselves(one: String, other: String) throws {
        #expect(try Self.isMatch(one, other, as: .vessel))
    }

    @Test func aWordMeansWhatItSaysInItsOwnAlphabet() throws {
        // Фарм is short for a pharmaceutical company, and spelt as a farm is.
        let farm = try TestLexicon.score("Velmora Farm Ltd", "Velmora Farms Ltd")
        let pharmacy = try TestLexicon.score("Velmora Farm Ltd", "Velmora Pharmaceutical Ltd")
        #expect(farm > pharmacy + 0.2)
        #expect(try TestLexicon.score("ООО Вельмора Фарм", "Velmora Pharm LLC") >= 0.9)
    }
}
