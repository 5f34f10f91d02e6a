import NameMatching
import Testing

/// How the words of a person's name are read: fathers, servants, initials, numbers, and the scripts that spell only roughly.
struct PersonReadingTests {
    private func relations(_ left: String, _ right: String) throws -> [PartRelation] {
        let (analyzer, comparator) = try TestLexicon.tools()
        return comparator.compare(analyzer.analyze(left, kind: .person), analyzer.analyze(right, kind: .person))
            .alignments.map(\.relation)
    }

    @Test func theSonOfOneIsNotTheFather() throws {
        #expect(try TestLexicon.score("Omar bin Hassan Al-Tarhi", "Hassan bin Omar Al-Tarhi", .person) < 0.5)
        #expect(try TestLexicon.score("Omar bin Hassan Al-Tarhi", "Al-Tarhi, Omar bin Hassan", .person) > 0.5)
        // A word for son more or less, or an article, changes nothing.
        #expect(try TestLexicon.score("Umar bin Al-Tarhi bin Nufayl", "Umar bin Tarhi bin Nufayl", .person) > 0.5)
        #expect(try TestLexicon.score("Omar Hassan bin Tarhi", "Omar bin Hassan bin Tarhi", .person) > 0.5)
        // A name that does not say who is whose father may stand in any order.
        #expect(try relations("Omar Hassan Tarhi", "Hassan bin Omar Tarhi") == [.same, .same, .same])
    }

    @Test func aServantsNameIsShortenedToTheMastersAndOthersAreOthers() throws {
        #expect(try relations("Abdul Hanif Tarhi", "Hanif Tarhi") == [.abbreviation, .same])
        #expect(try relations("Abdul Rahman Tarhi", "Rahman Tarhi") == [.abbreviation, .same])
        #expect(try TestLexicon.score("Abdurrahim Tarhi", "Abdurrahman Tarhi", .person) < 0.5)
        #expect(try relations("Abdur Rahim Tarhi", "Abdel Rahim Tarhi") == [.same, .same])
    }

    @Test func anArabicNameOfTwoConsonantsIsNoTitle() throws {
        let parts = try TestLexicon.tools().analyzer.analyze("يوسف عمر الحسيني", kind: .person).parts
        #expect(parts.map(\.role) == [.givenName, .givenName, .givenName])
        #expect(try relations("عمر الحسيني", "Omar Al-Husseini").first == .nickname)
    }

    @Test func aTitleAtTheEndIsAFamilyName() throws {
        func roles(_ name: String) throws -> [PartRole] {
            try TestLexicon.tools().analyzer.analyze(name, kind: .person).parts.map(\.role)
        }
        #expect(try roles("Torvald Marshal") == [.givenName, .givenName])
        #expect(try roles("MARSHAL, Torvald") == [.familyName, .givenName])
        #expect(try roles("Marshal Torvald Brennick") == [.title, .givenName, .givenName])
        #expect(try roles("Torvald Brennick Jr.") == [.givenName, .givenName, .title])
        #expect(try roles("Torvald Brennick, Marshal") == [.givenName, .givenName, .title])
    }

    @Test func initialsAloneNameNobody() throws {
        #expect(try TestLexicon.score("N. T.", "Nurbek Talgatov", .person) < 0.2)
        #expect(try relations("JP Brennick", "Jean Paul Brennick") == [.abbreviation, .abbreviation, .same])
        // A short family name in capitals is one.
        #expect(try relations("NG Kwok", "Ng, Kwok") == [.same, .same])
    }

    @Test func digitsInsideAWordAreTheLettersTheyLookLike() throws {
        #expect(try relations("Mar1na Brenn1ck", "Marina Brennick") == [.same, .same])
        #expect(try relations("0leg Brennick", "Oleg Brennick") == [.same, .same])
    }

    @Test func benIsAGivenNameInFrontAndAParticleWithin() throws {
        #expect(try relations("Ben Brennick", "Benjamin Brennick") == [.nickname, .same])
        for name in ["Tarhi Ben Salah", "Ben Salah Tarhi"] {
            let parts = try TestLexicon.tools().analyzer.analyze(name, kind: .person).parts
            #expect(parts.map(\.role).filter { $0 == .filler } == [.filler])
        }
    }

    @Test(arguments: [
        ("买买提·阿里木", "Memet Alim"), ("帕尔哈提·塔依尔", "Farhat Tahir"), ("弗拉基米尔·布伦尼克", "Vladimir Brenik"),
    ])
    func ideographsWithARaisedDotSpellAForeignName(chinese: String, latin: String) throws {
        let (analyzer, comparator) = try TestLexicon.tools()
        let comparison = comparator.compare(
            analyzer.analyze(chinese, kind: .person), analyzer.analyze(latin, kind: .person))
        #expect(comparison.alignments.count == 2)
        #expect(comparison.alignments.allSatisfy { $0.similarity > 0.7 })
        #expect(comparison.alignments.allSatisfy { $0.role == .givenName })
    }

    @Test func aGivenNameOfHanIsNotReadAsAForeignOne() throws {
        #expect(try TestLexicon.score("陈依敏", "陈依明", .person) < 0.5)
        #expect(try TestLexicon.score("王玉山", "Wang Yushan", .person) > 0.5)
    }

    @Test func aTranscribedNameIsNotTakenForAnother() throws {
        #expect(try TestLexicon.score("买买提·阿里木", "Tursun Qadir", .person) < 0.05)
    }

    @Test func wadeGilesIsReadAsPinyin() throws {
        // Without apostrophes ts is z or c: both are read.
        #expect(try relations("Mao Tse-lin", "Mao Zelin") == [.same, .transliteration])
        #expect(try relations("Mao Tse-lin", "Mao Celin") == [.same, .same])
        #expect(try relations("Hsu Hsiao-lin", "Xu Xiaolin") == [.same, .same])
        let analyzer = try TestLexicon.tools().analyzer
        #expect(analyzer.analyze("Hsu Tse-hsien", kind: .person).latinForms.first == "xu cexian")
        // Every word of an English name is a syllable of neither.
        #expect(analyzer.analyze("Tung Brennick", kind: .person).latinForms.first == "tung brennick")
    }
}
