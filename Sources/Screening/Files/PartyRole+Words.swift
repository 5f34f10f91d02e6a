/// The words of headers for parties.
extension PartyRole {
    /// A part in each line, its name first, then the words for it, without spaces.
    static let lines = """
        supplier|vendor|供应商|供货商|供方|供應商|供貨商|lieferant|lieferanten|kreditor|kreditoren|creditor|fournisseur|proveedor|fornecedor
        supplier 供货单位|供应单位|供货方|供应方|供应厂商|供应企业|销货单位|공급업체|공급업체명|공급자|공급사|仕入先|仕入先名|サプライヤー
        supplier 공급처|tedarikçiadı|tedarikçifirma|satıcıfirma|zulieferer|anbieter|auftragnehmerin|prestataire|nhàcungcấp|pemasok|المورد
        supplier fornitore|acreedor|поставщик|поставщика|tedarikçi|dostawca
        customer|购货单位|收货单位|需方|客户单位|得意先|顧客|고객|고객사|바이어|alıcıfirma|client|客户|客商|客戶|kunde|kunden|debitor|debitoren|debtor|cliente
        customer клиент|клиента|заказчик|заказчика|müşteri|kupujący
        manufacturer|生产单位|制造单位|制造厂|生产厂|제조사|제조업체|제조자|メーカー|製造元|üretici|imalatçı|producent|fabrikant|producer|maker|厂商|厂家|制造商|生产商
        manufacturer 生产企业|制造企业|生产厂家|廠商|廠家|製造商|生產商|hersteller|herstellers|produzent|fabricant
        manufacturer producteur|fabricante|productor|производитель|изготовитель|производителя|изготовителя
        factory|facility|plant|工厂|厂名|fabrik|werk|usine|fábrica|завод|фабрика|fabrika|工場|工場名|공장|工廠
        mill|spinner|spinningmill|ginner|ginnery|gin|weaver|knitter|dyer|dyehouse|fabricmill|yarnmill|cottonmill|spinnerei|weberei|filature
        mill hilandería|ткацкаяфабрика|棉花加工厂|加工厂|纺织厂|纺纱厂|轧花厂|纱厂|棉纺厂|织布厂|印染厂|染厂|面料厂
        smelter|refiner|refinery|mine|miner|grower|farm|farmer|ranch|processor|packer|assembler|foundry|smelterorrefiner|冶炼厂|矿山|农场
        trader|tradingcompany|merchant|贸易商|贸易公司|intermediary|negociant|комиссионер
        exporter|수출자|수출업체|輸出者|出口单位|出口商|出口企业|exportateur|exportador|exporteur|экспортер|экспортёр|esportatore|ihracatçı|manufacturerexporter
        importer|수입자|수입업체|輸入者|进口单位|进口商|進口商|进口企业|importateur|importador|importeur|импортер|импортёр|importatore
        importer importerofrecord|ithalatçı|foreignimporter
        consignee|收货人|收貨人|收货方|receveur|destinataire|empfänger|destinatario|destinatário|consignatario|consignatário|грузополучатель|получатель
        consignee ultimateconsignee|intermediateconsignee|recipient|receiver|收件人
        shipper|consignor|发货人|发货方|發貨人|托运人|expéditeur|absender|versender|embarcador|remitente|грузоотправитель|отправитель|sender|mittente
        notifyparty|notify|notifyingparty|通知人|通知方|通知公司|partieànotifier|notificar|notifypartyname|alsonotify|alsonotifyparty
        buyer|purchaser|买方|买家|采购商|采购方|買方|買家|käufer|acheteur|comprador|покупатель|покупателя|compratore|acquirente|alıcı
        seller|卖方|卖家|销售方|賣方|賣家|verkäufer|vendeur|vendedor|продавец|продавца|venditore|satıcı
        carrier|承运人|transporteur|transportista|перевозчик|frachtführer|freightforwarder|forwarder|spediteur|货代|shippingline|oceancarrier|airline
        broker|customsbroker|agent|报关行|代理人|agente
        contractor|承揽商|承包商|分包商|auftragnehmer|подрядчик|yüklenici
        subcontractor|subunternehmer|soustraitant|subcontratista|субподрядчик|taşeron|外包商|外协厂
        charterer|beneficialcharterer|charteringparty|租船人|承租人|affréteur|fletador|фрахтователь
        manager|shipmanager|船舶管理人|管理人|managingcompany|fundmanager|assetmanager|基金管理人
        distributor|经销商|dealer|reseller|wholesaler|händler
        owner|registeredowner|shipowner|beneficialowner|ultimatebeneficialowner|ubo|uboname|实际控制人|受益所有人|船东|所有人|所有者|eigentümer
        owner propriétaire|propietario|владелец|собственник|бенефициарныйвладелец|inhaber|wirtschaftlichberechtigter
        owner propriétaireeffectif|beneficiariofinal|sahibi|sahip
        operator|运营商|经营人|betreiber|exploitant|operador|оператор|işletmeci|shipoperator|commercialmanager|技术管理人|technicalmanager|ismmanager
        parent|parentcompany|ultimateparent|holdingcompany|母公司|控股公司|控股股东|mutter|konzern|ultimateparentcompany|parententity
        parent headoffice|muttergesellschaft|sociétémère|empresamatriz
        subsidiary|子公司|分公司|affiliate|branch|tochter|tochterfirma|филиал|дочерняякомпания|iştirak|tochtergesellschaft|filiale|filial
        payer|payor|remitter|orderingcustomer|originator|付款人|付款方|drawee|zahler|auftraggeber|payeur|donneurdordre|ordenante|плательщик
        payee|beneficiary|收款人|收款方|受益人|begünstigter|zahlungsempfänger|bénéficiaire|beneficiario|beneficiário|бенефициар
        bank|issuingbank|advisingbank|confirmingbank|correspondentbank|negotiatingbank|开证行|通知行|开户行|开户银行|banque|banco|банк
        bank banka|은행|remittingbank|beneficiarybank|orderingbank|银行
        shipto|shiptoparty|deliverto|lieferadresse
        soldto|soldtoparty|billto|billtoparty|invoiceto
        enduser|最终用户|endverwender|endnutzer|utilisateurfinal
        lessee|lessor|tenant|landlord
        director|boardmember|chairman|chairperson|president|ceo|officer|secretary|signatory|representative|executive|principal|总经理|董事|董事长|负责人
        director vorstand|gérant|administrateur|administrador|генеральныйдиректор|yönetici|müdür|대표자|대표이사|代表者|legalrepresentative|法人代表
        director 法定代表人|geschäftsführer|dirigeant|директор|руководитель
        shareholder|investor|partnershareholder|member|出资人|投资者|投资人|ortak|hissedar|주주|株主|stockholder|股东|gesellschafter|aktionär
        shareholder actionnaire|accionista|акционер|учредитель
        guarantor|担保人|保证人|bürge|garant|avalista
        borrower|借款人|kreditnehmer|emprunteur|prestatario|заемщик
        lender|贷款人|kreditgeber|prêteur|prestamista|кредитор
        insured|被保险人|policyholder|投保人
        insurer|保险人|underwriter
        trustee|settlor|nominee|custodian|受托人|委托人|issuer|发行人|emittent|émetteur|emisor
        declarant|申报人|收发货人|anmelder|déclarant|декларант
        applicant|申请人|开证申请人|antragsteller|demandeur|solicitante|заявитель|başvuran
        counterparty|party|parties|partei|vertragspartei|partner|businesspartner|tradingpartner|tradepartner|contractparty|contractualparty
        counterparty geschäftspartner|handelspartner|vertragspartner|gegenpartei|kontrahent|geschaeftspartner|bp|account|record|internal
        counterparty контрагент|контрагента|партнер|партнёр|партнера|партнёра|деловойпартнер|сторона|partenaire|partenairecommercial|cocontractant
        counterparty contrepartie|tiers|partie|socio|sociocomercial|parte|contraparte|contratante|parceiro|controparte|partnercommerciale
        counterparty ortağı|işortağı|taraf|karşıtaraf|cari|cariadı|cariünvan|ticariortak|거래처|거래처명|거래선|거래상대방|협력사|협력업체|업체|업체명|상대방|파트너
        counterparty 合作伙伴|合作方|合作商|合作单位|交易对手|交易对方|交易方|对方|对方单位|对方名称|甲方|乙方|合同方|合同相对方|签约方|往来单位|往来单位名称|业务伙伴|商业伙伴|取引先|取引先名
        company|corporation|firm|firms|enterprise|legalentity|法人|集团|şirket|şirketadı|kuruluş|회사|회사명|상호|기업|기업명|법인명|会社|会社名|社名|公司
        company 企业|企業|单位|機構|机构|firma|firmen|unternehmen|unternehmens|société|sociétés|entreprise|empresa|компания|компании
        company فرم|شركة|اسمالشركة|entity|organization|organisation|организация|организации|предприятие|предприятия|businessname|业务单位|商户|business
        person|individual|персона
        contactperson|contact|contactname|ansprechpartner|kontaktperson|联系人|聯繫人|经办人|personneàcontacter|contactperson
        contactperson personadecontacto|контактноелицо|yetkili|담당자
        vessel|ship|선박|선박명|gemi|gemiadı|vesselname|shipname|船名|船舶|navire|schiff|buque|судно|mothervessel
        """
}
