import ClewModel
import Foundation
import RegimeRules
import SourceFiles
import SupplyChain

/// A package's own page: what is missing and redacted first, then the summary, the index, the account and the records behind it.
///
/// One page without scripts or network, so that it can be printed as one document and read anywhere.
enum PackagePage {
    /// Renders the page.
    ///
    /// - Throws: ``ClewError`` where the page's template is broken.
    static func html(of content: PackageContent) throws(ClewError) -> String {
        let picture = ChainPicture(
            of: content.chain.collapsed(upTo: ChainPicture.readableNodes), title: "The supply chain")
        let style = PageTemplate.style
        return SafeText.block(
            try PageTemplate.filled(
                PackageResources.package_mustache, of: "package",
                with: PackageView(content, picture: picture, style: style)))
    }
}

/// What the template of the page is filled with: text as it is to be shown, with its markup where the template writes it in
/// three braces.
struct PackageView {
    let style: String
    let title: String
    let banner: String?
    let about: String
    let checklistTitle: String
    let complete: String?
    let incomplete: [ItemView]
    let present: [ItemView]
    let redacted: [String]
    let unanswered: String
    let summary: [String]
    let folders: [FolderView]
    let chapters: [ChapterView]
    let picture: String?
    let isCollapsed: Bool
    let parties: [PartyView]
    let steps: [DossierView.StepView]
    let lists: [SourcesReport.List]
    let screened: [ScreenedView]
    let tests: [ExhibitView]
    let clearances: [ExhibitView]
    let diligence: [String]
    let translations: [TranslationView]
    let noTranslations: String
    let unknownLanguages: String?
    let hasPortal: Bool
    let fingerprint: String
    let clew: String
    let knowledge: String
    let solver: String
    let asOf: String
    let listSource: String

    init(_ content: PackageContent, picture: ChainPicture?, style: String) {
        let assessment = content.assessment
        let question = assessment.question
        let exhibits = content.exhibits.exhibits
        self.style = style
        title = content.purpose.title
        banner = assessment.isExample ? "An example. \(assessment.note ?? "")" : nil
        about = Markup.tagged(
            "\(question.requester): \(content.goods) (\(content.scope.shipments.map(\.id).joined(separator: ", ")))")
        checklistTitle = "Held against: \(content.provision.title)"
        incomplete = content.checklist.incomplete.map(ItemView.init)
        complete = incomplete.isEmpty ? "Every item asked for has a document of a fitting kind." : nil
        present = content.checklist.items.filter { $0.state == .present || $0.state == .notNeeded }.map(ItemView.init)
        redacted = exhibits.compactMap { exhibit in
            exhibit.document.redacted.map {
                "<a href=\"\(HTMLText.escape(exhibit.path))\">\(Markup.tagged(exhibit.document.id))</a> "
                    + Markup.tagged("\(ExhibitView.type(exhibit)): \($0)")
            }
        }
        let left = content.exhibits.leftOut.count
        unanswered =
            left == 0
            ? ""
            : left == 1
                ? "1 document of the case names no goods or step shown here and is left out."
                : "\(left) documents of the case name no goods or step shown here and are left out."
        summary = PackageSummary(content).sentences.map(Markup.tagged)
        folders = FolderView.grouping(exhibits, content)
        chapters = PackageStory(content).chapters.map(ChapterView.init)
        self.picture = picture?.svg
        isCollapsed = content.chain.nodes.count > ChainPicture.readableNodes
        let parts = PartyParts(content.scope)
        parties = content.parties.map { PartyView($0, parts) }
        let shown = Set(content.scope.events.map(\.id))
        let reports = Dictionary(assessment.steps.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let kept = Set(exhibits.map(\.document.id))
        steps = content.scope.events.filter { shown.contains($0.id) && $0.kind == .transform }
            .compactMap { reports[$0.id] }.map { report in
                var report = report
                report.documents = report.documents.filter { kept.contains(String($0.prefix { $0 != " " })) }
                return DossierView.StepView(report.withoutUnsourcedRange)
            }
        lists = assessment.sources.lists
        let titles = Dictionary(lists.map { ($0.dataset, $0.title) }, uniquingKeysWith: { first, _ in first })
        screened = content.parties.map { party in ScreenedView(party) { titles[$0] ?? $0.rawValue } }
        tests = exhibits.filter { PackageExhibits.testTypes.contains($0.document.type) }
            .map { ExhibitView($0, content) }
        clearances = exhibits.filter { $0.document.type == PackageExhibits.clearanceType }
            .map { ExhibitView($0, content) }
        diligence = PackageSummary(content).diligence.map(Markup.tagged)
        let table = PackageTranslations(exhibits)
        translations = table.rows.map { TranslationView($0) }
        noTranslations = table.ofUnknownLanguage.isEmpty ? "Every document is in English." : ""
        unknownLanguages =
            table.ofUnknownLanguage.isEmpty
            ? nil
            : Markup.tagged(
                "Of an unstated language: \(table.ofUnknownLanguage.map(\.document.id).joined(separator: ", ")).")
        hasPortal = content.purpose.hasPortalFields
        fingerprint = assessment.fingerprint
        clew = assessment.sources.clew
        knowledge = assessment.sources.knowledge
        solver = assessment.sources.solver
        asOf = question.asOf.description
        listSource =
            Wording.sourceHTML(content.provision.citation) + " · " + Wording.confidence(content.provision.confidence)
    }
}

/// The summary of a package in sentences.
struct PackageSummary {
    let content: PackageContent

    init(_ content: PackageContent) { self.content = content }

    var sentences: [String] {
        let scope = content.scope
        let stages = Set(scope.events.map { scope.stage(of: $0) } + scope.lots.map { scope.stage(ofLot: $0) })
        let count = content.exhibits.exhibits.count
        let documents = "\(count) \(count == 1 ? "document" : "documents")"
        var sentences = content.shipments.map { shipment in
            let days = [shipment.shipped.map { "left \($0)" }, shipment.imported.map { "import \($0)" }]
                .compactMap(\.self).joined(separator: ", ")
            return "\(shipment.id): \(shipment.goods)" + (shipment.hsCode.map { ", HS \($0)" } ?? "")
                + ", \(shipment.route)" + (days.isEmpty ? "" : ", \(days)") + "."
        }
        sentences += content.shipments.map { "\($0.id): \($0.content)." }
        sentences.append(
            "The chain shown has \(scope.lots.count) lots, \(scope.events.count) steps and \(scope.parties.count) parties at "
                + "\(stages.count) stages; \(documents) of the case show it.")
        let incomplete = content.checklist.incomplete.count
        sentences.append(
            incomplete == 0
                ? "Every item asked for has a document."
                : "\(incomplete) of \(content.checklist.items.count) items asked for are missing or in part; the first page names them."
        )
        return sentences
    }

    /// What was done to know the chain, in sentences that say no more than was done.
    var diligence: [String] {
        let sources = content.assessment.sources
        let listing = sources.lists.filter { $0.nature.effect != .identifies }.count
        return [
            "The records of each step were entered in a case, lot by lot, with the documents that show them; each document is held by "
                + "its SHA-256.",
            "\(content.parties.count) parties were compared with \(listing) lists, in every script in which the case names them; the "
                + "record of screening names the version of each.",
            "What goes into and comes out of each step was added up; where a source or the case states a yield, it was held against that.",
            "What the shipments may hold was bounded from quantities, stocks and dates; what no document shows counts as unknown.",
        ]
    }
}
