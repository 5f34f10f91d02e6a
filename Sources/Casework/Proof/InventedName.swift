/// Names of syllables that mean nothing, as persons and companies bear them in a script.
enum InventedName {
    /// The parts that names of a script are made of.
    private struct Parts {
        let onsets: [String]
        let rhymes: [String]
        /// How many syllables a given name, a family name and a trade name have.
        let lengths: (given: Int, family: Int, trade: Int)
        let trades: [String]
        /// What stands between the words of a company, and between those of a person.
        var gap = " "
        var isFamilyFirst = false
    }

    /// A name drawn from a seed; `nil` for a script of which nothing is known.
    static func drawn(_ script: ProofScript, isPerson: Bool, draw: Int, seed: UInt64) -> String? {
        guard let parts = parts(of: script) else { return nil }
        func pick(_ values: [String], _ key: String) -> String {
            values[ProofHash.pick(values.count, seed, "\(script.rawValue) \(key) \(draw)")]
        }
        func word(_ role: String, _ syllables: Int) -> String {
            let text = (0..<syllables).map { pick(parts.onsets, "\(role)o\($0)") + pick(parts.rhymes, "\(role)r\($0)") }
                .joined()
            return text.prefix(1).uppercased() + text.dropFirst()
        }
        if isPerson {
            let names = [word("given", parts.lengths.given), word("family", parts.lengths.family)]
            return (parts.isFamilyFirst ? names.reversed() : names).joined(separator: parts.gap)
        }
        return word("trade", parts.lengths.trade) + parts.gap + pick(parts.trades, "line")
    }

    private static func parts(of script: ProofScript) -> Parts? {
        switch script {
        case .latin:
            Parts(
                onsets: letters("b br d dr f g gl h k kl l m n p pl r s st t tr v z"),
                rhymes: letters("a al an e el en i il in o ol on or u ul um"), lengths: (2, 3, 3),
                trades: latinCompanies)
        case .cyrillic:
            Parts(
                onsets: letters("б бр в г гл д др з к кл л м н п р с ст т тр ф"),
                rhymes: letters("а ал ан е ел ен и ил ин о ол он ор у ул ум"), lengths: (2, 3, 3),
                trades: ["Текстиль ООО", "Торг АО", "Логистик ООО", "Химпром АО", "Энерго ООО"])
        case .greek:
            Parts(
                onsets: letters("β γ δ ζ θ κ λ μ ν π ρ σ τ φ χ"), rhymes: letters("α αν ε εν η ι ο ον ω ου"),
                lengths: (2, 3, 3), trades: ["Εμπορική Α.Ε.", "Υφαντουργία Ε.Π.Ε.", "Ναυτιλιακή Α.Ε."])
        case .arabic:
            Parts(
                onsets: letters("ب ت ج ح د ر ز س ش ص ط ع ف ق ك ل م ن ه"), rhymes: letters("ا و ي ال ان ور ين"),
                lengths: (2, 2, 3), trades: ["للتجارة", "للنسيج", "للصناعات الغذائية", "للنقل"])
        case .hebrew:
            Parts(
                onsets: letters("ב ג ד ז ח ט כ ל מ נ ס פ צ ק ר ש ת"), rhymes: letters("א ו י אל ון ור ית"),
                lengths: (2, 2, 3), trades: ["מסחר בע״מ", "טקסטיל בע״מ", "ספנות בע״מ"])
        case .han:
            Parts(
                onsets: letters("岚 澜 峤 骁 昶 璟 霁 谧 翊 珩 煦 筠 绮 茗 瀚 皓"), rhymes: letters("璋 沁 澍 蔚 钰 晔 泓 荻 棠 黛 罡 遒"),
                lengths: (1, 1, 2), trades: ["贸易有限公司", "纺织有限公司", "食品有限公司", "机械有限公司", "物流有限公司"], gap: "",
                isFamilyFirst: true)
        case .hangul:
            Parts(
                onsets: letters("가 나 다 라 마 바 사 자 차 카 타 파 하"), rhymes: letters("람 솔 별 빈 온 결 담 율 찬 돌"),
                lengths: (1, 1, 2), trades: ["무역 주식회사", "섬유 주식회사", "식품 주식회사", "물산 주식회사"], isFamilyFirst: true)
        case .kana:
            Parts(
                onsets: letters("カ サ タ ナ ハ マ ヤ ラ ワ キ シ ト ノ"), rhymes: letters("ル ン リ ミ ラ ト ネ モ"), lengths: (2, 2, 2),
                trades: ["商事株式会社", "繊維株式会社", "食品株式会社"], gap: "", isFamilyFirst: true)
        case .thai:
            Parts(
                onsets: letters("ก ข ค จ ช ด ต ท น บ ป พ ม ร ล ว ส ห"), rhymes: letters("าน ิน ูล าม ีร าล อน"),
                lengths: (2, 3, 3),
                trades: ["การค้า จำกัด", "สิ่งทอ จำกัด", "ขนส่ง จำกัด"])
        case .other: nil
        }
    }

    private static let latinCompanies = [
        "Trading", "Textiles", "Foods", "Logistics", "Machinery", "Energy", "Chemicals",
    ]
    .flatMap { line in ["Ltd", "GmbH", "LLC", "S.A.", "Co., Ltd.", "Inc."].map { line + " " + $0 } }

    private static func letters(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
}
