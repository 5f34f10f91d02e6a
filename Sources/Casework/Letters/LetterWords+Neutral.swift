import Foundation
import LabourProgrammes

extension LetterWords {
    /// Whether words of the case may stand in a letter to a supplier: they name no region, no law and no suspicion.
    ///
    /// What people write into a case for themselves (“lint, suspected Xinjiang, UFLPA review”) goes to nobody; the letter then says what the goods
    /// are by their stage.
    ///
    /// - Parameter gazetteer: The places that no letter names, whoever shares their names, and the goods that are called by one.
    static func isNeutral(_ text: String, by gazetteer: Gazetteer) -> Bool {
        let plain = text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
        if hanWords.contains(where: plain.contains) || gaps.contains(where: plain.lowercased().contains) {
            return false
        }
        let words = plain.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
        if words.contains(where: { word in telling.contains(word) || beginnings.contains(where: word.hasPrefix) }) {
            return false
        }
        return !gazetteer.resolve(text, country: "CN").mentions.contains { mention in
            mention.role == .phrase || [.xinjiang, .corps, .shared].contains(mention.subject)
        }
    }

    /// What the case says of its own gaps.
    private static let gaps = [
        "not named", "not stated", "not known", "not shown", "two chains", "no papers", "no records", "no document",
    ]

    /// Words as they stand.
    private static let telling: Set<String> = [
        "uflpa", "wro", "cbp", "ofac", "sdn", "eo", "corps", "tibet", "tarim", "prison", "camp", "slave", "slavery",
        "risk", "risky", "dirty", "clean", "illegal", "banned", "seized", "customs", "1307",
        // What the case says of its own gaps: “maker not named”, “orchard refuses to say”, “two chains”.
        "unknown", "unnamed", "unstated", "doubtful", "disputed",
    ]

    /// How words begin that are no words of an invoice.
    private static let beginnings = [
        "uyghur", "uighur", "forced", "coerc", "suspect", "sanction", "blacklist", "listed", "detain", "detention",
        "alleg", "violat", "complian", "investigat", "traffick", "refus", "undisclos", "undocument",
    ]

    private static let hanWords = [
        "维吾尔", "維吾爾", "西藏", "强迫", "強迫", "制裁", "涉疆", "南疆", "北疆", "可疑", "嫌疑", "扣留", "黑名单", "黑名單", "实体清单", "调查",
    ]
}
