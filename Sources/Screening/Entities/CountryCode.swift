/// Country names and codes as users write them, brought to lower-case ISO 3166-1 alpha-2 codes.
public enum CountryCode {
    /// The code for a text; `nil` where the text names no country of the table.
    ///
    /// Takes two-letter codes, three-letter codes and the usual English, Chinese, French, German, Spanish and Russian
    /// names of the main trading countries. A two-letter text is taken for a code as it stands.
    public static func code(of text: some StringProtocol) -> String? {
        let key = text.trimmed.lowercased()
        let bytes = Array(key.utf8)
        if bytes.count == 2, bytes.allSatisfy({ (0x61...0x7A).contains($0) }) { return key == "uk" ? "gb" : key }
        return table[key]
    }

    /// The codes that belong so closely to a code that a difference says nothing: a territory that is also given under the code of
    /// the state that administers it.
    static func close(to code: String) -> [String] {
        let china = ["cn", "hk", "mo", "tw"]
        return china.contains(code) ? china : []
    }

    private static let rows = """
        cn chn|china|people's republic of china|pr china|p.r. china|prc|mainland china|中国|中华人民共和国|chine|китай
        hk hkg|hong kong|hong kong sar|hongkong|香港|гонконг
        mo mac|macao|macau|澳门
        tw twn|taiwan|台湾|臺灣|тайвань
        us usa|united states|united states of america|u.s.|u.s.a.|美国|états-unis|vereinigte staaten|estados unidos|сша
        gb gbr|united kingdom|great britain|england|英国|royaume-uni|reino unido|великобритания
        de deu|germany|deutschland|德国|allemagne|alemania|германия
        fr fra|france|法国|frankreich|francia|франция
        it ita|italy|italia|意大利|italie|italien|италия
        es esp|spain|españa|西班牙|espagne|spanien|испания
        pt prt|portugal|葡萄牙
        nl nld|netherlands|the netherlands|holland|荷兰|pays-bas|niederlande|países bajos|нидерланды
        be bel|belgium|belgique|belgien|比利时|bélgica
        lu lux|luxembourg|卢森堡
        ch che|switzerland|suisse|schweiz|瑞士|suiza|швейцария
        at aut|austria|österreich|奥地利|autriche
        pl pol|poland|polska|波兰|pologne|polen|polonia|польша
        cz cze|czech republic|czechia|捷克
        sk svk|slovakia|斯洛伐克
        hu hun|hungary|匈牙利
        ro rou|romania|罗马尼亚
        bg bgr|bulgaria|保加利亚
        gr grc|greece|希腊
        se swe|sweden|瑞典|suède|schweden
        no nor|norway|挪威
        dk dnk|denmark|丹麦
        fi fin|finland|芬兰
        ie irl|ireland|爱尔兰
        ru rus|russia|russian federation|俄罗斯|俄罗斯联邦|russie|russland|rusia|россия|российская федерация
        by blr|belarus|白俄罗斯|беларусь
        ua ukr|ukraine|乌克兰|украина
        kz kaz|kazakhstan|哈萨克斯坦|казахстан
        kg kgz|kyrgyzstan|吉尔吉斯斯坦|кыргызстан
        uz uzb|uzbekistan|乌兹别克斯坦|узбекистан
        tj tjk|tajikistan|塔吉克斯坦|таджикистан
        tm tkm|turkmenistan|土库曼斯坦
        mn mng|mongolia|蒙古
        jp jpn|japan|日本|japon|япония
        kr kor|south korea|korea|republic of korea|korea, republic of|韩国|corée du sud|südkorea
        kp prk|north korea|democratic people's republic of korea|dprk|朝鲜
        in ind|india|印度|inde|indien|индия
        pk pak|pakistan|巴基斯坦
        bd bgd|bangladesh|孟加拉国
        lk lka|sri lanka|斯里兰卡
        vn vnm|vietnam|viet nam|越南
        th tha|thailand|泰国
        my mys|malaysia|马来西亚
        sg sgp|singapore|新加坡
        id idn|indonesia|印度尼西亚|印尼
        ph phl|philippines|菲律宾
        kh khm|cambodia|柬埔寨
        mm mmr|myanmar|burma|缅甸
        la lao|laos|老挝
        tr tur|turkey|türkiye|turkiye|土耳其|турция
        ae are|united arab emirates|uae|u.a.e.|阿联酋
        sa sau|saudi arabia|沙特阿拉伯
        ir irn|iran|islamic republic of iran|iran, islamic republic of|伊朗|иран
        iq irq|iraq|伊拉克
        sy syr|syria|syrian arab republic|叙利亚
        lb lbn|lebanon|黎巴嫩
        ye yem|yemen|也门
        il isr|israel|以色列
        eg egy|egypt|埃及
        za zaf|south africa|南非
        ng nga|nigeria|尼日利亚
        ke ken|kenya|肯尼亚
        et eth|ethiopia|埃塞俄比亚
        mx mex|mexico|méxico|墨西哥
        ca can|canada|加拿大
        br bra|brazil|brasil|巴西
        ar arg|argentina|阿根廷
        cl chl|chile|智利
        pe per|peru|perú|秘鲁
        co col|colombia|哥伦比亚
        pa pan|panama|panamá|巴拿马
        au aus|australia|澳大利亚
        nz nzl|new zealand|新西兰
        vg vgb|british virgin islands|bvi|virgin islands, british|英属维尔京群岛
        ky cym|cayman islands|开曼群岛
        bm bmu|bermuda|百慕大
        lr lbr|liberia|利比里亚
        mh mhl|marshall islands|马绍尔群岛
        cy cyp|cyprus|塞浦路斯
        mt mlt|malta|马耳他
        """

    private static let table: [String: String] = {
        var table: [String: String] = [:]
        for row in rows.split(separator: "\n") {
            guard let space = row.firstIndex(of: " ") else { continue }
            for name in row[row.index(after: space)...].split(separator: "|") {
                table[String(name)] = String(row[..<space])
            }
        }
        return table
    }()
}

extension StringProtocol {
    /// The text without white space at its ends.
    var trimmed: String {
        var scalars = Substring(self).unicodeScalars
        while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return String(scalars)
    }
}
