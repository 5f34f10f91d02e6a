/// Country names and codes as users write them, brought to lower-case ISO 3166-1 alpha-2 codes.
public enum CountryCode {
    /// The code for a text; `nil` where the text names no country of the table.
    ///
    /// Takes two-letter codes, three-letter codes and the usual English, Chinese, French, German, Spanish and Russian
    /// names of the main trading countries, and the English names of all others. A two-letter text is taken for a code as it stands.
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
