import ClewModel
import SourceFiles

extension CaseReader {
    mutating func readDocuments() -> [CaseDocument] {
        let indexName = CaseTable.documents.rawValue
        guard input.exists("documents") else { return [] }
        guard input.hasTable(indexName) else {
            let evidence = readEvidence()
            if !input.names(in: "documents").allSatisfy(Set(evidence.map(\.file)).contains) {
                input.report(
                    "file.missing", "the folder documents has no index.csv that says what each document is",
                    at: SourceLocation(file: indexName))
            }
            return evidence
        }
        guard let table = table(.documents, required: ["id", "file", "type"], optional: Self.documentColumns) else {
            return []
        }
        var files: Set = ["index.csv"]
        let documents = table.rows.compactMap { readDocument($0, files: &files) }
        let evidence = readEvidence()
        files.formUnion(evidence.map(\.file))
        for name in input.names(in: "documents") where !files.contains(name) {
            input.warn(
                "case.document.unlisted", "documents/\(name) is not in the index and is not read",
                at: SourceLocation(file: "documents/" + name))
        }
        reportTranslationLoops(documents)
        return documents + evidence
    }

    /// Reads what `clew evidence add` kept: rows like those of the other documents, in a table of its own that it writes alone.
    private mutating func readEvidence() -> [CaseDocument] {
        guard input.exists(EvidenceTable.name) else { return [] }
        let found = input.table(
            EvidenceTable.name, required: ["id", "file", "type"],
            optional: Self.documentColumns + ["captured", "unread"])
        var files: Set<String> = []
        return (found?.table.rows ?? []).compactMap { row in
            _ = row["captured"]
            var document = readDocument(row, files: &files)
            document?.isEvidence = true
            // The working copy is text alone: what of the file was no text stands in the table.
            if let unread = row["unread"]?.text { document?.unreadParts = [unread] }
            return document
        }
    }

    private static let documentColumns = [
        "sha256", "number", "events", "lots", "shipments", "parties", "issuer", "date", "language", "redacted",
        "translation_of", "quantity", "unit", "publisher", "address", "rating", "note",
    ]

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
        document.unreadParts = found.unreadParts
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
        document.publisher = row["publisher"]?.text
        document.address = row["address"]?.text
        document.rating = row["rating"].flatMap { rating($0) }
        readState(of: &document, row)
        document.note = row["note"]?.text
        return document
    }

    /// A rating of the Admiralty code: a letter for the source, a digit for what it says.
    private mutating func rating(_ cell: Cell) -> String? {
        guard let rating = AdmiraltyRating(cell.text) else {
            cell.report(
                "case.document.rating", "rating is \(cell.quoted); expected A to F and 1 to 6, such as B2",
                into: &input.diagnostics)
            return nil
        }
        return rating.description
    }
}
