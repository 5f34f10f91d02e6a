import Foundation
import SourceFiles
import TestSupport
import Testing

struct LineStreamTests {
    private static func lines(_ text: String, limit: Int = 1 << 20, upTo count: Int = 3) throws -> [LineStream.Line] {
        let folder = try TemporaryDirectory()
        let stream = try LineStream(folder.write(text, to: "lines"), as: "lines", lineLimit: limit)
        var all: [LineStream.Line] = []
        while true {
            let next = try stream.next(upTo: count)
            guard !next.isEmpty else { return all }
            #expect(next.count <= count)
            all += next
        }
    }

    private static func text(_ text: String) -> LineStream.Line { .text(Array(text.utf8)) }

    @Test func everyLineIsThereEmptyOnesTooAndTheLastNeedsNoLineFeed() throws {
        #expect(try Self.lines("a\n\nb\r\n\nc") == ["a", "", "b", "", "c"].map(Self.text))
        #expect(try Self.lines("a\n") == [Self.text("a")])
        #expect(try Self.lines("").isEmpty)
    }

    @Test func aLineThatIsTooLongIsSaidAndTheNextIsRead() throws {
        let long = String(repeating: "x", count: 700_000)
        let found = try Self.lines("a\n\(long)\nb\n\(long)", limit: 1000)
        #expect(found == [Self.text("a"), .tooLong(700_000), Self.text("b"), .tooLong(700_000)])
    }

    @Test func linesOverThePiecesOfAReadStayWhole() throws {
        let rows = (0..<60_000).map { "row \($0) of many" }
        #expect(try Self.lines(rows.joined(separator: "\n") + "\n", upTo: 1000) == rows.map(Self.text))
    }
}
