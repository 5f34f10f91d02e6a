import ClewModel
import OfficeFiles
import SourceFiles
import TestSupport
import Testing

/// Captures of web pages: their text, what they say of themselves, and what in them does not agree.
struct WebCaptureTests {
    private static let page = Array(
        "<html><head><title>公告</title></head><body><p>组织转移就业人员到某厂。</p></body></html>".utf8)

    private func capture(_ bytes: [UInt8], name: String = "a.warc", _ limits: OfficeLimits = .standard) throws
        -> WebCapture
    {
        try WebCapture(SourceFile(name: name, bytes: bytes), limits: limits)
    }

    private func refusal(_ bytes: [UInt8], _ limits: OfficeLimits = .standard) -> OfficeFileError? {
        #expect(throws: OfficeFileError.self) { try capture(bytes, limits) }
    }

    @Test func packedAndPlainGiveTheSamePages() throws {
        let records = [
            WARCBytes.program(["software: capture 1.0"]), WARCBytes.answer("https://example.cn/a", Self.page),
            WARCBytes.answer("https://example.cn/a.css", Array("p{}".utf8), type: "text/css"),
        ]
        let plain = try capture(records.flatMap { $0 })
        let packed = try capture(WARCBytes.packed(records), name: "a.gz")
        #expect(plain.pages == packed.pages)
        #expect(plain.answerCount == 2)
        #expect(plain.pages.map(\.address) == ["https://example.cn/a"])
        #expect(plain.pages[0].date == "2026-03-05T06:20:00Z")
        let text = try DocumentText.read(SourceFile(name: "x", bytes: WARCBytes.packed(records)))
        #expect(text.kind == .warc)
        #expect(text.text.contains("[https://example.cn/a, 2026-03-05T06:20:00Z]"))
        #expect(text.text.contains("组织转移就业人员到某厂。"))
    }

    @Test func manyPackedPartsAreReadAsOneFile() throws {
        let records = (0..<3000).map { WARCBytes.record("metadata", Array("part \($0)".utf8)) }
        let whole = WARCBytes.packed(records + [WARCBytes.answer("https://example.cn/a", Self.page)])
        #expect(try capture(whole).pages.count == 1)
    }

    @Test func chunksAndPackingOfTheServerAreUndone() throws {
        let packed = try #require(GzipFile.packed(Self.page))
        let half = packed.count / 2
        var chunked: [UInt8] = []
        for part in [packed[..<half], packed[half...]] {
            chunked += Array((String(part.count, radix: 16) + ";x=1\r\n").utf8) + part + Array("\r\n".utf8)
        }
        chunked += Array("0\r\n\r\n".utf8)
        let head = ["Content-Encoding: gzip", "Transfer-Encoding: chunked"]
        let found = try capture(WARCBytes.answer("https://example.cn/a", chunked, head: head))
        #expect(found.pages[0].text?.contains("组织转移就业") == true)
        // Some programs undo both and keep the fields.
        let undone = try capture(WARCBytes.answer("https://example.cn/a", Self.page, head: head))
        #expect(undone.pages[0].text == found.pages[0].text)
        let other = try capture(WARCBytes.answer("https://example.cn/a", Self.page, head: ["Content-Encoding: br"]))
        #expect(other.pages[0].text == nil)
        #expect(other.pages[0].problem?.contains("packed as “br”") == true)
    }

