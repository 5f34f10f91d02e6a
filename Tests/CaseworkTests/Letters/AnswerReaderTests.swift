import ClewModel
import SourceFiles
import Testing

@testable import Casework

/// What suppliers send back is taken as they write it, and nothing of it is dropped in silence.
struct AnswerReaderTests {
    private static func rows(_ lines: String) -> (rows: [AnswerReader.Row], diagnostics: [Diagnostic]) {
        let header = LetterForm.Column.allCases.map(\.rawValue).joined(separator: ",")
        var diagnostics: [Diagnostic] = []
        let file = SourceFile(name: "form.csv", bytes: Array((header + "\n" + lines).utf8))
        return (AnswerReader.rows(of: file, into: &diagnostics), diagnostics)
    }

    @Test func papersWithoutASentenceAreAnAnswer() {
        let found = Self.rows("Q-EE2D0CAD,,,,,register.pdf,Li,2026-10-05\n")
        #expect(found.rows.map(\.answer) == ["[papers alone] register.pdf"])
        #expect(found.rows.first?.papers == "register.pdf")
    }

    @Test(arguments: ["q-ee2d0cad", " Q-EE2D0CAD ", "Ｑ－ＥＥ２Ｄ０ＣＡＤ"])
    func aMarkIsReadHoweverItIsTyped(mark: String) {
        let found = Self.rows("\(mark),,,,Yes,,Li,２０２６-１０-０５\n")
        #expect(found.rows.map(\.mark) == ["Q-EE2D0CAD"])
        #expect(found.rows.first?.answeredOn == "2026-10-05")
        #expect(found.diagnostics.isEmpty)
    }

    @Test func aRowThatASupplierAddedIsTold() {
        let found = Self.rows("Q-EE2D0CAD,,,,Yes,,,\n备注,We also want to say something,,,,,,\n")
        #expect(found.rows.count == 1)
        #expect(found.diagnostics.map(\.code) == ["answers.row.unmarked"])
        #expect(found.diagnostics.first?.message.contains("We also want to say") == true)
    }

    @Test func aBlankRowOfTheFormIsNoAnswer() {
        let found = Self.rows("Q-EE2D0CAD,about,request,papers,,,,\n")
        #expect(found.rows.isEmpty && found.diagnostics.isEmpty)
    }
}
