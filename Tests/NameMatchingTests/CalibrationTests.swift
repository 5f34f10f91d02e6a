import Foundation
import Testing

@testable import NameMatching

/// What is told for an estimate: rising within a cell, never a match of names that contradict each other, and refused where the file says otherwise.
struct CalibrationTests {
    private static let header = "stage,kind,scripts,apart,odds,calibrated\n"

    private static func calibration(_ rows: String) throws -> ScoreCalibration {
        let file = FileManager.default.temporaryDirectory.appending(path: "calibration-\(UUID().uuidString).csv")
        try Data((header + rows).utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try ScoreCalibration(file: file)
    }

    private static func cell(
        _ kind: NameKind, _ one: NameScript, _ other: NameScript, isApart: Bool = false
    ) -> CalibrationCell { CalibrationCell(kind: kind, one, other, isApart: isApart) }

    /// A line worked by hand: through (0, 1) and (2, 3), half as steep beyond both.
    @Test(arguments: [(-2.0, 0.0), (0, 1), (1, 2), (2, 3), (6, 5)])
    func aLineIsStraightBetweenItsPointsAndHalfAsSteepBeyond(estimate: Double, told: Double) throws {
        let table = try Self.calibration("screening,person,latin+arabic,no,0,1\nscreening,person,latin+arabic,no,2,3\n")
        let cell = Self.cell(.person, .arabic, .latin)
        #expect(abs(table.odds(estimate, of: cell, at: .screening) - told) < 1e-12)
        #expect(table.odds(estimate, of: cell, at: .names) == estimate)
    }

    @Test func aCellWithoutALineTakesThatOfItsKind() throws {
        let table = try Self.calibration(
            "screening,person,across,no,0,1\nscreening,person,one,no,0,-1\nscreening,person,latin+han,no,0,2\n")
        #expect(table.odds(0, of: Self.cell(.person, .latin, .han), at: .screening) == 2)
        #expect(table.odds(0, of: Self.cell(.person, .latin, .hebrew), at: .screening) == 1)
        #expect(table.odds(0, of: Self.cell(.person, .latin, .latin), at: .screening) == -1)
        #expect(table.odds(0, of: Self.cell(.vessel, .latin, .han), at: .screening) == 0)
    }

    @Test func aContradictionIsNotLiftedToAMatchWhateverTheFileSays() throws {
        let table = try Self.calibration(
            "screening,person,across,no,-9,-9\nscreening,person,across,no,0,9\nscreening,person,across,yes,0,8\n")
        let apart = Self.cell(.person, .latin, .hebrew, isApart: true)
        #expect(table.odds(0, of: apart, at: .screening) < log(3.0))
        #expect(table.odds(0, of: Self.cell(.person, .latin, .hebrew), at: .screening) == 9)
        // What was a match before stays what it was at most.
        #expect(table.odds(4, of: apart, at: .screening) <= 4)
    }

    @Test(arguments: [
        "screening,person,latin+arabic,no,0,1\nscreening,person,latin+arabic,no,1,1\n",
        "screening,person,latin+arabic,no,0,1\nscreening,person,latin+arabic,no,0,2\n",
        "screening,person,latin+arabic,no,0,nan\n", "screening,person,arabic+latin,no,0,1\n",
        "screening,ship,across,no,0,1\n", "screening,person,across,perhaps,0,1\n", "guess,person,across,no,0,1\n",
        "screening,person,across,no,0\n",
    ])
    func whatDoesNotRiseOrNamesNoCellIsRefusedWithItsLine(rows: String) {
        let error = #expect(throws: NameMatchingError.self) { try Self.calibration(rows) }
        #expect(error?.line == rows.split(separator: "\n").count + 1)
    }

    /// The laws, for every cell of the bundled file on random estimates.
    @Test(arguments: ScoreCalibration.Stage.allCases)
    func theBundledFileKeepsTheOrderOfEachCellAndLiftsNoContradiction(stage: ScoreCalibration.Stage) throws {
        let table = try TestLexicon.loaded.get().tables.calibration
        let threshold = stage == .names ? 0.0 : log(3.0)
        var generator = SplitMix64(seed: 21)
        for cell in CalibrationCell.all {
            let estimates = (0..<24).map { _ in Double.random(in: -16...16, using: &generator) }.sorted()
            let told = estimates.map { table.odds($0, of: cell, at: stage) }
            for (last, next) in zip(told.indices, told.indices.dropFirst()) where estimates[last] < estimates[next] {
                #expect(told[last] < told[next], "\(cell.scripts) \(cell.kind)")
            }
            for (estimate, told) in zip(estimates, told) where cell.isApart {
                #expect(told < threshold || told <= estimate, "\(cell.scripts) \(cell.kind)")
                #expect(told <= table.odds(estimate, of: cell.agreeing, at: stage))
            }
            if stage == .names, !cell.isAcrossScripts { #expect(told == estimates) }
        }
    }

    @Test func cellsHaveNumbersOfTheirOwn() {
        let all = CalibrationCell.all
        #expect(Set(all.map(\.number)).count == all.count)
        #expect(all.allSatisfy { (0..<CalibrationCell.count).contains($0.number) })
    }

    /// Ordinary names put together by chance, in each script beside Latin.
    @Test(arguments: [
        ("Кирилл Забелин", "Kirill Zabelin"), ("Остап Бойченко", "Ostap Boichenko"), ("سامي التميمي", "Sami Al-Tamimi"),
        ("فرهاد کشاورز", "Farhad Keshavarz"), ("Θεόδωρος Ηλιάδης", "Theodoros Iliadis"),
        ("מנחם אזולאי", "Menachem Azoulay"),
        ("ზურაბ ლომიძე", "Zurab Lomidze"), ("Սամվել Ղազարյան", "Samvel Ghazaryan"), ("박재훈", "Park Jae-hoon"),
        ("サトシ クロダ", "Satoshi Kuroda"), ("दिनेश गुप्ता", "Dinesh Gupta"), ("สมชาย ทองดี", "Somchai Thongdee"),
        ("周岩澄", "Zhou Yancheng"),
    ])
    func personsAcrossScriptsAreTold(native: String, latin: String) throws {
        #expect(try TestLexicon.score(native, latin, .person) > 0.5)
    }

    @Test(arguments: [
        ("Кирилл Забелин", "Savely Zabelin"), ("سامي التميمي", "Bashir Al-Tamimi"), ("박재훈", "Park Min-ho"),
        ("दिनेश गुप्ता", "Kailash Gupta"), ("周岩澄", "Zhou Minghao"), ("מנחם אזולאי", "Yoram Azoulay"),
    ])
    func anotherGivenNameIsNoMatchInAnyScript(native: String, latin: String) throws {
        #expect(try TestLexicon.score(native, latin, .person) < 0.5)
    }

    @Test func theExplanationSaysWhatTheScriptsAddAndAddsUp() throws {
        let (analyzer, comparator) = try TestLexicon.tools()
        for (left, right, isAcross) in [("סמי הדד", "Sami Haddad", true), ("Sami Hadad", "Sami Haddad", false)] {
            let result = comparator.compare(
                analyzer.analyze(left, kind: .person), analyzer.analyze(right, kind: .person))
            let sum = result.base + result.alignments.reduce(0) { $0 + $1.contribution }
            #expect(abs(sum - log(result.probability / (1 - result.probability))) < 1e-6)
            if !isAcross { #expect(abs(result.calibration) < 1e-4) }
        }
    }
}
