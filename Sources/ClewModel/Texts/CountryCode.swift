import Foundation

/// Country names and codes as users and publishers write them, brought to lower-case ISO 3166-1 alpha-2 codes.
public enum CountryCode {
    /// The code for a text; `nil` where the text names no country of the table.
    ///
    /// Takes two-letter codes, three-letter codes and the usual English, Chinese, French, German, Spanish and Russian
    /// names of the main trading countries, and the English names of all others, with their official forms (“Kyrgyz
    /// Republic”, “Taiwan, Province of China”), in any case, with any apostrophe, accent or full stop. A two-letter text is taken
    /// for a code as it stands.
    public static func code(of text: some StringProtocol) -> String? {
        let raw = Array(text.utf8.prefix(3))
        if raw.count == 2, raw.allSatisfy({ (0x61...0x7A).contains($0) }) {
            return raw == [0x75, 0x6B] ? "gb" : String(text)
        }
        let key = folded(text)
        let bytes = Array(key.utf8)
        if bytes.count == 2, bytes.allSatisfy({ (0x61...0x7A).contains($0) }) { return key == "uk" ? "gb" : key }
        if let code = table[key] { return code }
        for shorter in withoutTitles(key) { if let code = table[shorter] { return code } }
        return nil
    }

    /// The codes that belong so closely to a code that a difference says nothing: a territory that is also given under the code of
    /// the state that administers it.
    package static func close(to code: String) -> [String] {
        let china = ["cn", "hk", "mo", "tw"]
        return china.contains(code) ? china : []
    }

    /// A name in lower case without accents, apostrophes and full stops, other signs as single spaces.
    private static func folded(_ text: some StringProtocol) -> String {
        let plain = String(text).folding(
            options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: nil)
        var key = String.UnicodeScalarView()
        var pendingSpace = false
        for scalar in plain.unicodeScalars {
            switch scalar {
            case "'", "’", "‘", "ʼ", "`", "´", ".": continue
            case "&":
                if !key.isEmpty { key.append(contentsOf: " and".unicodeScalars) }
                pendingSpace = true
            default:
                guard scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark else {
                    pendingSpace = !key.isEmpty
                    continue
                }
                if pendingSpace { key.append(" ") }
                pendingSpace = false
                key.append(scalar)
            }
        }
        return String(key)
    }

    /// The name of a state without what only says what kind of state it is, and a territory without the state that it is part of.
    private static func withoutTitles(_ key: String) -> [String] {
        var shorter: [String] = []
        for title in titles {
            // What kind of republic it is tells two states of one name apart: each is in the table by its whole names.
            if title.contains("republic"), twins.contains(where: key.contains) { continue }
            if key.hasPrefix(title + " ") { shorter.append(String(key.dropFirst(title.count + 1))) }
            if key.hasSuffix(" " + title) { shorter.append(String(key.dropLast(title.count + 1))) }
        }
        return shorter
    }
    private static let twins = ["china", "congo", "korea"]

    /// Longest first, so that nothing of one is left behind.
    private static let titles = [
        "special administrative region of china", "special administrative region", "democratic socialist republic of",
        "democratic peoples republic of", "peoples democratic republic of", "socialist republic of",
        "plurinational state of", "bolivarian republic of", "united republic of", "islamic republic of",
        "federal republic of", "federative republic of", "democratic republic of", "hashemite kingdom of",
        "independent state of", "co operative republic of", "cooperative republic of", "arab republic of",
        "province of china",
        "peoples republic of", "grand duchy of", "oriental republic of", "principality of", "commonwealth of the",
        "commonwealth of", "republic of the", "republic of", "sultanate of", "kingdom of the", "kingdom of", "union of",
        "federation of", "state of", "sar china", "the", "mainland", "china", "sar",
    ]

    /// Whether a text names a country that exists or existed: a code that ISO 3166-1 assigns, or a name of the table.
    public static func isKnown(_ text: some StringProtocol) -> Bool {
        guard let code = code(of: text) else { return gone.contains(folded(text)) }
        return code.utf8.count != 2 || assigned.contains(code)
    }

    /// Codes of FollowTheMoney for states that are gone; they are read, and compared with nothing.
    private static let gone: Set<String> = ["suhh", "yucs", "csxx", "cshh", "ddde"]

