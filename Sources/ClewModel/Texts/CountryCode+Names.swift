/// The names of countries and territories as people and publishers write them.
///
/// The codes are those of ISO 3166-1, in two letters before the names and in three among them; `xk` (Kosovo) and the codes of states that
/// are no more (`suhh`, `yucs`, `csxx`, `cshh`, after ISO 3166-3) are those of FollowTheMoney. The first name of a code is its usual English
/// one; the others are spellings seen in published files, in English, Chinese and the languages of trading partners.
extension CountryCode {
    /// A code and its names on each line, by code; a code with many names has several lines.
    static let names = """
        ad Andorra|and
        ae United Arab Emirates|are|UAE|阿联酋|emirati|u a e|emirates|vereinigte arabische emirate|emirats arabes unis
        ae emiratos arabes unidos|الإمارات
        af Afghanistan|afg|afghan|阿富汗
        ag Antigua and Barbuda|atg
        ai Anguilla|aia
        al Albania|alb|阿尔巴尼亚
        am Armenia|arm|armenian|亚美尼亚
        ao Angola|ago|安哥拉
        aq Antarctica|ata
        ar Argentina|arg|阿根廷|argentine republic|argentinien|argentine
        as American Samoa|asm
        at Austria|aut|österreich|奥地利|autriche
        au Australia|aus|澳大利亚|australian
        aw Aruba|abw
        ax Åland Islands|ala
        az Azerbaijan|aze|azerbaijani|阿塞拜疆
        ba Bosnia and Herzegovina|bih|bosnia|波黑
        bb Barbados|brb
        bd Bangladesh|bgd|孟加拉国|peoples republic of bangladesh
        be Belgium|bel|belgique|belgien|比利时|bélgica
        bf Burkina Faso|bfa|布基纳法索
        bg Bulgaria|bgr|保加利亚
        bh Bahrain|bhr|巴林
        bi Burundi|bdi
        bj Benin|ben|Republic of Benin|贝宁共和国
        bl Saint Barthelemy|blm
        bm Bermuda|bmu|百慕大
        bn Brunei|brn|Brunei Darussalam|negara brunei darussalam|文莱
        bo Bolivia|bol|Bolivia (Plurinational State of)|Plurinational State of Bolivia|bolivia plurinational state|玻利维亚
        bq Bonaire, Sint Eustatius and Saba|bes|Caribbean Netherlands
        br Brazil|bra|brasil|巴西|federative republic of brazil|bresil|brasilien
        bs Bahamas|bhs|The Bahamas|Bahamas, The
        bt Bhutan|btn
        bv Bouvet Island|bvt
        bw Botswana|bwa|博茨瓦纳
        by Belarus|blr|白俄罗斯|беларусь|belarusian|belarussian|byelorussia|belorussia|republic of belarus|weissrussland
        bz Belize|blz|伯利兹
        ca Canada|can|加拿大|canadian
        cc Cocos (Keeling) Islands|cck|cocos islands
        cd Democratic Republic of the Congo|cod|Congo, Democratic Republic of the|Congo (Democratic Republic)
        cd Congo, The Democratic Republic of the|DR Congo|Democratic Republic of the Congo (DRC)|congo (kinshasa)|drc
        cd democratic republic of congo|congo the democratic republic of|demokratische republik kongo
        cd république démocratique du congo|congo dem rep|democratic rep of congo|d r congo|congo drc|zaire|刚果民主共和国
        cf Central African Republic|caf|central african rep|c a r|car
        cg Congo|cog|Congo, Republic of the|Republic of the Congo|Congo (Republic)|Congo (Brazzaville)|republic of congo
        cg congo the republic of|republik kongo|république du congo|congo rep|congo republic of|刚果共和国
        ch Switzerland|che|Swiss Confederation|suisse|schweiz|瑞士|suiza|швейцария|confederation suisse
        ch schweizerische eidgenossenschaft|svizzera
        ci Côte d'Ivoire|civ|Cote d Ivoire|Ivory Coast|Cote d’Ivoire|republic of cote divoire|republique de cote divoire|科特迪瓦
        ck Cook Islands|cok
        cl Chile|chl|智利
        cm Cameroon|cmr|喀麦隆
        cn China|chn|People's Republic of China|China (PRC)|PRC|Mainland China|中国|中华人民共和国|pr china|chine|китай|chinese
        cn china mainland|vr china|volksrepublik china|republique populaire de chine|rp chine|republica popular china|кнр
        cn китайская народная республика|çin|cina|kina|chiny|trung quốc|الصين|中國|중국|republic of china peoples|china pr
        cn prc china|china peoples republic of|جۇڭگو
        co Colombia|col|哥伦比亚
        cr Costa Rica|cri|哥斯达黎加
        cu Cuba|cub|cuban|古巴
        cv Cabo Verde|cpv|Cape Verde|republic of cabo verde
        cw Curaçao|cuw|Curacao
        cx Christmas Island|cxr
        cy Cyprus|cyp|塞浦路斯
        cz Czech Republic|cze|Czechia|捷克|czech rep|ceska republika|tschechien|tschechische republik|republique tcheque|chequia
        de Germany|deu|Federal Republic of Germany|deutschland|德国|allemagne|alemania|германия|german
        de bundesrepublik deutschland|brd|frg
        dj Djibouti|dji
        dk Denmark|dnk|丹麦
        dm Dominica|dma
        do Dominican Republic|dom|dominican rep|republica dominicana|多米尼加
        dz Algeria|dza|algerian|阿尔及利亚
        ec Ecuador|ecu|厄瓜多尔
        ee Estonia|est|爱沙尼亚
        eg Egypt|egy|埃及|egyptian|egypt arab rep|مصر
        eh Western Sahara|esh
        er Eritrea|eri|eritrean
        es Spain|esp|españa|西班牙|espagne|spanien|испания|spanish
        et Ethiopia|eth|埃塞俄比亚|ethiopian
        eu European Union
        fi Finland|fin|芬兰
        fj Fiji|fji|斐济
        fk Falkland Islands|flk|Falkland Islands (Malvinas)
        fm Micronesia|fsm|Micronesia (Federated States of)|Federated States of Micronesia|micronesia fed sts|密克罗尼西亚
        fo Faroe Islands|fro|法罗群岛|Føroyar
        fr France|fra|French Republic|法国|frankreich|francia|франция|french|republique francaise
        ga Gabon|gab|加蓬共和国
        gb United Kingdom|gbr|Britain|Great Britain|United Kingdom of Great Britain and Northern Ireland|UK|england|英国
        gb royaume-uni|reino unido|великобритания|british|u k|great britain and northern ireland|northern ireland|scotland
        gb wales|grossbritannien|vereinigtes konigreich|england and wales|gran bretana
        gd Grenada|grd
        ge Georgia|geo|georgian|格鲁吉亚
        gf French Guiana|guf
        gg Guernsey|ggy
        gh Ghana|gha|加纳
        gi Gibraltar|gib
        gl Greenland|grl|格陵兰|Kalaallit Nunaat
        gm Gambia|gmb|The Gambia|Gambia, The|gambia republic of the
        gn Guinea|gin|几内亚|Guinée
        gp Guadeloupe|glp
        gq Equatorial Guinea|gnq|赤道几内亚
        gr Greece|grc|希腊|hellenic republic|hellas|griechenland|grece|grecia
        gs South Georgia and the South Sandwich Islands|sgs
        gt Guatemala|gtm|危地马拉
        gu Guam|gum
        gw Guinea-Bissau|gnb|几内亚比绍
        gy Guyana|guy|圭亚那
        hk Hong Kong|hkg|China, Hong Kong Special Administrative Region|Hong Kong SAR|Hong Kong, China|Hong Kong (China)|香港
        hk hongkong|гонконг|hong kong sar china|hongkong china|hksar|hk sar|h k|中国香港|xianggang
        hm Heard Island and McDonald Islands|hmd
        hn Honduras|hnd|洪都拉斯
        hr Croatia|hrv|hrvatska|克罗地亚
        ht Haiti|hti|haitian|海地
        hu Hungary|hun|匈牙利
        id Indonesia|idn|印度尼西亚|印尼|indonesian
        ie Ireland|irl|Republic of Ireland|爱尔兰|eire|irland|irlande
        il Israel|isr|以色列|israeli
        im Isle of Man|imn
        in India|ind|印度|inde|indien|индия|indian|bharat|republic of india
        io British Indian Ocean Territory|iot
        iq Iraq|irq|伊拉克|iraqi
        ir Iran|irn|Iran (Islamic Republic of)|Islamic Republic of Iran|Iran, Islamic Republic of|伊朗|иран|iranian|i r iran
        ir iran islamic rep|islamic republic iran|jomhuri ye eslami ye iran|ایران|إيران
        is Iceland|isl|冰岛
        it Italy|ita|italia|意大利|italie|italien|италия|italian|italian republic|repubblica italiana
        je Jersey|jey
        jm Jamaica|jam|牙买加
        jo Jordan|jor|jordanian|约旦
        jp Japan|jpn|日本|japon|япония|japanese|nippon|nihon|日本国|giappone
        ke Kenya|ken|肯尼亚|kenyan
        kg Kyrgyzstan|kgz|Kyrgyz Republic|吉尔吉斯斯坦|кыргызстан|kyrgyz|kyrgyz rep|kirghizia|kirgizstan|kirgisistan|kirghizistan
        kg Kirghizstan|Киргизия
        kh Cambodia|khm|柬埔寨
        ki Kiribati|kir|基里巴斯
        km Comoros|com|The Comoros
        kn Saint Kitts and Nevis|kna|St Kitts and Nevis|St. Kitts and Nevis|saint christopher and nevis
        kp North Korea|prk|Korea, North|Democratic People's Republic of Korea|Korea (Democratic People's Republic of)
        kp Korea (North)|DPRK|朝鲜|north korean|n korea|korea dpr|corea del norte|북한|korea the democratic peoples republic of
        kp peoples republic of korea
        kr South Korea|kor|Korea, South|Republic of Korea|Korea, Republic of|Korea (Republic of)|Korea (South)|korea|韩国
        kr corée du sud|südkorea|south korean|rok|south korea republic of korea|korea rep|korea republic|s korea|대한민국|한국|大韩民国
        kr corea del sur|corea|coree|korea the republic of
        kw Kuwait|kwt|科威特
        ky Cayman Islands|cym|开曼群岛
        kz Kazakhstan|kaz|哈萨克斯坦|казахстан|kazakh|republic of kazakhstan|kasachstan|qazaqstan
        la Laos|lao|Lao People's Democratic Republic|Lao PDR|老挝|lao peoples dem rep
        lb Lebanon|lbn|黎巴嫩|lebanese
        lc Saint Lucia|lca|St Lucia|St. Lucia
        li Liechtenstein|lie
        lk Sri Lanka|lka|斯里兰卡|sri lanka democratic socialist republic of
        lr Liberia|lbr|利比里亚
        ls Lesotho|lso
        lt Lithuania|ltu|立陶宛
        lu Luxembourg|lux|卢森堡
        lv Latvia|lva|拉脱维亚
        ly Libya|lby|Libyan Arab Jamahiriya|State of Libya|libyan|利比亚
        ma Morocco|mar|摩洛哥
        mc Monaco|mco
        md Moldova|mda|Republic of Moldova|Moldova (Republic of)|Moldova, Republic of|moldavia|摩尔多瓦
        me Montenegro|mne
        mf Saint Martin (French part)|maf|saint martin
        mg Madagascar|mdg|马达加斯加
        mh Marshall Islands|mhl|马绍尔群岛
        mk North Macedonia|mkd|Macedonia, The Former Yugoslav Republic of|Macedonia|North Macedonia, The Republic of
        mk The former Yugoslav Republic of Macedonia|former yugoslav republic of macedonia|fyrom|macedonia fyrom|北马其顿
        ml Mali|mli|malian|Republic of Mali|马里共和国
        mm Myanmar|mmr|Burma|Myanmar (Burma)|Burma (Myanmar)|缅甸|burmese|union of myanmar
        mn Mongolia|mng|蒙古|蒙古国|Монголия
        mo Macau|mac|Macao|China, Macao Special Administrative Region|Macau SAR|澳门|macao china|macau china|macao sar china
        mo macau sar china|macao sar|中国澳门
        mp Northern Mariana Islands|mnp
        mq Martinique|mtq
        mr Mauritania|mrt|毛里塔尼亚
        ms Montserrat|msr
        mt Malta|mlt|马耳他
        mu Mauritius|mus|毛里求斯
        mv Maldives|mdv|The Maldives|马尔代夫
        mw Malawi|mwi|马拉维
        mx Mexico|mex|墨西哥|united mexican states|mexique|mexiko|estados unidos mexicanos
        my Malaysia|mys|马来西亚
        mz Mozambique|moz|莫桑比克
        na Namibia|nam|纳米比亚
        nc New Caledonia|ncl
        ne Niger|ner|Republic of the Niger|尼日尔共和国
        nf Norfolk Island|nfk
        ng Nigeria|nga|尼日利亚
        ni Nicaragua|nic|nicaraguan|尼加拉瓜
        nl Netherlands|nld|The Netherlands|Kingdom of the Netherlands|Netherlands (Kingdom of the)|holland|荷兰|pays-bas
        nl niederlande|países bajos|нидерланды|holland the netherlands|netherlands the
        no Norway|nor|挪威
        np Nepal|npl|尼泊尔
        nr Nauru|nru
        nu Niue|niu
        nz New Zealand|nzl|新西兰
        om Oman|omn|阿曼
        pa Panama|pan|巴拿马
        pe Peru|per|秘鲁
        pf French Polynesia|pyf
        pg Papua New Guinea|png|巴布亚新几内亚
        ph Philippines|phl|The Philippines|菲律宾|filipino|philippine|republic of the philippines
        pk Pakistan|pak|巴基斯坦|pakistani|islamic republic of pakistan
        pl Poland|pol|polska|波兰|pologne|polen|polonia|польша
        pm Saint Pierre and Miquelon|spm
        pn Pitcairn|pcn|Pitcairn Islands
        pr Puerto Rico|pri
        ps Palestine|pse|State of Palestine|Palestinian|Palestinian Territory, Occupied|Occupied Palestinian Territories
        ps Palestinian Territories|West Bank|Gaza|Gaza Strip|palestine, state of|palestinian territory
        ps occupied palestinian territory|west bank and gaza|palestinian authority
        pt Portugal|prt|葡萄牙|portuguese republic
        pw Palau|plw
        py Paraguay|pry|巴拉圭
        qa Qatar|qat|卡塔尔
        re Réunion|reu
        ro Romania|rou|罗马尼亚
        rs Serbia|srb|Republic of Serbia|serbian|塞尔维亚
        ru Russia|rus|Russian Federation|The Russian Federation|Россия|俄罗斯|俄罗斯联邦|russie|russland|rusia|российская федерация
        ru russian|russia federation|russian fed|rf|рф|rossiya|росія|federation of russia|federacion rusa|federation de russie
        rw Rwanda|rwa|卢旺达
        sa Saudi Arabia|sau|沙特阿拉伯|saudi arabian|ksa|kingdom of saudi arabia|saudi|السعودية|沙特
        sb Solomon Islands|slb|所罗门群岛
        sc Seychelles|syc|塞舌尔
        sd Sudan|sdn|The Sudan|Republic of the Sudan|sudanese
        se Sweden|swe|瑞典|suède|schweden
        sg Singapore|sgp|新加坡
        sh Saint Helena, Ascension and Tristan da Cunha|shn|St Helena|saint helena
        si Slovenia|svn|斯洛文尼亚
        sj Svalbard and Jan Mayen|sjm
        sk Slovakia|svk|Slovak Republic|斯洛伐克|slovak rep|slowakei
        sl Sierra Leone|sle|塞拉利昂
        sm San Marino|smr
        sn Senegal|sen|塞内加尔
        so Somalia|som|somali
        sr Suriname|sur|苏里南
        ss South Sudan|ssd|Republic of South Sudan|south sudanese
        st Sao Tome and Principe|stp|São Tomé and Príncipe
        sv El Salvador|slv|萨尔瓦多
        sx Sint Maarten|sxm|Sint Maarten (Dutch part)
        sy Syria|syr|Syrian Arab Republic|Syria (Arab Republic of)|叙利亚|syrian|syrian ar|syrian republic|سوريا
        sz Eswatini|swz|Swaziland|kingdom of eswatini
        tc Turks and Caicos Islands|tca
        td Chad|tcd|Republic of Chad|乍得共和国
        tf French Southern Territories|atf
        tg Togo|tgo|Togolese Republic|多哥共和国
        th Thailand|tha|泰国
        tj Tajikistan|tjk|塔吉克斯坦|таджикистан|tajik
        tk Tokelau|tkl
        tl Timor-Leste|tls|East Timor
        tm Turkmenistan|tkm|土库曼斯坦|turkmenia|Туркменистан
        tn Tunisia|tun|tunisian|突尼斯
        to Tonga|ton
        tr Turkey|tur|Türkiye|Turkey (Türkiye)|Turkiye (Turkey)|Republic of Türkiye|土耳其|турция|turkish|republic of turkey
        tr turkiye cumhuriyeti|turquie|turkei|turquia
        tt Trinidad and Tobago|tto|特立尼达和多巴哥
        tv Tuvalu|tuv
        tw Taiwan|twn|Taiwan, China|Taiwan, Province of China|Taiwan (Province of China)|Chinese Taipei|台湾|臺灣|тайвань
        tw republic of china|roc|taiwan roc|taiwan r o c|中国台湾|中華民國|타이완|china republic of|taiwan republic of china
        tw republic of china taiwan
        tz Tanzania|tza|United Republic of Tanzania|Tanzania, United Republic of|坦桑尼亚
        ua Ukraine|ukr|乌克兰|украина|ukrainian
        ug Uganda|uga|乌干达
        um United States Minor Outlying Islands|umi
        us United States|usa|United States of America|U.S.|U.S.A.|The United States|美国|états-unis|vereinigte staaten
        us estados unidos|сша|american|u s of america|etats unis damerique|vereinigte staaten von amerika
        us united states of america the|ee uu|eeuu|amerika
        uy Uruguay|ury|乌拉圭
        uz Uzbekistan|uzb|乌兹别克斯坦|узбекистан|uzbek|republic of uzbekistan|usbekistan|ozbekiston
        va Vatican City|vat|Holy See|vatican|holy see vatican city state|vatican city state
        vc Saint Vincent and the Grenadines|vct|St Vincent|St. Vincent and the Grenadines
        ve Venezuela|ven|Venezuela (Bolivarian Republic of)|Bolivarian Republic of Venezuela|venezuelan
        ve venezuela bolivarian republic|venezuela rb|委内瑞拉
        vg British Virgin Islands|vgb|Virgin Islands, British|Virgin Islands (British)|Virgin Islands (UK)|bvi|英属维尔京群岛
        vg british vi
        vi United States Virgin Islands|vir|Virgin Islands, U.S.|Virgin Islands (US)|us virgin islands|usvi
        vn Vietnam|vnm|Viet Nam|越南|vietnamese|socialist republic of vietnam|socialist republic of viet nam
        vn vietnam socialist republic of
        vu Vanuatu|vut|瓦努阿图
        wf Wallis and Futuna|wlf
        ws Samoa|wsm|Western Samoa
        xk Kosovo|republic of kosovo
        ye Yemen|yem|也门|yemeni
        yt Mayotte|myt
        za South Africa|zaf|南非|rsa|republic of south africa|sudafrika|afrique du sud
        zm Zambia|zmb|赞比亚
        zw Zimbabwe|zwe|zimbabwean|津巴布韦
        cshh Czechoslovakia
        csxx Serbia and Montenegro
        suhh Former Soviet Union|Soviet Union|USSR
        yucs Yugoslavia|Federal Republic of Yugoslavia
        """
}
