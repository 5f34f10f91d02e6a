import ClewModel

/// FollowTheMoney entities, one JSON object a line, as OpenSanctions and others publish them.
///
/// Schemata and properties pass through unchanged, those that Clew has no use for too. The datasets that an entity
/// names stay with it as a note; the statements belong to the dataset of the import.
struct FTMJSONLines: ListFormat {
    let key = "ftm-json-lines"

    func recognizes(_ head: FileHead) -> Bool {
        guard head.opens(with: "{"), let line = head.text.split(separator: "\n").first else { return false }
        return line.contains("\"schema\"") && line.contains("\"properties\"") && line.contains("\"id\"")
            && !NestedTargets.isNested(line)
    }

    func read(_ files: [ListFile], into session: ImportSession) throws(ImportError) {
        for file in files {
            try JSONRecordReader().read(file, into: session) { (record: Record) throws(ImportError) in
                try session.withRecord(record) { (fields, draft) throws(RecordFault) in
                    for entity in try FTMEntity.read(fields, nested: false) { draft.emit(entity) }
                    draft.id = draft.entities.first?.id.rawValue
                }
            }
        }
    }
}
