import ClewModel
import SourceFiles

extension CaseReader {
    /// Reads the EPCIS documents of a case: those in its folder `epcis`, and those beside its tables.
    mutating func readEPCIS() {
        let beside = input.names().filter { CaseReader.isJSON($0) }
        let names = beside + input.names(in: "epcis").filter { CaseReader.isJSON($0) }.map { "epcis/" + $0 }
        var documents: [EPCISDocument] = []
        var start: SourceLocation?
        for name in names {
            guard let file = input.file(name) else { continue }
            let document = EPCISDocument(file)
            if !name.contains("/"), !name.hasSuffix(".jsonld"), !document.isEPCIS {
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

    private static func isJSON(_ name: String) -> Bool { name.hasSuffix(".json") || name.hasSuffix(".jsonld") }
}
