import Foundation
import NameMatching

// name-training LEXICON compare NAME NAME [KIND] | train PAIRS… | evaluate PAIRS… | listed FILE | search ENTITIES QUERIES [LIMIT] | count FILE | speed FILE
let arguments = CommandLine.arguments
guard arguments.count > 2 else {
    print("usage: name-training LEXICON compare|train|evaluate|listed|search|count|speed …")
    exit(2)
}
let lexicon = try Lexicon(directory: URL(filePath: arguments[1]))
let rest = Array(arguments.dropFirst(3))
switch arguments[2] {
case "compare": try compareNames(lexicon, rest)
case "train": try trainModel(lexicon, directory: URL(filePath: arguments[1]), pairFiles: rest)
case "evaluate": try evaluateModel(lexicon, pairFiles: rest)
case "listed":
    try measureListed(lexicon, file: rest[0], shows: rest.contains("--show"), step: rest.contains("--sample") ? 12 : 2)
case "count": try countWords(lexicon, file: rest[0])
case "search":
    try measureSearch(
        lexicon, entities: rest[0], queries: rest[1], limit: rest.count > 2 ? Int(rest[2]) ?? 500 : 500,
        shows: rest.contains("--show"))
case "speed": try measureSpeed(lexicon, file: rest[0])
default:
    print("unknown command \(arguments[2])")
    exit(2)
}
