import ClewModel
import SourceFiles

/// FollowTheMoney entities, one JSON object a line, as OpenSanctions and others publish them.
///
/// Schemata and properties pass through unchanged, those that Clew has no use for too. The datasets that an entity
/// names stay with it as a note; the statements belong to the dataset of the import.
struct FTMJSONLines: ListFormat {
    let key = "ftm-json-lines"

    func recognizes(_ head: FileHead) -> Bool {
        guard head.opens(with: "{"), let line = head.lines.first else { return false }
        return line.contains("\"schema\"") && line.contains("\"properties\"") && line.contains("\"id\"")
            && !NestedTargets.isNested(line)
    }

    func read(_ files: [ListFile], into session: ImportSession) throws(ImportError) {
        for file in files {
            var parser = FTMLineParser()
            let builder = JSONTreeBuilder(file: file.name)
            var finder = FTMLineParser()
            try JSONLineReader().read(file, into: session) { bytes, reader in
                var reader = reader
                // A line that is damaged before its identifier has none that anybody could tell.
                return (try? finder.head(&reader, bytes))?.id.rawValue
            } _: { bytes, reader in
                let record = bytes.extracting(reader.range)
                if session.skipsRecords {
                    var reader = reader
                    if let head = try parser.head(&reader, bytes),
                        try session.skips(head.id, head.schema, record: record)
                    {
                        return
                    }
                }
                var probe = reader
                // What cannot be believed is told with the rest of its record.
                if let entity = try parser.entity(&probe, bytes), (try? entity.checkNames()) != nil,
                    entity.damagedName == nil, entity.dayFaults.isEmpty
                {
                    reader = probe
                    let place = SourceLocation(file: file.name, line: reader.line, record: entity.id.rawValue)
                    return try session.take(entity, record: record, at: place)
                }
                let whole = try builder.record(&reader, bytes)
                try session.withEntity(whole, bytes: record) { (fields) throws(RecordFault) in
                    // Without nested entities there is one.
                    guard let entity = try FTMEntity.read(fields, nested: false).first else {
                        throw RecordFault("the line holds no entity", line: fields.line)
                    }
                    return entity
                }
            }
        }
    }
}
