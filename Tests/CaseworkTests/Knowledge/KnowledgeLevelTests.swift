import ClewModel
import Foundation
import SourceFiles
import TestSupport
import Testing

@testable import Casework
@testable import World

/// How well rows are founded, and the second look at the copies of their sources.
struct KnowledgeLevelTests {
    @Test func theReferenceDataHoldTogetherAndMostOfTheirClaimsHaveAnAddress() throws {
        let inventory = try Examples.inventory.get()
        #expect(inventory.problems.map(\.description) == [])
        let claims = inventory.rows.filter { !$0.isOwn }
        let linked = claims.count { $0.level >= .linked }
        #expect(Double(linked) >= 0.6 * Double(claims.count), "\(linked) of \(claims.count)")
        for file in ["lists/us-dhs-uflpa.csv", "lists/xinjiang-listings.csv"] {
            #expect(inventory.rows.filter { $0.file == file }.allSatisfy { $0.level >= .linked })
        }
    }

    @Test func everyListingAndStatementOfLawHasASource() throws {
        for row in try Examples.inventory.get().rows
        where ["lists/", "countermeasures/targets"].contains(where: row.file.hasPrefix) && row.file.hasSuffix(".csv") {
            #expect(row.level > .unsourced, "\(row.file) \(row.id)")
        }
    }

    private func folder() throws -> TemporaryDirectory {
        let folder = try TemporaryDirectory()
        _ = try folder.write(
            "id,name,aliases,source,url,confidence,verification\n"
                + "a,Invented Mill Co.,Example Mill; Sample Mill,a page,https://example.org/a,high,secondary\n"
                + "b,Invented Gin Ltd,,a page,https://example.org/a,high,secondary\n"
                + "c,Recalled Works,,recall,,unverified,unverified\nd,Cited Works,,a book,,high,secondary\n"
                + "e,Our Word,,our own list,,high,primary\n",
            to: "lists/invented.csv")
        return folder
    }

    private func check(_ row: String, _ fields: String, _ digest: SHA256Digest) -> String {
        "lists/invented.csv,\(row),\(fields),a reader,2026-11-28,a page,https://example.org/a,\(digest.hex)\n"
    }

    private let header = "file,row,fields,checked_by,checked_on,source,url,sha256\n"

    @Test func aRowHasTheLevelThatItsSourceGivesIt() throws {
        let folder = try folder()
        let digest = SHA256Digest(ofText: "x")
        _ = try folder.write(header + check("a", "name", digest) + check("c", "name", digest), to: "checks.csv")
        let inventory = try KnowledgeInventory(directory: folder.url)
        #expect(inventory.rows.map(\.level) == [.checked, .linked, .unsourced, .cited, .cited])
        #expect(inventory.tally.map(\.own) == [1])
        #expect(inventory.problems == [])
    }

    @Test func aCopyIsKnownByItsDigestAndTheWordsMustStandInIt() throws {
        let folder = try folder()
        let text = "…\"INVENTED MILL CO\", \"example mill\", \"Sample Mill\"; Invented Gin"
        let digest = SHA256Digest(ofText: text)
        _ = try folder.write(
            header + check("a", "name; aliases", digest) + check("b", "name", digest)
                + check("d", "name", SHA256Digest(ofText: "elsewhere")), to: "checks.csv")
        let copies = try TemporaryDirectory()
        _ = try copies.write(text, to: "any/name.txt")
        let outcomes = try KnowledgeInventory(directory: folder.url).recheck(sources: copies.url).map(\.outcome)
        #expect(outcomes == [.confirmed, .differs(["name"]), .notAtHand])
    }

    @Test func aCheckOfNoRowAndAnIdentifierOfTwoRowsAreProblems() throws {
        let folder = try folder()
        _ = try folder.write(
            "id,name,source,url,confidence,verification\nz,One,a,,high,secondary\nz,Two,a,,high,secondary\n",
            to: "measures/invented.csv")
        _ = try folder.write(header + check("nobody", "name", SHA256Digest(ofText: "x")), to: "checks.csv")
        let problems = try KnowledgeInventory(directory: folder.url).problems
        #expect(problems.map(\.code) == ["knowledge.row.duplicate", "checks.row"])
    }

    @Test func aSourceThatManyRowsCiteHasItsAddressInOnePlace() throws {
        let folder = try TemporaryDirectory()
        _ = try folder.write("source,url,accessed,note\na book,https://example.org/b,2026-11,\n", to: "sources.csv")
        let register = try SourceRegister(directory: folder.url)
        let linked = register.linked(Citation("a book", "page 3"))
        #expect(linked.url == "https://example.org/b")
        #expect(linked.accessed == PartialDate("2026-11"))
        #expect(register.linked(Citation("a rule", "as reported by a book")).url == "https://example.org/b")
        #expect(register.linked(Citation("a book", url: "https://example.org/own")).url == "https://example.org/own")
        #expect(register.linked(Citation("another book")).url == nil)
    }
}
