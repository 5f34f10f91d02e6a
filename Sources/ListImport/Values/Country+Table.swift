/// The names of countries and territories as lists write them.
///
/// The codes are those of ISO 3166-1; `xk` (Kosovo) and the codes of countries that are no more (`suhh`, `yucs`, `csxx`,
/// `cshh`, after ISO 3166-3) are those of FollowTheMoney.
extension Country {
    static let table = """
        ad|Andorra
        ae|United Arab Emirates|UAE
        af|Afghanistan
        ag|Antigua and Barbuda
        ai|Anguilla
        al|Albania
        am|Armenia
        ao|Angola
        aq|Antarctica
        ar|Argentina
        as|American Samoa
        at|Austria
        au|Australia
        aw|Aruba
        ax|Åland Islands
        az|Azerbaijan
        ba|Bosnia and Herzegovina
        bb|Barbados
        bd|Bangladesh
        be|Belgium
        bf|Burkina Faso
        bg|Bulgaria
        bh|Bahrain
        bi|Burundi
        bj|Benin
        bl|Saint Barthelemy
        bm|Bermuda
        bn|Brunei|Brunei Darussalam
        bo|Bolivia|Bolivia (Plurinational State of)|Plurinational State of Bolivia
        bq|Bonaire, Sint Eustatius and Saba|Caribbean Netherlands
        br|Brazil
        bs|Bahamas|The Bahamas|Bahamas, The
        bt|Bhutan
        bv|Bouvet Island
        bw|Botswana
        by|Belarus
        bz|Belize
        ca|Canada
        cc|Cocos (Keeling) Islands
        cd|Democratic Republic of the Congo|Congo, Democratic Republic of the|Congo (Democratic Republic)|Congo, The Democratic Republic of the|DR Congo|Democratic Republic of the Congo (DRC)
        cf|Central African Republic
        cg|Congo|Congo, Republic of the|Republic of the Congo|Congo (Republic)|Congo (Brazzaville)
        ch|Switzerland|Swiss Confederation
        ci|Côte d'Ivoire|Cote d Ivoire|Ivory Coast|Cote d’Ivoire
        ck|Cook Islands
        cl|Chile
        cm|Cameroon
        cn|China|People's Republic of China|China (PRC)|PRC|Mainland China|中国|中华人民共和国
        co|Colombia
        cr|Costa Rica
        cshh|Czechoslovakia
        csxx|Serbia and Montenegro
        cu|Cuba
        cv|Cabo Verde|Cape Verde
        cw|Curaçao|Curacao
        cx|Christmas Island
        cy|Cyprus
        cz|Czech Republic|Czechia
        de|Germany|Federal Republic of Germany
        dj|Djibouti
        dk|Denmark
        dm|Dominica
        do|Dominican Republic
        dz|Algeria
        ec|Ecuador
        ee|Estonia
        eg|Egypt
        eh|Western Sahara
        er|Eritrea
        es|Spain
        et|Ethiopia
        eu|European Union
        fi|Finland
        fj|Fiji
        fk|Falkland Islands|Falkland Islands (Malvinas)
        fm|Micronesia|Micronesia (Federated States of)|Federated States of Micronesia
        fo|Faroe Islands
        fr|France|French Republic
        ga|Gabon
        gb|United Kingdom|Britain|Great Britain|United Kingdom of Great Britain and Northern Ireland|UK
        gd|Grenada
        ge|Georgia
        gf|French Guiana
        gg|Guernsey
        gh|Ghana
        gi|Gibraltar
        gl|Greenland
        gm|Gambia|The Gambia|Gambia, The
        gn|Guinea
        gp|Guadeloupe
        gq|Equatorial Guinea
        gr|Greece
        gs|South Georgia and the South Sandwich Islands
        gt|Guatemala
        gu|Guam
        gw|Guinea-Bissau
        gy|Guyana
        hk|Hong Kong|China, Hong Kong Special Administrative Region|Hong Kong SAR|Hong Kong, China|Hong Kong (China)|香港
        hm|Heard Island and McDonald Islands
        hn|Honduras
        hr|Croatia
        ht|Haiti
        hu|Hungary
        id|Indonesia
        ie|Ireland|Republic of Ireland
        il|Israel
        im|Isle of Man
        in|India
        io|British Indian Ocean Territory
        iq|Iraq
        ir|Iran|Iran (Islamic Republic of)|Islamic Republic of Iran|Iran, Islamic Republic of
        is|Iceland
        it|Italy
        je|Jersey
        jm|Jamaica
        jo|Jordan
        jp|Japan
        ke|Kenya
        kg|Kyrgyzstan|Kyrgyz Republic
        kh|Cambodia
        ki|Kiribati
        km|Comoros|The Comoros
        kn|Saint Kitts and Nevis|St Kitts and Nevis|St. Kitts and Nevis
        kp|North Korea|Korea, North|Democratic People's Republic of Korea|Korea (Democratic People's Republic of)|Korea (North)|DPRK
        kr|South Korea|Korea, South|Republic of Korea|Korea, Republic of|Korea (Republic of)|Korea (South)
        kw|Kuwait
        ky|Cayman Islands
        kz|Kazakhstan
        la|Laos|Lao People's Democratic Republic|Lao PDR
        lb|Lebanon
        lc|Saint Lucia|St Lucia|St. Lucia
        li|Liechtenstein
        lk|Sri Lanka
        lr|Liberia
        ls|Lesotho
        lt|Lithuania
        lu|Luxembourg
        lv|Latvia
        ly|Libya|Libyan Arab Jamahiriya|State of Libya
        ma|Morocco
        mc|Monaco
        md|Moldova|Republic of Moldova|Moldova (Republic of)|Moldova, Republic of
        me|Montenegro
        mf|Saint Martin (French part)
        mg|Madagascar
        mh|Marshall Islands
        mk|North Macedonia|Macedonia, The Former Yugoslav Republic of|Macedonia|North Macedonia, The Republic of|The former Yugoslav Republic of Macedonia
        ml|Mali
        mm|Myanmar|Burma|Myanmar (Burma)|Burma (Myanmar)
        mn|Mongolia
        mo|Macau|Macao|China, Macao Special Administrative Region|Macau SAR|澳门
        mp|Northern Mariana Islands
        mq|Martinique
        mr|Mauritania
        ms|Montserrat
        mt|Malta
        mu|Mauritius
        mv|Maldives|The Maldives
        mw|Malawi
        mx|Mexico
        my|Malaysia
        mz|Mozambique
        na|Namibia
        nc|New Caledonia
        ne|Niger
        nf|Norfolk Island
        ng|Nigeria
        ni|Nicaragua
        nl|Netherlands|The Netherlands|Kingdom of the Netherlands|Netherlands (Kingdom of the)
        no|Norway
        np|Nepal
        nr|Nauru
        nu|Niue
        nz|New Zealand
        om|Oman
        pa|Panama
        pe|Peru
        pf|French Polynesia
        pg|Papua New Guinea
        ph|Philippines|The Philippines
        pk|Pakistan
        pl|Poland
        pm|Saint Pierre and Miquelon
        pn|Pitcairn|Pitcairn Islands
        pr|Puerto Rico
        ps|Palestine|State of Palestine|Palestinian|Palestinian Territory, Occupied|Occupied Palestinian Territories|Palestinian Territories|West Bank|Gaza|Gaza Strip
        pt|Portugal
        pw|Palau
        py|Paraguay
        qa|Qatar
        re|Réunion
        ro|Romania
        rs|Serbia|Republic of Serbia
        ru|Russia|Russian Federation|The Russian Federation|Россия
        rw|Rwanda
        sa|Saudi Arabia
        sb|Solomon Islands
        sc|Seychelles
        sd|Sudan|The Sudan|Republic of the Sudan
        se|Sweden
        sg|Singapore
        sh|Saint Helena, Ascension and Tristan da Cunha|St Helena
        si|Slovenia
        sj|Svalbard and Jan Mayen
        sk|Slovakia|Slovak Republic
        sl|Sierra Leone
        sm|San Marino
        sn|Senegal
        so|Somalia
        sr|Suriname
        ss|South Sudan|Republic of South Sudan
        st|Sao Tome and Principe|São Tomé and Príncipe
        suhh|Former Soviet Union|Soviet Union|USSR
        sv|El Salvador
        sx|Sint Maarten|Sint Maarten (Dutch part)
        sy|Syria|Syrian Arab Republic|Syria (Arab Republic of)
        sz|Eswatini|Swaziland
        tc|Turks and Caicos Islands
        td|Chad
        tf|French Southern Territories
        tg|Togo
        th|Thailand
        tj|Tajikistan
        tk|Tokelau
        tl|Timor-Leste|East Timor
        tm|Turkmenistan
        tn|Tunisia
        to|Tonga
        tr|Turkey|Türkiye|Turkey (Türkiye)|Turkiye (Turkey)|Republic of Türkiye
        tt|Trinidad and Tobago
        tv|Tuvalu
        tw|Taiwan|Taiwan, China|Taiwan, Province of China|Taiwan (Province of China)|Chinese Taipei|台湾
        tz|Tanzania|United Republic of Tanzania|Tanzania, United Republic of
        ua|Ukraine
        ug|Uganda
        um|United States Minor Outlying Islands
        us|United States|United States of America|USA|U.S.|U.S.A.|The United States
        uy|Uruguay
        uz|Uzbekistan
        va|Vatican City|Holy See
        vc|Saint Vincent and the Grenadines|St Vincent|St. Vincent and the Grenadines
        ve|Venezuela|Venezuela (Bolivarian Republic of)|Bolivarian Republic of Venezuela
        vg|British Virgin Islands|Virgin Islands, British|Virgin Islands (British)|Virgin Islands (UK)
        vi|United States Virgin Islands|Virgin Islands, U.S.|Virgin Islands (US)
        vn|Vietnam|Viet Nam
        vu|Vanuatu
        wf|Wallis and Futuna
        ws|Samoa|Western Samoa
        xk|Kosovo
        ye|Yemen
        yt|Mayotte
        yucs|Yugoslavia|Federal Republic of Yugoslavia
        za|South Africa
        zm|Zambia
        zw|Zimbabwe
        """
}
