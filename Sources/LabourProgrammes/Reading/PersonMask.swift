/// Masks the names of persons in words that leave the reader.
///
/// A name is what has a raised dot between its parts, what follows a title of courtesy or a word for a worker or detainee and
/// looks like a name, what stands before an age, and what is told to be a worker or detainee; so are whoever collected a text,
/// telephone numbers, addresses of e-mail and accounts. Numbers of seven digits or more are masked too.
struct PersonMask {
    static let mask = "▇"

    /// The expressions made so far; they cannot be shared between threads, so that each text makes its own.
    private var made: [Int: Pattern] = [:]

    /// The expressions that find workers and detainees; the others find persons named with courtesy, and numbers.
    private static let ofWorkers: Set = [0, 2, 3, 4, 5, 6, 7, 8]

    /// The text with names masked, how many were, and whether one is the name of a worker or detainee.
    ///
    /// - Parameter keepsNumbers: Whether long numbers stay: in words of ours they are those of registers.
    mutating func masking(
        _ text: String, keepsNumbers: Bool = false
    ) -> (text: String, count: Int, namesWorkers: Bool) {
        var result = text
        var count = 0
        var namesWorkers = false
        // Lines of a paragraph are broken within names too.
        let joined = text.utf8.contains(0x0A) ? text.replacing("\n", with: " ") : text
        for (index, needs) in Self.needs.enumerated() where needs(joined) {
            if keepsNumbers, index == Self.needs.count - 1 { continue }
            let pattern = made[index] ?? Self.pattern(index)
            made[index] = pattern
            while let match = result.firstMatch(of: pattern) {
                result.replaceSubrange(match.range, with: Self.replacement(match.output))
                count += 1
                if Self.ofWorkers.contains(index) { namesWorkers = true }
                if count > 200 { return (Self.mask, count, namesWorkers) }
            }
        }
        return (result, count, namesWorkers)
    }

    private static func replacement(_ output: (Substring, keep: Substring, name: Substring, rest: Substring)) -> String
    {
        String(output.keep) + mask + String(output.rest)
    }

    private typealias Pattern = Regex<(Substring, keep: Substring, name: Substring, rest: Substring)>

    /// The expression that goes with a look of ``needs``, made anew each time: it cannot be shared between threads.
    private static func pattern(_ index: Int) -> Pattern {
        switch index {
        // 阿某·买某
        case 0: #/(?<keep>)(?<name>\p{Han}{1,6}(?:[·•・‧]\p{Han}{1,8})+)(?<rest>)/#
        // Mr Somebody Else
        case 1:
            #/(?<keep>\b(?:Mr|Ms|Mrs|Miss|Dr|named|called|nicknamed|alias)\.?\s)(?<name>\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}.’'-]*){0,3})(?<rest>)/#
        // the worker Somebody Else
        case 2:
            #/(?<keep>\b(?:[Ww]orker|[Dd]etainee|[Ii]nmate|[Tt]rainee|[Pp]risoner|[Ll]abou?rer|[Vv]illager|[Ff]armer|[Ss]eamstress|[Ww]oman|[Mm]other|[Ff]ather|[Ii]nternee|[Ee]mployee|[Ss]urvivor),?\s)(?<name>\p{Lu}[\p{L}’'-]+\s\p{Lu}[\p{L}.’'-]*(?:\s\p{Lu}[\p{L}.’'-]*)?)(?<rest>)/#
        // Somebody Else, 23,
        case 3:
            #/(?<keep>)(?<name>\p{Lu}[\p{L}’'-]+\s\p{Lu}[\p{L}.’'-]*)(?<rest>,?\s(?:aged\s)?\d\d(?:,|\syears|-year))/#
        // 员工某某某说, 学员某某今年
        case 4:
            #/(?<keep>(?:员工|工人|学员|村民|农民|职工|务工者|被拘押者|囚犯|服刑人员|女工|青年))(?<name>\p{Han}{2,4}?)(?<rest>(?:说|表示|告诉|今年|，男|，女|（男|（女|（\d))/#
        // Somebody Else, a former worker
        case 5:
            #/(?<keep>)(?<name>\p{Lu}[\p{L}’'-]+\s\p{Lu}[\p{L}.’'-]*)(?<rest>,\s(?:a|an|one|another)\s(?:(?!company|firm|mill|maker|whose|where|that|which|with|subsidiary)[\p{L}-]+\s){0,2}?(?:worker|detainee|inmate|trainee|prisoner|labou?rer|villager|farmer|seamstress|internee|survivor)\b)/#
        // 名叫某某的女工
        case 6:
            #/(?<keep>(?:名叫|叫做|化名))(?<name>\p{Han}{2,5}?)(?<rest>(?:的|，)(?:女工|工人|员工|学员|村民|农民|青年|务工|职工))/#
        // Worker ID 0231: Somebody Else
        case 7:
            #/(?<keep>\b(?:[Ww]orker|[Dd]etainee|[Ii]nmate|[Tt]rainee|[Pp]risoner|[Ee]mployee|[Ss]taff)\s(?:ID|No\.?|number|code|#)\s?[\p{L}\d-]{1,12}[:,]?\s)(?<name>\p{Lu}[\p{L}’'-]+\s\p{Lu}[\p{L}.’'-]*)(?<rest>)/#
        // 女工帕提古丽: a given name of a Turkic language after a word for a worker
        case 8:
            #/(?<keep>(?:女工|男工|员工|工人|工友|学员|村民|农民|职工|青年|姑娘|妇女|务工者|务工人员))(?<name>\p{Han}{0,3}(?:古丽|古力|古丽汗|帕提|买买提|麦麦提|买提|阿不都|阿布都|阿卜杜|吐尔逊|吐尔|努尔|依明|伊敏|热合曼|玉素甫|玉苏普|艾合|海热|茹仙|米吉提|木合塔尔|肉孜|赛买|艾山|依不拉)+)(?<rest>)/#
        // Collected by Somebody Else
        case 9:
            #/(?<keep>\b(?:[Cc]ollected|[Rr]ecorded|[Ii]nterviewed|[Cc]aptured|[Pp]hotographed|[Tt]aken down)\sby\s)(?<name>\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}.’'-]*){1,2})(?<rest>)/#
        // 采集人：某某某
        case 10: #/(?<keep>(?:采集人|收集人|记录人|采访人|拍摄者|联系人)[:：]\s?)(?<name>\p{Han}{2,4})(?<rest>)/#
        // A name beside its telephone number
        case 11: #/(?<keep>)(?<name>\p{Han}{2,4})(?<rest>[,，]?\s?(?:电话|手机)?[:：]?\s?(?:\+\d|1[3-9]\d[\s-]?\d{4}))/#
        // A telephone number, its digits in groups
        case 12:
            #/(?<keep>)(?<name>\+\d{1,3}[\s-]?\(?\d{1,4}\)?(?:[\s-]?\d{2,4}){2,4}|\b1[3-9]\d[\s-]\d{4}[\s-]\d{4}\b)(?<rest>)/#
        // An address of e-mail
        case 13: #/(?<keep>)(?<name>[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+)(?<rest>)/#
        // An account
        case 14:
            #/(?<keep>(?:[Ww]e[Cc]hat|WhatsApp|Telegram|Signal|微信|QQ)(?:\s?(?:id|ID|号|account))?[:：]?\s?)(?<name>[A-Za-z\d][\w-]{4,30})(?<rest>)/#
        // A number of a person.
        default: #/(?<keep>)(?<name>\d{6,17}[\dXx])(?<rest>)/#
        }
    }

