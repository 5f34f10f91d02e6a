import Foundation

extension LetterWords {
    /// Whether words of the case may stand in a letter to a supplier: they name no region, no law and no suspicion.
    ///
    /// What people write into a case for themselves (“lint, suspected Xinjiang, UFLPA review”) goes to nobody; the letter then says what the goods
    /// are by their stage.
    static func isNeutral(_ text: String) -> Bool {
        let plain = text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
        if hanWords.contains(where: plain.contains) || gaps.contains(where: plain.lowercased().contains) {
            return false
        }
        let words = plain.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
        return !words.contains { word in telling.contains(word) || beginnings.contains(where: word.hasPrefix) }
    }

    /// What the case says of its own gaps.
    private static let gaps = [
        "not named", "not stated", "not known", "not shown", "two chains", "no papers", "no records", "no document",
    ]

    /// Words as they stand.
    private static let telling: Set<String> = [
        "uflpa", "wro", "cbp", "ofac", "sdn", "eo", "xuar", "xpcc", "bingtuan", "corps", "tibet", "hotan", "hetian",
        "kashgar", "kashi", "aksu",
        "turpan", "hami", "ili", "yili", "changji", "shihezi", "korla", "urumqi", "altay", "tacheng", "bortala",
        "bayingol", "kizilsu", "prison",
        "camp", "slave", "slavery", "risk", "risky", "dirty", "clean", "illegal", "banned", "seized", "customs", "1307",
        // What the case says of its own gaps: “maker not named”, “orchard refuses to say”, “two chains”.
        "unknown", "unnamed", "unstated", "doubtful", "disputed", "alar", "aral",
    ]

    /// How words begin that are no words of an invoice.
    private static let beginnings = [
        "xinjiang", "sinkiang", "uyghur", "uighur", "forced", "coerc", "suspect", "sanction", "blacklist", "listed",
        "detain", "detention",
        "alleg", "violat", "complian", "investigat", "traffick", "refus", "undisclos", "undocument", "bayingol",
        "bayinguo",
        "ruoqiang", "qiemo", "aksu", "kashgar", "hotan", "shihezi", "korla", "turpan", "altay", "tarim", "tumxuk",
        "tumushuke", "wujiaqu", "karamay", "kelamayi", "shanshan", "toksun", "yanqi", "kuqa", "kucha", "shache",
        "yarkand",
    ]

    private static let hanWords = [
        "新疆", "兵团", "兵團", "维吾尔", "維吾爾", "西藏", "强迫", "強迫", "制裁", "涉疆", "可疑", "嫌疑", "扣留", "黑名单", "黑名單", "实体清单", "调查",
        "若羌", "且末", "焉耆", "鄯善", "托克逊", "阿拉尔", "巴音郭楞", "巴州", "铁门关", "图木舒克", "五家渠", "北屯", "可克达拉", "昆玉", "双河", "胡杨河",
        "克拉玛依", "塔城", "阿勒泰", "博尔塔拉", "克孜勒苏", "莎车", "库车", "沙雅", "温宿", "奎屯", "玛纳斯", "准东", "南疆", "北疆", "和田", "喀什", "阿克苏",
        "阿克蘇", "吐鲁番", "哈密", "伊犁", "昌吉", "石河子", "库尔勒", "乌鲁木齐",
    ]
}
