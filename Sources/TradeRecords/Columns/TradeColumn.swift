import SourceFiles

/// What a column of a table of trade records holds, apart from its parties.
enum TradeColumn: Hashable, CaseIterable {
    case hsCode, description, quantity, quantityUnit, containers, weight, weightUnit, value, currency, date
    case portOfLading, portOfUnlading, originCountry, destinationCountry
    case billNumber, houseBill, masterBill, billType, container, amendment
}

/// The titles of columns, in the layouts that are read.
///
/// How far each layout was seen:
/// - Panjiva (S&P), export of its pages and the feed Xpressfeed: titles as public programs that load such files spell them,
///   second-hand.
/// - Datamyne (Descartes): titles as public programs that load such files spell them, second-hand.
/// - Trademo: titles as its own offer on a market place of data lists them, read in November 2026.
/// - The raw layout of United States manifests as resellers list it (“RAW SHIPPER NAME”, “CARRIER SASC CODE”): read there.
/// - Tables of South American and African customs (“EXPORTER_NAME”, “USD_FOB”, “HS_CODE”): titles as a public description of such
///   files spells them, second-hand.
/// - ImportGenius, ImportYeti, Export Genius, TradeInt and Sinoimex: not verified; their usual words are among the neutral ones.
struct TradeTitles {
    /// What a title says beside the kind of its column.
    struct Found: Hashable {
        var column: TradeColumn
        /// The unit or the currency that the title itself states.
        var unit: String?
        /// What kind of weight or value it is: `gross`, `net`, `FOB`, `CIF`.
        var basis: String?
        /// Which of several columns of one kind is read: the lowest.
        var rank: Int
    }

    /// The letters and digits of a title in lower case, words apart by a space.
    static func plain(_ title: String) -> String {
        Text.words(ofTitle: title, keeping: ["$", "#"]).map { $0.lowercased() }.joined(separator: " ")
    }

    /// What a title that names no party says; `nil` where it says nothing that is read.
    static func found(_ title: String) -> Found? {
        let plain = plain(title)
        if let found = table[plain] { return found }
        return measure(plain)
    }

    /// Titles of weights and values with a unit, a currency or a basis among their words: `gross weight kg`, `usd fob`.
    private static func measure(_ plain: String) -> Found? {
        var words = plain.split(separator: " ").map(String.init)
        var unit: String?
        var basis: String?
        var isMarked = false
        words.removeAll { word in
            if let found = bases[word] {
                basis = found
                isMarked = true
                return true
            }
            return [
                "total", "of", "in", "the", "shipment", "declared", "item", "goods", "customs", "invoice", "est", "sum",
            ]
            .contains(word)
        }
        for (index, word) in words.enumerated().reversed() {
            if let mass = masses[word] {
                unit = mass
                words.remove(at: index)
                break
            }
            if currencies.contains(word) || word == "us$" || word == "$" {
                unit = word.hasPrefix("us") || word == "$" ? "USD" : word.uppercased()
                words.remove(at: index)
                break
            }
        }
        let isMoney = unit.map { $0 == $0.uppercased() && $0.count == 3 } ?? false
        let rest = words.joined(separator: " ")
        switch rest {
        case "weight", "wt", "mass", "gewicht", "poids", "peso", "вес", "重量", "毛重":
            guard !isMoney else { return nil }
            return Found(
                column: .weight, unit: unit, basis: basis.flatMap { ["gross", "net"].contains($0) ? $0 : nil },
                rank: unit == "kg" ? 1 : unit == nil ? 0 : 2)
        case "value", "amount", "price", "wert", "valeur", "valor", "стоимость", "金额", "总价":
            guard unit == nil || isMoney else { return nil }
            return Found(
                column: .value, unit: unit, basis: basis.flatMap { $0.count == 3 ? $0 : nil }, rank: unit == nil ? 1 : 0
            )
        case "":
            guard isMoney, isMarked, let basis, basis.count == 3 else { return nil }
            return Found(column: .value, unit: unit, basis: basis, rank: basis == "FOB" ? 2 : 3)
        default: return nil
        }
    }

    private static let bases = ["gross": "gross", "net": "net", "fob": "FOB", "cif": "CIF", "cfr": "CFR", "exw": "EXW"]
    private static let masses = [
        "kg": "kg", "kgs": "kg", "kilogram": "kg", "kilograms": "kg", "kilos": "kg", "lb": "lb", "lbs": "lb",
        "pounds": "lb", "t": "t", "mt": "t", "tonnes": "t",
    ]
    private static let currencies: Set<String> = [
        "usd", "eur", "cny", "rmb", "gbp", "jpy", "inr", "brl", "mxn", "vnd", "idr", "try", "rub", "kzt", "pkr", "bdt",
        "us",
    ]

