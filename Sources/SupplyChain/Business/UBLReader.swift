import ClewModel
import OfficeFiles
import SourceFiles

/// Reads invoices and despatch advices of OASIS UBL 2.0 to 2.4.
struct UBLReader {
    private static let base = "urn:oasis:names:specification:ubl:schema:xsd:"
    private static let roots: [String: TradeNotice.Kind] = ["Invoice": .invoice, "DespatchAdvice": .despatch]
    private static let namespaces: Set = [
        base + "Invoice-2", base + "DespatchAdvice-2", base + "CreditNote-2", base + "DebitNote-2", base + "Order-2",
        base + "ReceiptAdvice-2", base + "CommonAggregateComponents-2", base + "CommonBasicComponents-2",
        base + "CommonExtensionComponents-2",
    ]
    /// Codes of UN/EDIFACT 1001 that are no sale of goods, and what they are.
    private static let refused = [
        "81": "a credit note", "83": "a credit note", "261": "a credit note", "262": "a credit note",
        "296": "a credit note", "308": "a credit note", "381": "a credit note", "396": "a credit note",
        "532": "a credit note", "325": "a pro forma invoice", "386": "an invoice for a payment in advance",
        "384": "a corrected invoice, which needs the one that it corrects",
    ]

    private let file: String
    private var report: NoticeReport

    /// The notice in a file; none where it is refused.
    static func read(_ file: SourceFile, into report: inout NoticeReport) -> [TradeNotice] {
        let root: XMLElement
        do throws(OfficeFileError) {
            root = try XMLElement.read(file, namespaces: namespaces)
        } catch {
            report.error(error.code.rawValue, error.message, at: error.location)
            return []
        }
        var reader = UBLReader(file: file.name, report: report)
        let notice = reader.notice(root)
        for (path, line) in root.unread() where notice != nil {
            reader.report.skip(root.name + "/" + path, at: SourceLocation(file: file.name, line: line))
        }
        report = reader.report
        return notice.map { [$0] } ?? []
    }

    private func place(_ element: XMLElement) -> SourceLocation { SourceLocation(file: file, line: element.line) }

    private mutating func notice(_ root: XMLElement) -> TradeNotice? {
        guard let kind = UBLReader.roots[root.name] else {
            report.error(
                "ubl.unknown",
                "the file is \(root.name.hasPrefix(":") ? "no UBL document" : "a UBL \(root.name)"); read are Invoice and "
                    + "DespatchAdvice of UBL 2", at: place(root))
            return nil
        }
        guard let number = root.text("ID") else {
            report.error("ubl.missing", "the document has no cbc:ID, its number", at: place(root))
            return nil
        }
        for name in ["UBLVersionID", "CustomizationID", "ProfileID", "UUID"] { _ = root.text(name) }
        if let code = root.all("InvoiceTypeCode").first, let what = UBLReader.refused[code.text] {
            report.error(
                "ubl.type", "the document is \(what) (code \(code.text)), which says of no goods that they were sold",
                at: place(code))
            return nil
        }
        _ = root.text("DespatchAdviceTypeCode")
        var notice = TradeNotice(kind: kind, number: number, location: place(root))
        notice.issued = day(root.all("IssueDate").first, isNeeded: true, of: root)
        if let element = root.all("IssueTime").first {
            let time = EDIDate.time(xml: element.text)
            (notice.time, notice.zone) = (time?.second, time?.zone)
            if time == nil { report.warn(time: element.text, at: place(element)) }
        }
        switch status(root, "DocumentStatusCode") {
        case .cancelled: notice.function = .cancellation
        case .revised: notice.function = .replacement
        case .stands: break
        }
        if let copy = root.all("CopyIndicator").first, copy.text == "true" {
            report.warn(
                "business.copy", "the document says that it is a copy; it is read as its original", at: place(copy))
        }
        notice.orders = (root.all("OrderReference", "ID") + root.all("DespatchDocumentReference", "ID")).map(\.text)
        if kind == .invoice {
            take("AccountingSupplierParty", .seller, root, &notice)
            take("SellerSupplierParty", .seller, root, &notice)
            take("AccountingCustomerParty", .buyer, root, &notice)
            take("BuyerCustomerParty", .buyer, root, &notice)
        } else {
            take("SellerSupplierParty", .seller, root, &notice)
            take("DespatchSupplierParty", .shipFrom, root, &notice)
            take("BuyerCustomerParty", .buyer, root, &notice)
            take("DeliveryCustomerParty", .shipTo, root, &notice)
        }
        take("OriginatorCustomerParty", .other("OriginatorCustomerParty"), root, &notice)
        for delivery in root.all("Delivery") + root.all("Shipment") + root.all("Shipment", "Delivery") {
            take(delivery: delivery, &notice)
        }
        for (element, meaning) in [
            (notice.from, "sends or sells"), (notice.to, "receives or buys"),
        ]
        where element == nil && notice.function != .cancellation {
            report.error(
                "ubl.missing", "no party \(meaning): its element is missing, or has neither a name nor an identifier",
                at: place(root))
        }
        let lines = root.all(kind == .invoice ? "InvoiceLine" : "DespatchLine")
        if lines.isEmpty, notice.function != .cancellation {
            report.error("ubl.missing", "the document has no lines", at: place(root))
        }
        var numbers: Set<String> = []
        for line in lines {
            if let id = line.text("ID"), !numbers.insert(id).inserted {
                report.warn("ubl.line.twice", "another line of the document has the number \(id) too", at: place(line))
            }
            take(line: line, &notice)
        }
        return notice
    }

