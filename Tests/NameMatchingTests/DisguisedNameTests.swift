import NameMatching
import Testing

/// Names written so that people read them and a comparison does not; all are invented.
struct DisguisedNameTests {
    @Test(arguments: [
        ("ꞯᴜᴏɴᴠᴇx ᴍɪɴɪɴɢ", "Quonvex Mining"), ("ᴛᴀʀᴠɪᴋ ʟᴏᴏᴍꜱ", "Tarvik Looms"),
        ("Tar\u{3164}vik\u{115F} Lo\u{1160}om\u{FFA0}s", "Tarvik Looms"),
        ("Tar\u{202E}\u{202C}vik Looms", "Tarvik Looms"),
        ("T\u{E0061}arv\u{E0100}ik Looms", "Tarvik Looms"), ("🅃🄰🅁🅅🄸🄺 Looms", "Tarvik Looms"),
        ("🅣🅐🅡🅥🅘🅚 Looms", "Tarvik Looms"), ("🇹🇦🇷🇻🇮🇰 Looms", "Tarvik Looms"), ("Ｔarvik Looms", "Tarvik Looms"),
        ("TARVİK LOOMS", "Tarvik Looms"), ("TARVI\u{307}K LOOMS", "Tarvik Looms"), ("Tarvık Looms", "Tarvik Looms"),
    ])
    func disguisedLettersAreTheLettersThatTheyLookLike(disguised: String, plain: String) throws {
        let (analyzer, _) = try TestLexicon.tools()
        #expect(
            analyzer.analyze(disguised, kind: .organization).latinForms
                == analyzer.analyze(plain, kind: .organization).latinForms)
    }

    @Test(arguments: [
        ("⼒⼭纺织有限公司", "力山纺织有限公司"), ("⺠⼯⾃⽥农场", "民工自田农场"), ("力\u{E0100}山\u{FE00}纺织有限公司", "力山纺织有限公司"),
        ("金\u{F90A}纺织", "金金纺织"), ("⻓安农场", "长安农场"), ("⾧安农场", "长安农场"),
    ])
    func radicalsAreTheIdeographsThatTheyLookLike(disguised: String, plain: String) throws {
        #expect(
            try TestLexicon.score(disguised, plain) == TestLexicon.score(plain, plain))
    }

    @Test(arguments: [
        ("HALİL İNAN", "Halil Inan"), ("İbrahim Yılmaz", "Ibrahim Yilmaz"), ("İlham Əliyev", "Ilham Aliyev"),
    ])
    func theDottedCapitalIIsAnI(written: String, plain: String) throws {
        #expect(try TestLexicon.score(written, plain, .person) > 0.9)
    }

    @Test(arguments: ["\u{3164}\u{3164}", "\u{202E}\u{200B}", "\u{E0041}\u{E0042}", "\u{FFFD}\u{FFFD}", "\0"])
    func aNameOfNothingVisibleHasNothingToCompare(name: String) throws {
        let (analyzer, _) = try TestLexicon.tools()
        for kind in [NameKind.organization, .person] { #expect(analyzer.analyze(name, kind: kind).isEmpty) }
    }

    @Test(arguments: [
        ("Xinjiang C0tton", ["Xinjiang Cotton"]), ("W3av1ng Mill", ["Weaving Mill"]),
        ("Regiment l48", ["Regiment 148"]),
        ("1O1 Regiment", ["101 Regiment"]), ("\u{202E}kivraT\u{202C} Looms", ["Tarvik Looms"]),
        ("\u{202E}n0ttoC", ["Cott0n", "Cotton"]), ("MP3 Player", []), ("B2B Trading", []), ("H2O Water", []),
        ("3M Company", []), ("Factory 148", []), ("Plain Name", []), ("", []),
    ])
    func lettersAndDigitsStandForEachOther(name: String, others: [String]) {
        #expect(NameReadings.others(of: name) == others)
    }

    @Test func aNameThatIsLongerThanWhatIsTakenApartSaysSo() throws {
        let (analyzer, _) = try TestLexicon.tools()
        let words = ["Tarvik", "Quonvex", "Halbrit", "Baimo", "Kartel", "Lunfei"]
        func name(_ count: Int) -> String {
            (0..<count).map { "\(words[$0 % 6])\(Character(Unicode.Scalar(UInt8(97 + $0 % 26))))" }.joined(
                separator: " ")
        }
        for kind in [NameKind.organization, .person] {
            #expect(!analyzer.analyze(name(26), kind: kind).isAbridged)
            #expect(analyzer.analyze(name(40), kind: kind).isAbridged)
            #expect(analyzer.analyze(String(repeating: "x", count: 5000), kind: kind).isAbridged)
        }
        #expect(analyzer.analyze(String(repeating: "力山 民工 ", count: 20), kind: .organization).isAbridged)
    }

    @Test func longNamesAreComparedWordByWordBeyondTheOldLimit() throws {
        let words = (0..<27).map { "Tarv\(Character(Unicode.Scalar(UInt8(97 + $0 % 26))))ok" }
        let other = words.dropLast() + ["Zzyxqu"]
        let (same, different) = (words.joined(separator: " "), other.joined(separator: " "))
        #expect(try TestLexicon.score(same, different) < TestLexicon.score(same, same))
    }
}
