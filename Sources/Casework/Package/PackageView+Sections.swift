import ClewModel
import SourceFiles
import SupplyChain

extension PackageView {
    struct PlaceView {
        let stage: String
        let subjects: String
    }

    struct ItemView {
        let `class`: String
        let state: String
        let what: String
        let documents: String?
        let isPlaced: Bool
        let missing: [PlaceView]

        init(_ item: PackageChecklist.Item) {
            switch item.state {
            case .present, .notNeeded: `class` = "clear"
            case .partly: `class` = "medium"
            case .missing: `class` = "open"
            }
            state = item.state.rawValue
            what = item.what
            documents = item.documents.isEmpty ? nil : Markup.tagged(item.documents.joined(separator: ", "))
            isPlaced = !item.missing.isEmpty
            missing = item.missing.map {
                PlaceView(stage: $0.stage, subjects: Markup.tagged($0.subjects.joined(separator: ", ")))
            }
        }
    }

    struct ExhibitView {
        let id: String
        let link: String
        let path: String
        let type: String
        let details: String
        let supports: String
        let note: String?
        /// What is redacted; not named as the list of the whole page is, which the template would find in its place.
        let blackedOut: String?
        let digest: String

        init(_ exhibit: PackageExhibit, _ content: PackageContent) {
            let document = exhibit.document
            id = Markup.tagged(document.id)
            link = HTMLText.escape(exhibit.path)
            path = exhibit.path
            type = Self.type(exhibit)
            let parts = [
                document.number.map { "no. \($0)" }, content.name(document.issuer).map { "by \($0)" },
                document.date?.description, document.language,
                document.translationOf.map { "translation of \($0)" },
            ]
            details = Markup.tagged(parts.compactMap(\.self).joined(separator: " · "))
            supports = Markup.tagged(exhibit.supports.joined(separator: ", "))
            note = document.note.map(Markup.tagged)
            blackedOut = document.redacted.map { Markup.tagged($0) }
            digest = String(document.sha256.hex.prefix(16))
        }

        /// The type in words.
        static func type(_ exhibit: PackageExhibit) -> String {
            exhibit.document.type.replacing("-", with: " ")
        }
    }

    struct FolderView {
        let name: String
        let folder: String
        let exhibits: [ExhibitView]

        static func grouping(_ exhibits: [PackageExhibit], _ content: PackageContent) -> [FolderView] {
            let groups = Dictionary(grouping: exhibits) { $0.stages.first ?? .general }
            return groups.sorted { $0.key < $1.key }.map { stage, exhibits in
                FolderView(
                    name: stage.name, folder: "documents/" + stage.folder,
                    exhibits: exhibits.map { ExhibitView($0, content) })
            }
        }
    }

    struct LinkView {
        let link: String
        let id: String
    }

    struct LineView {
        let text: String
        let exhibits: [LinkView]

        init(_ line: PackageStory.Line) {
            text = Markup.tagged(line.text)
            exhibits = line.exhibits.map {
                LinkView(
                    link: HTMLText.escape($0.path), id: Markup.tagged("\($0.document.id) \(ExhibitView.type($0))"))
            }
        }
    }

    struct ChapterView {
        let name: String
        let lines: [LineView]
        let missing: [String]

        init(_ chapter: PackageStory.Chapter) {
            name = chapter.stage.name
            lines = chapter.lines.map(LineView.init)
            missing = chapter.missing.map(Markup.tagged)
        }
    }

    /// The lots that each party made and the steps that it took part in, by identifier.
    struct PartyParts {
        private(set) var lots: [String: [String]] = [:]
        private(set) var steps: [String: [String]] = [:]

        init(_ scope: PackageScope) {
            for lot in scope.case.lots where scope.lots.contains(lot.id) {
                if let producer = lot.producer { lots[producer, default: []].append(lot.id) }
            }
            for event in scope.events {
                for party in [event.party, event.counterparty].compactMap(\.self).unique() {
                    steps[party, default: []].append(event.id)
                }
            }
        }
    }

    struct PartyView {
        let name: String
        let otherNames: String?
        let role: String
        let part: String
        let place: String

        init(_ party: PartyReport, _ parts: PartyParts) {
            let names = party.names.map(\.text)
            name = Markup.tagged(names.first ?? party.id)
            otherNames = names.count > 1 ? Markup.tagged(names.dropFirst().joined(separator: " · ")) : nil
            role = party.role
            let steps = parts.steps[party.id] ?? []
            let lots = parts.lots[party.id] ?? []
            let words = [
                lots.isEmpty ? nil : "made \(GoodsStep.list(lots, upTo: 8))",
                steps.isEmpty ? nil : "took part in \(GoodsStep.list(steps, upTo: 8))",
            ]
            part = Markup.tagged(words.compactMap(\.self).joined(separator: "; "))
            place = Markup.tagged(
                [party.address, party.country?.uppercased()].compactMap(\.self).joined(separator: " · "))
        }
    }

    struct ScreenedView {
        let name: String
        let matches: [DossierView.MatchView]
        let decisions: [String]
        let belongings: [DossierView.BelongingView]
        let ownership: [String]

        init(_ party: PartyReport, title: (DatasetName) -> String) {
            name = Markup.tagged(party.names.first?.text ?? party.id)
            matches = party.matches.map { DossierView.MatchView($0, title: title) }
            decisions = party.matches.compactMap(\.decision).map(Markup.tagged)
            belongings = (party.mayBelongTo ?? []).map { DossierView.BelongingView($0, title: title) }
            let owned = party.ownership.map {
                Markup.tagged(
                    "\($0.title ?? $0.rule): \($0.state.map { "no answer, since the rule is \($0)" } ?? $0.answer); listed owners hold \(Wording.share($0.share))."
                )
            }
            ownership = owned + (party.hasUnknownOwners ? ["Nothing is on hand about who owns the party."] : [])
        }
    }

    struct TranslationView {
        let original: String
        let language: String
        let translation: String?

        init(_ row: PackageTranslations.Row) {
            func link(_ exhibit: PackageExhibit) -> String {
                "<a href=\"\(HTMLText.escape(exhibit.path))\">\(Markup.tagged(exhibit.document.id))</a> "
                    + Markup.tagged(ExhibitView.type(exhibit))
            }
            original = link(row.original)
            language = row.original.document.language ?? ""
            translation = row.translation.map(link)
        }
    }
}
