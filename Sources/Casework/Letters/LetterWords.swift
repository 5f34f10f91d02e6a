import ClewModel
import Foundation
import SupplyChain

/// The fixed words of letters, in both languages.
enum LetterWords {
    typealias Text = SupplierLetter.Text

    /// The request of a topic.
    ///
    /// - Parameter isInChina: Whether the company is registered in China, whose register has papers of its own; `nil` where nobody
    ///   says.
    static func request(_ topic: LetterTopic, isInChina: Bool?, to you: FormOfAddress) -> Text {
        switch topic {
        case .inputsOfStep:
            Text(
                "Which lots of material went into this production, batch by batch, and how much of each? From whom was each bought?",
                "请逐批说明本次生产使用了哪些批次的原料、各用多少，以及每批原料的供应商。")
        case .quantitiesOfStep:
            Text(
                "Which lots of material went in and how much of each, how much came out, and what was left over or lost? Please state the unit of each quantity.",
                "请说明投入了哪些批次的原料及各批数量、产出数量以及剩余或损耗数量，并注明计量单位。")
        case .datesOfStep:
            Text(
                "On which days did this take place, from its beginning to its end?", "请说明该工序的起止日期。")
        case .recordsOfStep:
            Text(
                "Please send the papers of this step as they were kept at the time.", "请提供该环节当时形成的原始单据。")
        case .originOfLot:
            Text(
                "Where was this material grown, mined or first made, and by whom? Please send the papers that show it.",
                "请说明该批原料的种植、开采或最初生产地点及生产者，并提供相应单据。")
        case .historyOfLot:
            Text(
                "From which materials was this lot made, and from whom did they come?",
                "请说明该批货物使用了哪些原料，以及原料来自哪些供应商。")
        case .quantityOfLot:
            Text(
                "How much of this lot was there in all, and to whom did each part of it go, on which day?",
                "请说明该批货物的总数量，以及各部分的去向、数量和日期。")
        case .contentOfLot:
            Text(
                "What does this lot contain: its soluble solids in degrees Brix, or its metal by assay? Please send the record.",
                "请说明该批货物的含量（可溶性固形物的白利度，或化验的金属含量），并提供相应记录。")
        case .placeOfLot:
            Text(
                "At which address was this lot made? Please give the address of the plant.", "请说明该批货物的实际生产地址（工厂地址）。")
        case .sourceOfLot:
            Text(
                "From whom did you buy this lot, who made it, and where? Please send the papers of the purchase.",
                "请说明该批货物的供货方、生产厂家及生产地点，并提供采购单据。")
        case .custodyOfLot:
            Text(
                "From whom, on which day and on which papers did you receive this lot?",
                "请说明该批货物由谁交付、何时交付，并提供相应单据。")
        case .recordsOfStore:
            Text(
                "Please send the records of what came into and went out of this store, with days and quantities, and the stock at the start.",
                "请提供该仓库的出入库记录（含日期、数量）以及期初库存。")
        case .recordsOfShipment:
            Text(
                "Please send the papers of this shipment: invoice, packing list and transport document.",
                "请提供该票货物的发票、装箱单和运输单据。")
        case .register: register(isInChina: isInChina)
        case .owners:
            Text(
                "Who holds your \(you.english), with the share of each holder, and who stands behind holders that are companies? Please send a current extract of the register of shareholders or members.",
                "请说明\(you.chinese)的全部出资人及各自比例；出资人为机构的，请说明其背后的出资人，并提供现行股东（成员）名册摘录。")
        }
    }

    private static func register(isInChina: Bool?) -> Text {
        switch isInChina {
        case true?:
            Text(
                "Please send a current extract of your business licence with your Unified Social Credit Code and any former names.",
                "请提供现行营业执照复印件，注明统一社会信用代码及曾用名。")
        case false?:
            Text(
                "Please send a current extract of the register of companies with your register number and any former names.",
                "请提供现行公司登记摘录，注明登记号及曾用名。")
        case nil:
            Text(
                "Please send a current extract of your business licence with your Unified Social Credit Code (outside China: of the register of companies with your register number) and any former names.",
                "请提供现行营业执照复印件，注明统一社会信用代码（中国境外企业：公司登记摘录及登记号）及曾用名。")
        }
    }

    /// The papers that show that a company exists: those of its own register.
    static func registerPapers(isInChina: Bool?) -> [String] {
        switch isInChina {
        case true?: ["business-licence"]
        case false?: ["register-extract"]
        case nil: ["business-licence", "register-extract"]
        }
    }

    /// A quantity with its unit, in both languages.
    ///
    /// - Parameter piece: What a piece is called by in Chinese, where the goods have a word of their own.
    static func quantity(_ quantity: Quantity, piece: String? = nil) -> Text {
        let number = Wording.number(quantity.amount, decimals: 2).replacing("\u{2009}", with: " ")
        let english = Wording.quantity(quantity).replacing("\u{2009}", with: " ")
        let own = quantity.unit == .piece ? piece : nil
        return Text(english, (own ?? units[quantity.unit.rawValue]).map { "\(number) \($0)" } ?? english)
    }

    /// A date in both languages; one that is known in part as it is stated.
    static func day(_ date: PartialDate) -> Text {
        date.exactDay.map(day) ?? Text(date.description, date.description)
    }

    /// A day in both languages: `5 March 2024`, `2024年3月5日`.
    static func day(_ day: Day) -> Text {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November",
            "December",
        ]
        let (year, month, number) = day.parts
        return Text("\(number) \(months[month - 1]) \(year)", "\(year)年\(month)月\(number)日")
    }
}
