import ClewModel
import Foundation
import TestSupport
import Testing

@testable import SanctionsStudy

/// The figures: each mark stands in the table behind it, and nothing is drawn that is not known.
struct FigureTests {
    let ledgers: StudyLedgers

    init() throws {
        ledgers = try StudyLedgers(directory: Reference.directory)
    }

    private func count(_ needle: String, in text: String) -> Int { text.components(separatedBy: needle).count - 1 }

    @Test func everyFigureHasASentenceATableAPictureAndAText() {
        let figures = ledgers.figures()
        #expect(
            figures.map(\.name) == [
                "figure_timeline", "figure_pace", "figure_lag", "figure_retaliation", "figure_responses",
                "figure_detentions",
            ])
        for figure in figures {
            #expect(figure.answer.first?.isEmpty == false && !figure.table.rows.isEmpty && !figure.text.isEmpty)
            #expect(figure.svg.hasPrefix("<svg ") && figure.svg.hasSuffix("</svg>\n"))
            #expect(!figure.svg.contains("nan") && !figure.svg.contains("inf\""), "\(figure.name)")
            #expect(figure.svg.contains("aria-label=\"\(figure.title)\""))
            #expect(figure.text.split(separator: "\n").allSatisfy { $0.count <= 104 }, "\(figure.name)")
        }
        #expect(figures.map(\.svg) == ledgers.figures().map(\.svg))
    }

    @Test func everyCountedRowIsOneMarkOfTheTimeLine() throws {
        let figure = try #require(ledgers.figures().first)
        let events = ledgers.timeline().events
        #expect(figure.table.rows.count == events.count)
        // One title for each mark; the picture itself has a label in its place.
        #expect(count("<title>", in: figure.svg) == events.count)
        let answered = events.filter { event in event.ledger != .response && !event.answers.isEmpty }
        #expect(!answered.isEmpty && count("stroke-dasharray=\"2 2\"", in: figure.svg) >= answered.count)
    }

    @Test func theBreakOf2026IsDrawnAndNothingLiesBehindIt() throws {
        let figure = try #require(ledgers.figures().last)
        #expect(figure.svg.contains("2026: the series breaks"))
        #expect(figure.text.contains("╌╌╌ 2026: the series breaks"))
        #expect(figure.answer.first?.contains("another series") == true)
        #expect(figure.table.rows.allSatisfy { $0[0] < "2026" })
    }

    @Test func twoWaysOfCountingAreNeverJoined() throws {
        let folder = RepositoryFiles.fixtures.appending(path: "study")
        let files = [
            try CBPFigures(folder.appending(path: "cbp-entries.csv"), as: "a"),
            try CBPFigures(folder.appending(path: "cbp-lines.csv"), as: "b"),
        ]
        let figure = StudyFigure.customs("figure_customs", title: "x", of: files)
        #expect(figure.table.rows.map { $0[0] } == ["entries", "entries", "lines", "lines"])
        #expect(figure.answer.last?.contains("two series") == true)
        // A path for each series and one for the torn line; the marks of lines of goods are closed paths.
        #expect(count("fill=\"none\" stroke=\"#9b1c15\"", in: figure.svg) == 1)
        #expect(count("fill=\"none\" stroke=\"#1b4f8a\"", in: figure.svg) == 1)
        let alone = StudyFigure.customs("figure_customs", title: "x", of: [files[0]])
        #expect(!alone.svg.contains("the series breaks"))
    }

    @Test func namesOfUsersCannotBecomeMarkup() throws {
        let model = try CoalitionLeverage(
            markets: [.init(name: "<script>&\"'", sales: 3), .init(name: "=cmd", sales: 2)],
            coalition: ["<script>&\"'"],
            regional: Bounds(0.5, 0.6), absorption: Bounds(0, 0.2))
        let figure = StudyFigure.leverage("figure_leverage_1", title: "<b>", of: model)
        #expect(!figure.svg.contains("<script>") && !figure.svg.contains("<b>"))
        #expect(figure.svg.contains("&lt;script&gt;"))
        #expect(figure.table.csv.contains("'=cmd"))
        #expect(figure.table.rows.count == 2)
    }

    @Test func fallsAndRisesStandOnBothSidesOfNothing() throws {
        let windows = [
            FlowDisplacement.Window(
                length: 3, direct: -40, deflected: ["aa": 25, "bb": -5, "cc": 0], effect: nil, productRank: nil,
                dayRank: nil)
        ]
        let figure = StudyFigure.displacement("figure_displacement_1", title: "x", of: windows, product: "p", unit: "t")
        #expect(
            figure.table.rows == [
                ["3", "(asked for)", "-40"], ["3", "aa", "25"], ["3", "bb", "-5"], ["3", "cc", "0"],
            ])
        #expect(figure.answer.first?.contains("changed by -40.0 t") == true)
        #expect(figure.answer.first?.contains("no proof") == true)
        let fallen = StudyFigure.displacement(
            "figure_displacement_1", title: "x",
            of: [
                FlowDisplacement.Window(
                    length: 1, direct: -50, deflected: [:], effect: nil, productRank: nil, dayRank: nil)
            ], product: "p", unit: "t")
        #expect(fallen.answer.first?.contains("none of the partners outside rose") == true)
        #expect(fallen.svg.contains(">-50</text>") && fallen.svg.contains(">0</text>"))
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func ticksHoldWhatIsDrawn(seed: UInt64) {
        var generator = LabRandom(seed: seed)
        let size = pow(10, Double(generator.next() % 12) - 4)
        let least = (Double(generator.next() % 2000) - 1000) / 1000 * size
        let most = least + Double(generator.next() % 1000) / 500 * size
        let ticks = AxisTicks.ticks(from: least, to: most)
        #expect(ticks == ticks.sorted() && (2...40).contains(ticks.count))
        #expect((ticks.first ?? 1) <= min(0, least) + 1e-12 && (ticks.last ?? 0) >= max(0, most) - 1e-9 * size)
        #expect(Set(ticks.map(AxisTicks.label)).count == ticks.count)
    }

    @Test(arguments: 1...60)
    func theIntervalOfTheMedianIsTheTightestThatHolds(count: Int) {
        // The chance that both ends lie on their side of the middle, summed the slow way.
        func choose(_ k: Int) -> Double {
            let logarithm = lgamma(Double(count + 1)) - lgamma(Double(k + 1)) - lgamma(Double(count - k + 1))
            return exp(logarithm - Double(count) * log(2.0))
        }
        func atMost(_ k: Int) -> Double { (0...k).map(choose).reduce(0, +) }
        let values = (1...count).map { Bounds(exactly: Double($0)) }
        guard let interval = MedianInterval.interval(of: values) else {
            #expect(count <= 5)
            return
        }
        let lower = Int(interval.lower)
        #expect(Int(interval.upper) == count + 1 - lower)
        #expect(1 - 2 * atMost(lower - 1) >= 0.95)
        #expect(lower + 1 > (count + 1) / 2 || 1 - 2 * atMost(lower) < 0.95)
    }

    @Test func anExportHoldsTheFiguresAndTellsOneThatWasChanged() throws {
        let export = try StudyExport(ledgers, directory: Reference.directory)
        let package = try #require(export.files.first { $0.name == "datapackage.json" }?.text)
        for figure in export.figures {
            #expect(export.files.contains { $0.name == figure.pictureName && $0.text == figure.svg })
            #expect(package.contains("\"\(figure.table.fileName)\""))
        }
        let folder = try TemporaryDirectory()
        for (name, text) in export.files { _ = try folder.write(text, to: name) }
        #expect(try StudyVerification(folder.url, against: export).isSame)
        let picture = try #require(export.files.first { $0.name == "figure_lag.svg" })
        _ = try folder.write(picture.text.replacing("18 days", with: "81 days"), to: picture.name)
        let told = try StudyVerification(folder.url, against: export)
        #expect(told.problems.map(\.location.file) == ["figure_lag.svg"])
    }

    @Test func everyAnswerBeginsWithASentence() {
        let tables = [
            ledgers.timeline().table, ledgers.pace().table, ledgers.answerLag().pairTable,
            ledgers.retaliation().quarterTable,
            ledgers.responseSummary().codeTable, ledgers.detentionSummary().table, ledgers.leadTimes(),
            ledgers.designTable(),
            ledgers.overlap().matrixTable,
        ]
        for table in tables {
            #expect(
                table.answer?.hasSuffix(".") == true && table.answer?.contains { $0.isNumber } == true, "\(table.title)"
            )
        }
        let all = ledgers.jurisdictionAnswers()
        #expect(all.first?.hasPrefix("Of 89 measures 48 are coercive") == true)
        // Counted by hand in the table: three rows of the European Union that concern Xinjiang and are not recalled only.
        #expect(all.contains { $0.hasPrefix("Of 3 measures of the European Union 2 are coercive") })
        #expect(all.contains("Of 2 measures of France none is coercive, and counter-measures answer none."))
        #expect(all.contains("The one measure of Mexico is coercive, and no counter-measure answers it."))
    }

    @Test func anEmptyLedgerSaysSo() {
        let none = StudyLedgers()
        #expect(none.timeline().answer.hasPrefix("No event"))
        #expect(none.pace().answer.hasPrefix("No addition"))
        #expect(none.answerLag().answer.hasPrefix("No counter-measure"))
        #expect(none.retaliation().answer.hasPrefix("No counter-measure"))
        #expect(none.detentionSummary().answer.hasPrefix("No figure"))
        for figure in none.figures() { #expect(figure.svg.hasSuffix("</svg>\n")) }
    }

    @Test func everyOpenQuestionSaysWhatWouldAnswerIt() {
        for card in ledgers.designCards() {
            for line in card.lines {
                #expect((line.answer == .unknown) == (line.wanted != nil), "\(card.key)/\(line.question.rawValue)")
            }
        }
    }

    @Test func aPointerToAnAnsweredQuestionIsAnError() throws {
        let copy = try Reference.copy()
        defer { try? FileManager.default.removeItem(at: copy) }
        let file = copy.appending(path: "measures/design-open.csv")
        let text = try String(contentsOf: file, encoding: .utf8)
        try (text + "uflpa,targetType,x\nnobody,objective,x\n").write(to: file, atomically: true, encoding: .utf8)
        let error = #expect(throws: StudyError.self) { try StudyLedgers(directory: copy) }
        #expect(error?.diagnostics.map(\.location.record) == ["uflpa/targetType", "nobody/objective"])
    }
}
