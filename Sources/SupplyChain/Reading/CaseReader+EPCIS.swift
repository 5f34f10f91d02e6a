import ClewModel
import SourceFiles

extension CaseReader {
    /// The folder of a case for EPCIS documents.
    private static let eventFolder = "epcis"

    /// Reads the EPCIS documents of a case: those in its folder `epcis`, and those beside its tables.
    mutating func readEPCIS() {
        let beside = input.names().filter { CaseReader.isJSON($0) && !input.isFolder($0) }
        let inside = input.names(in: CaseReader.eventFolder).map { CaseReader.eventFolder + "/" + $0 }
        for name in inside where !CaseReader.isJSON(name) || input.isFolder(name) { warnOfUnreadEvents(name) }
        let names = beside + inside.filter { CaseReader.isJSON($0) && !input.isFolder($0) }
        var documents: [EPCISDocument] = []
        var start: SourceLocation?
        for name in names {
            guard let file = input.file(name) else { continue }
            let document = EPCISDocument(file)
            if !name.contains("/"), !name.lowercased().hasSuffix(".jsonld"), !document.isEPCIS {
                input.warn(
                    "case.file.unknown", "\(name) is no EPCIS document and is not read", at: SourceLocation(file: name))
                continue
            }
            input.diagnostics += document.diagnostics
            documents.append(document)
            start = start ?? SourceLocation(file: name, line: 1, column: 1)
        }
        guard let start else { return }
        guard documents.allSatisfy(\.isValid) else {
            isEPCISRefused = true
            return
        }
        let isGeneric = commodity?.key == CommodityCatalog.genericKey
        let chain = EPCISChain(documents, isGeneric: isGeneric, start: start)
        input.diagnostics += chain.diagnostics
        input.draft = chain.draft
    }

    private static func isJSON(_ name: String) -> Bool {
        let lower = name.lowercased()
        return lower.hasSuffix(".json") || lower.hasSuffix(".jsonld")
    }

    /// Whether something beside the tables may hold events that are not read there, by its name in small letters.
    static func mayBeEvents(_ lower: String) -> Bool {
        lower == eventFolder
            || [".xml", ".ndjson", ".jsonl", ".json.gz", ".jsonld.gz", ".json.zip", ".jsonld.zip"].contains(
                where: lower.hasSuffix)
    }

    /// Tells a file or folder that may hold events and is not read.
    mutating func warnOfUnreadEvents(_ name: String) {
        let expected = "EPCIS 2.0 as JSON-LD is read, from files whose names end in .jsonld or .json"
        let why: String
        if input.isFolder(name) {
            why =
                name.contains("/")
                ? "is a folder, and files in folders of \(CaseReader.eventFolder) are not read; move them up"
                : "is not read; the folder for events is named \(CaseReader.eventFolder)"
        } else if name.lowercased().hasSuffix(".xml") {
            why = "is not read: EPCIS as XML is not read; \(expected)"
        } else {
            why = "is not read: \(expected)"
        }
        input.warn("case.file.unknown", "\(name) \(why)", at: SourceLocation(file: name))
    }
}
