import ClewModel

/// `targets.nested.json` of OpenSanctions: one target a line, with the entities around it inside its properties.
struct NestedTargets: ListFormat {
    let key = "opensanctions-nested-json"

    static func isNested(_ line: some StringProtocol) -> Bool {
        line.contains("\"target\"") && (line.contains(":[{\"") || line.contains(": [{\""))
    }

    func recognizes(_ head: FileHead) -> Bool {
        guard head.opens(with: "{"), head.contains("\"schema\""), head.contains("\"properties\"") else { return false }
        return head.lines.contains { Self.isNested($0) }
    }

    func read(_ files: [ListFile], into session: ImportSession) throws(ImportError) {
        var seen: Set<EntityID> = []
        for file in files {
            try JSONRecordReader().read(file, into: session) { (record: Record) throws(ImportError) in
                try session.withRecord(record) { (fields, draft) throws(RecordFault) in
                    for entity in try FTMEntity.read(fields, nested: true) where seen.insert(entity.id).inserted {
                        draft.emit(entity)
                    }
                    draft.id = draft.entities.first?.id.rawValue
                }
            }
        }
    }
}
