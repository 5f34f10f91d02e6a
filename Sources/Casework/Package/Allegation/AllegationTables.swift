import ClewModel
import SourceFiles
import LabourProgrammes
import SupplyChain

/// The tables of a submission.
struct AllegationTables {
    let content: AllegationContent
    /// The names of each party, those of persons taken out.
    private let names: [String: String]

    init(_ content: AllegationContent) {
        self.content = content
        names = Dictionary(
            content.assessment.parties.map { party in
                (party.id, content.persons.masking(party.names.map(\.text).joined(separator: "; ")))
            }, uniquingKeysWith: { first, _ in first })
    }

    /// The tables by their names.
    var files: [(name: String, text: String)] {
        [("statements.csv", statements), ("sources.csv", sources), ("parties.csv", parties), ("goods.csv", goods)]
    }

    private var statements: String {
        CSVCell.table(
            [
                [
                    "party", "names", "programme", "grade", "stance", "sentence", "source", "line", "words",
                    "our_reading",
                ]
            ]
                + content.statements.map {
                    [
                        $0.party, names[$0.party] ?? "",
                        $0.programme + ($0.isOutsideRegion ? ", outside the region" : ""),
                        $0.grade.rawValue, $0.stanceWords, $0.sentence, "\($0.source)", $0.line.map(String.init) ?? "",
                        $0.words, "speaks of " + $0.meaning,
                    ]
                })
    }

    private var sources: String {
        CSVCell.table(
            [
                [
                    "source", "document", "type", "publisher", "published", "address", "captured", "time_source",
                    "rating",
                    "sha256_of_file", "bytes", "text", "sha256_of_text", "lines_masked", "custody",
                ]
            ]
                + content.sources.map { source in
                    let record = source.record
                    return [
                        "\(source.number)", source.document.id, source.document.type, source.publisher ?? "",
                        (record?.published ?? source.document.date)?.description ?? "",
                        record?.address ?? source.document.address ?? "", record?.captured ?? "",
                        record?.timeSource ?? "",
                        source.document.rating ?? "", source.digest, record.map { "\($0.bytes)" } ?? "", source.path,
                        SHA256Digest(ofText: source.text.text).hex,
                        "\(max(source.text.lines.count, record?.working.maskedLines ?? 0))",
                        (record?.custody ?? []).map { "\($0.day) \(content.persons.masking($0.act)) (\($0.holder))" }
                            .joined(separator: "; "),
                    ]
                })
    }

    private var parties: String {
        CSVCell.table(
            [["party", "names", "country", "address", "identifiers"]]
                + content.scope.parties.map { party in
                    [
                        party.id, names[party.id] ?? "", party.country?.uppercased() ?? "",
                        content.persons.masking(party.address ?? ""),
                        party.identifiers.map { "\($0.kind.rawValue) \($0.value)" }.joined(separator: "; "),
                    ]
                })
    }

    private var goods: String {
        let reports = Dictionary(
            content.assessment.shipments.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return CSVCell.table(
            [["shipment", "goods", "hs", "route", "shipped", "imported", "content"]]
                + content.scope.shipments.map { shipment in
                    let report = reports[shipment.id]
                    return [
                        shipment.id, report?.goods ?? "", report?.hsCode ?? "",
                        content.shown(report?.route ?? ""), report?.shipped?.description ?? "",
                        report?.imported?.description ?? "", content.shown(report?.content ?? ""),
                    ]
                })
    }
}
