import ClewModel
import RegimeRules
import SupplyChain

/// What is asked for, item by item, with what of it the package holds and where it is missing.
struct PackageChecklist {
    /// One item.
    struct Item: Hashable {
        /// How far it is met.
        enum State: String, Hashable {
            case present = "in the package"
            case partly = "in part"
            case missing
            case notNeeded = "not needed"
        }

        /// What is asked for.
        var what: String
        /// How far it is met.
        var state: State
        /// The documents that answer it.
        var documents: [String]
        /// Where it is missing, by stage: the stage's name, and the steps or lots without it.
        var missing: [(stage: String, subjects: [String])] {
            zip(stages, subjects).map { (stage: $0, subjects: $1) }
        }
        fileprivate(set) var stages: [String] = []
        fileprivate(set) var subjects: [[String]] = []
    }

    /// The items, in the order of the law.
    let items: [Item]

    /// The items of which something is missing.
    var incomplete: [Item] { items.filter { $0.state == .missing || $0.state == .partly } }

    /// Holds the package against the list of a provision.
    ///
    /// A document of a fitting type is counted; what it says is not judged here.
    init(_ provision: Provision, _ scope: PackageScope, _ exhibits: [PackageExhibit]) {
        let facts = scope.facts(with: Set(exhibits.map(\.document.id)))
        let stageOfStep = Dictionary(
            scope.events.map { ($0.id, scope.stage(of: $0)) }, uniquingKeysWith: { first, _ in first })
        items = provision.evidenceAsked.compactMap { requirement in
            if requirement.documentTypes == ["translation"] {
                return Self.translations(requirement.what, exhibits)
            }
            guard let answer = requirement.answered(by: facts) else { return nil }
            if answer.state == .missing, requirement.documentTypes == ["table-of-contents"] {
                // The form of the samples of customs is not on hand, so the index is not said to have it.
                return Item(what: requirement.what, state: .partly, documents: ["made by Clew: index, in our own form"])
            }
            var item = Item(
                what: requirement.what,
                state: answer.state == .answered ? .present : answer.state == .partly ? .partly : .missing,
                documents: answer.state == .missing ? [] : answer.documents)
            var missing: [PackageStage: [String]] = [:]
            for step in answer.missingSteps {
                let stage = stageOfStep[step.id] ?? scope.stage(ofUntold: step)
                missing[stage, default: []].append(step.id)
            }
            for (stage, steps) in missing.sorted(by: { $0.key < $1.key }) {
                item.stages.append(stage.name)
                item.subjects.append(steps)
            }
            return item
        }
    }

    /// Whether each document in another language than English has an English translation beside it.
    private static func translations(_ what: String, _ exhibits: [PackageExhibit]) -> Item {
        let table = PackageTranslations(exhibits)
        var item = Item(what: what, state: .notNeeded, documents: [])
        guard !table.rows.isEmpty || !table.ofUnknownLanguage.isEmpty else { return item }
        let open = table.rows.filter { $0.translation == nil }
        item.documents = table.rows.compactMap { $0.translation?.document.id }.unique()
        item.state =
            open.isEmpty && table.ofUnknownLanguage.isEmpty ? .present : item.documents.isEmpty ? .missing : .partly
        if table.rows.isEmpty { item.state = .partly }
        var missing: [PackageStage: [String]] = [:]
        for row in open { missing[row.original.stages.first ?? .general, default: []].append(row.original.document.id) }
        for (stage, documents) in missing.sorted(by: { $0.key < $1.key }) {
            item.stages.append(stage.name)
            item.subjects.append(documents)
        }
        if !table.ofUnknownLanguage.isEmpty {
            item.stages.append("Language not stated")
            item.subjects.append(table.ofUnknownLanguage.map(\.document.id))
        }
        return item
    }
}

/// Which documents are in another language than English, and which document translates each.
struct PackageTranslations {
    /// A document in another language.
    struct Row {
        let original: PackageExhibit
        let translation: PackageExhibit?
    }

    /// The documents in another language than English, in the order of the index.
    let rows: [Row]
    /// The documents of which the case states no language.
    let ofUnknownLanguage: [PackageExhibit]

    init(_ exhibits: [PackageExhibit]) {
        var english: [String: PackageExhibit] = [:]
        for exhibit in exhibits where Self.isEnglish(exhibit.document.language ?? "en") {
            if let original = exhibit.document.translationOf, english[original] == nil { english[original] = exhibit }
        }
        rows = exhibits.filter { exhibit in exhibit.document.language.map { !Self.isEnglish($0) } ?? false }
            .map { Row(original: $0, translation: english[$0.document.id]) }
        ofUnknownLanguage = exhibits.filter { $0.document.language == nil && $0.document.translationOf == nil }
    }

    /// Whether a BCP 47 tag names English.
    static func isEnglish(_ tag: String) -> Bool {
        let primary = tag.lowercased().split { $0 == "-" || $0 == "_" }.first
        return primary == "en" || primary == "eng" || primary == "english"
    }
}