    @Test(arguments: ["sha1:", "sha256:"])
    func aDigestThatDoesNotFitIsTold(algorithm: String) throws {
        let body = Array("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nlabour transfer".utf8)
        let hex = algorithm == "sha1:" ? SHA1.hex(of: body) : SHA256Digest(of: body).hex
        func differences(_ digest: String) throws -> [String] {
            try capture(
                WARCBytes.record(
                    "response", uri: "https://example.cn/a", fields: ["WARC-Block-Digest: \(algorithm)\(digest)"], body)
            ).differences
        }
        #expect(try differences(hex).isEmpty)
        let wrong = String(hex.reversed())
        #expect(
            try differences(wrong) == ["https://example.cn/a does not have the digest that the capture states of it"])
    }

    @Test func aDigestInBase32IsRead() throws {
        // printf 'abc' | openssl sha1 -binary | base32
        let record = WARCBytes.record(
            "resource", uri: "urn:a", fields: ["WARC-Block-Digest: sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5"],
            Array("abc".utf8))
        #expect(try capture(record).differences.isEmpty)
    }

    @Test func whoCapturedIsPrivateAndWhatWasCapturedIsNot() throws {
        let request = WARCBytes.record(
            "request", uri: "https://example.cn/a",
            Array("GET /a HTTP/1.1\r\nHost: example.cn\r\nUser-Agent: Own Browser\r\nCookie: s=1\r\n\r\n".utf8))
        let found = try capture(
            WARCBytes.program(["software: capture 1.0", "operator: Somebody", "hostname: own-machine", "ip: 192.0.2.1"])
                + request + WARCBytes.answer("https://example.cn/a", Self.page))
        let shown = found.facts.filter { !$0.isPrivate }
        #expect(shown.map(\.key) == ["warcinfo.software", "html.title"])
        let all = found.facts.filter(\.isPrivate).map(\.value)
        #expect(all == ["Somebody", "own-machine", "192.0.2.1", "Own Browser", "s=1"])
    }

    @Test func whatWasCutOffIsSaid() throws {
        let found = try capture(
            WARCBytes.answer("https://example.cn/a", Self.page, fields: ["WARC-Truncated: length"])
                + WARCBytes.record("revisit", uri: "https://example.cn/b", [])
                + WARCBytes.answer("https://example.cn/c", Array("gone".utf8), status: "404 Not Found"))
        #expect(found.cuts.count == 2)
        #expect(found.pages.last?.problem == "the server answered with the status 404")
    }

    @Test func aRecordThatBreaksTheRulesIsNamed() {
        let good = WARCBytes.record("metadata", Array("x".utf8))
        func place(_ bytes: [UInt8]) -> String? { refusal(good + bytes)?.location.record }
        #expect(
            place(Array(WARCBytes.record("response", uri: "https://example.cn/a", Self.page).dropLast(9))) == "record 2"
        )
        #expect(place(Array("WARC/1.0\r\nContent-Length: 2\r\n\r\nxx\r\n\r\n".utf8)) == "record 2")
        #expect(place(Array("WARC/1.0\r\nWARC-Type: x\r\nContent-Length: -2\r\n\r\nxx".utf8)) == "record 2")
        #expect(
            place(Array("WARC/1.0\r\nWARC-Type: x\r\nContent-Length: 99999999999999999999\r\n\r\nxx".utf8))
                == "record 2")
        #expect(place(Array("no record".utf8)) == "record 2")
        #expect(refusal(Array(WARCBytes.packed([good]).dropLast(4)))?.code == .broken)
    }

    @Test func captureMadeToDoHarmIsRefused() {
        var limits = OfficeLimits.standard
        limits.entryCount = 2
        let records = [UInt8](repeating: 0, count: 3).flatMap { _ in WARCBytes.record("metadata", []) }
        #expect(refusal(records, limits)?.code == .unsafe)
        let bomb = WARCBytes.packed([WARCBytes.record("metadata", [UInt8](repeating: 0, count: 8 << 20))])
        #expect(refusal(bomb)?.code == .unsafe)
    }

    @Test func aCaptureWithinACaptureIsNotReadWithoutEnd() throws {
        var inner = WARCBytes.answer("https://example.cn/a", Self.page)
        for _ in 0..<3 { inner = WARCBytes.answer("https://example.cn/b", inner, type: "application/warc") }
        let found = try capture(inner)
        #expect(found.pages[0].text == nil)
        #expect(found.pages[0].problem?.contains("itself a capture") == true)
    }

    @Test func aPackageIsHeldAgainstItsOwnDescription() throws {
        let warc = WARCBytes.packed([WARCBytes.answer("https://example.cn/a", Self.page)])
        func package(_ hash: String, size: Int, path: String = "archive/data.warc.gz") throws -> WebCapture {
            let description = """
                {"wacz_version": "1.1.1", "created": "2026-03-05T06:21:00Z", "mainPageUrl": "https://example.cn/a", "resources":
                [{"path": "\(path)", "hash": "\(hash)", "bytes": \(size)}]}
                """
            let bytes = try ZipArchive.packed([
                "archive/data.warc.gz": warc, "datapackage.json": Array(description.utf8),
            ])
            return try capture(bytes, name: "a.wacz")
        }
        let hash = "sha256:" + SHA256Digest(of: warc).hex
        let good = try package(hash, size: warc.count)
        #expect(good.differences.isEmpty)
        #expect(good.pages.count == 1)
        #expect(try package("sha256:" + SHA256Digest(ofText: "x").hex, size: warc.count).differences.count == 1)
        #expect(try package(hash, size: 1).differences.count == 1)
        #expect(
            try package(hash, size: 1, path: "archive/other.warc.gz").differences == [
                "archive/other.warc.gz is named in the package and is not in it"
            ])
    }

    @Test func whatAPageStatesOfItselfIsRead() {
        let page = """
            <!-- saved from url=(0020)https://example.cn/a --><html><head><title>A
            notice</title><meta name="author" content="Somebody"><meta property="og:site_name" content="Bureau">
            <meta name="PubDate" content="2023-05-04"><link rel="canonical" href="https://example.cn/a"></head><body>x</body></html>
            """
        let facts = EmbeddedFact.read(SourceFile(name: "a.html", text: page))
        #expect(
            facts.filter { !$0.isPrivate }.map { "\($0.key)=\($0.value)" } == [
                "html.title=A notice", "html.og:site_name=Bureau", "html.pubdate=2023-05-04",
                "html.canonical=https://example.cn/a",
            ])
        #expect(Set(facts.filter(\.isPrivate).map(\.key)) == ["html.saved", "html.author"])
    }
}

extension WARCBytes {
    /// Each record packed on its own, as the standard recommends.
    fileprivate static func packed(_ records: [[UInt8]]) -> [UInt8] {
        records.flatMap { GzipFile.packed($0) ?? [] }
    }
}