    /// What a text must hold for each expression: a cheap look, since most texts hold none of it and an expression is slow.
    private static let needs: [@Sendable (String) -> Bool] = [
        { text in text.unicodeScalars.contains { [0xB7, 0x2022, 0x30FB, 0x2027].contains($0.value) } },
        { text in holds(text, ["Mr", "Ms", "Miss", "Dr", "named", "called", "alias"]) },
        { text in
            holds(
                text,
                [
                    "orker ", "etainee ", "nmate ", "rainee ", "risoner ", "abourer ", "aborer ", "illager ", "armer ",
                    "eamstress ",
                    "oman ", "other ", "ather ", "nternee ", "mployee ", "urvivor ", "orker, ", "etainee, ", "rainee, ",
                ])
        },
        { text in text.utf8.contains { (0x30...0x39).contains($0) } && text.utf8.contains { (0x41...0x5A).contains($0) }
        },
        { text in holds(text, ["说", "表示", "告诉", "今年", "，男", "，女", "（男", "（女", "（"]) },
        { text in
            holds(text, [", a ", ", an ", ", one ", ", another "])
                && holds(
                    text,
                    [
                        "orker", "etainee", "nmate", "rainee", "risoner", "abourer", "aborer", "illager", "armer",
                        "eamstress", "nternee", "urvivor",
                    ])
        },
        { text in holds(text, ["名叫", "叫做", "化名"]) },
        { text in holds(text, [" ID", " No", " number", " code", " #"]) },
        { text in
            holds(text, ["工", "学员", "村民", "农民", "青年", "姑娘", "妇女"])
                && holds(
                    text,
                    [
                        "古", "帕提", "买提", "麦提", "阿不都", "阿布都", "阿卜杜", "吐尔", "努尔", "依明", "伊敏", "热合", "玉", "艾", "海热", "茹仙",
                        "米吉", "木合", "肉孜", "赛买", "依不",
                    ])
        },
        { text in
            holds(text, ["ollected by", "ecorded by", "nterviewed by", "aptured by", "hotographed by", "aken down by"])
        },
        { text in holds(text, ["采集人", "收集人", "记录人", "采访人", "拍摄者", "联系人"]) },
        { text in hasTelephone(text) && text.unicodeScalars.contains { $0.value >= 0x4E00 } },
        { text in hasTelephone(text) },
        { text in text.utf8.contains(UInt8(ascii: "@")) },
        { text in holds(text, ["echat", "eChat", "WhatsApp", "Telegram", "Signal", "微信", "QQ"]) },
        { text in
            var digits = 0
            return text.utf8.contains { byte in
                digits = (0x30...0x39).contains(byte) ? digits + 1 : 0
                return digits >= 6
            }
        },
    ]

    /// A plus before a digit, or a 1 that may open a number of a mobile telephone.
    private static func hasTelephone(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.indices.dropLast(7).contains { index in
            bytes[index] == UInt8(ascii: "+") && (0x30...0x39).contains(bytes[index + 1])
                || bytes[index] == UInt8(ascii: "1") && (0x33...0x39).contains(bytes[index + 1])
                    && (0x30...0x39).contains(bytes[index + 2])
        }
    }

    private static func holds(_ text: String, _ words: [String]) -> Bool {
        let bytes = Array(text.utf8)
        return words.contains { word in
            let wanted = Array(word.utf8)
            guard let first = wanted.first, bytes.count >= wanted.count else { return false }
            return (0...(bytes.count - wanted.count)).contains { start in
                bytes[start] == first && bytes[start..<(start + wanted.count)].elementsEqual(wanted)
            }
        }
    }
}
