import Foundation

/// Words of a list's entry that extend it beyond the party it names: “and subsidiaries”, “and its subordinate and affiliated
/// entities”, “and its eight Zhuhai-based subsidiaries”, 及其子公司.
///
/// Publishers write them behind the name or in a remark. They are no part of the name, and say whom else the entry covers.
public enum EntryScope {
    /// Takes such words off the end of a name.
    ///
    /// - Returns: The name without them, and the words as published; `nil` where the name ends otherwise, which is told fast.
    public static func split(_ name: String) -> (name: String, words: String)? {
        guard mayEndSo(name), mayExtend(name) else { return nil }
        let lower = name.lowercased()
        // Places in the lower-case text fit the original only where nothing changed its length.
        guard lower.utf8.count == name.utf8.count else { return nil }
        for opening in openings {
            guard let found = lower.range(of: opening, options: .backwards) else { continue }
            let words = lower[found.lowerBound...]
            guard extends(words) else { continue }
            let place = lower.utf8.distance(from: lower.startIndex, to: found.lowerBound)
            let start = name.utf8.index(name.startIndex, offsetBy: place)
            let head = name[..<start].trimmingCharacters(in: edges)
            guard !head.isEmpty else { return nil }
            return (head, name[start...].trimmingCharacters(in: edges))
        }
        return nil
    }

    /// The words of a remark that extend an entry: the sentence or clause that holds them; `nil` where none does.
    ///
    /// “A subsidiary of X”, “has subsidiaries in Y” and “parent of Z” tell relations of the party and extend nothing.
    public static func words(inRemark remark: String) -> String? {
        guard mayExtend(remark) else { return nil }
        for clause in remark.split(whereSeparator: { ".;；。\n".contains($0) }) {
            let text = clause.trimmingCharacters(in: edges)
            let lower = text.lowercased()
            guard lower.utf8.count <= 300 else { continue }
            if remarks.contains(where: lower.contains) { return text }
            if let split = split(text) { return split.words }
        }
        return nil
    }

    private static let edges = CharacterSet(charactersIn: " ,;:()（），；、").union(.whitespaces)

    private static let openings = [
        ", and its ", " and its ", ", and any ", " and any ", ", and all ", " and all ", ", including its ",
        " including its ", " (including its ", " (including all ", " (and its ", " (and all ", " (and any ",
        " (with its ", " with its ",
        " together with its ", ", and ", " and ", " & ", "及其", "以及其", "和其", "及下属",
    ]
    private static let followers = [
        "subsidiaries", "subsidiary companies", "affiliates", "affiliated entities", "affiliated companies",
        "subordinate entities", "branches", "子公司", "下属企业", "下属公司", "所属企业", "关联企业", "附属公司", "分支机构",
    ]
    private static let remarks = [
        "including its subsidiaries", "includes its subsidiaries", "and its subsidiaries", "and all subsidiaries",
        "and any subsidiaries", "all of its subsidiaries", "also applies to its subsidiaries",
        "extends to its subsidiaries",
        "covers its subsidiaries", "subordinate and affiliated entities", "包括其子公司", "及其子公司", "及其下属",
    ]

    /// Whether a name ends in a way in which such words can: told by a few bytes, since nearly all names do not.
    private static func mayEndSo(_ name: String) -> Bool {
        for byte in name.utf8.reversed() {
            if byte >= 0x80 {
                var before: (UInt8, UInt8) = (0, 0)
                for byte in name.utf8 {
                    // 其 and 属: 及其子公司, 下属公司.
                    if before.0 == 0xE5, (before.1 == 0x85 && byte == 0xB6) || (before.1 == 0xB1 && byte == 0x9E) {
                        return true
                    }
                    before = (before.1, byte)
                }
                return false
            }
            let letter = byte | 0x20
            if (0x61...0x7A).contains(letter) { return letter == UInt8(ascii: "s") }
            if (0x30...0x39).contains(byte) { return false }
        }
        return false
    }

    /// Whether a text holds any of the words at all.
    private static func mayExtend(_ text: String) -> Bool {
        guard text.utf8.count >= 9 else { return false }
        return text.range(of: "subsidiar", options: .caseInsensitive) != nil
            || text.range(of: "affiliate", options: .caseInsensitive) != nil
            || text.range(of: "subordinate", options: .caseInsensitive) != nil
            || text.contains("子公司") || text.contains("下属") || text.contains("所属") || text.contains("附属")
            || text.contains("关联")
    }

    /// Whether words behind an opening are all about others, such as `and its eight zhuhai-based subsidiaries`.
    private static func extends(_ words: some StringProtocol) -> Bool {
        let text = words.trimmingCharacters(in: edges.union(CharacterSet(charactersIn: ".")))
        guard text.utf8.count < 90 else { return false }
        return followers.contains { text.hasSuffix($0) }
    }
}
