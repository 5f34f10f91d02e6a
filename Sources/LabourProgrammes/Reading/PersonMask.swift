/// Masks the names of persons in words that leave the reader.
///
/// A name is what has a raised dot between its parts, what follows a title of courtesy or a word for a worker or detainee and
/// looks like a name, and what stands before an age. Numbers of six digits or more are masked too.
struct PersonMask {
    static let mask = "▇"

    /// The expressions made so far; they cannot be shared between threads, so that each text makes its own.
    private var made: [Int: Pattern] = [:]

    /// The text with names masked, and how many were.
    mutating func masking(_ text: String) -> (text: String, count: Int) {
        var result = text
        var count = 0
        for (index, needs) in Self.needs.enumerated() where needs(text) {
            let pattern = made[index] ?? Self.pattern(index)
            made[index] = pattern
            while let match = result.firstMatch(of: pattern) {
                result.replaceSubrange(match.range, with: Self.replacement(match.output))
                count += 1
                if count > 200 { return (Self.mask, count) }
            }
        }
        return (result, count)
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
            #/(?<keep>\b(?:Mr|Ms|Mrs|Miss|Dr|named|called|nicknamed|alias)\.? )(?<name>\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}.’'-]*){0,3})(?<rest>)/#
        // the worker Somebody Else
        case 2:
            #/(?<keep>\b(?:[Ww]orker|[Dd]etainee|[Ii]nmate|[Tt]rainee|[Pp]risoner|[Ll]abou?rer|[Vv]illager|[Ff]armer|[Ss]eamstress|[Ww]oman|[Mm]other|[Ff]ather|[Ii]nternee|[Ee]mployee|[Ss]urvivor),? )(?<name>\p{Lu}[\p{L}’'-]+ \p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*)?)(?<rest>)/#
        // Somebody Else, 23,
        case 3:
            #/(?<keep>)(?<name>\p{Lu}[\p{L}’'-]+ \p{Lu}[\p{L}.’'-]*)(?<rest>,? (?:aged )?\d\d(?:,| years|-year))/#
        // 员工某某某说, 学员某某今年
        case 4:
            #/(?<keep>(?:员工|工人|学员|村民|农民|职工|务工者|被拘押者|囚犯|服刑人员|女工|青年))(?<name>\p{Han}{2,4}?)(?<rest>(?:说|表示|告诉|今年|，男|，女|（男|（女|（\d))/#
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
