import ClewModel

/// Any table, read by a mapping.
struct MappedCSV: ListFormat {
    let key = "mapped-csv"
    let mapping: TableMapping

    func recognizes(_ head: FileHead) -> Bool {
        let lines = head.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let header =
            lines.dropFirst(mapping.skippedLines).first { !$0.isEmpty && !$0.hasPrefix("#") }?.lowercased() ?? ""
        return mapping.id.allSatisfy { header.contains($0) }
    }

    func read(_ files: [ListFile], into session: ImportSession) throws(ImportError) {
        var layout = DelimitedRecordReader.Layout(separator: mapping.separator)
        layout.preambleLines = mapping.skippedLines
        var numbers: [EntityID: Set<String>] = [:]
        for file in files {
            try DelimitedRecordReader(layout: layout).read(file, into: session) {
                (record: Record) throws(ImportError) in
                try session.withRecord(record) { (fields, draft) throws(RecordFault) in
                    try read(fields, &numbers, into: &draft)
                }
            }
        }
    }

    private func read(_ fields: Fields, _ numbers: inout [EntityID: Set<String>], into draft: inout RecordDraft)
        throws(RecordFault)
    {
        for name in mapping.ignored { fields.ignore(name) }
        var parts: [String] = []
        for column in mapping.id { parts.append(try fields.require(column)) }
        var id = MintedID.make(mapping.key, parts.joined(separator: " "))
        draft.id = parts.joined(separator: " ")
        var schema = mapping.schema
        if let column = mapping.schemaColumn {
            let value = try fields.require(column)
            guard let mapped = mapping.schemata[value.lowercased()] else {
                throw RecordFault("\(column) is \(value), which the mapping does not know")
            }
            schema = mapped
        }
        var own: Set<String> = []
        for column in mapping.columns where column.isNumber && !column.isOfListing {
            guard let text = fields[column.column], PlaceholderText(text) == nil else { continue }
            own.insert(column.property.rawValue + " " + (Identifiers.proven(column.property, text) ?? text))
        }
        // A key that is not unique must not make one party of two ships whose numbers differ.
        if let known = numbers[id], Self.areApart(known, own) {
            let number = Self.first(own)
            draft.warn(
                "import.key.notUnique",
                "the key \(parts.joined(separator: " ")) stands for parties of different numbers; this one, of \(number), is kept apart: add "
                    + "the column of the number to the key of the mapping")
            id = MintedID.make(id.rawValue, number)
        }
        numbers[id, default: []].formUnion(own)
        var entity = EntityDraft(schema, id: id)
        var listing = EntityDraft(.sanction, id: EntityID(id.rawValue + "-listing"))
        listing.add(.entity, id.rawValue)
        listing.add(.authority, mapping.authority)
        listing.add(.program, mapping.program)
        for column in mapping.columns {
            guard let text = fields[column.column] else { continue }
            let values = column.split.map { CleanText.parts(text, separatedBy: $0) } ?? [text]
            for value in values {
                if column.isOfListing {
                    add(value, column, to: &listing)
                } else {
                    add(value, column, to: &entity)
                }
            }
        }
        if !entity.values.contains(where: { PropertyName.names.contains($0.property) }) {
            // Given and family names in columns of their own are a name.
            var parts = Entity(id: id, schema: entity.schema)
            for value in entity.values { parts.properties[value.property, default: []].append(value.value) }
            for name in NameParts.names(of: parts) { entity.add(entity.has(.name) ? .alias : .name, name) }
        }
        guard entity.values.contains(where: { PropertyName.names.contains($0.property) }) else {
            throw RecordFault("no column that the mapping calls a name holds a value")
        }
        entity.add(.topics, mapping.topics)
        draft.emit(entity)
        if mapping.authority != nil || listing.values.count > 1 { draft.emit(listing) }
    }

    /// Whether two rows of one key have numbers that no party shares: the standard number of the same kind differs, or all do.
    private static func areApart(_ known: Set<String>, _ own: Set<String>) -> Bool {
        guard !own.isEmpty, !known.isEmpty else { return false }
        for kind in ["imoNumber ", "leiCode ", "uscCode "] {
            let sides = [known, own].map { $0.filter { $0.hasPrefix(kind) } }
            if !sides[0].isEmpty, !sides[1].isEmpty { return sides[0].isDisjoint(with: sides[1]) }
        }
        return known.isDisjoint(with: own)
    }

    /// The number that tells a party apart: that of a standard, where it has one.
    private static func first(_ own: Set<String>) -> String {
        let sorted = own.sorted()
        return sorted.first { $0.hasPrefix("imoNumber ") || $0.hasPrefix("leiCode ") } ?? sorted.first ?? ""
    }

    private func add(_ value: String, _ column: TableMapping.Column, to entity: inout EntityDraft) {
        switch column.kind {
        case .text: entity.add(column.property, value)
        case .date: entity.addDate(column.property, value, mapping.dateOrder)
        case .country: entity.addCountry(value, as: column.property)
        case .identifier: entity.addIdentifier(column.property, value)
        }
    }
}
