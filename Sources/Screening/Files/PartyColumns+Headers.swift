import ClewModel
import Foundation

extension PartyColumns {
    /// A header in lower case, letters and digits alone, without accents; the signs for "number" as `no`.
    static func folded(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
            switch scalar {
            case "#", "№": result.append(contentsOf: "no".unicodeScalars)
            case "°", "º": result.append("o")
            default:
                if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) { result.append(scalar) }
            }
        }
        return String(result)
    }

    /// What one header says.
    struct Title {
        /// What the column holds; `nil` where the header is not known or says nothing that screening uses.
        var role: Role?
        /// Whose it is, where the header says that too: “Consignee address”.
        var found: PartyRole.Found?
        /// Whether it is a word of headers and of nothing else: “Trading company” may be the name of one.
        var isCertain = true
        /// Whether it is a word for a party that may mean something else: a name only where no other column is one.
        var isDoubtful = false
    }

    /// What a header says a column holds, and of which party.
    ///
    /// - Parameter text: The header as written.
    static func title(_ text: String) -> Title {
        let header = folded(text)
        let found = PartyRole.split(header)
        if let role = table[header] { return Title(role: role, found: found) }
        func isNumbered(_ word: String) -> Bool {
            header.hasPrefix(word) && (word.count + 1...word.count + 2).contains(header.count)
                && header.dropFirst(word.count).allSatisfy(\.isNumber)
        }
        if isNumbered("name") { return Title(role: .name) }
        if isNumbered("tier") {
            return Title(role: .name, found: .init(party: header, word: header, rest: ""), isCertain: false)
        }
        if var found {
            let rest = found.rest
            // “Supplier 1”, “Notify party 2”, “Party A”: parties of their own.
            if !rest.isEmpty, rest.allSatisfy(\.isNumber) || rest.count == 1 && rest.first?.isASCII == true {
                found.party += rest
                found.word += rest
                return Title(role: .name, found: found, isCertain: false)
            }
            if rest.isEmpty {
                let isDoubtful = PartyRole.isDoubtful(header)
                return Title(role: isDoubtful ? nil : .name, found: found, isDoubtful: isDoubtful)
            }
            if ["id", "no", "nr", "number", "code", "key", "ref"].contains(rest) {
                return Title(role: .id, found: found)
            }
            if let role = table[rest], role != .ordinal, PartyRole.table[rest] == nil {
                return Title(role: role, found: found)
            }
        }
        guard let ending = PartyRole.ending(text) else { return Title(isCertain: false) }
        let role = ending.rest == "name" ? .name : table[ending.rest]
        return Title(role: role == .ordinal ? nil : role, found: ending, isCertain: false)
    }

    /// Whether the header of a column that is not known may be that of names: what plainly says something else is not.
    static func mayBeName(_ title: String) -> Bool {
        let words = PartyRole.words(of: title)
        return !words.isEmpty && !words.contains(where: noNames.contains) && !CountryCode.isKnown(title)
    }

    private static let noNames: Set<String> = [
        "amount", "value", "price", "cost", "total", "sum", "currency", "quantity", "qty", "weight", "volume", "unit",
        "units", "date",
        "day", "month", "year", "time", "hs", "hts", "code", "number", "no", "nr", "id", "email", "mail", "phone",
        "telephone", "tel",
        "fax", "website", "url", "link", "note", "notes", "remark", "remarks", "comment", "comments", "description",
        "status", "city",
        "town", "state", "province", "region", "postcode", "zip", "postal", "port", "invoice", "order", "contract",
        "container",
        "percent", "percentage", "share", "stake", "rating", "risk", "score", "category", "product", "products",
        "goods", "commodity",
        "betrag", "wert", "preis", "summe", "währung", "menge", "gewicht", "datum", "jahr", "monat", "telefon",
        "bemerkung", "ort",
        "stadt", "plz", "postleitzahl", "montant", "prix", "devise", "quantité", "poids", "année", "téléphone", "ville",
        "remarque",
        "importe", "precio", "moneda", "cantidad", "peso", "fecha", "teléfono", "ciudad", "сумма", "цена", "валюта",
        "количество", "вес",
        "дата", "телефон", "город", "примечание", "金额", "价格", "单价", "币种", "数量", "重量", "日期", "电话", "邮箱", "城市", "省份",
        "备注",
        "产品", "금액", "수량", "날짜", "전화", "비고", "tutar", "miktar", "tarih", "telefon", "şehir",
    ]

    /// Words for a name that mean the given name beside a family name, and the family name beside a given one.
    static let bareNames = Set(
        ["name", "nom", "nombre", "nome", "имя", "ad", "adı", "isim", "naam", "namn", "navn", "imię", "名", "名字", "이름"]
            .map(folded))

    /// The role of each header that is known, by its folded form.
    static let table: [String: Role] = {
        var table: [String: Role] = [:]
        func add(_ role: Role, _ headers: some Sequence<String>) {
            for header in headers where table[folded(header)] == nil { table[folded(header)] = role }
        }
        for (role, names) in fixed { add(role, names.split(separator: "|").map(String.init)) }
        for words in partyWords {
            add(.id, words.headers(words.numbers))
            add(.name, words.headers(words.names) + words.parties.filter { !words.noNameAlone.contains($0) })
        }
        return table
    }()

    /// How one language writes the headers of keys and names: a word for a party beside one for a number or a name.
    private struct PartyWords {
        /// Words for parties.
        let parties: [String]
        /// Those that are no header of names by themselves.
        let noNameAlone: Set<String>
        /// Words for numbers and keys.
        let numbers: [String]
        /// Words for names.
        let names: [String]
        /// What stands between where the party comes last, such as `of`; empty where it never does.
        let between: [String]

        init(_ parties: String, notAlone: String = "", numbers: String, names: String, between: [String] = []) {
            func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
            self.parties = words(parties) + words(notAlone)
            noNameAlone = Set(words(notAlone))
            self.numbers = words(numbers)
            self.names = words(names)
            self.between = between
        }

        func headers(_ others: [String]) -> [String] {
            parties.flatMap { party in
                others.flatMap { other in [party + other] + between.map { other + $0 + party } }
            }
        }
    }

    private static let partyWords = [
        PartyWords(
            "supplier vendor customer client manufacturer producer factory facility exporter importer consignee consignor "
                + "shipper party counterparty company entity organization organisation contractor subcontractor seller buyer "
                + "partner businesspartner tradingpartner creditor debtor legalentity beneficiary",
            notAlone: "bp account record internal business",
            numbers: "id no nr num number code key ref reference", names: "name fullname legalname",
            between: ["of", "ofthe"]),
        PartyWords(
            "供应商 供货商 供方 厂商 厂家 制造商 生产商 生产企业 制造企业 生产厂家 客户 客商 公司 企业 商户 往来单位 经销商 "
                + "进口商 出口商 收货人 发货人 合作伙伴 供货单位 往来单位 机构 機構 供應商 供貨商 廠商 廠家 製造商 生產商 客戶 企業",
            notAlone: "单位 單位", numbers: "编号 编码 代码 代号 号 号码 id 編號 編碼 代碼 代號 號碼",
            names: "名称 全称 名 名字 名稱 全稱"),
        PartyWords(
            "lieferant kunde hersteller firma unternehmen produzent lieferanten kunden kreditor kreditoren debitor debitoren partner "
                + "geschäftspartner vertragspartner handelspartner vertragspartei partei firmen",
            notAlone: "herstellers unternehmens",
            numbers: "nummer nr no id code schlüssel kennung", names: "name bezeichnung",
            between: ["", "des", "der"]),
        PartyWords(
            "fournisseur fabricant société entreprise client producteur partenaire sociétés exportateur importateur",
            notAlone: "tiers", numbers: "numéro num no n code id identifiant référence réf",
            names: "nom raisonsociale dénomination", between: ["", "de", "du", "dela", "del"]),
        PartyWords(
            "proveedor cliente fabricante empresa productor exportador importador fornecedor fornitore socio acreedor contraparte",
            numbers: "número numero num nro no n código codigo cod id clave codice",
            names: "nombre razónsocial denominación nome", between: ["", "de", "del", "dela", "do"]),
        PartyWords(
            "поставщик производитель изготовитель контрагент клиент заказчик компания организация партнер партнёр",
            notAlone: "поставщика производителя изготовителя контрагента клиента заказчика партнера партнёра компании "
                + "организации предприятия",
            numbers: "номер no код id идентификатор", names: "наименование название имя полноенаименование",
            between: [""]),
    ]

    private static let fixed: [(Role, String)] = [
        (
            .registration,
            "companynumber|companyno|companyregistrationnumber|registrationnumber|registrationno|regno|regnumber|crn"
                + "|注册号|工商注册号|registernummer|handelsregisternummer|siren|siret|numéroenregistrement|регистрационныйномер"
        ),
        (
            .id,
            "id|key|ref|reference|recordid|uid|guid|queryid|code|编号|编码|代码|編號|編碼|代碼|номер|код|идентификатор"
                + "|identifiant|référence|identificador|código|clave|kennung|schlüssel"
        ),
        (
            .ordinal,
            "no|nr|num|number|row|rowid|rowno|rownumber|line|lineno|linenumber|itemno|sno|srno|slno|serialno|serialnumber"
                + "|index|序号|序號|行号|行號|nummer|lfdnr|lfdno|laufendenummer|zeile|zeilennummer|numéro|ligne|noligne|numérodordre"
                + "|número|fila|línea|noпп|пп|порядковыйномер|строка|номерстроки"
        ),
        (
            .name,
            "name|names|name1|fullname|legalname|registeredname|businessname|nameofentity|person|personname|vessel"
                + "|vesselname|ship|shipname|nameenglish|namechinese|companynameenglish|companynamechinese|公司名称中文|公司名称英文"
                + "|供应商名称中文|供应商名称英文|中文名|英文名|名称|名稱|姓名|中文名称|英文名称|全称|船名|厂名|工厂|工厂名称|公司全称|nom|raisonsociale"
                + "|denomination|bezeichnung|firmenname|firmenbezeichnung|nombre|razónsocial|denominación|nome|ragionesociale"
                + "|denominazione|razãosocial|название|наименование|имя|фио|полноенаименование|предприятие|isim|unvan|ad|naam|namn|navn"
                + "|firmaadı|회사명|이름|会社名|氏名|企業名|الاسم|اسم|tedarikçi|dostawca"
        ),
        (
            .alias,
            "alias|aliases|aka|othername|othernames|alternativename|englishname|chinesename|nameen|namezh|localname"
                + "|nativename|formername|previousname|tradename|tradingname|dba|别名|曾用名|简称|pseudonym|псевдоним|autresnoms"
        ),
        (.schema, "schema|type|entitytype|partytype|kind|类型|тип|typ|tipo"),
        (
            .country,
            "country|countries|countrycode|countryname|countryregion|suppliercountry|vendorcountry|customercountry|jurisdiction"
                + "|nationality|flag|国家|国籍|国家地区|注册国家|注册地|國家|pays|land|ländercode|país|pais|paese|страна|гражданство|ülke"
                + "|국가|国|البلد|countryofincorporation|countryofregistration|citizenship"
        ),
        (
            .address,
            "address|addresses|fulladdress|registeredaddress|street|地址|注册地址|住所|adresse|anschrift|dirección|direccion"
                + "|indirizzo|endereço|адрес|adres|주소|住所地|العنوان"
        ),
        (
            .namePart("firstName"),
            "firstname|firstnames|givenname|givennames|forename|forenames|fname|christianname|vorname|vornamen|rufname|prénom|prénoms"
                + "|prenomusuel|nombres|nombredepila|primernombre|nomepróprio|имя1|собственноеимя|名|名字|下の名前|given|adı|imię|voornaam|förnamn|fornavn|이름명"
        ),
        (
            .namePart("middleName"),
            "middlename|middlenames|middleinitial|secondname|mname|mi|zweitername|zweitname|zweitnamen|zweitervorname|mittelname|mittlerername"
                + "|weiterevornamen|autresprénoms|secondprénom|otrosnombres|segundonome|secondonome|второеимя|ikinciad|ikinciisim|tweedenaam"
                + "|mellomnavn|mellannamn|drugieimię|givenname2|firstname2|vorname2|deuxièmeprénom|segundonombre|中间名|middle"
        ),
        (.namePart("fatherName"), "patronymic|fathername|fathersname|отчество|patronyme|vatersname"),
        (
            .namePart("lastName"),
            "lastname|lastnames|surname|surnames|familyname|familynames|lname|nachname|nachnamen|familienname|zuname|nomdefamille"
                + "|nompatronymique|nomusage|apellido|apellidos|primerapellido|sobrenome|cognome|фамилия|姓|姓氏|氏|苗字|apellidopaterno|apellidomaterno|segundoapellido|family|soyadı|soyad|nazwisko"
                + "|achternaam|efternamn|etternavn|성"
        ),
        (.namePart("nameSuffix"), "suffix|namesuffix|generation"),
        (
            .birthDate,
            "birthdate|dateofbirth|dob|born|出生日期|生日|datedenaissance|geburtsdatum|fechadenacimiento|датарождения|datadinascita"
        ),
        (.identifier(.leiCode), "lei|leicode"),
        (.identifier(.uscCode), "uscc|usccode|usci|unifiedsocialcreditcode|统一社会信用代码|社会信用代码|信用代码"),
        (.identifier("ogrnCode"), "ogrn|огрн|ogrncode"),
        (.identifier("innCode"), "inn|инн|inncode"),
        (
            .identifier(.taxNumber),
            "taxnumber|taxid|taxno|vat|vatnumber|vatid|税号|纳税人识别号|steuernummer|nif|cif|cnpj|tin"
        ),
        (.identifier(.imoNumber), "imo|imonumber|imono"),
        (.identifier("mmsi"), "mmsi"),
        (.identifier(.swiftBic), "bic|swift|swiftbic|bicswift|swiftcode"),
        (.identifier(.ticker), "ticker|stockcode|symbol|股票代码|证券代码"),
        (.identifier("isinCode"), "isin|isincode"),
        (.identifier("dunsCode"), "duns|dunsnumber|dunscode"),
        (.identifier("passportNumber"), "passport|passportnumber|passportno|护照号"),
        (.identifier(.idNumber), "idnumber|identifier|identificationnumber|nationalid|证件号码|身份证号|osid"),
    ]
}

extension PartyColumns.Role {
    /// A number of a company register.
    static let registration = PartyColumns.Role.identifier(.registrationNumber)
}
