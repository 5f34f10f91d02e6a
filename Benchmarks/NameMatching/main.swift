import Foundation
import NameMatching

let lexicon = try Lexicon(directory: URL(filePath: CommandLine.arguments[1]))
let analyzer = NameAnalyzer(lexicon: lexicon)
let comparator = try NameComparator(lexicon: lexicon)
let a = analyzer.analyze(CommandLine.arguments[2], kind: .organization)
let b = analyzer.analyze(CommandLine.arguments[3], kind: .organization)
for name in [a, b] {
    for part in name.parts { print(part.text, part.role, part.latin, part.number as Any, part.information) }
}
let c = comparator.compare(a, b)
print(c.probability, comparator.score(b, a))
for x in c.alignments { print(x) }
print(a.indexKeys().count)
