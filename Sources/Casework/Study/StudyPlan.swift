public import ClewModel
public import Foundation
public import OwnershipAnalysis
public import SanctionsStudy
import SourceFiles

/// Questions to the design lab that go with a report or an export, written down in a file so that anybody computes them again.
///
/// The file is YAML with the keys `leverage`, `displacement`, `targets` and `customs`, each a list of questions with the words of the commands'
/// options; files are named from the folder of the plan.
public struct StudyPlan: Sendable {
    /// The figures in the order of the plan.
    public let figures: [StudyFigure]
    /// The plan and every file that it names, each once, with its digest.
    public let data: [(name: String, digest: String)]

    /// Reads a plan and computes it.
    ///
    /// - Parameters:
    ///   - plan: The file.
    ///   - name: The name that messages use.
    ///   - rules: The rules of ownership that `targets` asks under.
    /// - Throws: ``ClewError`` with the place of each problem of the plan, or of the file of a question; nothing is computed then.
    public init(_ plan: URL, as name: String, rules: OwnershipRuleCatalog) throws(ClewError) {
        let file: SourceFile
        do {
            file = try SourceFile.read(plan, as: name)
        } catch {
            throw ClewError(.labInput, error.message, diagnostics: [error.diagnostic])
        }
        var problems: [Diagnostic] = []
        guard let root = YAMLRecord.document(file, into: &problems) else {
            throw ClewError(.labInput, "\(SafeText.line(name)) is no plan", diagnostics: problems)
        }
        var reader = StudyPlanReader(folder: plan.deletingLastPathComponent(), rules: rules, problems: problems)
        let questions = reader.questions(root)
        root.reportUnread(into: &reader.problems)
        guard reader.problems.isEmpty else {
            throw ClewError(
                .labInput, "\(SafeText.line(name)) has \(reader.problems.count) problems; nothing was computed",
                diagnostics: reader.problems)
        }
        guard !questions.isEmpty else {
            throw ClewError(
                .labInput,
                "\(SafeText.line(name)) asks nothing; it has the keys leverage, displacement, targets and customs")
        }
        var figures: [StudyFigure] = []
        var data = [(name: name, digest: file.sha256.hex)]
        for question in questions {
            let answer = try question()
            figures += answer.figures
            for item in answer.data where !data.contains(where: { $0.name == item.name }) { data.append(item) }
        }
        self.figures = figures
        self.data = data
    }
}

/// Reads the questions of a plan; each is computed only where the whole plan holds together.
struct StudyPlanReader {
    typealias Answer = (figures: [StudyFigure], data: [(name: String, digest: String)])
    typealias Question = () throws(ClewError) -> Answer

    let folder: URL
    let rules: OwnershipRuleCatalog
    var problems: [Diagnostic]

    mutating func questions(_ root: YAMLRecord) -> [Question] {
        var questions: [Question] = []
        for (index, record) in root.records("leverage", into: &problems).enumerated() {
            if let question = leverage(record, index + 1) { questions.append(question) }
        }
        for (index, record) in root.records("displacement", into: &problems).enumerated() {
            if let question = displacement(record, index + 1) { questions.append(question) }
        }
        for (index, record) in root.records("targets", into: &problems).enumerated() {
            if let question = targets(record, index + 1) { questions.append(question) }
        }
        let customs = root.records("customs", into: &problems)
        if !customs.isEmpty, let question = self.customs(customs) { questions.append(question) }
        return questions
    }

    private func input(_ path: String) -> LabInput { LabInput(folder.appending(path: path), as: path) }

    private mutating func file(_ record: YAMLRecord, _ key: String) -> LabInput? {
        record.string(key, into: &problems).map(input)
    }

    private mutating func interval(_ record: YAMLRecord, _ key: String, in range: ClosedRange<Double>) -> Bounds? {
        guard let cell = record.requireCell(key, into: &problems) else { return nil }
        let ends = cell.text.replacing("..", with: "|").split(separator: "|").compactMap { Double($0) }
        guard (1...2).contains(ends.count), let least = ends.first, let most = ends.last, least <= most,
            range.contains(least), range.contains(most)
        else {
            cell.report(
                "plan.interval",
                "\(key) is \(cell.quoted); expected a number or an interval such as 0.2..0.4, from \(range.lowerBound) to \(range.upperBound)",
                into: &problems)
            return nil
        }
        return Bounds(least, most)
    }