    /// The codes that ISO 3166-1 assigns, those of states that are gone, and those that lists use for Kosovo and the Union.
    private static let assigned: Set<String> = Set(
        """
        ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw by bz ca cc cd cf
        cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg eh er es et fi fj fk fm fo fr ga gb gd ge gf gg gh
        gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw
        ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng
        ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn
        so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug um us uy uz va vc ve vg vi vn vu wf ws ye yt
        za zm zw xk eu su yu cs dd an zr tp bu
        """.split { $0 == " " || $0 == "\n" }.map(String.init))

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
        af afg|afghanistan
        ax ala|aland islands|åland islands
        al alb|albania
        dz dza|algeria
        as asm|american samoa
        ad and|andorra
        ao ago|angola
        ai aia|anguilla
        aq ata|antarctica
        ag atg|antigua and barbuda
        am arm|armenia
        aw abw|aruba
        az aze|azerbaijan
        bs bhs|bahamas|the bahamas
        bh bhr|bahrain
        bb brb|barbados
        bz blz|belize
        bj ben|benin
        bt btn|bhutan
        bo bol|bolivia|plurinational state of bolivia|bolivia, plurinational state of
        bq bes|bonaire, sint eustatius and saba|caribbean netherlands
        ba bih|bosnia and herzegovina|bosnia
        bw bwa|botswana
        bv bvt|bouvet island
        io iot|british indian ocean territory
        bn brn|brunei|brunei darussalam
        bf bfa|burkina faso
        bi bdi|burundi
        cv cpv|cabo verde|cape verde
        cm cmr|cameroon
        cf caf|central african republic
        td tcd|chad
        cx cxr|christmas island
        cc cck|cocos (keeling) islands|cocos islands
        km com|comoros
        cg cog|congo|republic of the congo|congo (brazzaville)|congo-brazzaville
        cd cod|democratic republic of the congo|congo, democratic republic of the|congo (kinshasa)|drc|dr congo
        ck cok|cook islands
        cr cri|costa rica
        ci civ|cote d'ivoire|côte d'ivoire|ivory coast
        hr hrv|croatia|hrvatska
        cu cub|cuba
        cw cuw|curacao|curaçao
        dj dji|djibouti
        dm dma|dominica
        do dom|dominican republic
        ec ecu|ecuador
        sv slv|el salvador
        gq gnq|equatorial guinea
        er eri|eritrea
        ee est|estonia
        sz swz|eswatini|swaziland
        fk flk|falkland islands|falkland islands (malvinas)
        fo fro|faroe islands
        fj fji|fiji
        gf guf|french guiana
        pf pyf|french polynesia
        tf atf|french southern territories
        ga gab|gabon
        gm gmb|gambia|the gambia
        ge geo|georgia
        gh gha|ghana
        gi gib|gibraltar
        gl grl|greenland
        gd grd|grenada
        gp glp|guadeloupe
        gu gum|guam
        gt gtm|guatemala
        gg ggy|guernsey
        gn gin|guinea
        gw gnb|guinea-bissau
        gy guy|guyana
        ht hti|haiti
        hm hmd|heard island and mcdonald islands
        va vat|holy see|vatican|vatican city
        hn hnd|honduras
        is isl|iceland
        im imn|isle of man
        jm jam|jamaica
        je jey|jersey
        jo jor|jordan
        ki kir|kiribati
        kw kwt|kuwait
        lv lva|latvia
        ls lso|lesotho
        ly lby|libya
        li lie|liechtenstein
        lt ltu|lithuania
        mg mdg|madagascar
        mw mwi|malawi
        mv mdv|maldives
        ml mli|mali
        mq mtq|martinique
        mr mrt|mauritania
        mu mus|mauritius
        yt myt|mayotte
        fm fsm|micronesia|federated states of micronesia|micronesia, federated states of
        md mda|moldova|republic of moldova|moldova, republic of
        mc mco|monaco
        me mne|montenegro
        ms msr|montserrat
        ma mar|morocco
        mz moz|mozambique
        na nam|namibia
        nr nru|nauru
        np npl|nepal
        nc ncl|new caledonia
        ni nic|nicaragua
        ne ner|niger
        nu niu|niue
        nf nfk|norfolk island
        mk mkd|north macedonia|macedonia
        mp mnp|northern mariana islands
        om omn|oman
        pw plw|palau
        ps pse|palestine|state of palestine|palestine, state of|palestinian territories
        pg png|papua new guinea
        py pry|paraguay
        pn pcn|pitcairn
        pr pri|puerto rico
        qa qat|qatar
        re reu|reunion|réunion
        rw rwa|rwanda
        bl blm|saint barthelemy|saint barthélemy
        sh shn|saint helena, ascension and tristan da cunha|saint helena
        kn kna|saint kitts and nevis|st. kitts and nevis
        lc lca|saint lucia|st. lucia
        mf maf|saint martin|saint martin (french part)
        pm spm|saint pierre and miquelon
        vc vct|saint vincent and the grenadines|st. vincent and the grenadines
        ws wsm|samoa
        sm smr|san marino
        st stp|sao tome and principe|são tomé and príncipe
        sn sen|senegal
        rs srb|serbia
        sc syc|seychelles
        sl sle|sierra leone
        sx sxm|sint maarten|sint maarten (dutch part)
        si svn|slovenia
        sb slb|solomon islands
        so som|somalia
        gs sgs|south georgia and the south sandwich islands
        ss ssd|south sudan
        sd sdn|sudan|the sudan
        sr sur|suriname
        sj sjm|svalbard and jan mayen
        tz tza|tanzania|united republic of tanzania|tanzania, united republic of
        tl tls|timor-leste|east timor
        tg tgo|togo
        tk tkl|tokelau
        to ton|tonga
        tt tto|trinidad and tobago
        tn tun|tunisia
        tc tca|turks and caicos islands
        tv tuv|tuvalu
        ug uga|uganda
        um umi|united states minor outlying islands
        uy ury|uruguay
        vu vut|vanuatu
        ve ven|venezuela|bolivarian republic of venezuela|venezuela, bolivarian republic of
        vi vir|us virgin islands|u.s. virgin islands|virgin islands (u.s.)|virgin islands, u.s.
        wf wlf|wallis and futuna
        eh esh|western sahara
        zm zmb|zambia
        zw zwe|zimbabwe
        """

    /// Official names, abbreviations and names in other languages that the usual ones do not cover.
    private static let more = """
        ir iranian
        iq iraqi
        sy syrian
        ru russian
        by belarusian|belarussian
        cn chinese
        kp north korean
        kr south korean
        mm burmese
        ly libyan
        lb lebanese
        ye yemeni
        af afghan
        pk pakistani
        so somali
        ss south sudanese
        sd sudanese
        zw zimbabwean
        ua ukrainian
        rs serbian
        eg egyptian
        tn tunisian
        dz algerian
        jo jordanian
        sa saudi arabian
        ae emirati
        tr turkish
        id indonesian
        ph filipino|philippine
        in indian
        gb british
        us american
        fr french
        de german
        it italian
        es spanish
        il israeli
        ps palestinian
        ke kenyan
        er eritrean
        et ethiopian
        ml malian
        ni nicaraguan
        ve venezuelan
        cu cuban
        ht haitian
        kz kazakh
        uz uzbek
        kg kyrgyz
        tj tajik
        az azerbaijani
        am armenian
        ge georgian
        au australian
        ca canadian
        jp japanese
        vn vietnamese
        cn china mainland|mainland china|peoples republic of china|vr china|volksrepublik china|republique populaire de chine|rp chine
        cn republica popular china|кнр|китайская народная республика|çin|cina|kina|chiny|trung quốc|الصين|中國|中华人民共和国|중국
        cn republic of china peoples|china prc|china pr|prc china|china peoples republic of
        tw republic of china|roc|taiwan province of china|taiwan china|taiwan roc|chinese taipei|taiwan r o c|中国台湾|中華民國|타이완
        hk hong kong china|hong kong sar china|hongkong china|hksar|hk sar|h k|中国香港|xianggang
        mo macao china|macau china|macao sar china|macau sar china|macao sar|macau sar|中国澳门
        kr rok|south korea republic of korea|korea south|korea rep|korea republic|s korea|대한민국|한국|大韩民国|corea del sur|corea|coree
        kp korea north|n korea|democratic peoples republic of korea|korea democratic peoples republic of|korea dpr|corea del norte|북한
        vn socialist republic of vietnam|socialist republic of viet nam|việt nam|vietnam socialist republic of
        la lao pdr|lao peoples democratic republic|lao peoples dem rep|lao
        kg kyrgyz republic|kyrgyz rep|kirghizia|kirgizstan|kirgisistan|kirghizistan
        ci republic of cote divoire|cote d ivoire|republique de cote divoire
        gb u k|uk|great britain and northern ireland|united kingdom of great britain and northern ireland|northern ireland|scotland|wales
        gb britain|grossbritannien|vereinigtes konigreich|royaume uni|england and wales|gran bretana
        us u s of america|usa|etats unis damerique|etats unis|vereinigte staaten von amerika|united states of america the|ee uu|eeuu|amerika
        cz czech rep|ceska republika|tschechien|tschechische republik|republique tcheque|chequia
        sk slovak republic|slovak rep|slowakei
        ch swiss confederation|confederation suisse|schweizerische eidgenossenschaft|svizzera
        gr hellenic republic|hellas|griechenland|grece|grecia
        fr french republic|republique francaise
        it italian republic|repubblica italiana
        pt portuguese republic
        de bundesrepublik deutschland|brd|frg|federal republic of germany
        ru russia federation|russian fed|rf|рф|rossiya|росія|federation of russia|federacion rusa|federation de russie
        by byelorussia|belorussia|republic of belarus|weissrussland
        md republic of moldova|moldavia
        mk the former yugoslav republic of macedonia|former yugoslav republic of macedonia|fyrom|macedonia fyrom
        tr republic of turkiye|republic of turkey|turkiye cumhuriyeti|turquie|turkei|turquia
        ir i r iran|iran islamic rep|islamic republic iran|jomhuri ye eslami ye iran|ایران|إيران
        sy syrian ar|syrian republic|سوريا
        eg egypt arab rep|مصر
        ae u a e|emirates|vereinigte arabische emirate|emirats arabes unis|emiratos arabes unidos|الإمارات|الامارات
        sa ksa|kingdom of saudi arabia|saudi|السعودية
        za rsa|republic of south africa|sudafrika|afrique du sud
        kr korea the republic of
        kp korea the democratic peoples republic of|peoples republic of korea
        tw china republic of|taiwan republic of china|republic of china taiwan
        cd democratic republic of congo|congo the democratic republic of|demokratische republik kongo|république démocratique du congo
        cg republic of congo|congo the republic of|republik kongo|république du congo
        cd congo dem rep|democratic rep of congo|d r congo|congo drc|zaire|congo the democratic republic of the|congo democratic republic
        cg congo rep|congo republic of|congo republic of the
        bn brunei darussalam|negara brunei darussalam
        mm union of myanmar|myanmar burma|burma myanmar
        tl timor leste
        bo bolivia plurinational state
        ve venezuela bolivarian republic|venezuela rb
        fm micronesia fed sts
        gm gambia republic of the
        bs bahamas the
        nl holland the netherlands|netherlands the|kingdom of the netherlands|paises bajos|pays bas
        do dominican rep|republica dominicana
        cf central african rep|c a r|car
        va holy see vatican city state|vatican city state
        ps palestinian territory|palestinian territory occupied|occupied palestinian territory|west bank and gaza|palestinian authority
        ph the philippines|republic of the philippines
        mx united mexican states|mexique|mexiko|estados unidos mexicanos
        br federative republic of brazil|bresil|brasilien
        ar argentine republic|argentinien|argentine
        lk sri lanka democratic socialist republic of
        kz republic of kazakhstan|kasachstan|qazaqstan
        uz republic of uzbekistan|usbekistan|ozbekiston
        tm turkmenia
        kn st kitts and nevis|saint christopher and nevis
        vg virgin islands british|british vi|bvi
        vi virgin islands us|usvi
        xk kosovo|republic of kosovo
        sz kingdom of eswatini
        cv republic of cabo verde
        ie republic of ireland|eire|irland|irlande
        jp nippon|nihon|日本国|giappone
        in bharat|republic of india|inde
        pk islamic republic of pakistan
        bd peoples republic of bangladesh
        """

    /// The codes by the folded names.
    private static let table: [String: String] = {
        var table: [String: String] = [:]
        for row in rows.split(separator: "\n") + more.split(separator: "\n") {
            guard let space = row.firstIndex(of: " ") else { continue }
            for name in row[row.index(after: space)...].split(separator: "|") {
                table[folded(name)] = String(row[..<space])
            }
        }
        return table
    }()
}
