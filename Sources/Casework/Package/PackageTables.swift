import ClewModel
import SourceFiles
import SupplyChain

/// The tables of a package, for whoever wants to compute with them: CSV that is safe to open in a spreadsheet.
struct PackageTables {
    let content: PackageContent

    init(_ content: PackageContent) { self.content = content }

    /// The tables by their names.
    var files: [(name: String, text: String)] {
        [
            ("index.csv", index), ("checklist.csv", checklist), ("parties.csv", parties), ("balance.csv", balance),
            ("screening.csv", screening), ("lists.csv", lists),
        ]
    }

    private var index: String {
        CSVCell.table(
            [
                [
                    "document", "file", "type", "number", "issuer", "date", "language", "stages", "supports",
                    "redacted",
                    "translation_of", "annotation", "sha256",
                ]
            ]
                + content.exhibits.exhibits.map { exhibit in
                    let document = exhibit.document
                    return [
                        document.id, exhibit.path, document.type, document.number ?? "",
                        content.name(document.issuer) ?? "", document.date?.description ?? "", document.language ?? "",
                        exhibit.stages.map(\.name).joined(separator: "; "), exhibit.supports.joined(separator: "; "),
                        document.redacted ?? "", document.translationOf ?? "", document.note ?? "", document.sha256.hex,
                    ]
                })
    }

    private var checklist: String {
        CSVCell.table(
            [["asked_for", "state", "documents", "missing_at"]]
                + content.checklist.items.map { item in
                    [
                        item.what, item.state.rawValue, item.documents.joined(separator: "; "),
                        item.missing.map { "\($0.stage): \($0.subjects.joined(separator: " "))" }.joined(
                            separator: "; "),
                    ]
                })
    }

    private var parties: String {
        CSVCell.table(
            [["party", "names", "role", "country", "address"]]
                + content.parties.map { party in
                    [
                        party.id, party.names.map(\.text).joined(separator: "; "), party.role,
                        party.country?.uppercased() ?? "", party.address ?? "",
                    ]
                })
    }

    private var balance: String {
        let steps = Dictionary(content.assessment.steps.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        func number(_ value: Double?) -> String { value.map { PlainNumber.text($0, decimals: 6) } ?? "" }
        return CSVCell.table(
            [
                [
                    "step", "stage", "party", "day", "direction", "lot", "quantity", "unit", "out_of_in",
                    "expected_least",
                    "expected_most", "expected_source",
                ]
            ]
                + content.scope.events.flatMap { event -> [[String]] in
                    let step = steps[event.id]?.withoutUnsourcedRange
                    let head = [
                        event.id, content.scope.stage(of: event).name, content.name(event.party) ?? "",
                        event.date?.description ?? "",
                    ]
                    let tail = [
                        number(step?.ratio), number(step?.expected?.lower), number(step?.expected?.upper),
                        step?.source ?? "",
                    ]
                    let legs =
                        content.scope.legs(event.inputs, of: event).map { ("in", $0) }
                        + content.scope.legs(event.outputs, of: event).map { ("out", $0) }
                    return legs.map { direction, leg in
                        head + [
                            direction, leg.lot ?? "", number(leg.quantity?.amount), leg.quantity?.unit.rawValue ?? "",
                        ] + tail
                    }
                })
    }

    private var screening: String {
        let lists = content.assessment.sources.lists
        let titles = Dictionary(lists.map { ($0.dataset, $0.title) }, uniquingKeysWith: { first, _ in first })
        return CSVCell.table(
            [["party", "name", "compared_with", "lists", "score", "taken_for_the_same", "decision"]]
                + content.parties.flatMap { party -> [[String]] in
                    let head = [party.id, party.names.first?.text ?? party.id]
                    if party.matches.isEmpty { return [head + ["no entry came near", "", "", "no", ""]] }
                    return party.matches.map { match in
                        head + [
                            match.caption, match.datasets.map { titles[$0] ?? $0.rawValue }.joined(separator: "; "),
                            Wording.score(match.score), match.isMatch ? "yes" : "no", match.decision ?? "",
                        ]
                    }
                })
    }

    private var lists: String {
        CSVCell.table(
            [["list", "kind", "entities", "state", "sha256_of_version"]]
                + content.assessment.sources.lists.map {
                    [
                        $0.title, $0.nature.rawValue.replacing("_", with: " "), "\($0.entities)", $0.state,
                        $0.digest ?? "",
                    ]
                })
    }
}

/// Numbers for machines: a point, no separators, no trailing zeros.
enum PlainNumber {
    static func text(_ value: Double, decimals: Int) -> String {
        Wording.number(value, decimals: decimals).replacing("\u{2009}", with: "").replacing("−", with: "-")
    }
}