    private static let table: [String: Found] = {
        var table: [String: Found] = [:]
        func add(_ column: TradeColumn, _ titles: String, unit: String? = nil, basis: String? = nil) {
            for (rank, title) in titles.split(separator: "|").enumerated() where table[String(title)] == nil {
                table[String(title)] = Found(column: column, unit: unit, basis: basis, rank: rank)
            }
        }
        add(
            .hsCode,
            "hs code|hscode|hs codes|hs|hts code|hts|hts number|tariff code|tariff|harmonized|harmonized code|harmonized number|"
                + "hs tariff|commodity code|code sh|code douanier|ncm|ncm code|hs code description|zolltarifnummer|тн вэд|海关编码|税号|商品编码"
        )
        add(
            .description,
            "product description|description|goods shipped|goods description|description of goods|product desc|product|"
                + "short container description|commodity|commodity description|cargo description|item description|货物描述|商品名称|品名|описание товара"
        )
        add(.quantity, "quantity|qty|piece count|pieces|packages|number of packages|item quantity|数量")
        add(.quantityUnit, "quantity unit|unit|uom|unit of quantity|qty unit|package type|units|数量单位")
        add(.containers, "volume teu|teu|teus|volume container teu", unit: "TEU")
        add(.containers, "container quantity|number of containers|container count|containers count", unit: "containers")
        add(.weight, "weight kg|weight in kg|kilograms|kilos|weightkg", unit: "kg")
        add(.weight, "weight t|metric tons|metric tonnes|weight mt|weightt|weight metric tons", unit: "t")
        add(.weight, "weight lb|weight lbs|weight in lb|weight pounds", unit: "lb")
        add(.weight, "weight original format|weight original")
        add(.weightUnit, "weight unit|unit of weight|weight uom|gross weight unit|重量单位")
        add(
            .value,
            "value of goods usd|value usd|value in usd|shipment value usd|usd value|value us|calculated value by hs us",
            unit: "USD")
        add(.value, "value|total value|declared value|item value|totalvalue|goods value|value of goods|shipment value")
        add(.currency, "currency|currency code|value currency|ccy|币种|валюта|devise|moneda")
        add(
            .date,
            "arrival date|actual arrival date|shipment date|bill of lading date|bl date|b l date|date|import date|export date|"
                + "declaration date|imp date|exp date|shpmt date|arrivaldate|shpmtdate|shipmentdate|date of arrival|date of shipment|"
                + "estimate arrival date|estimated date|estimated arrival date|customs date|日期|进口日期|出口日期|дата")
        add(
            .portOfLading,
            "port of lading|port of loading|loading port|foreign port|port of departure|origin port|pol|装货港|起运港")
        add(
            .portOfUnlading,
            "port of unlading|port of discharge|unloading port|us port|port of arrival|destination port|discharge port|"
                + "entry port|pod|卸货港|目的港")
        add(
            .originCountry,
            "country of origin|origin country|origin|shipment origin|shpmt origin|country of export|export country|"
                + "departure country|port of lading country|country by port of departure|原产国|страна происхождения")
        add(
            .destinationCountry,
            "country of import|destination country|import country|shipment destination|shpmt destination|"
                + "country of destination|destination|目的国")
        add(
            .billNumber,
            "bill of lading number|bill of lading|bill|bill of lading nbr|bill of lading no|bl number|bl no|b l no|b l number|b l|bol|"
                + "bol number|bol no|bill number|bill no|document number|declaration number|declaration no|entry number|operation number|"
                + "billoflading number|提单号|报关单号")
        add(
            .houseBill,
            "house bill of lading number|house bill of lading|house bill|house bl|house bol|house bol number|hbl|hbl number|hbl no|"
                + "house b l|house bill number|分提单号")
        add(
            .masterBill,
            "master bill of lading number|master bill of lading|master bill|bill master|master bl|master bol|master bol number|"
                + "mbl|mbl number|mbl no|master b l|master bill number|master document number|主提单号")
        add(.billType, "bill of lading type|bill type|bill type code|master house|bl type|bol type")
        add(.container, "container number|container numbers|container no|container id|container|containers|集装箱号")
        add(
            .amendment,
            "amendment|amendment number|amended|amendment code|version|revision|bill status|status|action code|record status"
        )
        return table
    }()

    /// The names of columns of Panjiva's feed that shorten the word for the party.
    static let shortened: [String: (party: String, form: NameForm, content: PartyTitle.Content)] = [
        "shp name": ("shipper", .ofVendor, .name), "shp original format": ("shipper", .asFiled, .name),
        "con name": ("consignee", .ofVendor, .name), "con original format": ("consignee", .asFiled, .name),
        "shp country": ("shipper", .asFiled, .country), "con country": ("consignee", .asFiled, .country),
    ]

    /// How a column writes a name.
    enum NameForm: Int, Hashable {
        /// As it was filed.
        case asFiled
        /// As the table has it, which does not say whether somebody changed it.
        case plain
        /// As the vendor brought several spellings to one.
        case ofVendor
    }

    /// A title without what it says of the form of a name, and that form: “Shipper (Original Format)” is the shipper, as filed.
    static func withoutForm(_ title: String) -> (title: String, form: NameForm) {
        var plain = plain(title)
        var form = NameForm.plain
        for (words, meant) in forms {
            guard let range = plain.firstRange(of: words), !plain.isEmpty else { continue }
            // Whole words alone: “raw” is none of “drawback”.
            let isStart = range.lowerBound == plain.startIndex || plain[plain.index(before: range.lowerBound)] == " "
            let isEnd = range.upperBound == plain.endIndex || plain[range.upperBound] == " "
            guard isStart, isEnd else { continue }
            plain.removeSubrange(range)
            form = meant
            break
        }
        return (plain.split(separator: " ").joined(separator: " "), form)
    }

    private static let forms: [(String, NameForm)] = [
        ("original format", .asFiled), ("as declared", .asFiled), ("declared", .asFiled), ("as filed", .asFiled),
        ("raw", .asFiled), ("original", .asFiled),
        ("standardized", .ofVendor), ("standardised", .ofVendor), ("normalized", .ofVendor), ("normalised", .ofVendor),
        ("unified", .ofVendor), ("consolidated", .ofVendor), ("clean", .ofVendor), ("cleaned", .ofVendor),
    ]
}