    /// What a document or a line says of itself beside an earlier one.
    private enum Status { case stands, revised, cancelled }

    private mutating func status(_ element: XMLElement, _ name: String) -> Status {
        guard let code = element.all(name).first else { return .stands }
        switch code.text.lowercased() {
        case "cancelled": return .cancelled
        case "revised": return .revised
        case "nostatus", "added", "": return .stands
        default:
            report.warn(
                "ubl.status", "\(name) is “\(code.text)”; what it says of the goods is not read, and they count",
                at: place(code))
            return .stands
        }
    }

    private mutating func take(
        _ name: String, _ part: TradeNotice.Part, _ root: XMLElement, _ notice: inout TradeNotice
    ) {
        for element in root.all(name, "Party") {
            guard let party = party(element) else {
                report.warn("ubl.party", "\(name) has neither a name nor an identifier", at: place(element))
                continue
            }
            notice.parties.append((part, party))
        }
    }

    private mutating func take(delivery: XMLElement, _ notice: inout TradeNotice) {
        for element in delivery.all("DeliveryParty") + delivery.all("CarrierParty") {
            guard let party = party(element) else { continue }
            notice.parties.append((element.name == "CarrierParty" ? .carrier : .shipTo, party))
        }
        let sent = delivery.all("Despatch", "ActualDespatchDate")
        for element in sent where notice.sent == nil { notice.sent = day(element, isNeeded: false, of: delivery) }
        let ways = delivery.all("ShipmentStage", "TransportMeans", "MaritimeTransport", "VesselName")
        for vessel in ways { notice.note.append("by " + vessel.text) }
    }

    private mutating func party(_ element: XMLElement) -> TradeNotice.Party? {
        var party = TradeNotice.Party(location: place(element))
        let legal = element.text("PartyLegalEntity", "RegistrationName")
        let trade = element.text("PartyName", "Name")
        party.name = legal ?? trade ?? ""
        let numbers =
            element.all("PartyIdentification", "ID") + element.all("EndpointID")
            + element.all("PartyLegalEntity", "CompanyID") + element.all("PartyTaxScheme", "CompanyID")
        party.identifiers = numbers.map { ($0.attribute("schemeID") ?? "", $0.text) }.filter { !$0.value.isEmpty }
        for name in element.all("PartyTaxScheme", "TaxScheme") { name.takeWhole() }
        let address = element.all("PostalAddress") + element.all("PhysicalLocation", "Address")
        (party.address, party.country) = (
            address.first.map { self.address($0) } ?? [], address.first.flatMap { country($0) }
        )
        report.check(party)
        return party.name.isEmpty && party.identifiers.isEmpty ? nil : party
    }

    /// Whether a scheme is that of trade item numbers, or none is named, so that the standard number is one.
    private static func isOfItems(_ scheme: String) -> Bool {
        ["", "0160", "GTIN", "EAN"].contains(scheme.uppercased())
    }

    /// Takes the standard number of an item: a trade item number, or else one that names the article like the seller's.
    private mutating func identify(_ line: inout TradeNotice.Line, _ item: XMLElement) {
        let standard = item.all("StandardItemIdentification", "ID").first { !$0.text.isEmpty }
        let seller = item.text("SellersItemIdentification", "ID")
        line.article = seller ?? standard?.text
        guard let standard else { return }
        let found = TradeNotice.gtin(standard.text)
        let isNamed = !(standard.attribute("schemeID") ?? "").isEmpty
        guard UBLReader.isOfItems(standard.attribute("schemeID") ?? ""), isNamed || found != nil else {
            // Under another scheme a number is a trade item number only where it proves to be one.
            if let found, found.isSound { (line.gtin, line.article) = (found.number, seller) }
            return
        }
        report.take(gtin: standard.text, to: &line, at: place(standard))
        line.article = seller
    }

    private func address(_ element: XMLElement) -> [String] {
        let street = ["BuildingNumber", "StreetName"].compactMap { element.text($0) }.joined(separator: " ")
        let rest = ["AdditionalStreetName", "CityName", "PostalZone", "CountrySubentity"].compactMap {
            element.text($0)
        }
        return [street] + rest + element.all("AddressLine", "Line").map(\.text)
    }

