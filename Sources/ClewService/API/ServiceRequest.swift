import Foundation
import Workbench

/// A request, apart from the server that took it.
public struct ServiceRequest: Sendable {
    /// The method, such as `GET`.
    public var method: String
    /// Path and parameters, as they stand in the request line.
    public var target: String
    /// The parameters behind the question mark, decoded, in their order.
    public var parameters: [(name: String, value: String)]
    /// The header fields that answers depend on, by their names in lower case.
    public var fields: [String: String]
    /// The body.
    public var body: [UInt8]
    /// Who asks.
    var visitor = Visitor.local

    /// Takes a request apart.
    ///
    /// - Parameters:
    ///   - method: The method.
    ///   - target: Path and parameters, as they stand in the request line.
    ///   - fields: Header fields, by their names in lower case.
    ///   - body: The body.
    public init(_ method: String, _ target: String, fields: [String: String] = [:], body: [UInt8] = []) {
        self.method = method
        self.target = target
        self.fields = fields
        self.body = body
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        parameters = parts.count > 1 ? Self.form(parts[1]) : []
    }

    /// Reads `a=1&b=2`, where a plus sign is a space.
    static func form(_ text: some StringProtocol) -> [(name: String, value: String)] { WorkForm.pairs(text) }

    /// The fields of the form in the body; none where nothing was posted.
    var form: [(name: String, value: String)] {
        method == "POST" ? Self.form(String(decoding: body, as: UTF8.self)) : []
    }

    /// The last value of a parameter.
    subscript(name: String) -> String? { parameters.last { $0.name == name }?.value }

    /// Every value of a parameter that may be repeated.
    func all(_ name: String) -> [String] { parameters.filter { $0.name == name }.map(\.value) }

    /// The parameters as they stand behind the question mark; empty where there are none.
    var query: String {
        guard let mark = target.firstIndex(of: "?") else { return "" }
        return String(target[target.index(after: mark)...])
    }

    /// The address under which the client reached the service, such as `http://localhost:8000`.
    var base: String {
        let scheme = fields["x-forwarded-proto"] == "https" ? "https" : "http"
        let host = fields["x-forwarded-host"] ?? fields["host"] ?? ""
        // A host is written into addresses: anything but a plain one is passed over.
        let isPlain =
            !host.isEmpty && host.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"/\\<>\"'?#@".utf8.contains($0) }
        return "\(scheme)://\(isPlain ? host : "localhost")"
    }

    /// A number that is not too large; a negative one is zero.
    ///
    /// - Throws: 422 with the parameter that is no number or out of bounds.
    func number(_ name: String, default standard: Int, in bounds: ClosedRange<Int>) throws(ServiceFault) -> Int {
        guard let text = self[name] else { return standard }
        guard let number = Int(text) ?? Self.outOfReach(text) else {
            throw ServiceFault.invalid(name, "Input should be a valid integer", text, type: "int_parsing")
        }
        guard number <= bounds.upperBound else {
            throw ServiceFault.invalid(
                name, "Input should be less than or equal to \(bounds.upperBound)", text, type: "less_than_equal")
        }
        return max(bounds.lowerBound, number)
    }

    /// A number of so many digits that no limit reaches it: the least or the greatest one; `nil` for what is no number.
    private static func outOfReach(_ text: String) -> Int? {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return text.hasPrefix("-") ? .min : .max
    }

    /// A number from 0 to 1.
    ///
    /// - Throws: 422 with the parameter that is none.
    func share(_ name: String, default standard: Double) throws(ServiceFault) -> Double {
        guard let text = self[name] else { return standard }
        guard let number = Double(text), number.isFinite else {
            throw ServiceFault.invalid(name, "Input should be a valid number", text, type: "float_parsing")
        }
        guard (0...1).contains(number) else {
            throw ServiceFault.invalid(name, "Input should be a number from 0 to 1", text, type: "less_than_equal")
        }
        return number
    }

    /// Yes or no, in the words that yente takes, in any case.
    func flag(_ name: String) throws(ServiceFault) -> Bool? {
        guard let text = self[name] else { return nil }
        switch text.lowercased() {
        case "true", "1", "on", "t", "yes", "y": return true
        case "false", "0", "off", "f", "no", "n": return false
        default: throw ServiceFault.invalid(name, "Input should be a valid boolean", text, type: "bool_parsing")
        }
    }

    /// One of several words.
    func choice(_ name: String, _ words: [String]) throws(ServiceFault) -> String? {
        guard let text = self[name] else { return nil }
        guard words.contains(text) else {
            let list = words.map { "'\($0)'" }.joined(separator: " or ")
            throw ServiceFault.invalid(name, "Input should be \(list)", text, type: "enum")
        }
        return text
    }
}
