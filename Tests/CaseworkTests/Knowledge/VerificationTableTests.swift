import ClewModel
import Foundation
import SourceFiles
import TestSupport
import Testing

@testable import Casework
@testable import World

/// Every row of the table of checks that maintainers keep beside the repository, where it is there.
@Suite(
    .enabled(
        if: VerificationTable.url != nil, "the table of checks is not beside the repository"))
struct VerificationTableTests {
    @Test func everyEntityOfTheTableStandsAsTheTableSays() throws {
        let rows = try VerificationTable.rows()
        let list = try Examples.inventory.get().rows
            .filter { $0.file == "lists/us-dhs-uflpa.csv" }
        var checked = 0
        for row in rows
        where row["file"]?.text == "lists/us-dhs-uflpa.csv" && row["claim"]?.text == "name, date, section" {
            let parts = (row["right_value"]?.text ?? "").components(separatedBy: " | ")
            let name = parts.count == 3 ? parts[0] : row["row"]?.text ?? ""
            let found = try #require(list.first { $0.fields["name"] == name }, "\(name)")
            if parts.count == 3 {
                #expect(found.fields["section"] == parts[1], "\(name)")
                #expect(found.fields["start_date"] == parts[2], "\(name)")
            }
            checked += 1
        }
        #expect(checked == 94)
    }

    @Test func everyNameThatTheListHasIsTheNameOfAListing() throws {
        let listings = try Examples.inventory.get().rows
            .filter { $0.file == "lists/xinjiang-listings.csv" }
        let names = Set(listings.compactMap { $0.fields["name"] })
        var checked = 0
        for row in try VerificationTable.rows() where row["file"]?.text == "lists/xinjiang-listings.csv" {
            guard let right = row["right_value"]?.text, right.hasPrefix("exact name: ") else { continue }
            let name = String(right.dropFirst("exact name: ".count))
            // The table takes another body of a similar name for this one; see VerifiedFactsTests. And for the Corps it
            // gives the name of its bureau, which is another listing.
            if name.contains("Shenyang Institute") { continue }
            #expect(names.contains(name), "\(name)")
            checked += 1
        }
        #expect(checked > 20)
    }

    @Test func noRowOfTheTableNamesAFileThatIsGone() throws {
        for row in try VerificationTable.rows() {
            for file in (row["file"]?.list() ?? []) where file.contains("/") {
                let url = RepositoryFiles.reference.appending(path: file)
                #expect(FileManager.default.fileExists(atPath: url.path(percentEncoded: false)), "\(file)")
            }
        }
    }

    /// All 187 of the table of additions: names, sections, days and every alias.
    @Test func everyEntityOfTheAdditionsIsBundledWithItsAliases() throws {
        let url = try #require(VerificationTable.url).deletingLastPathComponent().appending(path: "uflpa-additions.csv")
        let list = try Examples.inventory.get().rows
            .filter { $0.file == "lists/us-dhs-uflpa.csv" }
        let rows = try VerificationTable.rows(of: url, required: ["name_en", "section", "effective_date"])
        #expect(rows.count == 187)
        for row in rows {
            let name = row["name_en"]?.text ?? ""
            let found = try #require(list.first { $0.fields["name"] == name }, "\(name)")
            #expect(found.fields["section"] == row["section"]?.text, "\(name)")
            #expect(found.fields["start_date"] == row["effective_date"]?.text, "\(name)")
            let held = ["aliases", "weak_aliases", "former_names"].compactMap { found.fields[$0] }.joined(
                separator: "; ")
            for column in ["aliases", "former_names", "name_zh"] {
                for alias in row[column]?.list() ?? [] {
                    let plain = alias.components(separatedBy: "（旧名").first ?? alias
                    #expect(held.contains(plain), "\(name): \(alias)")
                }
            }
        }
    }
}

/// The table of checks beside the repository.
enum VerificationTable {
    static var url: URL? {
        let path = "shared/facts/verification.csv"
        // A worktree may lie one folder deeper than the repository.
        return RepositoryFiles.beside(path) ?? RepositoryFiles.beside("../" + path)
    }

    static func rows() throws -> [TableRow] {
        try rows(of: try #require(url), required: ["file", "row", "claim", "verdict", "right_value", "source"])
    }

    static func rows(of url: URL, required: [String]) throws -> [TableRow] {
        var ignored: [ClewModel.Diagnostic] = []
        return Table(try SourceFile.read(url, as: url.lastPathComponent), required: required, into: &ignored).rows
    }
}
