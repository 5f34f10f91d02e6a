import ClewModel
import Foundation
import ListImport
import TestSupport
import Testing

/// One hand-written file in a publisher's exact format, with its oddities; all parties in it that are not listed under
/// that very name are invented.
struct FixtureCase: Sendable, CustomTestStringConvertible {
    /// The list.
    let list: String
    /// The files, relative to the fixtures.
    let files: [String]
    /// The format that must be found by content.
    let format: String
    /// How many records the files hold, and how many of them must be rejected.
    let records: Int
    let rejected: Int
    /// The expected statements, beside the fixtures.
    let golden: String

    init(_ list: String, _ files: [String], _ format: String, records: Int, rejected: Int = 0) {
        self.list = list
        self.files = files
        self.format = format
        self.records = records
        self.rejected = rejected
        golden = files[0].replacing("/", with: "-") + ".golden.txt"
    }

    var testDescription: String { "\(list) \(format)" }

    static let folder = RepositoryFiles.fixtures.appending(path: "lists")

    func listFiles() throws -> [ListFile] {
        try files.map { ListFile(name: $0, bytes: [UInt8](try Data(contentsOf: Self.folder.appending(path: $0)))) }
    }

    /// What an import hands over and reports, as text that a person can check against the fixture.
    func render(_ statements: [Statement], _ summary: ImportSummary) -> String {
        var text = ""
        var current: EntityID?
        for statement in statements {
            if statement.entity != current {
                current = statement.entity
                text += "\n\(statement.entity) \(statement.schema.rawValue)"
                text += statement.sourceRecord.map { " of record \($0)" } ?? ""
                text += statement.confidence == .high ? "" : ", confidence \(statement.confidence)"
                if let from = statement.validFrom { text += ", from \(from)" }
                if let to = statement.validTo { text += ", to \(to)" }
                text += "\n"
                if let citation = statement.citation {
                    text += "  (\(citation)\(citation.date.map { ", \($0)" } ?? ""), \(citation.verification))\n"
                }
            }
            text += "  \(statement.property.rawValue): \(statement.value)"
            if let language = statement.language { text += " @\(language)" }
            if let original = statement.originalValue { text += " <- \(original)" }
            text += "\n"
        }
        text += "\n"
        for diagnostic in summary.diagnostics { text += "\(diagnostic) [\(diagnostic.code)]\n" }
        return text
    }

    static let all: [FixtureCase] = [
        FixtureCase(
            "us-ofac-sdn", ["alt", "sdn", "sdn_comments", "add"].map { "us-ofac-legacy/\($0).csv" }, "ofac-legacy-csv",
            records: 4),
        FixtureCase("us-ofac-sdn", ["us-ofac-sdn.xml"], "ofac-xml", records: 3),
        FixtureCase("us-ofac-sdn", ["us-ofac-advanced.xml"], "ofac-advanced-xml", records: 3),
        FixtureCase("un-sc", ["un-sc.xml"], "un-xml", records: 2),
        FixtureCase("eu-fsf", ["eu-fsf.xml"], "eu-fsf-xml", records: 2),
        FixtureCase("eu-fsf", ["eu-fsf.csv"], "eu-fsf-csv", records: 2),
        FixtureCase("uk-sanctions-list", ["uk-sanctions-list.xml"], "uk-sanctions-xml", records: 3),
        FixtureCase("uk-sanctions-list", ["uk-sanctions-list.csv"], "uk-sanctions-csv", records: 2),
        FixtureCase("uk-ofsi", ["uk-ofsi.csv"], "uk-ofsi-csv", records: 2),
        FixtureCase("ca-sema", ["ca-sema.xml"], "ca-sema-xml", records: 3),
        FixtureCase("au-dfat", ["au-dfat.csv"], "au-dfat-csv", records: 3),
        FixtureCase("ch-seco", ["ch-seco.xml"], "ch-seco-xml", records: 3),
        FixtureCase("us-csl", ["us-csl-old.csv"], "us-csl-csv", records: 4),
        FixtureCase("us-bis-entity", ["us-csl-new.csv"], "us-csl-csv", records: 1),
        FixtureCase("us-csl", ["us-csl.json"], "us-csl-json", records: 2),
        FixtureCase("us-dhs-uflpa", ["us-dhs-uflpa.html"], "us-dhs-uflpa-html", records: 10, rejected: 1),
        FixtureCase("us-dhs-uflpa", ["us-dhs-uflpa-notice.txt"], "us-dhs-uflpa-fr", records: 3),
        FixtureCase("us-dhs-uflpa", ["listings.csv"], "clew-listings-csv", records: 3, rejected: 2),
        FixtureCase("us-cbp-wro", ["us-cbp-wro.csv"], "us-cbp-wro-csv", records: 6, rejected: 1),
        FixtureCase("us-dol-tvpra", ["us-dol-tvpra.xml"], "us-dol-tvpra-xml", records: 1),
        FixtureCase("cn-countermeasures", ["cn-countermeasures.csv"], "cn-countermeasures-csv", records: 2),
        FixtureCase("ftm", ["ftm.json"], "ftm-json-lines", records: 5, rejected: 1),
        FixtureCase("ftm", ["ftm-statements.csv"], "ftm-statements-csv", records: 2, rejected: 1),
        FixtureCase("ftm", ["ftm-statements.json"], "ftm-statements-json", records: 1, rejected: 1),
        FixtureCase("ftm", ["opensanctions-nested.json"], "opensanctions-nested-json", records: 1),
        FixtureCase("ftm", ["opensanctions-simple.csv"], "opensanctions-simple-csv", records: 2),
        FixtureCase("bods", ["bods.json"], "bods-json", records: 6),
        FixtureCase("bods", ["bods-older.json"], "bods-json", records: 4),
        FixtureCase("bods", ["bods-updates.json"], "bods-json", records: 8),
        FixtureCase("bods", ["bods-older-updates.json"], "bods-json", records: 4),
        FixtureCase("gleif", ["gleif-lei.xml"], "gleif-xml", records: 2, rejected: 1),
        FixtureCase("gleif", ["gleif-rr.xml"], "gleif-xml", records: 2),
        FixtureCase("gleif", ["gleif-repex.xml"], "gleif-xml", records: 1),
        FixtureCase("gleif", ["gleif.json"], "gleif-json", records: 1),
        FixtureCase("gleif", ["gleif.csv"], "gleif-csv", records: 1),
        FixtureCase("gleif-isin", ["gleif-isin.csv"], "gleif-isin-csv", records: 4, rejected: 1),
        FixtureCase("stakes", ["stakes.csv"], "stakes-csv", records: 5, rejected: 2),
        FixtureCase("osh", ["osh.csv"], "osh-csv", records: 1),
    ]
}
