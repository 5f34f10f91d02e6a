import Foundation

/// Country names and codes as users and publishers write them, brought to lower-case ISO 3166-1 alpha-2 codes.
public enum CountryCode {
    /// The code for a text; `nil` where the text names no country of the table.
    ///
    /// Takes two-letter codes, three-letter codes and the usual English, Chinese, French, German, Spanish and Russian
    /// names of the main trading countries, and the English names of all others, with their official forms (“Kyrgyz
    /// Republic”, “Taiwan, Province of China”), in any case, with any apostrophe, accent or full stop. A two-letter text is taken
    /// for a code as it stands.
    public static func code(of text: some StringProtocol) -> String? {
        let raw = Array(text.utf8.prefix(3))
        if raw.count == 2, raw.allSatisfy({ (0x61...0x7A).contains($0) }) {
            return raw == [0x75, 0x6B] ? "gb" : String(text)
        }
        if let code = table[String(text)] { return code }
        let key = folded(text)
        let bytes = Array(key.utf8)
        if bytes.count == 2, bytes.allSatisfy({ (0x61...0x7A).contains($0) }) { return key == "uk" ? "gb" : key }
        if let code = table[key] { return code }
        for shorter in withoutTitles(key) { if let code = table[shorter] { return code } }
        return nil
    }

    /// Every code of the table with its usual English name, by code.
    public static let all: [(code: String, name: String)] = {
        var all: [(code: String, name: String)] = []
        for row in names.split(separator: "\n") {
            let parts = row.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, all.last?.code != String(parts[0]) else { continue }
            all.append((String(parts[0]), String(parts[1].prefix { $0 != "|" })))
        }
        return all
    }()

    /// The codes that belong so closely to a code that a difference says nothing: a territory that is also given under the code of
    /// the state that administers it.
    package static func close(to code: String) -> [String] {
        let china = ["cn", "hk", "mo", "tw"]
        return china.contains(code) ? china : []
    }

    /// A name in lower case without accents, apostrophes and full stops, other signs as single spaces.
    private static func folded(_ text: some StringProtocol) -> String {
        let plain = String(text).folding(
            options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: nil)
        var key = String.UnicodeScalarView()
        var pendingSpace = false
        for scalar in plain.unicodeScalars {
            switch scalar {
            case "'", "’", "‘", "ʼ", "`", "´", ".": continue
            case "&":
                if !key.isEmpty { key.append(contentsOf: " and".unicodeScalars) }
                pendingSpace = true
            default:
                guard scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark else {
                    pendingSpace = !key.isEmpty
                    continue
                }
                if pendingSpace { key.append(" ") }
                pendingSpace = false
                key.append(scalar)
            }
        }
        return String(key)
    }

    /// The name of a state without what only says what kind of state it is, and a territory without the state that it is part of.
    private static func withoutTitles(_ key: String) -> [String] {
        var shorter: [String] = []
        for title in titles {
            // What kind of republic it is tells two states of one name apart: each is in the table by its whole names.
            if title.contains("republic"), twins.contains(where: key.contains) { continue }
            if key.hasPrefix(title + " ") { shorter.append(String(key.dropFirst(title.count + 1))) }
            if key.hasSuffix(" " + title) { shorter.append(String(key.dropLast(title.count + 1))) }
        }
        return shorter
    }
    private static let twins = ["china", "congo", "korea"]

    /// Longest first, so that nothing of one is left behind.
    private static let titles = [
        "special administrative region of china", "special administrative region", "democratic socialist republic of",
        "democratic peoples republic of", "peoples democratic republic of", "socialist republic of",
        "plurinational state of", "bolivarian republic of", "united republic of", "islamic republic of",
        "federal republic of", "federative republic of", "democratic republic of", "hashemite kingdom of",
        "independent state of", "co operative republic of", "cooperative republic of", "arab republic of",
        "province of china",
        "peoples republic of", "grand duchy of", "oriental republic of", "principality of", "commonwealth of the",
        "commonwealth of", "republic of the", "republic of", "sultanate of", "kingdom of the", "kingdom of", "union of",
        "federation of", "state of", "sar china", "the", "mainland", "china", "sar",
    ]

    /// Whether a text names a country that exists or existed: a code that ISO 3166-1 assigns, or a name of the table.
    public static func isKnown(_ text: some StringProtocol) -> Bool {
        guard let code = code(of: text) else { return gone.contains(folded(text)) }
        return code.utf8.count != 2 || assigned.contains(code)
    }

    /// Codes of FollowTheMoney for states that are gone; they are read, and compared with nothing.
    private static let gone: Set<String> = ["suhh", "yucs", "csxx", "cshh", "ddde"]

    /// The codes that ISO 3166-1 assigns, those of states that are gone, and those that lists use for Kosovo and the Union.
    private static let assigned: Set<String> = Set(
        """
        ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw by bz ca cc cd cf
        cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg eh er es et fi fj fk fm fo fr ga gb gd ge gf gg gh
        gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw
        ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng
        ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn
        so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug um us uy uz va vc ve vg vi vn vu wf ws ye yt
        za zm zw xk eu su yu cs dd an zr tp bu
        """.split { $0 == " " || $0 == "\n" }.map(String.init))

    /// The codes by the names as they are most often written, which then need no folding, and by the folded names.
    private static let table: [String: String] = {
        var table: [String: String] = [:]
        for row in names.split(separator: "\n") {
            guard let space = row.firstIndex(of: " ") else { continue }
            for name in row[row.index(after: space)...].split(separator: "|") {
                table[String(name)] = String(row[..<space])
                table[folded(name)] = String(row[..<space])
            }
        }
        return table
    }()
}
