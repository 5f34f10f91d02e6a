/// Masks the names of persons in words that leave the reader.
///
/// A name is what has a raised dot between its parts, what follows a title of courtesy or a word for a worker or detainee and
/// looks like a name, what stands before an age, and what is told to be a worker or detainee. Numbers of seven digits or more
/// are masked too.
struct PersonMask {
    static let mask = "▇"

    /// The expressions made so far; they cannot be shared between threads, so that each text makes its own.
    private var made: [Int: Pattern] = [:]

    /// The expressions that find workers and detainees; the others find persons named with courtesy, and numbers.
    private static let ofWorkers: Set = [0, 2, 3, 4, 5, 6]

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
        { text in
            var digits = 0
            return text.utf8.contains { byte in
                digits = (0x30...0x39).contains(byte) ? digits + 1 : 0
                return digits >= 6
            }
        },
    ]

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
