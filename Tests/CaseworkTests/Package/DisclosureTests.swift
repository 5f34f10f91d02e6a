import ClewModel
import Foundation
import OfficeFiles
import SourceFiles
import SupplyChain
import TestSupport
import Testing
import World

@testable import Casework

/// Some rows are shown; the others are proved to exist and to add up, and nothing can be changed without being found.
struct DisclosureTests {
    private static let key = [UInt8]("thirty-two bytes of a test's own".utf8)

    private static func rows(_ name: String = "denim-importer") throws -> [LedgerRow] {
        let found = try Examples.read(name)
        let commodity = try #require(try Examples.knowledge.get().commodities[found.commodity])
        return LedgerRow.all(of: found, commodity: commodity)
    }

    private static func disclosure(_ shown: Set<Int> = [3, 4, 9]) throws -> Disclosure {
        try Disclosure(rows(), showing: shown, key: key)
    }

    private func problems(_ change: (inout Disclosure) throws -> Void) throws -> [String] {
        var disclosure = try Self.disclosure()
        try change(&disclosure)
        return DisclosureCheck(disclosure).problems
    }

    @Test(arguments: Examples.names)
    func whatIsUnchangedHolds(name: String) throws {
        let rows = try Self.rows(name)
        for shown in [
            [], [1], [rows.count], Set(1...rows.count), Set((1...rows.count).filter { $0.isMultiple(of: 3) }),
        ] as [Set<Int>] {
            let disclosure = try Disclosure(rows, showing: shown, key: Self.key)
            let check = DisclosureCheck(disclosure)
            #expect(check.problems.isEmpty)
            #expect(check.shown == shown.count && check.count == rows.count)
            #expect(check.root == disclosure.root)
        }
    }

    @Test func theRootIsTheSameWhateverIsShown() throws {
        let roots = try [[], [1], [2, 5]].map { try Self.disclosure($0).root }
        #expect(Set(roots).count == 1)
    }

    @Test func theTreeIsThatOfTheSlowWay() throws {
        for count in 1...40 {
            let rows = (1...count).map { number in
                LedgerRow(
                    kind: .input, subject: "E\(number)", stage: number % 2 == 0 ? "a" : "b", party: "", day: nil,
                    lot: nil,
                    quantity: Quantity(Double(number) / 4, .tonne))
            }
            // The whole ledger is disclosed so that every salt is known, and the tree is built level by level by hand.
            let disclosure = try Disclosure(rows, showing: Set(1...count), key: Self.key)
            func slow(_ rows: ArraySlice<Disclosure.Row>) -> SumNode? {
                if rows.count == 1, let row = rows.first {
                    return SumNode(row: row.row, salt: row.salt, cells: row.cells)
                }
                var half = 1
                while half * 2 < rows.count { half *= 2 }
                guard let left = slow(rows.prefix(half)), let right = slow(rows.dropFirst(half)) else { return nil }
                return SumNode(left, right)
            }
            #expect(slow(disclosure.shown[...])?.digest == disclosure.root)
            let total = disclosure.totals.reduce(0) { $0 + $1.thousandths }
            #expect(total == (1...count).reduce(0) { $0 + $1 * 250_000 })
        }
    }

    @Test func aRowThatWasChangedIsFound() throws {
        for column in 1..<LedgerRow.columns.count {
            let found = try problems { disclosure in
                let cell = disclosure.shown[1].cells[column]
                disclosure.shown[1].cells[column] = column == 7 ? (cell == "g" ? "kg" : "g") : cell + "1"
            }
            #expect(!found.isEmpty, "\(LedgerRow.columns[column])")
        }
        #expect(try !problems { $0.shown[0].salt = String($0.shown[0].salt.reversed()) }.isEmpty)
        #expect(try problems { $0.shown[1].cells[6] = "many" } == ["Row 4 is no row of a ledger of goods."])
    }

