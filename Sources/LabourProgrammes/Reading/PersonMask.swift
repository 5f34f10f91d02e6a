/// Masks the names of persons in words that leave the reader.
///
/// A name is what has a raised dot between its parts, what follows a title of courtesy or a word for a worker or detainee and
/// looks like a name, and what stands before an age. Numbers of six digits or more are masked too.
struct PersonMask {
    static let mask = "▇"

    /// The text with names masked, and how many were.
    static func masking(_ text: String) -> (text: String, count: Int) {
        var result = text
        var count = 0
        for pattern in patterns() {
            while let match = result.firstMatch(of: pattern) {
                result.replaceSubrange(match.range, with: replacement(match.output))
                count += 1
                if count > 200 { return (mask, count) }
            }
        }
        return (result, count)
    }

    private static func replacement(_ output: (Substring, keep: Substring, name: Substring, rest: Substring)) -> String
    {
        String(output.keep) + mask + String(output.rest)
    }

    private typealias Pattern = Regex<(Substring, keep: Substring, name: Substring, rest: Substring)>

    /// Made anew each time: an expression cannot be shared between threads.
    private static func patterns() -> [Pattern] {
        [
            // 阿某·买某
            #/(?<keep>)(?<name>\p{Han}{1,6}(?:[·•・‧]\p{Han}{1,8})+)(?<rest>)/#,
            // Mr Somebody Else
            #/(?<keep>\b(?:Mr|Ms|Mrs|Miss|Dr|named|called|nicknamed|alias)\.? )(?<name>\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}.’'-]*){0,3})(?<rest>)/#,
            // the worker Somebody Else
            #/(?<keep>\b(?:[Ww]orker|[Dd]etainee|[Ii]nmate|[Tt]rainee|[Pp]risoner|[Ll]abou?rer|[Vv]illager|[Ff]armer|[Ss]eamstress|[Ww]oman|[Mm]other|[Ff]ather|[Ii]nternee|[Ee]mployee|[Ss]urvivor),? )(?<name>\p{Lu}[\p{L}’'-]+ \p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*)?)(?<rest>)/#,
            // Somebody Else, 23,
            #/(?<keep>)(?<name>\p{Lu}[\p{L}’'-]+ \p{Lu}[\p{L}.’'-]*)(?<rest>,? (?:aged )?\d\d(?:,| years|-year))/#,
            // 员工某某某说, 学员某某今年
            #/(?<keep>(?:员工|工人|学员|村民|农民|职工|务工者|被拘押者|囚犯|服刑人员|女工|青年))(?<name>\p{Han}{2,4}?)(?<rest>(?:说|表示|告诉|今年|，男|，女|（男|（女|（\d))/#,
            // A number of a person.
            #/(?<keep>)(?<name>\d{6,17}[\dXx])(?<rest>)/#,
        ]
    }
}
