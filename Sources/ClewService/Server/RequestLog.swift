import Foundation
import SourceFiles

/// One line of JSON for each request that was answered: when, which route, with what outcome, for whom; never what was asked.
///
/// The address of a request may name a party, so a line holds the route (`/match/{name}`) in its place, and no parameters.
struct RequestLog: Sendable {
    /// What is known of a request once it is answered.
    struct Line: Encodable {
        let time: String
        let method: String
        let route: String
        let status: Int
        let milliseconds: Double
        let bytesOut: Int
        let trace: String
        /// Who asked, where the service knows; else left out.
        var person: String?

        private enum CodingKeys: String, CodingKey {
            case time, method, route, status, trace, person
            case milliseconds = "ms"
            case bytesOut = "bytes_out"
        }
    }

    let write: @Sendable (String) -> Void

    /// Lines on standard error, where a supervisor keeps them.
    static let standardError = RequestLog { line in _ = StandardStream.error.write(line + "\n") }

    func add(_ line: Line) {
        guard let text = try? StableJSON.line(of: line) else { return }
        write(SafeText.line(text))
    }
}