    /// The trade that a question is about.
    private mutating func query(_ record: YAMLRecord, table: String) -> OutcomeQuery? {
        let own = file(record, table)
        let baci = record.strings("baci", into: &problems).map(input)
        let comtrade = file(record, "comtrade")
        let otexa = file(record, "otexa")
        let codes = file(record, "country-codes")
        let sources: [OutcomeQuery.Source] = [
            own.map(OutcomeQuery.Source.table), baci.isEmpty ? nil : .baci(baci, codes: codes),
            comtrade.map(OutcomeQuery.Source.comtrade), otexa.map(OutcomeQuery.Source.otexa),
        ].compactMap(\.self)
        guard let source = sources.first, sources.count == 1 else {
            problems.append(
                Diagnostic(
                    .error, code: "plan.source", "the question takes one of \(table), baci, comtrade and otexa",
                    at: record.location))
            return nil
        }
        var query = OutcomeQuery(source)
        query.products = record.strings("products", into: &problems)
        if let exporter = record.integer("exporter", in: 0...99_999, into: &problems) { query.exporter = exporter }
        if let origin = record.string("origin", into: &problems) { query.origin = origin }
        if let reporting: ComtradeFile.Reporting = record.choice("reported-by", into: &problems) {
            query.reporting = reporting
        }
        if let measure = record.string("measure", into: &problems) { query.measure = measure }
        query.period = record.string("period", into: &problems)
        return query
    }

    /// What a reader of the lab said, as an error of the plan.
    private static func told<Value>(_ body: () throws(StudyError) -> Value) throws(ClewError) -> Value {
        do throws(StudyError) {
            return try body()
        } catch {
            throw ClewError(.labInput, error.message, diagnostics: error.diagnostics)
        }
    }

    private mutating func leverage(_ record: YAMLRecord, _ number: Int) -> Question? {
        let title = record.require("title", into: &problems)
        let query = self.query(record, table: "sales")
        let coalition = record.strings("coalition", into: &problems)
        let regional = interval(record, "regional", in: 0...1)
        let absorption = interval(record, "absorption", in: 0...100)
        let seed = record.integer("seed", into: &problems) ?? 1
        guard !coalition.isEmpty else {
            record.report(
                "plan.coalition", "coalition is missing; expected a list of markets", at: "coalition", into: &problems)
            return nil
        }
        guard let title, let query, let regional, let absorption else { return nil }
        return { () throws(ClewError) in
            try Self.told { () throws(StudyError) in
                let read = try query.markets()
                let model = try CoalitionLeverage(
                    markets: read.markets, coalition: coalition, regional: regional, absorption: absorption)
                let figure = StudyFigure.leverage(
                    "figure_leverage_\(number)", title: title, of: model, seed: UInt64(seed),
                    notes: read.notes.map { "Read: \($0)" })
                return ([figure], read.data)
            }
        }
    }

