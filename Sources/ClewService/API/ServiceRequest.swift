import Foundation

/// A request, apart from the server that took it.
public struct ServiceRequest: Sendable {
    /// The method, such as `GET`.
    public var method: String
    /// Path and parameters, as they stand in the request line.
    public var target: String
    /// The parameters behind the question mark, decoded, in their order.
    public var parameters: [(name: String, value: String)]
    /// The body.
    public var body: [UInt8]

    /// Takes a request apart.
    ///
    /// - Parameters:
    ///   - method: The method.
    ///   - target: Path and parameters, as they stand in the request line.
    ///   - body: The body.
    public init(_ method: String, _ target: String, body: [UInt8] = []) {
        self.method = method
        self.target = target
        self.body = body
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        parameters = parts.count > 1 ? Self.form(parts[1]) : []
    }

    /// Reads `a=1&b=2`, where a plus sign is a space.
    static func form(_ text: some StringProtocol) -> [(name: String, value: String)] {
        Substring(text).split(separator: "&").map { pair in
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            func decoded(_ text: Substring) -> String {
                let spaced = String(text).replacing("+", with: " ")
                return spaced.removingPercentEncoding ?? spaced
            }
            return (decoded(sides[0]), sides.count > 1 ? decoded(Substring(sides[1])) : "")
        }
    }

    /// The last value of a parameter.
    subscript(name: String) -> String? { parameters.last { $0.name == name }?.value }

    /// Every value of a parameter that may be repeated.
    func all(_ name: String) -> [String] { parameters.filter { $0.name == name }.map(\.value) }

    /// A number within bounds.
    ///
    /// - Throws: 422 with the parameter that is out of bounds.
    func number(_ name: String, default standard: Int, in bounds: ClosedRange<Int>) throws(ServiceFault) -> Int {
        guard let text = self[name] else { return standard }
        guard let number = Int(text), bounds.contains(number) else {
            throw ServiceFault.invalid(
                name, "Input should be a whole number from \(bounds.lowerBound) to \(bounds.upperBound)", text)
        }
        return number
    }

    /// A number from 0 to 1.
    func share(_ name: String, default standard: Double) throws(ServiceFault) -> Double {
        guard let text = self[name] else { return standard }
        guard let number = Double(text), (0...1).contains(number) else {
            throw ServiceFault.invalid(name, "Input should be a number from 0 to 1", text)
        }
        return number
    }
}
