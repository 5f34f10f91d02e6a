import ClewModel
import Foundation
import SupplyChain

/// The fixed words of letters, in both languages.
enum LetterWords {
    typealias Text = SupplierLetter.Text

    /// The request of a topic.
    static func request(_ topic: LetterTopic) -> Text {
        switch topic {
        case .inputsOfStep:
            Text(
                "Which lots of material went into this production, batch by batch, and how much of each? From whom was each bought?",
                "请逐批说明本次生产使用了哪些批次的原料、各用多少，以及每批原料的供应商。")
        case .quantitiesOfStep:
            Text(
                "How much went in, how much came out, and what was left over or lost? Please state the unit of each quantity.",
                "请说明投入数量、产出数量以及剩余或损耗数量，并注明计量单位。")
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
        case .register:
            Text(
                "Please send a current extract of your business licence with your Unified Social Credit Code (outside China: your register number) and any former names.",
                "请提供现行营业执照复印件，注明统一社会信用代码及曾用名。")
        case .owners:
            Text(
                "Who holds your company, with the share of each holder, and who stands behind holders that are companies? Please send a current extract of the register of shareholders or members.",
                "请说明贵公司的全部出资人及各自比例；出资人为机构的，请说明其背后的出资人，并提供现行股东（成员）名册摘录。")
        }
    }

    /// A kind of paper, in both languages; one without a translation stands in English in both.
    static func paper(_ type: String) -> Text {
        let english = type.replacing("-", with: " ")
        return Text(english, papers[type] ?? english)
    }

    private static let papers: [String: String] = [
        "invoice": "发票", "payment": "付款凭证", "proof-of-payment": "付款凭证", "purchase-order": "采购订单",
        "contract": "合同", "packing-list": "装箱单", "bill-of-lading": "提单", "waybill": "运单",
        "transport-record": "运输记录", "bale-list": "棉包清单", "gin-record": "轧花记录",
        "inspection-certificate": "检验证书", "laydown-sheet": "配棉单", "mixing-sheet": "配料单",
        "production-record": "生产记录", "production-log": "生产日志", "production-order": "生产工单",
        "beam-log": "经轴记录", "knit-log": "织造记录", "issue-slip": "领料单", "dye-lot-card": "染色批卡",
        "cutting-ticket": "裁剪单", "bill-of-materials": "物料清单", "farm-contract": "种植合同",
        "weighbridge-ticket": "过磅单", "sale-ticket": "销售单", "land-record": "土地记录", "blending-sheet": "调配单",
        "brix-record": "糖度记录", "furnace-log": "炉次记录", "charge-sheet": "投料单", "wafer-traveller": "硅片流转单",
        "lot-map": "批次对应表", "serial-genealogy": "序列号追溯表", "mine-licence": "采矿许可证", "assay": "化验单",
        "warehouse-receipt": "仓单", "capacity-record": "产能记录", "certificate-of-origin": "原产地证明",
        "business-licence": "营业执照", "shareholder-register": "股东名册",
    ]

    /// A production stage in Chinese, where the words are known; else its English name.
    static func stage(_ stage: Stage) -> Text {
        Text(stage.name, stages[stage.key] ?? stage.name)
    }

    private static let stages: [String: String] = [
        "cultivation": "种植", "ginning": "轧花", "spinning-carded": "普梳纺纱", "spinning-combed": "精梳纺纱",
        "weaving": "织造", "knitting": "针织", "dyeing": "染整", "finishing": "后整理", "cutting-sewing": "裁剪缝制",
        "garment": "成衣",
    ]

    /// A quantity with its unit.
    static func quantity(_ quantity: Quantity) -> String {
        Wording.quantity(quantity).replacing("\u{2009}", with: " ")
    }

    /// A day in both languages: `5 March 2024`, `2024年3月5日`.
    static func day(_ date: PartialDate) -> Text {
        guard let day = date.exactDay else { return Text(date.description, date.description) }
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November",
            "December",
        ]
        let (year, month, number) = day.parts
        return Text("\(number) \(months[month - 1]) \(year)", "\(year)年\(month)月\(number)日")
    }
}
