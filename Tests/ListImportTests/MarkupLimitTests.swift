import ClewModel
import Foundation
import TestSupport
import Testing

@testable import ListImport

/// Markup that would crash a parser or keep it busy for hours, in every list that is markup.
struct MarkupLimitTests {
    private static let lists = FixtureCase.all.filter { $0.files[0].hasSuffix("xml") || $0.files[0].hasSuffix("html") }

    private func read(_ fixture: FixtureCase, _ text: String) throws {
        _ = try PublishedLists.catalog().importer(for: fixture.list).read(
            [ListFile(name: fixture.files[0], bytes: Array(text.utf8))], into: StatementCollector())
    }

    /// Puts markup right before an end tag of the file: that of a record's field, of a record, and of the whole.
    private func variants(_ fixture: FixtureCase, _ markup: String) throws -> [String] {
        let text = try String(contentsOf: FixtureCase.folder.appending(path: fixture.files[0]), encoding: .utf8)
        let ends = text.ranges(of: "</").map(\.lowerBound)
        return [ends.first, ends[ends.count / 2], ends.last].compactMap { $0 }.map { place in
            text[..<place] + markup + text[place...]
        }
    }

    @Test(arguments: lists)
    func elementsThatNestWithoutEndAreRefused(fixture: FixtureCase) throws {
        let depth = 100_000
        let deep = String(repeating: "<a>", count: depth) + "x" + String(repeating: "</a>", count: depth)
        for text in try variants(fixture, deep) {
            guard fixture.files[0].hasSuffix("xml") else {
                // The parser of web pages is told of no tree, so that depth costs nothing.
                #expect(throws: Never.self) { try read(fixture, text) }
                continue
            }
            let error = #expect(throws: ImportError.self) { try read(fixture, text) }
            #expect(error?.code == .unsafe)
            #expect(error?.message.contains("256 deep") == true)
        }
    }

    @Test(arguments: lists)
    func aTagOfAHundredThousandAttributesIsRefused(fixture: FixtureCase) throws {
        for kind in ["a", "xmlns:a"] {
            let tag = "<x " + (0..<100_000).map { "\(kind)\($0)=\"&gt;\"" }.joined(separator: " ") + "/>"
            for text in try variants(fixture, tag) {
                let error = #expect(throws: ImportError.self) { try read(fixture, text) }
                #expect(error?.code == .unsafe)
                #expect(error?.message.contains("attributes") == true)
            }
        }
    }

    @Test func attributesWithoutValuesAreCountedOnAPage() throws {
        let page = try #require(Self.lists.first { $0.files[0].hasSuffix("html") })
        let tag = "<x " + (0..<100_000).map { "a\($0)" }.joined(separator: "\n") + ">"
        for text in try variants(page, tag) {
            #expect(throws: ImportError.self) { try read(page, text) }
        }
    }

    private func watch(_ text: String, isPage: Bool = false) throws {
        var watch = isPage ? MarkupGuard.html("file") : MarkupGuard.xml("file")
        for byte in Array(text.utf8) { try [byte].withUnsafeBufferPointer { try watch.feed($0) } }
    }

    @Test func whatIsNoTagIsNotTakenForOne() throws {
        let many = String(repeating: "a=\"1\" ", count: 2000)
        for text in [
            "<!-- <a \(many) --->", "<![CDATA[ <a \(many) ]]]>", "<?a \(many) > ?>",
            "<!DOCTYPE a [<!ATTLIST \(many)>]>",
            "1 < 2 \(many)", "<a>\(many)</a>", "<a b=\"\(many.replacing("\"", with: "'"))\"/>",
        ] {
            #expect(throws: Never.self) { try watch(text) }
            // And what follows is watched again.
            #expect(throws: ImportError.self) { try watch(text + "<a \(many)>") }
        }
        #expect(throws: Never.self) { try watch("<script>if (a<b) {\(many)}</script>", isPage: true) }
        #expect(throws: ImportError.self) { try watch("<script>a</SCRIPT><b \(many)>", isPage: true) }
    }

    @Test func aTagWithoutEndIsRefused() {
        #expect(throws: ImportError.self) { try watch("<a b=\"" + String(repeating: "x", count: 2 << 20)) }
    }

    @Test func theWatchSeesTheSameInPiecesOfAnySize() throws {
        let text = Array("<a b='>' c=\"<\"><!-- - -- - --><b/>\n</a>".utf8)
        for size in 1...text.count {
            var watch = MarkupGuard.xml("file")
            for start in stride(from: 0, to: text.count, by: size) {
                try Array(text[start..<min(start + size, text.count)]).withUnsafeBufferPointer { try watch.feed($0) }
            }
        }
    }
}
