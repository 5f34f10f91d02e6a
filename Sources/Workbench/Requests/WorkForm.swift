import Foundation

/// What a form sent: fields and files, in their order.
public struct WorkForm: Sendable {
    /// A file that was uploaded.
    public struct File: Sendable {
        /// The name of the field.
        public var field: String
        /// The file's own name, without a folder.
        public var name: String
        /// What it holds.
        public var bytes: [UInt8]
    }

    /// Why a body is no form.
    public struct Problem: Error, Sendable {
        /// What is wrong with it, for a person.
        public let message: String
    }

    /// The fields, in their order.
    public var fields: [(name: String, value: String)] = []
    /// The files, in their order.
    public var files: [File] = []

    /// The most fields and files of one form: a table of a thousand columns has a field for each.
    static let limit = 4_000

    init() {}

    /// Reads a body.
    ///
    /// - Parameter type: The media type that the client states.
    init(_ body: [UInt8], type: String) throws(Problem) {
        if type.lowercased().hasPrefix("multipart/form-data") {
            guard let boundary = Self.parameter("boundary", of: type), !boundary.isEmpty else {
                throw Problem(message: "The form states no boundary.")
            }
            try readParts(body, boundary: Array("--\(boundary)".utf8))
        } else {
            fields = Self.pairs(String(decoding: body, as: UTF8.self))
        }
        guard fields.count + files.count <= Self.limit else { throw Problem(message: "The form has too many fields.") }
    }

    /// The last value of a field.
    subscript(name: String) -> String? { fields.last { $0.name == name }?.value }

    /// The value of a field without white space at its ends; empty where it is missing.
    func text(_ name: String) -> String { (self[name] ?? "").trimmingCharacters(in: .whitespacesAndNewlines) }

    /// Every value of a field that may be repeated.
    func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// A file with something in it.
    func file(_ field: String) -> File? { files.first { $0.field == field && !$0.bytes.isEmpty } }

    /// Reads `a=1&b=2`, where a plus sign is a space.
    package static func pairs(_ text: some StringProtocol) -> [(name: String, value: String)] {
        Substring(text).split(separator: "&").map { pair in
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            func decoded(_ text: Substring) -> String {
                let spaced = String(text).replacing("+", with: " ")
                return spaced.removingPercentEncoding ?? spaced
            }
            return (decoded(sides[0]), sides.count > 1 ? decoded(Substring(sides[1])) : "")
        }
    }

    /// Text as a part of an address: everything but unreserved characters (RFC 3986) in percent signs.
    static func encoded(_ text: String) -> String {
        let plain = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
        return text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }

    /// Reads `multipart/form-data` (RFC 7578).
    private mutating func readParts(_ body: [UInt8], boundary: [UInt8]) throws(Problem) {
        var starts: [Int] = []
        var place = 0
        while let found = Self.find(boundary, in: body, from: place) {
            starts.append(found)
            place = found + boundary.count
            guard starts.count <= Self.limit + 1 else { throw Problem(message: "The form has too many fields.") }
        }
        guard starts.count > 1 else { throw Problem(message: "The form ends early.") }
        for (start, end) in zip(starts, starts.dropFirst()) {
            // After the boundary a line break, before the next one another.
            let part = body[min(start + boundary.count + 2, end)..<max(min(start + boundary.count + 2, end), end - 2)]
            guard let gap = Self.find(Array("\r\n\r\n".utf8), in: Array(part), from: 0) else {
                throw Problem(message: "A part of the form has no end of its header.")
            }
            let head = String(decoding: part.prefix(gap), as: UTF8.self)
            let content = Array(part.dropFirst(gap + 4))
            guard
                let line = head.split(whereSeparator: \.isNewline).first(where: {
                    $0.lowercased().hasPrefix("content-disposition:")
                }), let name = Self.parameter("name", of: String(line))
            else { throw Problem(message: "A part of the form has no name.") }
            if let file = Self.parameter("filename", of: String(line)) {
                let plain = file.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
                files.append(File(field: name, name: plain, bytes: content))
            } else {
                fields.append((name, String(decoding: content, as: UTF8.self)))
            }
        }
    }

    private static func find(_ needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard let first = needle.first, bytes.count >= needle.count else { return nil }
        var place = start
        while place + needle.count <= bytes.count {
            guard let next = bytes[place...].firstIndex(of: first), next + needle.count <= bytes.count else {
                return nil
            }
            if bytes[next..<(next + needle.count)].elementsEqual(needle) { return next }
            place = next + 1
        }
        return nil
    }

    /// A parameter such as `name="file"` of a header field; browsers write a quotation mark within as `%22`.
    private static func parameter(_ name: String, of text: String) -> String? {
        for part in text.split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2, pair[0].trimmingCharacters(in: .whitespaces).lowercased() == name else { continue }
            return pair[1].trimmingCharacters(in: .whitespaces).trimmingCharacters(in: ["\""])
                .replacing("%22", with: "\"")
        }
        return nil
    }
}
