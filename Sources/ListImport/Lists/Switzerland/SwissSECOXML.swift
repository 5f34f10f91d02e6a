import ClewModel

/// The Swiss consolidated list in XML: sanctions programmes, targets and, at the end, the places that targets refer to.
///
/// Since places follow the targets, the file is read twice: first for the programmes and places, then for the targets.
struct SwissSECOXML: ListFormat {
    let key = "ch-seco-xml"

    func recognizes(_ head: FileHead) -> Bool {
        head.isXML(root: "swiss-sanctions-list")
    }

    func read(_ files: [ListFile], into session: ImportSession) throws(ImportError) {
        for file in files {
            var programs: [String: String] = [:]
            var places: [String: SwissPlace] = [:]
            try XMLRecordReader(records: ["sanctions-program", "place", "target"]).read(file, into: session) {
                (record: Record) throws(ImportError) in
                switch record.name {
                case "sanctions-program": Self.readProgram(record.fields, into: &programs)
                case "place":
                    if let id = record.fields["@ssid"] { places[id] = SwissPlace(record.fields) }
                case "target": break
                default: session.setHeader(published: record.fields["@date"].flatMap { DateReader.read($0) })
                }
            }
            try XMLRecordReader(records: ["sanctions-program", "place", "target"]).read(file, into: session) {
                (record: Record) throws(ImportError) in
                guard record.name == "target" else { return }
                try session.withRecord(record) { (fields, draft) throws(RecordFault) in
                    var target = try SwissTarget(fields, places: places)
                    try target.read(programs: programs, into: &draft)
                }
            }
        }
    }

    private static func readProgram(_ fields: Fields, into programs: inout [String: String]) {
        let names = fields.groups("program-name") + fields.groups("program-key")
        let english = names.first { $0["@lang"] == "eng" } ?? names.first
        for set in fields.groups("sanctions-set") {
            guard let id = set["@ssid"] else { continue }
            programs[id] = english?.text
        }
    }
}