    /// The country of an address; a code that is none of two letters is told and left out.
    private mutating func country(_ element: XMLElement, _ path: [String] = ["Country", "IdentificationCode"])
        -> String?
    {
        guard let code = path.reduce([element], { found, name in found.flatMap { $0.all(name) } }).first else {
            return nil
        }
        let text = code.text
        guard text.utf8.count == 2, text.allSatisfy({ $0.isASCII && $0.isLetter }) else {
            report.warn(
                "business.country", "the country “\(text)” is no code of two letters; it is left out", at: place(code))
            return nil
        }
        return text.lowercased()
    }

    private mutating func day(_ element: XMLElement?, isNeeded: Bool, of parent: XMLElement) -> Day? {
        guard let element else {
            if isNeeded { report.error("ubl.missing", "the document has no cbc:IssueDate", at: place(parent)) }
            return nil
        }
        // A date of XML Schema may carry a zone behind it: the day is that of the place where it was written.
        if let day = Day(element.text.prefix(10)) { return day }
        report.error("business.date", "the date “\(element.text)” is no day such as 2025-03-04", at: place(element))
        return nil
    }

    private mutating func take(line element: XMLElement, _ notice: inout TradeNotice) {
        guard let id = element.text("ID") else {
            return report.error("ubl.missing", "the line has no cbc:ID", at: place(element))
        }
        guard let item = element.all("Item").first else {
            return report.error("ubl.missing", "the line \(id) has no cac:Item", at: place(element))
        }
        var line = TradeNotice.Line(id: id, location: place(element))
        line.name = item.text("Name") ?? item.text("Description") ?? ""
        identify(&line, item)
        let isTakingBack = notice.function == .cancellation
        if status(element, "LineStatusCode") == .cancelled, !isTakingBack {
            report.leaveOut(line, "LineStatusCode", at: place(element))
            return element.takeWhole()
        }
        let measure = notice.kind == .invoice ? "InvoicedQuantity" : "DeliveredQuantity"
        if let quantity = element.all(measure).first {
            guard let amount = amount(quantity) else { return }
            // A line that is taken back may be brought down to nothing.
            guard amount.value > 0 || isTakingBack else {
                if amount.value == 0 {
                    report.warn("business.nothing", "the line \(id) is of nothing and is left out", at: place(quantity))
                }
                return element.takeWhole()
            }
            line.amount = amount.value > 0 ? amount : nil
        } else if !isTakingBack {
            return report.error(
                "ubl.missing", "the line \(id) has no cbc:\(measure), how much of it there is", at: place(element))
        }
        line.origin = country(item, ["OriginCountry", "IdentificationCode"])
        if let place = item.all("OriginAddress").first {
            line.place = address(place).filter { !$0.isEmpty }.joined(separator: ", ")
            take(origin: country(place), at: self.place(place), &line)
        }
        let codes = item.all("CommodityClassification", "ItemClassificationCode")
        line.customsCode = codes.filter { $0.attribute("listID") == "HS" }.map(\.text).min()
        var days: Set<Day?> = []
        for found in item.all("ItemInstance") {
            if let made = found.all("ManufactureDate").first { days.insert(day(made, isNeeded: false, of: found)) }
            if let lot = found.text("LotIdentification", "LotNumberID") { line.batches.append(.init(number: lot)) }
        }
        if days.count == 1 { line.made = days.first ?? nil }
        line.maker = item.all("ManufacturerParty").first.flatMap { party($0) }
        line.orders = element.all("OrderLineReference", "OrderReference", "ID").map(\.text)
        if let reference = element.all("DespatchLineReference").first,
            let number = reference.text("DocumentReference", "ID"),
            let named = reference.text("LineID")
        {
            line.despatchLine = (number, named)
        }
        notice.lines.append(line)
    }

    /// Takes the country of the place of origin; where the goods are said to come from another one, both are kept in words and
    /// the country is open.
    private mutating func take(origin: String?, at place: SourceLocation, _ line: inout TradeNotice.Line) {
        guard let stated = line.origin, let origin, stated != origin else {
            line.origin = line.origin ?? origin
            return
        }
        report.warn(
            "business.differs",
            "the line \(line.id) names \(stated.uppercased()) as country of origin and an address of origin in "
                + "\(origin.uppercased()); both are kept, and the country stays open", at: place)
        line.place = [line.place ?? "", origin.uppercased(), stated.uppercased()].filter { !$0.isEmpty }
            .joined(separator: "; ")
        line.origin = nil
    }

    private mutating func amount(_ element: XMLElement) -> TradeNotice.Amount? {
        guard let value = TradeNotice.Amount.number(element.text) else {
            report.error("business.quantity", "the quantity “\(element.text)” is no number", at: place(element))
            return nil
        }
        guard let code = element.attribute("unitCode"), !code.isEmpty else {
            report.error("business.unit", "the quantity \(element.text) has no unitCode", at: place(element))
            return nil
        }
        let amount = TradeNotice.Amount(value, code, UnitScale(recommendation: code))
        report.refuse(amount, at: place(element))
        return amount
    }
}
