import ClewModel
import SourceFiles
import TestSupport
import Testing

@testable import SupplyChain

/// The order of files, of lines and of batches in them changes nothing; every party here is invented.
struct NoticeOrderTests {
    private static let base = "urn:oasis:names:specification:ubl:schema:xsd:"

    private struct Sheet {
        var name: String
        var root: String
        var head: String
        var lines: [[String]]

        /// The file with its lines, and the batches in each, in an order.
        func document(using random: inout SplitMix64) -> BusinessDocument {
            let mixed = lines.shuffled(using: &random).map { line in
                line[0] + line[1..<(line.count - 1)].shuffled(using: &random).joined() + line[line.count - 1]
            }
            let text =
                "<u:\(root) xmlns:u=\"\(base)\(root)-2\" xmlns:b=\"\(base)CommonBasicComponents-2\" "
                + "xmlns:a=\"\(base)CommonAggregateComponents-2\">\(head)\(mixed.joined())</u:\(root)>"
            return BusinessDocument(SourceFile(name: name, text: text), form: .ubl)
        }
    }

    private static func party(_ role: String, _ name: String, _ number: String? = nil, country: String? = nil) -> String
    {
        let id = number.map { "<a:PartyIdentification><b:ID schemeID=\"0088\">\($0)</b:ID></a:PartyIdentification>" }
        let address = country.map {
            "<a:PostalAddress><b:CityName>Town of \(name)</b:CityName><a:Country><b:IdentificationCode>\($0)"
                + "</b:IdentificationCode></a:Country></a:PostalAddress>"
        }
        return "<a:\(role)><a:Party>\(id ?? "")<a:PartyName><b:Name>\(name)</b:Name></a:PartyName>\(address ?? "")"
            + "</a:Party></a:\(role)>"
    }

