import Testing

@testable import SourceFiles

/// Finding the member that an object has twice.
struct JSONRepetitionTests {
    @Test(
        arguments: [
            (#"{"a":1,"b":2,"a":3}"#, ["a"]), (#"{"a":{"b":1,"b":2}}"#, ["a", "b"]),
            (#"{"a":[{"x":1},{"y":1,"y":2}]}"#, ["a", "1", "y"]), (#"{"a":1,"\u0061":2}"#, ["a"]),
            (#"{"é":1,"é":2}"#, ["é"]), (" \u{FEFF}", nil), (#"{"a":{"b":1},"b":{"a":1}}"#, nil), ("[1,1]", nil),
            ("", nil), (#"{"a":1,"#, nil), (#"[{"a":1},{"a":1}]"#, nil),
        ] as [(String, [String]?)])
    func theFirstMemberThatStandsTwiceIsNamedWithItsPlace(_ text: String, _ path: [String]?) {
        #expect(JSONRepetition(in: Array(text.utf8))?.path == path)
    }

    @Test func depthWithoutEndIsNoCrash() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(JSONRepetition(in: Array(deep.utf8)) == nil)
    }
}
