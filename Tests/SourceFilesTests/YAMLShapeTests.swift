import ClewModel
import Testing

@testable import SourceFiles

struct YAMLShapeTests {
    private static func faults(_ text: String) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        _ = YAMLRecord.document(SourceFile(name: "x.yaml", text: text), into: &diagnostics)
        return diagnostics
    }

    private static let bomb =
        "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
        + (1...9).map { level in
            "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ",") + "]\n"
        }.joined()

    @Test(arguments: [bomb, bomb + "? [*a9]\n: 1\n", "a: &a [x]\n? *a\n: 1\n", "a: &a {b: c}\nd: {<<: *a}\n"])
    func aliasesAreRefusedWhereTheyStand(text: String) {
        let faults = Self.faults(text)
        #expect(faults.map(\.code) == ["yaml.alias"])
        #expect(faults.first?.location.line == 2)
    }

    @Test(arguments: ["? [a, b]\n: 1\n", "? {a: b}\n: 1\n"])
    func aKeyIsAPlainText(text: String) {
        #expect(Self.faults(text).map(\.code) == ["yaml.key"])
    }

    @Test(arguments: ["[", "{b: ", "- "], [100, 900])
    func deepNestingIsRefused(opening: String, depth: Int) {
        let faults = Self.faults("a:\n  " + String(repeating: opening, count: depth))
        #expect(faults.map(\.code) == ["yaml.depth"])
    }

    /// The scanner underneath has a limit of its own, which is reached before anything is said of the first bracket.
    @Test(arguments: ["[", "{b: ", "- "])
    func nestingWithoutEndIsRefused(opening: String) {
        #expect(Self.faults("a:\n  " + String(repeating: opening, count: 100_000)).count == 1)
    }

    @Test func aKeyThatIsThereTwiceIsReportedAtItsSecondPlace() {
        let faults = Self.faults("a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n")
        #expect(faults.map(\.code) == ["yaml.key.duplicate"])
        #expect(faults.first?.location.line == 5)
        #expect(faults.first?.location.column == 3)
        #expect(faults.first?.message.contains("line 3") == true)
    }

    @Test func sameKeysOfDifferentMappingsAreNoFault() {
        #expect(Self.faults("a:\n  - {x: 1}\n  - {x: 2}\nb: {x: 3, a: 4}\n").isEmpty)
    }

    @Test func aValueWithANULIsRefused() {
        var diagnostics: [Diagnostic] = []
        let record = YAMLRecord.document(SourceFile(name: "x.yaml", text: "name: \"a\\0b\"\n"), into: &diagnostics)
        #expect(record?.string("name", into: &diagnostics) == nil)
        #expect(diagnostics.map(\.code) == ["yaml.nul"])
    }

    @Test(arguments: ["-1", "-9223372036854775808", "1e300", "2.5", "9223372036854775807"])
    func aCountIsAWholeNumberThatCountsSomething(value: String) {
        var diagnostics: [Diagnostic] = []
        let record = YAMLRecord.document(SourceFile(name: "x.yaml", text: "skip_lines: \(value)\n"), into: &diagnostics)
        #expect(record?.integer("skip_lines", into: &diagnostics) == nil)
        #expect(diagnostics.count == 1)
    }
}