    @Test func aRowThatWasDroppedIsFound() throws {
        #expect(try problems { $0.shown.removeFirst() } == ["Row 3 is neither shown nor withheld."])
        #expect(try problems { $0.withheld.removeLast() }.first?.contains("neither shown nor withheld") == true)
        // The ledger cut short by its last branch.
        #expect(
            try !problems { disclosure in
                let last = disclosure.withheld.removeLast()
                disclosure.rowCount = last.first - 1
            }.isEmpty)
    }

    @Test func aRowThatWasAddedIsFound() throws {
        #expect(
            try problems { $0.shown.append(.init(row: $0.rowCount + 1, salt: "", cells: $0.shown[0].cells)) }.contains {
                $0.contains("no place in the tree")
            })
        #expect(try problems { $0.shown.append($0.shown[0]) } == ["A row is shown twice."])
        #expect(
            try !problems { disclosure in
                disclosure.rowCount += 1
                disclosure.shown.append(.init(row: disclosure.rowCount, salt: "", cells: disclosure.shown[0].cells))
            }.isEmpty)
    }

    @Test func rowsThatWereSwappedAreFound() throws {
        #expect(
            try !problems { disclosure in
                disclosure.shown.swapAt(0, 1)
                (disclosure.shown[0].row, disclosure.shown[1].row) = (disclosure.shown[1].row, disclosure.shown[0].row)
            }.isEmpty)
        #expect(
            try !problems { disclosure in
                let (one, other) = (disclosure.withheld[0], disclosure.withheld[1])
                disclosure.withheld[0].digest = other.digest
                disclosure.withheld[1].digest = one.digest
            }.isEmpty)
        // The order in which they stand in the file says nothing.
        #expect(try problems { $0.shown.reverse() }.isEmpty)
    }

    @Test func sumsAreChecked() throws {
        #expect(
            try problems { $0.totals[0].thousandths += 1 } == [
                "The sums of the rows and branches are not the totals that are stated."
            ])
        #expect(try !problems { $0.withheld[0].sums[0].thousandths += 1000 }.isEmpty)
        // Both together, so that the totals fit: the digest of the branch's parent covers its sums.
        #expect(
            try !problems { disclosure in
                let what = disclosure.withheld[0].sums[0].what
                disclosure.withheld[0].sums[0].thousandths += 1000
                guard let index = disclosure.totals.firstIndex(where: { $0.what == what }) else { return }
                disclosure.totals[index].thousandths += 1000
            }.isEmpty)
        #expect(try problems { $0.withheld[0].sums[0].thousandths = -5 }.first?.contains("below nothing") == true)
        #expect(try problems { $0.withheld[0].sums[0].thousandths = .max }.count >= 1)
    }

    @Test func theSumsAreThoseOfTheLedger() throws {
        let rows = try Self.rows()
        var sums: [String: Int] = [:]
        for row in rows {
            let amount = try #require(LedgerRow.amount(of: row.cells))
            sums[amount.what, default: 0] += amount.amount
        }
        let disclosure = try Self.disclosure()
        #expect(disclosure.totals == Disclosure.sums(sums))
        for part in DisclosureCheck(disclosure).sums { #expect(part.shown + part.withheld == sums[part.what]) }
    }

    @Test func aRootThatWasToldBeforeIsHeldAgainstIt() throws {
        let disclosure = try Self.disclosure()
        #expect(DisclosureCheck(disclosure, expectedRoot: disclosure.root.uppercased()).problems.isEmpty)
        #expect(
            DisclosureCheck(disclosure, expectedRoot: SHA256Digest(ofText: "").hex).problems == [
                "The root is not the one that was told before."
            ])
    }

    @Test func aWithheldRowCannotBeGuessedWithoutTheKey() throws {
        let rows = try Self.rows()
        let disclosure = try Self.disclosure()
        let other = try Disclosure(rows, showing: [3, 4, 9], key: Self.key.reversed())
        #expect(Set(disclosure.withheld.map(\.digest)).isDisjoint(with: other.withheld.map(\.digest)))
        #expect(throws: ClewError.self) { try Disclosure(rows, showing: [1], key: [1, 2, 3]) }
    }

    @Test func theCodeIsThatOfThePublishedExamples() {
        // RFC 4231, test cases 1, 2 and 6.
        let first = MessageCode.hex(of: Array("Hi There".utf8), key: [UInt8](repeating: 0x0B, count: 20))
        #expect(first == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
        let second = MessageCode.hex(of: Array("what do ya want for nothing?".utf8), key: Array("Jefe".utf8))
        #expect(second == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
        let sixth = MessageCode.hex(
            of: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            key: [UInt8](repeating: 0xAA, count: 131))
        #expect(sixth == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
    }

    // MARK: Packages

    private func package(_ rows: String) throws -> Package {
        let assessed = try Assessor(world: Examples.world.get()).assessed(
            try Examples.read("denim-importer"), options: AssessmentOptions())
        return try DisclosureBuilder(rows: rows, key: Self.key).package(of: assessed)
    }

    @Test func aPackageTellsNothingOfWithheldRowsButTheirSums() throws {
        let package = try package("S-2026")
        let rows = try Self.rows()
        let shown = rows.filter { $0.cells.contains("S-2026") }
        #expect(!shown.isEmpty)
        let words = Set(rows.filter { !$0.cells.contains("S-2026") }.flatMap { [$0.cells[1], $0.cells[5]] })
            .subtracting(shown.flatMap(\.cells)).subtracting([""]).filter { $0.count > 3 }
        #expect(!words.isEmpty)
        for (path, bytes) in package.files {
            let text = String(decoding: bytes, as: UTF8.self)
            for word in words { #expect(!text.contains(word), "\(path) names \(word)") }
        }
    }

    @Test func aPackageThatWasChangedTogetherWithItsManifestIsFound() throws {
        let folder = try TemporaryDirectory()
        func verify(_ change: (inout [String: [UInt8]]) throws -> Void) throws -> [String] {
            var package = try package("E03,5-7")
            try change(&package.files)
            let manifest = PackageManifest(fingerprint: "f", files: package.files)
            package.files[PackageManifest.fileName] = Array(try DossierDocument.json(of: manifest).utf8)
            let place = folder.url.appending(path: "a.zip")
            try PackageWriter.write(package, to: place)
            return try PackageVerification(place).differences
        }
        #expect(try verify { _ in }.isEmpty)
        let changed = try verify { files in
            var disclosure = try JSONDecoder().decode(
                Disclosure.self, from: Data(try #require(files[Disclosure.fileName])))
            disclosure.shown[0].cells[6] = "1"
            files[Disclosure.fileName] = Array(try DossierDocument.json(of: disclosure).utf8)
        }
        #expect(changed.contains { $0.contains("do not give the root") })
        let table = try verify { $0[Disclosure.tableName] = Array("row\r\n".utf8) }
        #expect(table == ["rows.csv: does not show the rows of disclosure.json"])
        #expect(try verify { $0[Disclosure.fileName] = Array("{}".utf8) }.first?.contains("cannot be read") == true)
    }

    @Test(arguments: ["nothing", "0", "9-4", "1-99999", "id:12"])
    func whatNamesNoRowIsRefused(rows: String) {
        #expect(throws: ClewError.self) { try package(rows) }
    }
}
