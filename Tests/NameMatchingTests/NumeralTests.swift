import NameMatching
import Testing

/// Numbers in words and in Roman numerals, which tell sister companies apart.
struct NumeralTests {
    private func numbers(_ name: String) throws -> [UInt32] {
        try TestLexicon.tools().analyzer.analyze(name, kind: .organization).parts.compactMap(\.number)
    }

    @Test(arguments: [
        ("Brigade Forty-Four", [44 as UInt32]), ("Brigade 44", [44]), ("Twenty Fourth Factory", [24]),
        ("Fourteen Stars", [14]), ("Novek Fund VIII LP", [8]), ("NOVEK FUND III LP", [3]), ("Novek Fund iii", [3]),
        ("Novek Fund Ⅲ", [3]), ("Novek Fund XIV", [14]), ("Novek XIX", [19]), ("Novek Fund", []), ("III Novek", []),
        ("RUI XI TRADING", []), ("Rui Xi Trading", []), ("Novek IIII Ltd", []), ("Twenty (4) Novek", [20, 4]),
        ("Ruigers Plant named after I.V. Novek", []),
    ])
    func aNumberIsOneInAnyWriting(name: String, expected: [UInt32]) throws {
        #expect(try numbers(name) == expected)
    }

    @Test func anotherNumberIsAnotherCompany() throws {
        #expect(try TestLexicon.score("Novek Partners III LP", "Novek Partners II LP") < 0.5)
        #expect(try TestLexicon.score("Novek Partners III LP", "Novek Partners 3 LP") > 0.5)
    }

    @Test func aSmallNumberInWordsIsPartOfTheNameUnlessTheOtherSideHasItInDigits() throws {
        let (analyzer, comparator) = try TestLexicon.tools()
        func roles(_ left: String, _ right: String) -> [PartRole] {
            comparator.compare(
                analyzer.analyze(left, kind: .organization), analyzer.analyze(right, kind: .organization)
            )
            .alignments.map(\.role)
        }
        #expect(roles("Three Ruigers", "3 Ruigers") == [.number, .tradeName])
        #expect(roles("Three Ruigers", "Three Ruigers") == [.tradeName, .tradeName])
    }

    @Test func aNumberInWordsIsNoNumberedUnit() throws {
        #expect(try TestLexicon.score("Three Ruigers Trading", "Ruigers Trading No.3 Factory") < 0.5)
        #expect(try TestLexicon.score("Third Factory", "No. 3 Factory") > 0.5)
    }
}
