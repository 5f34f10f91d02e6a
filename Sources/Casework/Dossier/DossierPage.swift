public import ClewModel
import Foundation
import SourceFiles

/// An assessment as one self-contained page: no scripts, no network, printable, and accessible.
public enum DossierPage {
    /// Renders the page.
    ///
    /// - Parameter picture: The supply chain drawn, or `nil` where Graphviz is not installed.
    /// - Throws: ``ClewError`` where the page's template is broken.
    public static func html(of assessment: Assessment, picture: ChainPicture?) throws(ClewError) -> String {
        let style = PageTemplate.style
        // Once more for the whole: not every text of the page has passed through our own markup.
        return SafeText.block(
            try PageTemplate.filled(
                PackageResources.dossier_mustache, of: "dossier",
                with: DossierView(assessment, picture: picture, style: style)))
    }
}

/// What the template of the page is filled with: text as it is to be shown, with its markup where the name ends in HTML
/// or the template writes it in three braces.
struct DossierView {
    struct Count {
        let `class`: String
        let text: String
    }

    struct Heading {
        let id: String
        let title: String
    }

    let style: String
    let title: String
    let titleHTML: String
    let banner: String?
    let asked: String
    let answer: [AnswerView]
    let counts: [Count]
    let contents: [Heading]
    let picture: String?
    let noPicture: String
    let shipments: [ShipmentView]
    let shipmentCards: [ShipmentView]
    let moreShipments: String?
    let findings: [FindingView]
    let gaps: [GapView]
    let regimes: [RegimeView]
    let countermeasures: [CounterMeasureView]
    let withheld: WithheldView?
    let parties: [PartyView]
    let steps: [StepView]
    let moreFindings: String?
    let moreGaps: String?
    let moreSteps: String?
    let isCollapsed: Bool
    let solver: String
    let fingerprint: String
    let clew: String
    let knowledge: String
    let options: [String]
    let lists: [SourcesReport.List]
    let inputs: [FileView]
    let hasDiagnostics: Bool
    let diagnostics: [String]

    init(_ assessment: Assessment, picture: ChainPicture?, style: String) {
        let question = assessment.question
        self.style = style
        title = question.title
        titleHTML = Markup.tagged(question.title)
        banner =
            assessment.isExample ? "An example. \(assessment.note ?? "")" : assessment.note
        asked = Markup.tagged(
            "\(question.requester) asks about \(question.goods), as of \(question.asOf), on "
                + (question.knownAt.map { "what was known on \($0)." } ?? "all that is on hand.")
        )
        answer = assessment.answer.sections.map(AnswerView.init)
        counts = Severity.allCases.compactMap { severity in
            let number = assessment.count(severity)
            return number == 0 ? nil : Count(class: severity.rawValue, text: "\(number) \(severity.rawValue)")
        }
        contents = [
            Heading(id: "chain", title: "Supply chain"), Heading(id: "shipments", title: "Shipments"),
            Heading(id: "findings", title: "Findings"), Heading(id: "gaps", title: "Gaps and questions"),
            Heading(id: "duties", title: "Duties"), Heading(id: "countermeasures", title: "Counter-measures"),
            Heading(id: "parties", title: "Parties"), Heading(id: "quantities", title: "Quantities"),
            Heading(id: "sources", title: "Sources"),
        ]
        self.picture = picture?.svg
        noPicture =
            assessment.chain.nodes.isEmpty
            ? "the case has no lots." : "Graphviz (dot) is not installed on this machine."
        shipments = assessment.shipments.prefix(Self.rows).map(ShipmentView.init)
        shipmentCards = Array(shipments.prefix(Self.cards))
        moreShipments = Self.rest(
            assessment.shipments.count - shipmentCards.count, "shipments stand with their readings in dossier.json")
        var ledger = EvidenceLedger()
        let files = CaseFiles(assessment.sources.inputs)
        findings = assessment.findings.prefix(Self.rows).map { FindingView($0, &ledger, files: files) }
        let names = Dictionary(
            assessment.parties.map { ($0.id, $0.names.first?.text ?? $0.id) }, uniquingKeysWith: { first, _ in first })
        gaps = assessment.gaps.prefix(Self.rows).map { gap in GapView(gap) { names[$0] ?? $0 } }
        regimes = RegimeView.grouping(assessment.duties)
        countermeasures = assessment.counterMeasures.map(CounterMeasureView.init)
        withheld = assessment.withheld.map(WithheldView.init)
        let titles = Dictionary(
            assessment.sources.lists.map { ($0.dataset, $0.title) }, uniquingKeysWith: { first, _ in first })
        parties = assessment.parties.map { party in PartyView(party) { titles[$0] ?? $0.rawValue } }
        let told = StepView.worthTelling(assessment.steps, upTo: Self.rows)
        steps = told.map(StepView.init)
        moreFindings = Self.rest(assessment.findings.count - findings.count, "findings stand in findings.csv")
        moreGaps = Self.rest(assessment.gaps.count - gaps.count, "questions stand in dossier.json")
        moreSteps = Self.rest(
            assessment.steps.count - steps.count, "steps, balanced and documented first, stand in dossier.json")
        isCollapsed = assessment.chain.nodes.count > ChainPicture.readableNodes
        solver =
            switch assessment.sources.solver {
            case "none": "none was on this machine: bounds that say so are not the tightest"
            case "not needed": "not needed: the bounds are the same with and without one"
            case let name: name
            }
        fingerprint = assessment.fingerprint
        clew = assessment.sources.clew
        knowledge = assessment.sources.knowledge
        options = assessment.sources.options
        lists = assessment.sources.lists
        inputs = assessment.sources.inputs.map {
            FileView(anchor: CaseFiles.anchor(of: $0.path), path: $0.path, sha256: $0.sha256)
        }
        hasDiagnostics = !assessment.diagnostics.isEmpty
        diagnostics = assessment.diagnostics.map(\.description)
    }

    /// How many rows of one kind a page can hold; the data have them all.
    private static let rows = 600
    /// How many shipments it tells at length.
    private static let cards = 120

    private static func rest(_ count: Int, _ words: String) -> String? {
        count > 0 ? "Another \(count) \(words)." : nil
    }

    /// One heading of the first screen with its sentences.
    struct AnswerView {
        let heading: String
        let lines: [String]

        init(_ section: (heading: String, lines: [String])) {
            heading = section.heading
            lines = section.lines.map(Markup.tagged)
        }
    }
}