    private static func sheet(_ number: Int, using random: inout SplitMix64) -> Sheet {
        func some<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &random)] }
        let isInvoice = Bool.random(using: &random)
        let seller = some([("Quonvex Mill", nil), ("Quonvex Mills Ltd", "4012345000016"), ("QUONVEX", "4012345000016")])
        let roles =
            isInvoice
            ? ("AccountingSupplierParty", "AccountingCustomerParty")
            : ("DespatchSupplierParty", "DeliveryCustomerParty")
        let head =
            "<b:ID>N-\(number % 3)</b:ID><b:IssueDate>2025-03-0\(1 + number)</b:IssueDate>"
            + party(roles.0, seller.0, seller.1, country: some(["CN", "VN", nil])) + party(roles.1, "Brenvik Garments")
        let (tag, measure) =
            isInvoice ? ("InvoiceLine", "InvoicedQuantity") : ("DespatchLine", "DeliveredQuantity")
        let lines = (1...Int.random(in: 1...5, using: &random)).map { _ -> [String] in
            let batches = (0..<Int.random(in: 0...2, using: &random)).map { _ in
                "<a:ItemInstance>"
                    + some(["", "<b:ManufactureDate>2025-02-0\(some([1, 2]))</b:ManufactureDate>"])
                    + "<a:LotIdentification><b:LotNumberID>L\(some([1, 2, 3]))</b:LotNumberID></a:LotIdentification>"
                    + "</a:ItemInstance>"
            }
            let start =
                "<a:\(tag)><b:ID>\(some([1, 2, 3, 10]))</b:ID><b:\(measure) unitCode=\"\(some(["KGM", "TNE", "C62"]))\">"
                + "\(some(["0.1", "3", "7.3"]))</b:\(measure)><a:Item><b:Name>\(some(["yarn", "Yarn 40"]))</b:Name>"
                + some([
                    "", "<a:SellersItemIdentification><b:ID>Y40</b:ID></a:SellersItemIdentification>",
                    "<a:StandardItemIdentification><b:ID schemeID=\"0160\">04012345123456</b:ID>"
                        + "</a:StandardItemIdentification>",
                ])
                + some([
                    "",
                    "<a:OriginCountry><b:IdentificationCode>\(some(["CN", "VN"]))</b:IdentificationCode>"
                        + "</a:OriginCountry>",
                ])
            let maker = some([
                "",
                party("ManufacturerParty", some(["Zarnov Mill", "Tarvil Mill"]))
                    .replacing("<a:Party>", with: "").replacing("</a:Party>", with: ""),
            ])
            return [start] + batches + [maker + "</a:Item></a:\(tag)>"]
        }
        return Sheet(
            name: "\(number).xml", root: isInvoice ? "Invoice" : "DespatchAdvice", head: head, lines: lines)
    }

    /// All rows of a case, without digests of the files, whose bytes differ.
    private static func rows(_ documents: [BusinessDocument]) -> [String: [[String: String]]] {
        let chain = BusinessChain(documents, isGeneric: true, start: SourceLocation(file: "a", line: 1, column: 1))
        return chain.draft.tables.mapValues { table in
            table.rows.map { row in row.cells.filter { $0.key != "sha256" } }
        }
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func theOrderOfFilesAndLinesChangesNothing(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let sheets = (0..<Int.random(in: 1...4, using: &random)).map { Self.sheet($0, using: &random) }
        let first = sheets.map { $0.document(using: &random) }
        guard first.allSatisfy(\.isValid) else {
            Issue.record("seed \(seed): \(first.flatMap(\.diagnostics).filter { $0.severity == .error })")
            return
        }
        let rows = Self.rows(first)
        #expect(rows["lots.csv"]?.isEmpty == false)
        for _ in 0..<4 {
            let other = Self.rows(sheets.shuffled(using: &random).map { $0.document(using: &random) })
            #expect(other == rows, "seed \(seed)")
        }
    }

    // MARK: What contradicts itself stays open

    private static func line(_ origin: String, maker: String) -> [String] {
        [
            "<a:InvoiceLine><b:ID>1</b:ID><b:InvoicedQuantity unitCode=\"KGM\">5</b:InvoicedQuantity><a:Item>"
                + "<b:Name>yarn</b:Name><a:StandardItemIdentification><b:ID schemeID=\"0160\">04012345123456</b:ID>"
                + "</a:StandardItemIdentification><a:OriginCountry><b:IdentificationCode>\(origin)</b:IdentificationCode>"
                + "</a:OriginCountry>",
            "<a:ItemInstance><a:LotIdentification><b:LotNumberID>L1</b:LotNumberID></a:LotIdentification>"
                + "</a:ItemInstance>",
            "<a:ManufacturerParty><a:PartyName><b:Name>\(maker)</b:Name></a:PartyName></a:ManufacturerParty></a:Item>"
                + "</a:InvoiceLine>",
        ]
    }

    @Test func twoOriginsOfOneLotAreBothKept() throws {
        var random = SplitMix64(seed: 1)
        let sheets = [("VN", "Tarvil Mill"), ("CN", "Zarnov Mill")].enumerated().map { number, said in
            Sheet(
                name: "\(number).xml", root: "Invoice",
                head: "<b:ID>N-\(number)</b:ID><b:IssueDate>2025-03-01</b:IssueDate>"
                    + Self.party("AccountingSupplierParty", "Quonvex Mill", country: said.0)
                    + Self.party("AccountingCustomerParty", "Brenvik Garments"),
                lines: [Self.line(said.0, maker: said.1)])
        }
        let documents = sheets.map { $0.document(using: &random) }
        let chain = BusinessChain(documents, isGeneric: true, start: SourceLocation(file: "a", line: 1, column: 1))
        let lot = try #require(chain.draft.tables["lots.csv"]?.rows.first?.cells)
        #expect(lot["country"] == nil && lot["producer"] == nil)
        #expect(lot["place"] == "CN; VN")
        #expect(chain.diagnostics.map(\.code).filter { $0 == "business.differs" }.count == 3)
        let seller = try #require(
            chain.draft.tables["parties.csv"]?.rows.map(\.cells).first { $0["id"] == "Quonvex Mill" })
        #expect(seller["country"] == nil)
    }

    @Test func everyNameOfAPartyIsKept() throws {
        var random = SplitMix64(seed: 1)
        let documents = ["Quonvex Mill", "阿克苏棉纺"].enumerated().map { number, name in
            Sheet(
                name: "\(number).xml", root: "Invoice",
                head: "<b:ID>N-\(number)</b:ID><b:IssueDate>2025-03-01</b:IssueDate>"
                    + Self.party("AccountingSupplierParty", name, "4012345000016")
                    + Self.party("AccountingCustomerParty", "Brenvik Garments"),
                lines: [Self.line("CN", maker: "Zarnov Mill")]
            ).document(using: &random)
        }
        let chain = BusinessChain(documents, isGeneric: true, start: SourceLocation(file: "a", line: 1, column: 1))
        let seller = try #require(
            chain.draft.tables["parties.csv"]?.rows.map(\.cells).first { $0["id"]?.hasSuffix("4012345000016") == true })
        #expect(seller["name"] == "Quonvex Mill" && seller["other_names"] == "阿克苏棉纺")
    }
}
