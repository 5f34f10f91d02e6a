import Foundation

/// `ownership-benchmark generate ENTITIES STAKES.csv LISTED.txt` writes a network; `ownership-benchmark run STAKES.csv
/// LISTED.txt RULES` measures on it.
let arguments = CommandLine.arguments.dropFirst()
switch (arguments.first, arguments.count) {
case ("generate", 4):
    let values = Array(arguments)
    var network = HoldingNetwork(entities: Int(values[1]) ?? 1_000_000)
    try network.write(stakes: values[2], listed: values[3])
case ("run", 4):
    let values = Array(arguments)
    try Measurement(stakes: values[1], listed: values[2], rules: values[3]).run()
default:
    FileHandle.standardError.write(
        Data("usage: generate ENTITIES STAKES.csv LISTED.txt | run STAKES.csv LISTED.txt RULES\n".utf8))
    exit(2)
}
