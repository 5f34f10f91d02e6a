import ClewModel
import Foundation
import LabourProgrammes

// How fast texts are searched for the words of programmes, and read. One core; figures are the median of the rounds.

let root = URL(filePath: CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : ".")
let programmes = root.appending(path: "Reference/programmes")
let reader = ProgrammeReader(
    catalog: try ProgrammeCatalog(directory: programmes), workers: try WorkerDataGuard(directory: programmes))
let passages = try String(
    contentsOf: root.appending(path: "Tests/Corpora/reading/passages.csv"), encoding: .utf8)
var page = ""
while page.utf8.count < 100_000 { page += passages }
page = String(decoding: page.utf8.prefix(100_000), as: UTF8.self)
let filler = String(repeating: "The mill spins cotton yarn from lint bought at auction. 公司主营棉纱的生产和销售。", count: 6)
var plain = ""
while plain.utf8.count < 100_000 { plain += filler }
let parties = [ReadingParty(id: "A", names: ["山东阙穗纺织有限公司", "Shandong Quesui Textile Co., Ltd."])]

func median(_ rounds: Int, _ body: () -> Void) -> Double {
    // The processor's time, so that a busy machine counts little.
    let times = (0..<rounds).map { _ in
        let start = clock()
        body()
        return Double(clock() - start) / Double(CLOCKS_PER_SEC)
    }
    return times.sorted()[rounds / 2]
}

var found = 0
for (name, text) in [("dense", page), ("plain", plain)] {
    let big = String(repeating: text, count: 40)
    let search = median(9) { found = reader.countOfWords(in: big) }
    print("search \(name): \(Double(big.utf8.count) / 1e6 / search) MB/s, \(found) words")
    let read = median(15) {
        var diagnostics: [Diagnostic] = []
        let source = TextSource(kind: .officialText, citation: Citation("a page"), file: "page.txt")
        found = reader.read(text, source: source, parties: parties, into: &diagnostics).mentions.count
    }
    print("read \(name): \(read * 1e3) ms for \(text.utf8.count) bytes, \(found) mentions")
}
