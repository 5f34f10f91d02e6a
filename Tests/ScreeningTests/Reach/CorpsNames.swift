import TestSupport

/// Invented names: companies of a corps' shapes, and what only looks like one.
///
/// No company here exists but by chance.
enum CorpsNames {
    private static let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四"]
    private static let ordinals = [
        "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh",
        "Twelfth",
        "Thirteenth", "Fourteenth",
    ]
    private static let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    private static let cities = ["石河子", "阿拉尔", "五家渠", "图木舒克", "北屯", "铁门关", "可克达拉"]
    private static let latinCities = ["Shihezi", "Aral", "Wujiaqu", "Tumxuk", "Tiemenguan", "Kokdala"]
    private static let trades = ["锦穗", "银禾", "绒岭", "金垦源", "沃棉", "瑞穗丰", "天禾岭", "绿垦"]
    private static let lines = ["棉业", "番茄制品", "农业发展", "纺织", "种业", "供销", "果业", "农资"]
    private static let latinLines = [
        "Cotton", "Tomato Products", "Agricultural Development", "Textile", "Seed", "Fruit", "Trading",
    ]
    private static let forms = ["有限公司", "有限责任公司", "集团有限公司", ""]
    private static let latinForms = ["Co., Ltd.", "Company Limited", "Group", "Ltd", "Corporation"]
    private static let latinTrades = ["Jinsui", "Yinhe", "Rongling", "Wokenyuan", "Lvken", "Ruisuifeng"]

    private static func ending(_ number: Int) -> String {
        switch number % 10 {
        case 1 where number % 100 != 11: "st"
        case 2 where number % 100 != 12: "nd"
        case 3 where number % 100 != 13: "rd"
        default: "th"
        }
    }

    private static func spelled(_ number: Int) -> String {
        String(number).compactMap(\.wholeNumberValue).map { digits[$0] }.joined()
    }

    /// Names that say that their bearer belongs to the Corps, in the shapes that such companies use.
    static func members(_ count: Int, using generator: inout SplitMix64) -> [String] {
        (0..<count).map { number in
            let d = Int.random(in: 1...14, using: &generator)
            let r = Int.random(in: 21...299, using: &generator)
            func any(_ list: [String]) -> String { list[Int.random(in: 0..<list.count, using: &generator)] }
            let tail = any(trades) + any(lines) + any(forms)
            let latin = "\(any(latinTrades)) \(any(latinLines)) \(any(latinForms))"
            let n = numerals[d - 1]
            switch number % 24 {
            case 0: return "新疆生产建设兵团第\(n)师" + tail
            case 1: return "新疆生产建设兵团" + tail
            case 2: return "新疆兵团" + tail
            case 3: return "兵团第\(n)师" + tail
            case 4: return "农\(n)师" + tail
            case 5: return "第\(n)师" + tail
            case 6: return "第\(d)师" + tail
            case 7: return "第\(n)师\(any(cities))市" + tail
            case 8: return "\(any(cities))\(spelled(r))团" + tail
            case 9: return "新疆\(r)团" + tail
            case 10: return "新疆生产建设兵团农业建设第\(n)师\(spelled(r))团" + tail
            case 11: return "新疆农\(n)师" + tail
            case 12: return "XPCC \(ordinals[d - 1]) Division \(latin)"
            case 13: return "Xinjiang Production & Construction Corps \(d)\(ending(d)) Division \(latin)"
            case 14: return "Xinjiang Production and Construction Corps \(latin)"
            case 15: return "\(ordinals[d - 1]) Agricultural Division \(latin)"
            case 16: return "\(any(latinCities)) \(r)\(ending(r)) Regiment \(latin)"
            case 17: return "Xinjiang Regiment \(r) \(latin)"
            case 18: return "Xinjiang Bingtuan \(latin)"
            case 19: return "\(latin), \(ordinals[d - 1]) Division of the XPCC"
            case 20: return "Xinjiang \(d)\(ending(d)) Division \(latin)"
            case 21: return "新疆生產建設兵團第\(n)師" + tail
            case 22: return "XPCC \(latin)"
            default: return "兵团\(n)师\(spelled(r))团" + tail
            }
        }
    }

    /// Names that only look so: ordinals, schools, sports, armies, other corps, balls and teams, and strangers.
    static func traps(_ count: Int, using generator: inout SplitMix64) -> [String] {
        let towns = ["湖州", "佛山", "成都", "青岛", "洛阳", "郴州"]
        let latinTowns = ["Leeds", "Foshan", "Ohio", "Osaka", "Qingdao", "Lyon"]
        return (0..<count).map { number in
            let d = Int.random(in: 1...14, using: &generator)
            let r = Int.random(in: 1...299, using: &generator)
            func any(_ list: [String]) -> String { list[Int.random(in: 0..<list.count, using: &generator)] }
            let n = numerals[d - 1]
            let tail = any(trades) + any(["餐饮", "科技", "服饰", "文化传播"]) + "有限公司"
            let latin = "\(any(latinTrades)) \(any(["Sports", "Apparel", "Media", "Coffee"])) \(any(latinForms))"
            switch number % 30 {
            case 0: return "\(any(towns))第\(n)师范学院"
            case 1: return "第\(n)师范附属小学"
            case 2: return "\(ordinals[d - 1]) Division Football Club \(any(latinTowns))"
            case 3: return "\(d)\(ending(d)) Infantry Division Veterans Association"
            case 4: return "\(any(towns))第\(n)棉纺厂"
            case 5: return "第\(n)" + tail
            case 6: return "内蒙古生产建设兵团第\(n)师纪念馆"
            case 7: return "黑龙江生产建设兵团\(tail)"
            case 8: return "\(any(towns))机甲兵团网络\(tail)"
            case 9: return "\(any(towns))英雄兵团动漫有限公司"
            case 10: return "\(r)团购\(tail)"
            case 11: return "\(any(towns))\(r)团建服务有限公司"
            case 12: return "\(n)团和气" + tail
            case 13: return "\(any(towns))\(n)师兄\(tail)"
            case 14: return "第\(n)师傅维修" + tail
            case 15: return "Regiment \(latin) \(any(latinTowns))"
            case 16: return "Division \(d) \(latin) \(any(latinTowns))"
            case 17: return "\(any(latinTowns)) \(r)\(ending(r)) Regiment Museum"
            case 18: return "Construction Corps of Engineers \(any(latinTowns)) \(any(latinForms))"
            case 19: return "Xinjiang \(latin)"
            case 20: return "新疆\(tail)"
            case 21: return "石河子\(tail)"
            case 22: return "Shihezi \(latin)"
            case 23: return "\(any(towns))百团大战影视有限公司"
            case 24: return "\(any(towns))旅游团服务\(tail)"
            case 25: return "Peace Corps Volunteers \(any(latinTowns))"
            case 26: return "新疆大师\(tail)"
            case 27: return "新疆第\(n)建筑工程" + any(forms)
            case 28: return "Xinjiang No. \(d) Cotton Mill"
            default: return "新疆农业\(n)号\(tail)"
            }
        }
    }
}
