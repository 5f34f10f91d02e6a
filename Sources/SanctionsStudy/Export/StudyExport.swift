import ClewModel
public import Foundation
import SourceFiles

/// The study as a data package that a researcher cites: every ledger and index, and what it takes to compute them again.
///
/// The same reference data give the same bytes. The version is the digest of what the tables and the codebook say, so that
/// two exports with one version say the same.
public struct StudyExport: Sendable {
    /// The tables, ledgers first.
    public let tables: [ExportTable]
    /// The files by name, in the order in which they are written.
    public let files: [(name: String, text: String)]
    /// The version: SHA-256 over the digests of the tables, the codebook and the sources.
    public let version: String

    /// The files of the reference data that the study rests on.
    static let inputs = [
        "measures/measures.csv", "countermeasures/ledger.csv", "responses/responses.csv", "responses/codes.csv",
        "measures/detentions.csv", "measures/uflpa-batches.csv", "measures/subjects.csv", "measures/leads.csv",
        "measures/design.csv", "measures/design-open.csv", "measures/coding.csv", "measures/private-listings.csv",
        "lists/us-dhs-uflpa.csv", "lists/xinjiang-listings.csv",
    ]

    /// The figures, those of the ledgers first.
    public let figures: [StudyFigure]
    /// The last day on which a source was read: as of when the ledgers are known.
    public let known: String

    /// Builds the package.
    ///
    /// - Parameters:
    ///   - ledgers: The ledgers as read from `directory`.
    ///   - directory: The folder of the reference data, for the digests of its files.
    ///   - lab: Figures of the design lab that go with it.
    ///   - data: The files that those were computed from, with their digests.
    /// - Throws: ``StudyError`` where a file of the reference data cannot be read.
    /// - Precondition: The figures of the lab bear names of their own.
    public init(
        _ ledgers: StudyLedgers, directory: URL, lab: [StudyFigure] = [], data: [(name: String, digest: String)] = []
    ) throws(StudyError) {
        figures = ledgers.figures() + lab
        let content =
            ledgers.exportedLedgers() + ledgers.exportedIndices() + [ledgers.exportedPanel()] + figures.map(\.table)
        let sources = ledgers.exportedSources()
        let about = [Self.codes(of: content + [sources]), sources, try Self.inputTable(directory, data)]
        tables = content + [Self.codebook(of: content, about, ledgers.repeatability())] + about
        known = ledgers.lastReading?.description ?? "unknown"
        let digests = tables.map { ($0.fileName, SHA256Digest(ofText: $0.csv).hex) }
        version = SHA256Digest(ofText: digests.map { "\($1)  \($0)\n" }.joined()).hex
        let package = DataPackage(tables: tables, version: version, known: known)
        files =
            tables.map { ($0.fileName, $0.csv) } + figures.map { ($0.pictureName, $0.svg) } + [
                ("datapackage.json", package.json),
                ("CITATION.cff", Self.citation(version: version, known: known)),
                ("README.md", Self.readme(tables, version: version, known: known)),
            ]
    }

    /// Every variable of every table, its own among them.
    private static func codebook(
        of content: [ExportTable], _ about: [ExportTable], _ repeatability: Repeatability
    ) -> ExportTable {
        let alphas = Dictionary(
            repeatability.lines.map { ("\($0.ledger.rawValue).\($0.variable)", $0) },
            uniquingKeysWith: { first, _ in first })
        func alpha(_ table: ExportTable, _ variable: StudyVariable, _ of: (Repeatability.Line) -> KrippendorffAlpha)
            -> String?
        {
            alphas["\(table.name).\(variable.name)"].flatMap { of($0).value }.map { Figures.text($0, digits: 3) }
        }
        func table(_ rows: [[String?]]) -> ExportTable {
            ExportTable(
                "codebook", "Every variable of every table", key: ["table", "variable"], codebookVariables, rows)
        }
        return table(
            (content + [table([])] + about).flatMap { table in
                table.variables.map {
                    [
                        table.name, $0.name, $0.kind.rawValue, $0.unit, $0.definition, $0.codes.isEmpty ? "0" : "1",
                        $0.missing?.rawValue, alpha(table, $0, \.passes), alpha(table, $0, \.all),
                    ]
                }
            })
    }

