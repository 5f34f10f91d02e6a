import ClewModel
import Testing

/// A name and what stands around it in one cell; all parties are invented.
struct NameFieldContactsTests {
    @Test(arguments: [
        ("QUONVEX LOOMS CO., LTD., NO. 16 HARBOUR NORTH ROAD, GUCHENG, HUBEI", "QUONVEX LOOMS CO., LTD."),
        ("QUONVEX TEXTILES CO LTD NO 15 MILL ROAD AKSU XINJIANG CHINA", "QUONVEX TEXTILES CO LTD"),
        ("QUONVEX CORPORATION NO.3883 HARBOUR AVENUE ZHUHAI GUANGDONG CHINA", "QUONVEX CORPORATION"),
        ("QUONVEX FOODS LTD 12 DOCK ROAD HULL UK", "QUONVEX FOODS LTD"),
        ("QUONVEX CHEMICALS GMBH, HAFENSTR. 1, HAMBURG", "QUONVEX CHEMICALS GMBH"),
        ("Quonvex Mills Co.,Ltd TEL:+86-710-1234567 FAX:+86-710-7654321", "Quonvex Mills Co.,Ltd"),
        ("Quonvex Mills Co Ltd TAX ID 91420000", "Quonvex Mills Co Ltd"),
        ("Quonvex Mills Ltda CNPJ 12.345.678/0001-90", "Quonvex Mills Ltda"),
        ("Quonvex Mills Ltd Attn: Mr. Somebody", "Quonvex Mills Ltd"),
        ("新疆恒远（集团）有限责任公司 地址：乌鲁木齐市某路39号", "新疆恒远（集团）有限责任公司"),
        ("新疆恒远棉业有限公司 乌鲁木齐市经济区某路39号", "新疆恒远棉业有限公司"),
        ("青岛恒远纺织有限公司 电话：0532-1234567", "青岛恒远纺织有限公司"),
        ("TO THE ORDER OF QUONVEX LOOMS CO., LTD.", "QUONVEX LOOMS CO., LTD"),
        ("To order of Quonvex Looms Ltd", "Quonvex Looms Ltd"),
        ("QUONVEX INFORMATION TECHNOLOGY CO., LTD. (91340100MA2N000000)", "QUONVEX INFORMATION TECHNOLOGY CO., LTD"),
    ])
    func whatIsNoNameIsLeftOut(field: String, name: String) {
        let parts = NameField.parts(of: field)
        #expect(
            parts.map { $0.text.hasSuffix(".") ? String($0.text.dropLast()) : $0.text }.contains(name)
                || parts.map(\.text).contains(name), "\(parts)")
        #expect(!parts.contains { $0.text == field }, "\(parts)")
    }

    @Test(arguments: [
        "QUONVEX CO., LTD. NO. 2 FACTORY", "Quonvex Spinning Co., Ltd., Second Branch", "Tel Aviv Quonvex Foods Ltd",
        "Address Hotels Ltd",
        "深圳手机配件有限公司", "中国传真设备有限公司第二分公司", "Holiday Inn 24 Ltd", "Quonvex Limited, Inc.", "Order of Quonvex",
        "Park Lane Mills Ltd",
        "Road King Infrastructure Limited", "3M Quonvex Co., Ltd.", "Plant No. 12", "No. 5 Mining Company, Ltd.",
        "Contact Lenses Ltd",
        "Quonvex 2000 S.A., Zagreb",
    ])
    func aNameStaysAsItIs(field: String) {
        #expect(
            NameField.parts(of: field).contains { $0.text == field || $0.text + "." == field },
            "\(NameField.parts(of: field))")
    }

    @Test(arguments: [
        ("QUONVEX LOOMS CO., LTD. ON BEHALF OF HALBRIT FOODS LTD", "HALBRIT FOODS LTD"),
        ("Quonvex Looms (Halbrit Foods Ltd)", "Halbrit Foods Ltd"),
        ("Quonvex Looms Ltd, Halbrit Foods Ltd", "Halbrit Foods Ltd"),
        ("OJSC QUONVEX, HAL-Freight JSC", "HAL-Freight JSC"),
        ("Quonvex Looms Ltd = Halbrit Foods Ltd", "Halbrit Foods Ltd"),
        ("Quonvex Looms Ltd - Halbrit Foods Ltd", "Quonvex Looms Ltd"),
    ])
    func twoPartiesInOneFieldAreBothLookedFor(field: String, name: String) {
        let parts = NameField.parts(of: field)
        #expect(parts.contains { $0.text == field })
        #expect(parts.contains { $0.text == name && $0.kind == .weakAlias }, "\(parts)")
    }

    @Test(arguments: ["TO ORDER", "To the order of", "SAME AS CONSIGNEE", "同收货人", "凭指示", "Same as shipper"])
    func wordsOfBillsOfLadingAreNoNames(text: String) {
        #expect(PlaceholderText(text) == .nothing)
    }

    @Test func aListOfNamesIsTakenApart() {
        #expect(
            NameField.pieces(of: "Quonvex Ltd, Halbrit, Inc. or Orvane Works") == [
                "Quonvex Ltd", "Halbrit, Inc.", "Orvane Works",
            ])
        #expect(NameField.pieces(of: "Quonvex Looms, Arabic: شركة النور") == ["Quonvex Looms", "شركة النور"])
        #expect(NameField.pieces(of: "Quonvex Co., Ltd.") == ["Quonvex Co., Ltd."])
    }
}
