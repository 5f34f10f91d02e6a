import ClewModel
import Foundation
import NameMatching
import Screening

/// A list of parties with queries whose answers are known, ready to be screened.
struct World {
    /// One query with the answer, if there is one.
    struct Question {
        var query: ScreeningQuery
        var truth: String?
        var kind: String
    }

    var screener: Screener
    var questions: [Question]

    /// Reads the files and builds the index in memory.
    init(parties: String, queries: String, lexicon: Lexicon, options: ScreeningOptions) throws {
        var log = DiagnosticLog()
        var builder = try ScreeningIndexBuilder(file: nil, lexicon: lexicon)
        try PartyReader().read(ScreeningInput(file: URL(filePath: parties)), into: &log) { entity, _ in
            try builder.add(entity)
        }
        screener = try Screener(index: builder.finish(), options: options)
        var answers: [String: (truth: String?, kind: String)] = [:]
        for line in try String(contentsOfFile: queries, encoding: .utf8).split(separator: "\n") {
            guard let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
                let id = object["id"] as? String
            else { continue }
            answers[id] = (object["truth"] as? String, object["kind"] as? String ?? "")
        }
        var questions: [Question] = []
        try PartyReader().read(ScreeningInput(file: URL(filePath: queries)), into: &log) { entity, _ in
            let answer = answers[entity.id.rawValue]
            questions.append(
                Question(query: ScreeningQuery(entity), truth: answer?.truth, kind: answer?.kind ?? ""))
        }
        self.questions = questions
    }
}

/// Writes what retrieval alone proposes for each query.
///
/// - Parameter count: How many parties retrieval may propose; as many as screening compares where it is `nil`.
func writeRetrieved(index: String, queries: String, lexicon: String, count: Int? = nil) throws {
    let lexicon = try Lexicon(directory: URL(filePath: lexicon))
    var options = ScreeningOptions()
    if let count { options.comparisons = count }
    let screener = try Screener(index: ScreeningIndex.open(URL(filePath: index), lexicon: lexicon), options: options)
    var log = DiagnosticLog()
    try PartyReader().read(ScreeningInput(file: URL(filePath: queries)), into: &log) { entity, _ in
        let found = try screener.retrieve(ScreeningQuery(entity))
        let results = found.map { ["id": $0.entity.rawValue, "score": $0.weight] as [String: Any] }
        let line = try JSONSerialization.data(
            withJSONObject: ["id": entity.id.rawValue, "results": results], options: [.sortedKeys])
        FileHandle.standardOutput.write(line + Data([0x0A]))
    }
}

/// Options for learning: more candidates than usual, so that strangers that come close are among them.
func learningOptions(_ model: EvidenceModel?) -> ScreeningOptions {
    var options = ScreeningOptions()
    options.model = model
    options.explains = false
    options.refined = 12
    options.isCalibrated = false
    return options
}

/// What the names' own log-odds count.
///
/// Names of companies were learnt from real pairs too, and keep their order among parties that the invented worlds hold for strangers.
func nameSlope(_ kind: EvidenceModel.Kind) -> Float {
    switch kind {
    case .organization, .acrossScripts: 1.3
    case .person: 0.5
    }
}

/// A model of one leaf each, so that learning does not need what it is about to make.
let blankModel: EvidenceModel = {
    let leaf = EvidenceForest.Node(column: -1, threshold: 0, left: 0, right: 0, value: 0)
    let forest = EvidenceForest(base: 0, slope: 1, nodes: [leaf], roots: [0])
    return EvidenceModel(Dictionary(uniqueKeysWithValues: EvidenceModel.Kind.allCases.map { ($0, forest) }))
}()

