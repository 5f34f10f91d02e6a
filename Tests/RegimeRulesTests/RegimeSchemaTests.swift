import ClewModel
import RegimeRules
import SourceFiles
import Testing

/// What the reader refuses, and where it says the fault is.
struct RegimeSchemaTests {
    static let sound = """
        key: zz-test
        name: A law for tests
        jurisdiction: zz
        side: importing
        summary: Invented.
        instruments:
          - {key: act, title: An act, citation: {source: A gazette, verification: primary}, confidence: high}
        provisions:
          - id: zz-test.rule
            title: A rule
            kind: duty
            instrument: act
            appliesFrom: 2024-01-01
            when: {importInto: [zz]}
            effect: Something follows.
            reading: As it stands.
            citation: {source: A gazette, verification: primary}
            confidence: high
        """

    func diagnostics(of text: String, name: String = "zz-test.yaml") -> [Diagnostic] {
        do throws(RegimeError) {
            _ = try RegimeCatalog(files: [SourceFile(name: name, text: text)])
            return []
        } catch {
            return error.diagnostics
        }
    }

    @Test func aSoundFileIsTaken() {
        #expect(diagnostics(of: Self.sound) == [])
    }

    @Test(arguments: [
        ("title: A rule", "titel: A rule", "yaml.key.unknown", 10),
        ("kind: duty", "kind: dutty", "cell.choice", 11),
        ("instrument: act", "instrument: akt", "provision.instrument", 12),
        ("appliesFrom: 2024-01-01", "appliesFrom: 2024-02-30", "cell.date", 13),
        ("appliesFrom: 2024-01-01", "appliesFrom: 01/02/2024", "cell.date", 13),
        ("{importInto: [zz]}", "{importInfo: [zz]}", "condition.kind", 14),
        ("{importInto: [zz]}", "{importInto: [zz], requesterIn: [zz]}", "condition.form", 14),
        ("{importInto: [zz]}", "{all: []}", "condition.empty", 14),
        ("{importInto: [zz]}", "{provision: [zz-test.later]}", "condition.provision", 14),
        ("{importInto: [zz]}", "{goods: {hs: [cotton]}}", "condition.hs", 14),
        ("id: zz-test.rule", "id: other.rule", "provision.id", 9),
    ])
    func aFaultIsRefusedWithItsPlace(_ sound: String, _ broken: String, _ code: String, _ line: Int) {
        let found = diagnostics(of: Self.sound.replacing(sound, with: broken))
        let match = found.first { $0.code == code }
        #expect(match?.location.line == line, "\(found.map(\.description))")
        #expect(match?.location.file == "zz-test.yaml")
    }

    @Test func whatNoSourceConfirmsIsNoLaw() {
        let text = Self.sound.replacing("confidence: high", with: "confidence: unverified")
        #expect(diagnostics(of: text).filter { $0.code == "law.unverified" }.count == 2)
        let citation = Self.sound.replacing("verification: primary", with: "verification: unverified")
        #expect(diagnostics(of: citation).contains { $0.code == "law.unverified" })
    }

    @Test func aProvisionWithoutASourceIsRefused() {
        let text = Self.sound.replacing("    citation: {source: A gazette, verification: primary}\n", with: "")
        #expect(diagnostics(of: text).contains { $0.code == "yaml.key.missing" && $0.message.contains("citation") })
    }

    @Test func everyProblemOfAFileIsTold() {
        let text = Self.sound.replacing("title: A rule", with: "titel: A rule").replacing("kind: duty", with: "kind: x")
        let codes = Set(diagnostics(of: text).map(\.code))
        #expect(codes.isSuperset(of: ["yaml.key.unknown", "yaml.key.missing", "cell.choice"]))
    }

    @Test func theFileIsNamedForItsKey() {
        #expect(diagnostics(of: Self.sound, name: "other.yaml").map(\.code).contains("regime.key"))
    }

