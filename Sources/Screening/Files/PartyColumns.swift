import ClewModel

/// Which column of a table holds what, found from the names in its header.
struct PartyColumns: Hashable {
    /// What a column holds.
    enum Role: Hashable {
        case id, name, alias, schema, country, address, birthDate
        case identifier(PropertyName)
    }

    /// The role of each column; `nil` for those that screening does not use.
    let roles: [Role?]

    /// Whether any column holds names or identifiers.
    var isUsable: Bool {
        roles.contains { role in
            switch role {
            case .name, .alias, .identifier: true
            default: false
            }
        }
    }

    /// Finds the roles for a header; `nil` where no column holds names or identifiers.
    init?(header: [String]) {
        var roles = header.map { Self.table[Self.folded($0)] }
        // The first column that claims a single-valued role keeps it.
        var seen: Set<Role> = []
        for index in roles.indices {
            guard let role = roles[index], role == .id || role == .schema else { continue }
            if !seen.insert(role).inserted { roles[index] = nil }
        }
        self.roles = roles
        guard isUsable else { return nil }
    }

    /// The only column holds names.
    init(namesAlone count: Int) {
        roles = [.name] + [Role?](repeating: nil, count: max(0, count - 1))
    }

    /// The first column holds keys, the second names.
    static func keyAndName() -> PartyColumns { PartyColumns(roles: [.id, .name]) }

    private init(roles: [Role?]) { self.roles = roles }

    /// A header in lower case, letters and digits alone.
    private static func folded(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || ("0"..."9").contains($0) }))
    }

    private static let table: [String: Role] = {
        let rows: [(Role, String)] = [
            (
                .id,
                "id|key|ref|reference|rowid|recordid|entityid|customerid|supplierid|vendorid|partnerid|internalid"
                    + "|编号|序号|номер|identifiant|identificador|kennung|clientid|accountid|queryid"
            ),
            (
                .name,
                "name|names|companyname|company|entity|entityname|party|partyname|fullname|legalname|supplier"
                    + "|suppliername|vendor|vendorname|customer|customername|consignee|shipper|consignor|exporter"
                    + "|importer|manufacturer|producer|factory|facility|facilityname|organization|organisation"
                    + "|organizationname|organisationname|businessname|registeredname|nameofentity|vessel|vesselname|shipname|person"
                    + "|名称|企业名称|公司名称|公司|姓名|供应商|供应商名称|中文名称|企业|单位名称|客户名称|船名|英文名称|公司全称|全称"
                    + "|nom|raisonsociale|denomination|dénomination|société|societe|entreprise|fournisseur|nomdelentreprise"
                    + "|firma|firmenname|unternehmen|lieferant|bezeichnung|kunde|nombre|razónsocial|razonsocial|empresa"
                    + "|proveedor|denominación|nome|ragionesociale|denominazione|fornitore|empresa|razãosocial"
                    + "|название|наименование|компания|организация|имя|фио|поставщик|полноенаименование|isim|unvan"
                    + "|ad|firmaadı|회사명|이름|会社名|氏名|企業名|الاسم|اسم"
            ),
            (
                .alias,
                "alias|aliases|aka|othername|othernames|alternativename|englishname|chinesename|nameen|namezh|localname"
                    + "|nativename|formername|previousname|tradename|tradingname|dba|别名|曾用名|简称|pseudonym|псевдоним|autresnoms"
            ),
            (.schema, "schema|type|entitytype|partytype|kind|类型|тип|typ|tipo"),
            (
                .country,
                "country|countries|countrycode|jurisdiction|nationality|flag|国家|国籍|国家地区|注册国家|注册地|pays|land|país"
                    + "|pais|paese|страна|гражданство|ülke|국가|国|البلد|countryofincorporation|countryofregistration|citizenship"
            ),
            (
                .address,
                "address|addresses|fulladdress|registeredaddress|street|地址|注册地址|住所|adresse|anschrift|dirección|direccion"
                    + "|indirizzo|endereço|адрес|adres|주소|住所地|العنوان"
            ),
            (
                .birthDate,
                "birthdate|dateofbirth|dob|born|出生日期|生日|datedenaissance|geburtsdatum|fechadenacimiento|датарождения|datadinascita"
            ),
            (.identifier(.leiCode), "lei|leicode"),
            (.identifier(.uscCode), "uscc|usccode|usci|unifiedsocialcreditcode|统一社会信用代码|社会信用代码|信用代码"),
            (
                .identifier(.registrationNumber),
                "registrationnumber|registrationno|regno|regnumber|companynumber|companyno|crn|注册号|工商注册号"
                    + "|registernummer|handelsregisternummer|siren|siret|numéroenregistrement|регистрационныйномер"
            ),
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
        var table: [String: Role] = [:]
        for (role, names) in rows {
            for name in names.split(separator: "|") where table[String(name)] == nil { table[String(name)] = role }
        }
        return table
    }()
}