    private mutating func displacement(_ record: YAMLRecord, _ number: Int) -> Question? {
        let title = record.require("title", into: &problems)
        let query = self.query(record, table: "flows")
        let coalition = Set(record.strings("coalition", into: &problems))
        let product = record.require("product", into: &problems)
        let event = record.requireCell("event", into: &problems)
        let shortest = record.integer("shortest", in: 1...1200, into: &problems) ?? 6
        let longest = record.integer("longest", in: 1...1200, into: &problems) ?? 24
        guard let day = event.flatMap({ FlowDisplacement.period($0.text) }) else {
            event?.report("plan.event", "event takes a period such as 2021 or 2021-03", into: &problems)
            return nil
        }
        guard shortest <= longest, !coalition.isEmpty else {
            record.report(
                "plan.window", "coalition names at least one partner, and shortest is at most longest", at: "coalition",
                into: &problems)
            return nil
        }
        guard let title, let query, let product, let event else { return nil }
        return { () throws(ClewError) in
            try Self.told { () throws(StudyError) in
                let read = try query.flows(of: product)
                guard read.isMonthly == day.isMonth else {
                    throw StudyError(
                        .invalidData,
                        "“\(title)”: event is \(event.text), and the file has \(read.isMonthly ? "months" : "years")")
                }
                let panel = try FlowDisplacement(flows: read.flows, coalition: coalition)
                let windows: [FlowDisplacement.Window]
                do throws(StudyError) {
                    windows = try panel.windows(
                        of: product, at: day.number, event: event.text, lengths: shortest...longest, label: read.label)
                } catch {
                    throw StudyError(error.code, "“\(title)”: \(error.message)", diagnostics: error.diagnostics)
                }
                let told = FlowDisplacement.tables(
                    windows, product: product, data: read.data,
                    found: read.notes + panel.remarks(label: read.label), isImports: query.isImports,
                    unit: read.unit)
                let figure = StudyFigure.displacement(
                    "figure_displacement_\(number)", title: title, of: windows, product: product, unit: read.unit,
                    isImports: query.isImports, notes: told.first?.coverage.sentences ?? [])
                return ([figure], read.data)
            }
        }
    }

    private mutating func targets(_ record: YAMLRecord, _ number: Int) -> Question? {
        let title = record.require("title", into: &problems)
        let graph: TargetDesign.Graph?
        switch (file(record, "graph"), file(record, "c4ads")) {
        case (let stakes?, nil): graph = .stakes(stakes)
        case (nil, let corps?): graph = .corps(corps)
        default:
            record.report("plan.graph", "the question takes one of graph and c4ads", at: "graph", into: &problems)
            graph = nil
        }
        let candidates: TargetDesign.Source?
        switch (file(record, "candidates"), file(record, "sheffield")) {
        case (let table?, nil): candidates = .table(table)
        case (nil, let named?): candidates = .named(named)
        default:
            record.report(
                "plan.candidates", "the question takes one of candidates and sheffield", at: "candidates",
                into: &problems)
            candidates = nil
        }
        let weights = file(record, "weights")
        let listed = record.strings("listed", into: &problems).map { ListedParty(EntityID($0)) }
        let day = record.requireCell("as-of", into: &problems)?.day(&problems)
        let count = record.integer("k", in: 1...1000, into: &problems) ?? 10
        let regime = record.requireCell("regime", into: &problems)
        let rule = regime.flatMap { rules[$0.text] }
        if let regime, rule == nil {
            regime.report(
                "plan.regime",
                "there is no regime \(regime.quoted); the regimes are \(rules.rules.map(\.key).joined(separator: ", "))",
                into: &problems)
        }
        guard let title, let graph, let candidates, let day, let rule else { return nil }
        return { () throws(ClewError) in
            let design = try TargetDesign(
                graph: graph, candidates: candidates, weights: weights, listed: listed, rule: rule, on: day)
            return (design.figures("figure_targets_\(number)", title: title, upTo: count), design.data)
        }
    }

    private mutating func customs(_ records: [YAMLRecord]) -> Question? {
        var files: [(input: LabInput, counting: CBPFigures.Counting?)] = []
        for record in records {
            let counting: CBPFigures.Counting? = record.choice("counting", into: &problems)
            guard let path = record.require("cbp", into: &problems) else { continue }
            files.append((input(path), counting))
        }
        guard files.count == records.count else { return nil }
        let chosen = files
        return { () throws(ClewError) in
            try Self.told { () throws(StudyError) in
                var figures: [CBPFigures] = []
                for file in chosen {
                    figures.append(try CBPFigures(file.input.url, as: file.input.name, counting: file.counting))
                }
                let counted = figures.map(\.counting)
                guard Set(counted).count == counted.count else {
                    throw StudyError(
                        .invalidData,
                        "customs names two files of one way of counting; put one for entries and one for lines at most")
                }
                let figure = StudyFigure.customs(
                    "figure_customs", title: "Shipments stopped, as customs tells them", of: figures)
                return ([figure], figures.flatMap(\.data))
            }
        }
    }
}