/// Writes the candidates of all queries as labelled pairs of names: the answer, and the two strangers that come closest.
func writePairs(parties: String, queries: String, lexicon: String) throws {
    let lexicon = try Lexicon(directory: URL(filePath: lexicon))
    let world = try World(
        parties: parties, queries: queries, lexicon: lexicon, options: learningOptions(blankModel))
    func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }
    print("schema,name1,name2,match,grade,kind")
    for question in world.questions {
        var strangers = 0
        for example in try world.screener.examples(question.query) {
            let isMatch = example.entity.rawValue == question.truth
            if !isMatch {
                strangers += 1
                if strangers > 2 { continue }
            }
            let schema = example.forest == .person ? "Person" : "Company"
            print(
                "\(schema),\(quoted(example.texts.0)),\(quoted(example.texts.1)),\(isMatch),strong,\(question.kind)")
        }
    }
}

/// Writes the candidates of all queries as screening presents them, up to five each, with what calibration looks at.
///
/// - Parameter isCalibrated: Whether the candidates are those that come out today; else those of the estimates, from which calibration learns.
func writePresented(parties: String, queries: String, lexicon: String, isCalibrated: Bool) throws {
    let lexicon = try Lexicon(directory: URL(filePath: lexicon))
    var options = ScreeningOptions()
    options.explains = false
    options.isCalibrated = isCalibrated
    let world = try World(parties: parties, queries: queries, lexicon: lexicon, options: options)
    func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }
    var lines = ["query,kind,match,held,named,scripts,apart,estimate,told,names,namesTold,asked,listed,columns"]
    for question in world.questions {
        let shown = try world.screener.examples(question.query).filter { $0.score >= options.leastScore }
        for example in shown.prefix(options.limit) {
            let isMatch = example.entity.rawValue == question.truth
            lines.append(
                "\(question.query.id),\(question.kind),\(isMatch),\(example.isHeld),\(example.cell.kind),\(example.cell.scripts),\(example.cell.isApart),"
                    + "\(example.estimate),\(example.told),\(example.names.estimate),\(example.names.told),"
                    + "\(quoted(example.texts.0)),\(quoted(example.texts.1)),"
                    + example.columns.map { "\($0)" }.joined(separator: " "))
        }
    }
    FileHandle.standardOutput.write(Data((lines.joined(separator: "\n") + "\n").utf8))
}

/// Learns the forests from all worlds and writes them beside the name tables.
func trainEvidence(lexicon path: String, files: [String]) throws {
    let directory = URL(filePath: path)
    let lexicon = try Lexicon(directory: directory)
    var examples: [EvidenceModel.Kind: ForestTraining.Examples] = [:]
    for pair in stride(from: 0, to: files.count - 1, by: 2) {
        // FILE@0.25: each example counts a quarter.
        let parts = files[pair + 1].split(separator: "@", maxSplits: 1).map(String.init)
        let share = parts.count > 1 ? Float(parts[1]) ?? 1 : 1
        let world = try World(
            parties: files[pair], queries: parts[0], lexicon: lexicon, options: learningOptions(blankModel))
        for question in world.questions {
            for example in try world.screener.examples(question.query) {
                let isMatch = example.entity.rawValue == question.truth
                examples[example.forest, default: .init()].add(example.columns, isMatch: isMatch, importance: share)
                // What names across scripts have in common teaches about names in one script too.
                if example.forest == .acrossScripts {
                    examples[.organization, default: .init()].add(example.columns, isMatch: isMatch, importance: 1)
                }
            }
        }
    }
    var forests: [EvidenceModel.Kind: EvidenceForest] = [:]
    for kind in EvidenceModel.Kind.allCases {
        let known = examples[kind, default: .init()]
        print("\(kind):", known.labels.count, "candidates,", known.labels.count { $0 }, "matches")
        forests[kind] =
            ForestTraining(known, directions: EvidenceModel.columnDirections, slope: nameSlope(kind)).learn()
    }
    let model = EvidenceModel(forests)
    let comment =
        "Learnt by screening-benchmark train (Benchmarks/screening/README.md) from the worlds it was given. One row a node: up to and "
        + "with the threshold left, beyond it right; value is log-odds."
    try Data(model.text(comment: comment).utf8).write(
        to: directory.appending(path: EvidenceModel.fileName), options: .atomic)
}
