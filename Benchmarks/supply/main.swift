import ClewModel
import Foundation
import SupplyChain

/// `supply-benchmark case FOLDER COMMODITIES` reads and traces a case; `supply-benchmark pools LOTS POOLS SHIPMENTS` bounds
/// shipments out of many pools without allocations.
let arguments = Array(CommandLine.arguments.dropFirst())
var stopwatch = Stopwatch()
switch (arguments.first, arguments.count) {
case ("case", 3):
    let commodities = try CommodityCatalog(directory: URL(filePath: arguments[2]))
    let found = try CaseFolder.read(URL(filePath: arguments[1]), commodities: commodities)
    stopwatch.lap("read", "\"lots\": \(found.lots.count), \"events\": \(found.events.count)")
    guard let commodity = commodities[found.commodity] else { exit(2) }
    let graph = SupplyGraph(found, commodity: commodity)
    stopwatch.lap("graph")
    var origins: [String: OriginClaim] = [:]
    for lot in found.lots where lot.stage == "ginning" {
        origins[lot.id] = OriginClaim(lot.place == nil ? .unknown : lot.country == "us" ? .outside : .inside)
    }
    let trace = graph.trace(origins: origins)
    stopwatch.lap(
        "trace",
        "\"shipments\": \(trace.shipments.count), \"problems\": \(trace.problems.count), "
            + "\"tightest\": \(trace.shipments.count { $0.region.documented.isTightest })")
case ("pools", 4):
    let numbers = arguments.dropFirst().compactMap { Int($0) }
    guard numbers.count == 3 else { exit(2) }
    let network = PoolNetwork(lots: numbers[0], pools: numbers[1], shipments: numbers[2], seed: 7)
    let cotton = Commodity(
        key: "cotton", name: "Cotton", stages: [], hsCodes: [], facts: [], location: SourceLocation(file: "-"))
    stopwatch.lap("made", "\"lots\": \(network.found.lots.count), \"pools\": \(network.found.pools.count)")
    let graph = SupplyGraph(network.found, commodity: cotton)
    let targets = network.found.shipments.map { ContentTarget.shipments([$0.id]) }
    let found = graph.content([.region], of: targets, origins: network.origins)[0]
    let widths = found.map { $0.documented.share.upper - $0.documented.share.lower }
    stopwatch.lap(
        "bounds",
        "\"shipments\": \(found.count), \"tightest\": \(found.count { $0.documented.isTightest }), "
            + "\"by flow\": \(found.count { $0.documented.method == .flow }), "
            + "\"mean width\": \(((widths.reduce(0, +) / Double(max(1, widths.count))) * 1000).rounded() / 1000)")
default:
    FileHandle.standardError.write(Data("usage: case FOLDER COMMODITIES | pools LOTS POOLS SHIPMENTS\n".utf8))
    exit(2)
}
