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
        let plain = folded(text)
        guard isFreeOfSuspicion(text), !hanPlaces.contains(where: plain.contains) else { return false }
        let namesPlace = words(of: plain).contains { places.contains($0) || peoples.contains(where: $0.hasPrefix) }
        guard !namesPlace else { return false }
        return !gazetteer.resolve(text, country: "CN").mentions.contains { mention in
            mention.role == .phrase || [.xinjiang, .corps, .shared].contains(mention.subject)
        }
    }

    /// Whether words of the case hold no law, no suspicion and no gap, whatever places they name.
    ///
    /// An address may name the region in which the supplier itself is, by its full name too.
    static func isFreeOfSuspicion(_ text: String) -> Bool {
        let plain = folded(text)
        let unnamed = hanPeoples.reduce(plain) { $0.replacing("\($1)自治", with: "") }
        if (hanWords + hanPeoples).contains(where: unnamed.contains) || gaps.contains(where: plain.contains) {
            return false
        }
        let words = words(of: plain)
        return !words.enumerated().contains { index, word in
            telling.contains(word) || beginnings.contains(where: word.hasPrefix)
                || peoples.contains(where: word.hasPrefix) && words.dropFirst(index + 1).first != "autonomous"
        }
    }

    private static func folded(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil).lowercased()
    }

    private static func words(of plain: String) -> [String] {
        plain.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// What the case says of its own gaps.
    private static let gaps = [
        "not named", "not stated", "not known", "not shown", "two chains", "no papers", "no records", "no document",
    ]

    /// Words as they stand.
    private static let telling: Set<String> = [
        "uflpa", "wro", "cbp", "ofac", "sdn", "eo", "prison", "camp", "slave", "slavery",
        "risk", "risky", "dirty", "clean", "illegal", "banned", "seized", "customs", "1307",
        // What the case says of its own gaps: “maker not named”, “orchard refuses to say”, “two chains”.
        "unknown", "unnamed", "unstated", "doubtful", "disputed",
    ]

    /// Words that name a place, and that the address of whoever is there may hold.
    private static let places: Set<String> = ["corps", "tibet", "tarim"]

    private static let hanPlaces = ["西藏", "南疆", "北疆"] + hanPeoples

    /// How the names of a people begin, which stand in the name of its autonomous region too.
    private static let peoples = ["uyghur", "uighur", "uygur"]

    private static let hanPeoples = ["维吾尔", "維吾爾"]

    /// How words begin that are no words of an invoice.
    private static let beginnings = [
        "forced", "coerc", "suspect", "sanction", "blacklist", "listed", "detain", "detention",
        "alleg", "violat", "complian", "investigat", "traffick", "refus", "undisclos", "undocument",
    ]

    private static let hanWords = [
        "强迫", "強迫", "制裁", "涉疆", "可疑", "嫌疑", "扣留", "黑名单", "黑名單", "实体清单", "调查",
    ]
}
