import ClewModel
import Foundation
import NameMatching
import Screening

/// Writes for each query what retrieval alone proposes, in the form that `mark.py` reads: what it does not propose cannot be found.
///
///     screening-benchmark INDEX QUERIES LEXICON
let arguments = CommandLine.arguments
guard arguments.count == 4 else {
    FileHandle.standardError.write(Data("usage: screening-benchmark INDEX QUERIES LEXICON\n".utf8))
    exit(64)
}
do {
    let lexicon = try Lexicon(directory: URL(filePath: arguments[3]))
    let screener = try Screener(index: ScreeningIndex.open(URL(filePath: arguments[1]), lexicon: lexicon))
    var log = DiagnosticLog()
    try PartyReader().read(ScreeningInput(file: URL(filePath: arguments[2])), into: &log) { entity, _ in
        let found = try screener.retrieve(ScreeningQuery(entity))
        let results = found.map { ["id": $0.entity.rawValue, "score": $0.weight] as [String: Any] }
        let line = try JSONSerialization.data(
            withJSONObject: ["id": entity.id.rawValue, "results": results], options: [.sortedKeys])
        FileHandle.standardOutput.write(line + Data([0x0A]))
    }
} catch {
    FileHandle.standardError.write(Data("screening-benchmark: \(error)\n".utf8))
    exit(1)
}
