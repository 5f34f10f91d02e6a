public import ClewModel
import Foundation
public import SanctionsStudy
import SourceFiles

/// The study as one self-contained page, and as text: the direct sentences first, then the figures, then what is not known.
public struct StudyReport: Sendable {
    /// The name of the page's file.
    public static let pageName = "report.html"

    private let ledgers: StudyLedgers
    private let export: StudyExport

    /// Creates a report.
    ///
    /// - Parameters:
    ///   - ledgers: The ledgers that the export was made of.
    ///   - export: The export, whose figures the report shows.
    public init(_ ledgers: StudyLedgers, _ export: StudyExport) {
        self.ledgers = ledgers
        self.export = export
    }

    /// The direct sentences, one a figure; of the time line also what the measures are.
    public var answers: [String] {
        // Whose question it was is said of the lab's figures, which may be several of one kind.
        let own = Set(ledgers.figures().map(\.name))
        return export.figures.flatMap { figure in
            figure.answer.prefix(figure.name == "figure_timeline" ? 2 : 1)
                .map { own.contains(figure.name) ? $0 : "\(figure.title): \($0)" }
        }
    }

    /// What is left out of the figures, and what nobody coded.
    public var notCoded: [String] {
        let timeline = ledgers.timeline().coverage
        let responses = ledgers.responseSummary().coverage
        let cards = ledgers.designCards()
        let known = cards.map(\.answeredCount).reduce(0, +)
        let all = cards.count * DesignQuestion.allCases.count
        return timeline.leftOut.map {
            "\($0.count) \($0.count == 1 ? "row of the ledgers is" : "rows of the ledgers are") left out of the time line: \($0.reason)."
        }
            + responses.leftOut.filter { item in !timeline.leftOut.contains { $0.reason == item.reason } }
            .map {
                "\($0.count) \($0.count == 1 ? "response is" : "responses are") left out of the counts by code: \($0.reason)."
            } + [
                "\(all - known) of \(all) questions about the design of measures are not answered; the table says what would answer each.",
                ledgers.repeatability().answer
                    + " Most rows were coded once. Second passes over sources, where a row was compared with another copy of what it cites, are in "
                    + "Reference/checks.csv of the programme and are something else.",
                "What a measure caused is not in here: what follows in time need not follow from it.",
            ]
    }

    /// The report for a terminal.
    public var text: String {
        let figures = export.figures.map { figure in
            ([figure.title] + figure.answer.map { "  \($0)" } + ["", figure.text, ""]
                + figure.legend.map { "  · \($0)" })
                .joined(separator: "\n")
        }
        return (figures + ["What is not coded\n" + notCoded.map { "  · \($0)" }.joined(separator: "\n")])
            .joined(separator: "\n\n") + "\n"
    }

    /// The page.
    ///
    /// - Throws: ``ClewError`` where the page's template is broken.
    public func html() throws(ClewError) -> String {
        SafeText.block(
            try PageTemplate.filled(
                PackageResources.study_mustache, of: "study", with: StudyReportView(ledgers, export, self)))
    }

    /// The files of the report: those of the export, and the page.
    ///
    /// - Throws: ``ClewError`` where the page's template is broken.
    public func files() throws(ClewError) -> [(name: String, text: String)] {
        export.files + [(Self.pageName, try html())]
    }
}

/// What the template of the page is filled with.
struct StudyReportView {
    struct Row {
        let cells: [Cell]
    }

    struct Cell {
        let label: String
        let text: String
    }

    struct FigureView {
        let id: String
        let title: String
        let answer: [String]
        let svg: String
        let legend: [String]
        let csv: String
        let picture: String
        let notes: [String]
        let hasTable: Bool
        let columns: [String]
        let rows: [Row]
        let rowCount: Int

        init(_ figure: StudyFigure) {
            id = figure.name
            title = figure.title
            answer = figure.answer
            svg = figure.svg
            legend = figure.legend
            csv = figure.table.fileName
            picture = figure.pictureName
            notes = figure.notes
            // A longer table is read in its file.
            hasTable = figure.table.rows.count <= 60
            columns = figure.table.variables.map(\.name)
            rows =
                hasTable
                ? figure.table.rows.map { row in
                    Row(cells: zip(row, figure.table.variables).map { Cell(label: $1.name, text: $0) })
                } : []
            rowCount = figure.table.rows.count
        }
    }

    struct AnswerView {
        let `class`: String
        let label: String
        let answer: String
    }

    struct CardView {
        let title: String
        let answers: [AnswerView]
        let open: [OpenView]
    }

    struct OpenView {
        let question: String
        let wanted: String
    }

    let style: String
    let asked: String
    let answer: [String]
    let figures: [FigureView]
    let questions: [String]
    let cards: [CardView]
    let design: String
    let notCoded: [String]
    let version: String
    let inputs: [Row]
    let clew: String

    init(_ ledgers: StudyLedgers, _ export: StudyExport, _ report: StudyReport) {
        style = PageTemplate.style
        let table = export.tables.first { $0.name == "inputs" }
        asked =
            "Three ledgers of measures, counter-measures and corporate responses on forced labour in and from Xinjiang, as read up to \(export.known)."
        answer = report.answers
        figures = export.figures.map(FigureView.init)
        questions = DesignQuestion.allCases.map(\.phrase)
        cards = ledgers.designCards().map { card in
            CardView(
                title: card.title,
                answers: card.lines.map { line in
                    AnswerView(
                        class: line.answer == .unknown ? "open" : line.answer == .yes ? "clear" : "low",
                        label: line.question.phrase, answer: line.answer.rawValue)
                },
                open: card.lines.compactMap { line in
                    line.wanted.map { OpenView(question: line.question.phrase, wanted: $0) }
                })
        }
        design = ledgers.designTable().answer ?? ""
        notCoded = report.notCoded
        version = export.version
        inputs =
            table?.rows.map { row in
                Row(cells: zip(row, ["file", "bytes", "sha256"]).map { Cell(label: $1, text: $0) })
            } ?? []
        clew = ClewVersion.current
    }
}
