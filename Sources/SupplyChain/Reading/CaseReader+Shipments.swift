import ClewModel
import SourceFiles

extension CaseReader {
    mutating func readShipments() -> [Shipment] {
        let required = ["id", "lot", "quantity", "unit"]
        let optional = [
            "hs", "shipped", "imported", "exporter", "importer", "from", "to", "declared_origin", "vessel", "documents",
        ]
        guard let table = table(.shipments, required: required, optional: optional) else { return [] }
        var shipments: [Shipment] = []
        var index: [String: Int] = [:]
        for row in table.rows {
            guard let id = row.require("id", into: &input.diagnostics) else { continue }
            note(id, in: .shipments)
            let position = index[id.text] ?? shipments.count
            if position == shipments.count {
                index[id.text] = position
                shipments.append(Shipment(id: id.text, location: row.location.naming(id.text)))
            }
            readShipment(&shipments[position], row)
        }
        return shipments
    }

    private mutating func readShipment(_ shipment: inout Shipment, _ row: TableRow) {
        let lot = reference(row.require("lot", into: &input.diagnostics), to: .lots)
        let amount = row.require("quantity", into: &input.diagnostics)
        let unit = row.require("unit", into: &input.diagnostics)
        if let lot, let unit, let quantity = amount.flatMap({ self.quantity($0, unit) }) {
            shipment.items.append(Shipment.Item(lot: lot, quantity: quantity, location: row.location))
        }
        for text in row["hs"]?.list() ?? [] {
            let digits = text.filter { $0 != "." && $0 != " " }
            if (4...12).contains(digits.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
                if !shipment.hsCodes.contains(digits) { shipment.hsCodes.append(digits) }
            } else {
                row["hs"]?.report(
                    "case.hs", "hs is “\(text)”; expected 4 to 12 digits such as 6203.42", into: &input.diagnostics)
            }
        }
        if let date = row["shipped"]?.partialDate(&input.diagnostics) { shipment.shipped = shipment.shipped ?? date }
        if let date = row["imported"]?.partialDate(&input.diagnostics) { shipment.imported = shipment.imported ?? date }
        let exporter = reference(row["exporter"], to: .parties)
        shipment.exporter = shipment.exporter ?? exporter
        let importer = reference(row["importer"], to: .parties)
        shipment.importer = shipment.importer ?? importer
        if let cell = row["from"], let code = country(cell) { shipment.fromCountry = shipment.fromCountry ?? code }
        if let cell = row["to"], let code = country(cell) { shipment.toCountry = shipment.toCountry ?? code }
        if let cell = row["declared_origin"], let code = country(cell) {
            shipment.declaredOrigin = shipment.declaredOrigin ?? code
        }
        shipment.vessel = shipment.vessel ?? row["vessel"]?.text
        for document in references(row["documents"], to: .documents) where !shipment.documents.contains(document) {
            shipment.documents.append(document)
        }
    }

    mutating func readDocuments() -> [CaseDocument] {
        let indexName = "documents/index.csv"
        guard input.exists("documents") else { return [] }
        guard input.hasTable(indexName) else {
            if !input.names(in: "documents").isEmpty {
                input.report(
                    "file.missing", "the folder documents has no index.csv that says what each document is",
                    at: SourceLocation(file: indexName))
            }
            return []
        }
        let optional = [
            "sha256", "number", "events", "lots", "shipments", "parties", "issuer", "date", "language", "redacted",
            "translation_of", "quantity", "unit", "note",
        ]
        guard let table = table(.documents, required: ["id", "file", "type"], optional: optional) else { return [] }
        var files: Set = ["index.csv"]
        let documents = table.rows.compactMap { readDocument($0, files: &files) }
        for name in input.names(in: "documents") where !files.contains(name) {
            input.warn(
                "case.document.unlisted", "documents/\(name) is not in the index and is not read",
                at: SourceLocation(file: "documents/" + name))
        }
        reportTranslationLoops(documents)
        return documents
    }

    /// Reports documents that are, in the end, translations of themselves.
    private mutating func reportTranslationLoops(_ documents: [CaseDocument]) {
        let original = Dictionary(
            documents.compactMap { document in document.translationOf.map { (document.id, $0) } },
            uniquingKeysWith: { first, _ in first })
        for document in documents where document.translationOf != nil {
            var seen: Set = [document.id]
            var next = original[document.id]
            while let id = next, id != document.id, seen.insert(id).inserted { next = original[id] }
            guard next == document.id else { continue }
            input.report(
                "case.document.translation",
                "the document “\(document.id)” is a translation of itself; translation_of names the original",
                at: document.location)
        }
    }

    /// What a document says of its own state: what is blacked out, what it translates, how much it covers.
    private mutating func readState(of document: inout CaseDocument, _ row: TableRow) {
        if let cell = row["redacted"], !["no", "none", "false", "0"].contains(cell.text.lowercased()) {
            document.redacted = cell.text
        }
        document.translationOf = reference(row["translation_of"], to: .documents)
        switch (row["quantity"], row["unit"]) {
        case (let amount?, let unit): document.quantity = quantity(amount, unit)
        case (nil, let unit?):
            unit.report(
                "case.document.quantity", "unit is \(unit.quoted), and quantity is blank; state both or neither",
                into: &input.diagnostics)
        case (nil, nil): break
        }
    }

    private mutating func readDocument(
        _ row: TableRow, files: inout Set<String>
    ) -> CaseDocument? {
        let id = register(row.require("id", into: &input.diagnostics), in: .documents)
        let file = row.require("file", into: &input.diagnostics)
        let type = row.require("type", into: &input.diagnostics)
        let date = row["date"]?.partialDate(&input.diagnostics)
        var stated: SHA256Digest?
        if let cell = row["sha256"] {
            stated = SHA256Digest(hex: cell.text)
            if stated == nil {
                cell.report(
                    "case.document.digest", "sha256 is \(cell.quoted); expected 64 hexadecimal digits",
                    into: &input.diagnostics)
            }
        }
        guard let id, let file, let type else { return nil }
        files.insert(String(file.text.split(separator: "/").first ?? ""))
        guard let found = input.document("documents/" + file.text, at: file.location) else { return nil }
        if let stated, stated != found.digest {
            row["sha256"]?.report(
                "case.document.altered",
                "documents/\(file.text) has the SHA-256 \(found.digest), not the one that the index states; the file was "
                    + "changed or is another one", into: &input.diagnostics)
        }
        var document = CaseDocument(
            id: id, file: file.text, type: type.text.lowercased().replacing(" ", with: "-"), sha256: found.digest,
            location: row.location.naming(id))
        document.isSealed = stated != nil
        document.text = found.text
        document.unread = found.unread
        for remark in found.remarks {
            input.warn("case.document.read", "documents/\(file.text): \(remark)", at: file.location)
        }
        document.events = references(row["events"], to: .events)
        document.lots = references(row["lots"], to: .lots)
        document.shipments = references(row["shipments"], to: .shipments)
        document.parties = references(row["parties"], to: .parties)
        document.issuer = reference(row["issuer"], to: .parties)
        document.date = date
        document.language = row["language"]?.text
        document.number = row["number"]?.text
        readState(of: &document, row)
        document.note = row["note"]?.text
        return document
    }
}