    private static let codebookVariables: [StudyVariable] = [
        StudyVariable("table", "the table"), StudyVariable("variable", "the variable"),
        StudyVariable("type", "string, integer, number, date, or partialDate: a day, a month or a year"),
        StudyVariable("unit", "unit of a number", missing: .notApplicable),
        StudyVariable("definition", "what it means"),
        StudyVariable("coded", .integer, "1 if only the codes of codes.csv stand in it, else 0"),
        StudyVariable(
            "missing", "what a cell without a value says: unknown, not applicable or not coded",
            missing: .notApplicable),
        StudyVariable(
            "repeatability", .number,
            "Krippendorff’s alpha of two further passes by one reader; repeatability, not agreement of two people",
            missing: .notCoded),
        StudyVariable(
            "repeatability_with_ledger", .number,
            "Krippendorff’s alpha of these two passes and of what the ledger said before", missing: .notCoded),
    ]

    private static func codes(of tables: [ExportTable]) -> ExportTable {
        ExportTable(
            "codes", "Every code of every coded variable", key: ["table", "variable", "code"],
            [
                StudyVariable("table", "the table"), StudyVariable("variable", "the variable"),
                StudyVariable("code", "the code"), StudyVariable("meaning", "what it means"),
            ],
            tables.flatMap { table in
                table.variables.flatMap { variable in
                    variable.codes.map { [table.name, variable.name, $0.code, $0.meaning] }
                }
            })
    }

    private static func inputTable(
        _ directory: URL, _ data: [(name: String, digest: String)]
    ) throws(StudyError) -> ExportTable {
        var rows: [[String?]] = []
        for path in inputs {
            do throws(SourceFileError) {
                let file = try SourceFile.read(directory.appending(path: path), as: path, limit: LedgerReader.limit)
                rows.append([path, String(file.bytes.count), file.sha256.hex])
            } catch {
                throw StudyError(.unreadable, error.message, diagnostics: [error.diagnostic])
            }
        }
        rows += data.map { ["lab: " + $0.name, nil, $0.digest] }
        return ExportTable(
            "inputs",
            "The files that everything was computed from: those of the reference data, and those given to the lab",
            key: ["file"],
            [
                StudyVariable("file", "path below Reference/; with “lab:” before it, a file that the user gave"),
                StudyVariable("bytes", .integer, "size", unit: "bytes", missing: .notApplicable),
                StudyVariable("sha256", "SHA-256 of the file"),
            ], rows)
    }
}

extension StudyLedgers {
    /// The last day on which a source was read at its address: as of when the ledgers are known.
    var lastReading: Day? {
        let citations =
            measures.map(\.citation) + counterMeasures.map(\.citation) + responses.map(\.citation)
            + batches.map(\.citation) + detentions.map(\.citation) + leads.map(\.citation) + design.map(\.citation)
        return citations.compactMap(\.accessed?.exactDay).max()
    }

    /// The sources of the ledgers, one a row, with the number of rows that cite each.
    func exportedSources() -> ExportTable {
        let citations =
            measures.map { ("measures", $0.citation) } + counterMeasures.map { ("counter_measures", $0.citation) }
            + responses.map { ("responses", $0.citation) } + detentions.map { ("detentions", $0.citation) }
            + batches.map { ("uflpa_batches", $0.citation) } + leads.map { ("leads", $0.citation) }
            + design.map { ("design_answers", $0.citation) }
        var counts: [[String]: Int] = [:]
        for (table, citation) in citations {
            counts[
                [
                    table, citation.source, citation.url ?? "", citation.accessed?.description ?? "",
                    citation.verification.rawValue,
                ], default: 0] += 1
        }
        return ExportTable(
            "sources", "What the rows of the ledgers cite", key: [],
            notes: ["Pages are cited, not kept: a digest stands only for our own files, in inputs.csv."],
            [
                StudyVariable("table", "the table"), StudyVariable("source", "the source in words"),
                StudyVariable("url", "its address", missing: .unknown),
                StudyVariable("accessed", .partialDate, "when it was last read there", missing: .unknown),
                StudyVariable("verification", "what was read", codes: Verification.codes),
                StudyVariable("rows", .integer, "rows that cite it", unit: "rows"),
            ],
            counts.sorted { lhs, rhs in
                lhs.key.joined(separator: "\u{0}").utf8.lexicographicallyPrecedes(
                    rhs.key.joined(separator: "\u{0}").utf8)
            }
            .map { $0.key + [String($0.value)] })
    }
}
