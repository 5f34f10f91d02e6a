import ClewModel
import Foundation
import SourceFiles
import TestSupport
import Testing

struct JSONReaderTests {
    /// Reads a value into what Foundation would make of it.
    private func value(_ bytes: Span<UInt8>, _ reader: inout JSONReader) throws -> JSONValue {
        switch try reader.peek(in: bytes) {
        case .object:
            var members: [String: JSONValue] = [:]
            try reader.enterObject(in: bytes)
            while let key = try reader.nextKey(in: bytes) {
                members[reader.text(of: key, in: bytes)] = try value(bytes, &reader)
            }
            return .object(members)
        case .array:
            var elements: [JSONValue] = []
            try reader.enterArray(in: bytes)
            while try reader.nextElement(in: bytes) { elements.append(try value(bytes, &reader)) }
            return .array(elements)
        case .string: return .string(try reader.text(in: bytes))
        case .number: return .number(try reader.number(in: bytes))
        case .bool: return .bool(try reader.bool(in: bytes))
        case .null:
            _ = try reader.takeNull(in: bytes)
            return .null
        }
    }

    private enum JSONValue: Equatable {
        case object([String: JSONValue])
        case array([JSONValue])
        case string(String)
        case number(Double)
        case bool(Bool)
        case null
    }

    private func read(
        _ bytes: [UInt8], lineLimit: Int = 1 << 20
    ) throws -> (values: [JSONValue], diagnostics: [Diagnostic]) {
        var values: [JSONValue] = []
        var diagnostics: [Diagnostic] = []
        try JSONLinesScanner.scan(bytes.span, as: "t.json", lineLimit: lineLimit, into: &diagnostics) { bytes, reader in
            var reading = reader
            let found = try value(bytes, &reading)
            try reading.finish(in: bytes)
            values.append(found)
            try reader.skip(in: bytes)
            #expect(reader.position <= reading.position)
            reader = reading
        }
        return (values, diagnostics)
    }

    @Test func valuesOfAllKindsAreRead() throws {
        let text = #"{"a":["x",1.5e2,-0,true,false,null,{}],"b":{"c":[]}}"#
        let (values, diagnostics) = try read(Array(text.utf8))
        #expect(diagnostics.isEmpty)
        #expect(
            values == [
                .object([
                    "a": .array([
                        .string("x"), .number(150), .number(0), .bool(true), .bool(false), .null, .object([:]),
                    ]),
                    "b": .object(["c": .array([])]),
                ])
            ])
    }

    @Test func escapesAreUndone() throws {
        let (values, diagnostics) = try read(Array(#""\"\\\/\b\f\n\r\t\u00e9\u540d\ud83e\uddf5""#.utf8))
        #expect(diagnostics.isEmpty)
        #expect(values == [.string("\"\\/\u{8}\u{C}\n\r\té名🧵")])
    }

    @Test(arguments: [#""a\ud83e""#, #""a\uddf5b""#, #""a\ud83e\u0041""#, #""a\ud83e\ud83e\uddf5""#])
    func halfASurrogatePairIsReplacedAndSaid(text: String) throws {
        let (values, diagnostics) = try read(Array(text.utf8))
        #expect(diagnostics.map(\.code) == ["json.surrogate"])
        #expect(diagnostics[0].location == SourceLocation(file: "t.json", line: 1, column: 3))
        guard case .string(let content) = values.first else {
            Issue.record("expected a string")
            return
        }
        #expect(content.contains("\u{FFFD}"))
    }

    @Test(arguments: [
        "{", "[1,]", "{\"a\":1,}", "{\"a\" 1}", "[1 2]", "01", "-", "1.", "1e", "tru", "nul", "\"a", "\"\\x\"",
        "\"\\u12g4\"",
        "\"\u{1}\"", "{a:1}", "]", "1 2", "[}", "{]", "1e999", "\"a\\",
    ])
    func aBrokenLineIsReportedAndTheNextIsRead(text: String) throws {
        let (values, diagnostics) = try read(Array(("[0]\n" + text + "\r\n\n[3]").utf8))
        #expect(values == [.array([.number(0)]), .array([.number(3)])])
        #expect(diagnostics.map(\.code) == ["file.syntax"])
        #expect(diagnostics.map(\.location.line) == [2])
    }

    @Test func damagedTextIsReportedWithItsPlace() throws {
        let (values, diagnostics) = try read(Array("[1]\n\"é".utf8) + [0xC0, 0x22, 0x0A] + Array("[2]".utf8))
        #expect(values.count == 2)
        #expect(diagnostics.map(\.code) == ["file.encoding"])
        #expect(diagnostics[0].location == SourceLocation(file: "t.json", line: 2, column: 3))
    }

    @Test func nestingWithoutEndIsRefused() throws {
        let (values, diagnostics) = try read(Array(String(repeating: "[", count: 100_000).utf8))
        #expect(values.isEmpty)
        #expect(diagnostics.map(\.code) == ["file.syntax"])
    }

    @Test func aLineAboveTheLimitIsRefused() {
        let error = #expect(throws: SourceFileError.self) {
            try read(Array("[1]\n[2222222222222222222222222222222]".utf8), lineLimit: 20)
        }
        #expect(error?.code == .lineTooLong)
        #expect(error?.location.line == 2)
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func agreesWithFoundationOnRandomValues(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        func random(_ depth: Int) -> Any {
            switch Int.random(in: 0..<(depth > 0 ? 6 : 4), using: &generator) {
            case 0:
                return ["", "a\"b\\", "名é🧵\u{1}/", "plain text of more than eight bytes"].randomElement(
                    using: &generator) ?? ""
            case 1: return Double(Int.random(in: -1000...1000, using: &generator)) / 8
            case 2: return Bool.random(using: &generator)
            case 3: return NSNull()
            case 4: return (0..<Int.random(in: 0...4, using: &generator)).map { _ in random(depth - 1) }
            default:
                return Dictionary(
                    uniqueKeysWithValues: (0..<Int.random(in: 0...4, using: &generator)).map {
                        ("k\($0)", random(depth - 1))
                    })
            }
        }
        let object = [random(4), random(4)]
        let data = try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])
        let (values, diagnostics) = try read(Array(data))
        #expect(diagnostics.isEmpty)
        #expect(values == [convert(object)])
    }

    private func convert(_ value: Any) -> JSONValue {
        switch value {
        case let value as String: .string(value)
        case let value as Bool: .bool(value)
        case let value as Double: .number(value)
        case let value as [Any]: .array(value.map(convert))
        case let value as [String: Any]: .object(value.mapValues(convert))
        default: .null
        }
    }

    @Test func aFileIsReadInPieces() throws {
        let folder = try TemporaryDirectory()
        let line = "{\"k\":\"" + String(repeating: "名", count: 300) + "\"}\n"
        let url = try folder.write(String(repeating: line, count: 3000), to: "t.json")
        var count = 0
        var diagnostics: [Diagnostic] = []
        try JSONLinesScanner.scan(url, as: "t.json", into: &diagnostics) { bytes, reader in
            try reader.enterObject(in: bytes)
            while let key = try reader.nextKey(in: bytes) {
                let isKey = key.equals("k", in: bytes)
                #expect(isKey)
                try reader.skip(in: bytes)
            }
            try reader.finish(in: bytes)
            count += 1
        }
        #expect(count == 3000)
        #expect(diagnostics.isEmpty)
    }
}
