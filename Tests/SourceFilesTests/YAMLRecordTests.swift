import ClewModel
import SourceFiles
import Testing

struct YAMLRecordTests {
    private func read(_ text: String) -> (record: YAMLRecord?, diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        let record = YAMLRecord.document(SourceFile(name: "a.yaml", text: text), into: &diagnostics)
        return (record, diagnostics)
    }

    @Test func valuesAreReadWithTheirPlaces() throws {
        let (record, _) = read("name: Alpha\ncountry: NO\nyield:\n  low: 0.3\ndays: [2024-03-05, 2024-04-01]\nempty:\n")
        let root = try #require(record)
        var diagnostics: [Diagnostic] = []
        #expect(root.require("name", into: &diagnostics) == "Alpha")
        #expect(root.string("country", into: &diagnostics) == "NO")
        #expect(root.record("yield", into: &diagnostics)?.number("low", into: &diagnostics) == 0.3)
        #expect(root.strings("days", into: &diagnostics) == ["2024-03-05", "2024-04-01"])
        #expect(root.strings("name", into: &diagnostics) == ["Alpha"])
        #expect(root.string("empty", into: &diagnostics) == nil)
        #expect(
            root.cell("country", into: &diagnostics)?.location == SourceLocation(file: "a.yaml", line: 2, column: 10))
        root.reportUnread(into: &diagnostics)
        #expect(diagnostics.isEmpty)
    }

    @Test func aKeyThatNobodyReadIsReportedWhereverItIs() throws {
        let (record, _) = read("name: A\nnmae: B\nitems:\n  - key: a\n    knid: x\n")
        let root = try #require(record)
        var diagnostics: [Diagnostic] = []
        _ = root.string("name", into: &diagnostics)
        for item in root.records("items", into: &diagnostics) { _ = item.string("key", into: &diagnostics) }
        root.reportUnread(into: &diagnostics)
        #expect(diagnostics.map(\.code) == ["yaml.key.unknown", "yaml.key.unknown"])
        #expect(diagnostics.map(\.location.line) == [2, 5])
    }

    @Test(arguments: [
        ("", "yaml.empty"), ("a: [1, 2", "yaml.syntax"), ("- a\n- b\n", "yaml.mapping"),
        ("a: 1\na: 2\n", "yaml.key.duplicate"),
        ("just text", "yaml.mapping"), ("a: *nowhere", "yaml.alias"), ("a: \u{1}", "yaml.syntax"),
    ])
    func aBrokenFileIsReportedNotTrapped(text: String, code: String) {
        let (record, diagnostics) = read(text)
        #expect(record == nil)
        #expect(diagnostics.map(\.code) == [code])
    }

    @Test func damagedTextIsReportedWithItsPlace() {
        var diagnostics: [Diagnostic] = []
        let file = SourceFile(name: "a.yaml", bytes: Array("a: 1\nb: ".utf8) + [0xFE])
        #expect(YAMLRecord.document(file, into: &diagnostics) == nil)
        #expect(diagnostics.map(\.location) == [SourceLocation(file: "a.yaml", line: 2, column: 4)])
    }

    @Test func nestingWithoutEndIsRefused() {
        let (record, diagnostics) = read("a: " + String(repeating: "[", count: 200_000))
        #expect(record == nil)
        #expect(diagnostics.map(\.code) == ["yaml.syntax"])
    }

    @Test func aWrongKindOfValueIsReported() throws {
        let (record, _) = read("a: {b: 1}\nc: x\nd: [1]\n")
        let root = try #require(record)
        var diagnostics: [Diagnostic] = []
        _ = root.string("a", into: &diagnostics)
        _ = root.number("c", into: &diagnostics)
        _ = root.records("d", into: &diagnostics)
        _ = root.require("e", into: &diagnostics)
        #expect(diagnostics.map(\.code) == ["yaml.scalar", "cell.number", "yaml.mapping", "yaml.key.missing"])
    }

    @Test func aCitationIsReadInFullOrByItsSourceAlone() throws {
        let (record, _) = read(
            "citation:\n  source: 89 FR 1\n  date: 2024-05\n  verification: primary\nother: A page\nconfidence: high\n")
        let root = try #require(record)
        var diagnostics: [Diagnostic] = []
        let date = PartialDate("2024-05")
        #expect(root.citation(into: &diagnostics) == Citation("89 FR 1", date: date, verification: .primary))
        #expect(root.citation("other", into: &diagnostics) == Citation("A page", verification: .secondary))
        #expect(root.confidence(into: &diagnostics) == .high)
        root.reportUnread(into: &diagnostics)
        #expect(diagnostics.isEmpty)
    }
}