    /// The sound file with a second provision, made of the first by some changes.
    private func pair(_ changes: [(String, String)]) -> String {
        let first = "  - id:" + (Self.sound.split(separator: "  - id:", maxSplits: 1).last ?? "")
        let second = changes.reduce(first.replacing("zz-test.rule", with: "zz-test.other")) {
            $0.replacing($1.0, with: $1.1)
        }
        return Self.sound + "\n" + second
    }

    @Test func twoVersionsOfOneRuleForTheSameDaysAreRefused() {
        let found = diagnostics(of: pair([]))
        let overlap = found.first { $0.code == "provision.overlap" }
        #expect(overlap?.location.line == 23, "\(found.map(\.description))")
        #expect(overlap?.location.file == "zz-test.yaml")
        let ended = pair([("2024-01-01", "2025-01-01")])
            .replacing(
                "    appliesFrom: 2024-01-01\n", with: "    appliesFrom: 2024-01-01\n    appliesTo: 2024-12-31\n")
        #expect(diagnostics(of: ended) == [])
        let touching = ended.replacing("appliesTo: 2024-12-31", with: "appliesTo: 2025-01-01")
        #expect(diagnostics(of: touching).map(\.code) == ["provision.overlap"])
    }

    @Test func whatOneBarsAndAnotherAllowsNeedsAPriority() {
        let bars = ("kind: duty", "kind: prohibition")
        let text = pair([("kind: duty", "kind: authorization")]).replacing(bars.0, with: bars.1)
        let found = diagnostics(of: text)
        #expect(found.map(\.code) == ["provision.conflict"], "\(found.map(\.description))")
        #expect(found.first?.location.line == 24)
        let ranked = text.replacing(
            "kind: authorization", with: "kind: authorization\n    overrides: [zz-test.rule]")
        #expect(diagnostics(of: ranked) == [])
        let elsewhere = pair([("kind: duty", "kind: authorization"), ("importInto: [zz]", "importInto: [yy]")])
            .replacing(bars.0, with: bars.1)
        #expect(diagnostics(of: elsewhere) == [])
    }

    @Test func aPriorityNamesAProvisionThatExists() {
        let text = Self.sound.replacing("kind: duty", with: "kind: duty\n    overrides: [zz-test.none]")
        #expect(diagnostics(of: text).map(\.code) == ["provision.overrides"])
    }

    @Test func whatIsPresumedNamesAPresumptionThatStandsBeforeIt() {
        let presumed = [
            ("kind: presumption", "kind: prohibition\n    presumedBy: [zz-test.rule]"),
            ("title: A rule", "title: A ban"),
        ]
        let sound = Self.sound.replacing("kind: duty", with: "kind: presumption")
        let first = "  - id:" + (sound.split(separator: "  - id:", maxSplits: 1).last ?? "")
        let second = presumed.reduce(first.replacing("zz-test.rule", with: "zz-test.other")) {
            $0.replacing($1.0, with: $1.1)
        }
        // Within the second provision the rule that it names keeps its name.
        #expect(diagnostics(of: sound + "\n" + second) == [])
        let unknown = Self.sound.replacing("kind: duty", with: "kind: duty\n    presumedBy: [zz-test.none]")
        #expect(diagnostics(of: unknown).map(\.code) == ["provision.presumedBy"])
        let itself = Self.sound.replacing("kind: duty", with: "kind: presumption\n    presumedBy: [zz-test.rule]")
        #expect(diagnostics(of: itself).map(\.code) == ["provision.presumedBy"])
    }

    @Test func whatTakesUpARuleAgainBeginsAfterItsEnd() {
        let resumed = pair([
            ("appliesFrom: 2024-01-01", "appliesFrom: 2026-01-01\n    resumes: zz-test.rule"),
            ("title: A rule", "title: A rule again"),
        ])
        #expect(diagnostics(of: resumed).contains { $0.code == "provision.overlap" })
        let ended = resumed.replacing(
            "    appliesFrom: 2024-01-01\n", with: "    appliesFrom: 2024-01-01\n    appliesTo: 2024-12-31\n")
        #expect(diagnostics(of: ended) == [])
    }
}
