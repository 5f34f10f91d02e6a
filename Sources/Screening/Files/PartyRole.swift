/// The parts that parties play in a row of a table, by the words of headers: the importer, the exporter, the vessel ….
///
/// A table of shipments names several parties in each row; they are never one. Words of several languages are one part:
/// “Supplier” and 供应商 beside each other are two names of one party.
enum PartyRole {
    /// The part of a header that is known to hold a name or a key.
    static func party(in header: String) -> String? { split(header)?.party }

    /// The word for a party at the start of a folded header, or at its end behind “name of” and the like.
    ///
    /// - Returns: The part, and what is left of the header.
    static func split(_ header: String) -> (party: String, rest: String)? {
        if let party = table[header] { return (party, "") }
        var best: (party: String, rest: String)?
        var length = 0
        for (word, party) in ordered where word.utf8.count > length {
            if header.hasPrefix(word) {
                best = (party, String(header.dropFirst(word.count)))
                length = word.utf8.count
            } else if header.hasSuffix(word), let rest = openings.first(where: { header == $0 + word }) {
                best = (
                    party,
                    rest.hasPrefix("name") || rest.hasPrefix("nom")
                        ? "name" : rest.replacing("ofthe", with: "").replacing("of", with: "")
                )
                length = word.utf8.count
            }
        }
        guard let found = best else { return nil }
        return (found.party, connectors.contains(found.rest) ? "name" : found.rest)
    }

    /// Whether a header that is a word for a party alone is one of names.
    static func isName(_ header: String) -> Bool { table[header] != nil && !notAlone.contains(header) }

    private static let openings = [
        "nameof", "nameofthe", "addressof", "countryof", "nameder", "namedes", "nomdu", "nomde", "nombredel",
        "nombrede",
        "наименование", "название",
    ]
    private static let connectors: Set<String> = ["name", "names", "fullname", "名称", "名稱", "名", "全称"]
    private static let notAlone: Set<String> = [
        "operator", "bank", "agent", "plant", "mill", "单位", "機構", "机构", "parent", "contactperson",
    ]

    /// The words in one order, so that a header is always read the same way.
    private static let ordered = table.sorted { $0.key < $1.key }

    private static let table: [String: String] = {
        var table: [String: String] = [:]
        for line in lines.split(separator: "\n") {
            let words = line.split { $0 == " " || $0 == "|" }.map(String.init)
            guard let party = words.first else { continue }
            for word in words { table[PartyColumns.folded(word)] = party }
        }
        return table
    }()

    /// A part in each line, then the words for it, without spaces.
    private static let lines = """
        supplier|vendor|供应商|供货商|供方|供應商|供貨商|lieferant|lieferanten|kreditor|kreditoren|creditor|fournisseur|proveedor|fornecedor
        supplier fornitore|acreedor|поставщик|поставщика|tedarikçi|dostawca
        customer|client|客户|客商|客戶|kunde|kunden|debitor|debitoren|debtor|cliente|клиент|клиента|заказчик|заказчика|müşteri|kupujący
        manufacturer|producer|maker|厂商|厂家|制造商|生产商|生产企业|制造企业|生产厂家|廠商|廠家|製造商|生產商|hersteller|herstellers|produzent|fabricant
        manufacturer producteur|fabricante|productor|производитель|изготовитель|производителя|изготовителя
        factory|facility|plant|mill|工厂|厂名
        exporter|出口商|出口企业|exportateur|exportador|exporteur|экспортер|экспортёр|esportatore|ihracatçı|manufacturerexporter
        importer|进口商|進口商|进口企业|importateur|importador|importeur|импортер|импортёр|importatore|importerofrecord|ithalatçı|foreignimporter
        consignee|收货人|收貨人|receveur|destinataire|empfänger|destinatario|destinatário|consignatario|consignatário|грузополучатель|получатель
        consignee ultimateconsignee|intermediateconsignee|recipient|receiver|收件人
        shipper|consignor|发货人|發貨人|托运人|expéditeur|absender|versender|embarcador|remitente|грузоотправитель|отправитель|sender|mittente
        notifyparty|notify|notifyingparty|通知人|通知方|通知公司|partieànotifier|notificar|notifypartyname|alsonotify|alsonotifyparty
        buyer|purchaser|买方|买家|采购商|采购方|買方|買家|käufer|acheteur|comprador|покупатель|покупателя|compratore|acquirente|alıcı
        seller|卖方|卖家|销售方|賣方|賣家|verkäufer|vendeur|vendedor|продавец|продавца|venditore|satıcı
        carrier|承运人|transporteur|transportista|перевозчик|frachtführer|freightforwarder|forwarder|spediteur|货代|shippingline|oceancarrier|airline
        broker|customsbroker|agent|报关行|代理人|agente
        contractor|subcontractor|承包商|分包商|auftragnehmer|subunternehmer|подрядчик
        distributor|经销商|dealer|reseller|wholesaler|händler
        owner|registeredowner|shipowner|beneficialowner|ultimatebeneficialowner|ubo|船东|所有人|eigentümer|propriétaire|propietario|владелец|собственник
        operator|shipoperator|commercialmanager|技术管理人|technicalmanager|ismmanager
        parent|parentcompany|ultimateparent|holdingcompany|母公司|muttergesellschaft|sociétémère|empresamatriz
        subsidiary|子公司|tochtergesellschaft|filiale|filial
        payer|payor|remitter|orderingcustomer|originator|付款人|付款方|drawee|zahler|auftraggeber|payeur|donneurdordre|ordenante|плательщик
        payee|beneficiary|收款人|收款方|受益人|begünstigter|zahlungsempfänger|bénéficiaire|beneficiario|beneficiário|бенефициар
        bank|remittingbank|beneficiarybank|orderingbank|银行
        shipto|shiptoparty|deliverto|lieferadresse
        soldto|soldtoparty|billto|billtoparty|invoiceto
        enduser|最终用户|endverwender|endnutzer|utilisateurfinal
        lessee|lessor|tenant|landlord
        director|legalrepresentative|法人代表|法定代表人|geschäftsführer|dirigeant|директор|руководитель
        shareholder|股东|gesellschafter|aktionär|actionnaire|accionista|акционер|учредитель
        guarantor|borrower|lender|insured|insurer
        declarant|申报人|applicant|申请人|收发货人
        company|公司|企业|企業|单位|機構|机构|firma|firmen|unternehmen|unternehmens|société|sociétés|entreprise|empresa|компания|компании
        company entity|organization|organisation|организация|организации|предприятие|предприятия|businessname|业务单位|商户|往来单位
        person|contactperson
        vessel|ship|vesselname|shipname|船名|船舶|navire|schiff|buque|судно|mothervessel
        """
}
