import Foundation
import TradeRecords

// How fast tables of trade are read and followed: trade-benchmark TABLE ROOT [STEPS].
// It prints rows a second of the first reading and of following, by the time of the processor, and the most memory that was held.

let titles: PartyTitleReader = { title in
    let words = title.lowercased()
    for party in ["shipper", "consignee", "notify"] where words.hasPrefix(party) {
        let content: PartyTitle.Content =
            words.contains("country") ? .country : words.contains("address") ? .other : .name
        return PartyTitle(party: party == "notify" ? "notifyparty" : party, content: content)
    }
    return nil
}

func memory() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") } ?? ""
    return (Int(line.filter(\.isNumber)) ?? 0) / 1024
}

let arguments = CommandLine.arguments
guard arguments.count > 2 else {
    print("trade-benchmark TABLE ROOT [STEPS]")
    exit(2)
}

/// The seconds of the processor that some work takes: what else the machine does is none of it.
func measured(_ work: () throws -> Void) rethrows -> Double {
    let start = clock()
    try work()
    return Double(clock() - start) / Double(CLOCKS_PER_SEC)
}

var book: TradeBook?
let read = try measured {
    book = try TradeBook([TradeSource(URL(filePath: arguments[1]), as: "records.csv")], titles: titles)
}
guard let book, let root = book.party(called: arguments[2]) else {
    print("no party is called \(arguments[2])")
    exit(2)
}
func perSecond(_ rows: Int, _ time: Double) -> Int { Int(Double(rows) / max(time, 0.001)) }
print(
    "read: \(book.rows) rows, \(book.parties.count) names, \(read) s, \(perSecond(book.rows, read)) rows/s, \(memory()) MiB"
)
var options = TradeTraceOptions()
options.steps = arguments.count > 3 ? Int(arguments[3]) ?? 3 : 3
var flow: TradeFlow?
let followed = try measured {
    flow = try book.flow(from: [TradeRoot(party: root, isEstablished: true, periods: [])], options: options)
}
guard let flow else { exit(1) }
print(
    "followed: \(options.steps) steps, \(flow.counts.reached) rows reached, \(followed) s, "
        + "\(perSecond(book.rows * options.steps, followed)) rows/s a step, \(memory()) MiB")
