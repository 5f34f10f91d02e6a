import SupplyChain

/// Words of papers, goods and units in Chinese: the Chinese half of a letter holds no English word.
extension LetterWords {
    /// A kind of paper, in both languages; one without a translation is a paper of its kind, 单据, in Chinese.
    static func paper(_ type: String) -> Text {
        Text(type.replacing("-", with: " "), papers[type] ?? "单据")
    }

    /// What a stage puts out.
    static func goods(_ stage: Stage?, of commodity: Commodity?) -> Text {
        guard let stage, let commodity else { return Text("goods", "货物") }
        return Text(stage.output, stages[commodity.key]?[stage.key] ?? "货物")
    }

    /// Units in Chinese; the signs of others are the same everywhere.
    static let units: [String: String] = [
        "pcs": "件", "t": "吨", "kg": "千克", "g": "克", "lb": "磅", "lot": "批", "m": "米", "yd": "码",
        "short ton": "短吨", "long ton": "长吨", "dz": "打", "bale": "包", "drum": "桶", "carton": "箱", "W": "瓦", "kW": "千瓦",
        "MW": "兆瓦",
    ]

    /// What a piece of a stage's output is called by; 件 elsewhere, which to a shipping clerk is a package.
    static let pieces: [String: [String: String]] = [
        "solar": ["wafer": "片", "cell": "片", "module": "块", "ingot": "根"],
        "lithium-battery": ["cell": "只", "pack": "套"],
        "pvc": ["flooring": "片"],
        "tomato": ["retail": "瓶（罐、袋）"],
    ]

    private static let papers: [String: String] = [
        "invoice": "发票", "payment": "付款凭证", "proof-of-payment": "付款凭证", "purchase-order": "采购订单", "contract": "合同",
        "packing-list": "装箱单", "bill-of-lading": "提单", "waybill": "运单", "transport-record": "运输记录",
        "bale-list": "棉包清单", "gin-record": "轧花记录", "inspection-certificate": "检验证书", "laydown-sheet": "配棉单",
        "mixing-sheet": "配料单", "production-record": "生产记录", "production-log": "生产日志", "production-order": "生产工单",
        "production-report": "生产报表", "beam-log": "经轴记录", "knit-log": "织造记录", "issue-slip": "领料单",
        "dye-lot-card": "染色批卡", "cutting-ticket": "裁剪单", "bill-of-materials": "物料清单", "farm-contract": "种植合同",
        "farm-record": "养殖或种植记录", "harvest-record": "采收记录", "weighbridge-ticket": "过磅单",
        "truck-ticket": "车辆过磅单", "sale-ticket": "销售单", "land-record": "土地记录", "blending-sheet": "调配单",
        "brix-record": "糖度记录", "brine-record": "卤水记录", "furnace-log": "炉次记录", "charge-sheet": "投料单",
        "wafer-traveller": "硅片流转单", "lot-map": "批次对应表", "lot-code-list": "批号清单", "yield-record": "出成率记录",
        "serial-genealogy": "序列号追溯表", "mine-licence": "采矿许可证", "warehouse-receipt": "仓单",
        "capacity-record": "产能记录", "certificate-of-origin": "原产地证明", "business-licence": "营业执照",
        "register-extract": "公司登记摘录", "shareholder-register": "股东名册", "assay": "化验单", "power-bill": "电费单",
        "power-contract": "供电合同", "mill-certificate": "材质证明书", "process-map": "工艺流程图",
        "phytosanitary-certificate": "植物检疫证书", "logbook": "航海捕捞日志", "landing-declaration": "卸货申报单",
        "catch-certificate": "捕捞证明", "inward-processing-record": "进料加工手册", "export-record": "出口记录",
        "certificate": "证书", "delivery-note": "送货单", "audit-report": "审核报告", "test-report": "检测报告",
        "lab-report": "检测报告",
        "origin-test": "产地检测报告", "customs-declaration": "报关单", "export-declaration": "出口报关单",
        "import-declaration": "进口报关单", "questionnaire": "问卷", "report": "报告", "supplier-declaration": "供应商声明",
        "website": "网页", "public-notice": "公告",
    ]

    /// What the stages of each commodity put out.
    private static let stages: [String: [String: String]] = [
        "aluminium": [
            "bauxite": "铝土矿", "alumina": "氧化铝", "primary": "原铝", "scrap": "废铝", "casting": "铝棒、铝坯及铸件",
            "extrusion": "铝型材及铝管", "rolling": "铝板、铝带及铝箔",
        ],
        "copper-gold": [
            "copper-concentrate": "铜精矿", "copper-scrap": "废铜", "copper-anode": "粗铜及阳极铜", "copper-cathode": "阴极铜",
            "copper-product": "铜材", "anode-slime": "阳极泥", "dore": "合质金或金精矿", "gold-scrap": "再生金",
            "refined-gold": "精炼金", "gold-product": "金制品",
        ],
        "cotton": [
            "farm": "籽棉", "ginning": "皮棉", "spinning-carded": "普梳纱", "spinning-combed": "精梳纱", "fabric": "坯布",
            "finishing": "成品布", "garment": "成衣或其他缝制品",
        ],
        "generic": [
            "raw": "原料", "product": "产品",
        ],
        "lithium-battery": [
            "spodumene": "锂辉石精矿", "lithium-carbonate": "碳酸锂", "lithium-carbonate-brine": "卤水碳酸锂",
            "lithium-hydroxide": "单水氢氧化锂", "coke": "石油焦、针状焦或天然石墨", "anode-material": "负极材料",
            "cathode-material": "正极材料", "cell": "电芯", "pack": "电池包",
        ],
        "pvc": [
            "salt": "原盐", "caustic-soda": "烧碱", "chlorine": "氯气", "coal": "煤或焦炭", "carbide": "电石",
            "resin-carbide": "电石法聚氯乙烯树脂", "ethylene": "乙烯", "vinyl-chloride": "氯乙烯单体", "resin": "聚氯乙烯树脂",
            "flooring": "聚氯乙烯制品",
        ],
        "red-dates": [
            "orchard": "鲜枣", "dried": "干红枣", "packed": "分选包装红枣", "product": "红枣制品",
        ],
        "seafood": [
            "catch": "原条鱼或贝类", "farmed": "养殖鱼或贝类", "dressed-pollock": "冷冻去头去脏明太鱼", "fillet-pollock": "明太鱼片",
            "fillet-pollock-dressed": "明太鱼片", "dressed-cod": "冷冻去头去脏鳕鱼", "fillet-cod": "鳕鱼片",
            "fillet-salmon": "三文鱼片", "processed": "加工水产品", "packed": "包装水产品",
        ],
        "solar": [
            "quartz": "石英", "metallurgical-silicon": "工业硅", "polysilicon": "多晶硅", "ingot": "单晶方棒", "wafer": "硅片",
            "cell": "电池片", "module": "光伏组件",
        ],
        "steel": [
            "iron-ore": "铁矿石、精矿或球团", "pig-iron": "生铁", "scrap": "废钢", "crude-steel": "钢坯及钢锭",
            "hot-rolled": "热轧卷板", "bar": "棒材及线材", "tube": "无缝钢管", "article": "钢铁制品",
        ],
        "tomato": [
            "farm": "加工番茄", "paste": "番茄酱", "paste-38": "番茄酱", "retail": "零售番茄制品",
        ],
    ]
}
