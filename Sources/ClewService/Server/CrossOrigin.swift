import HTTPTypes
import Hummingbird

/// Lets pages of other origins read the answers, as yente does; a browser sends them no key unasked.
enum CrossOrigin {
    /// The fields of an answer to a page of another origin; none for others.
    static func fields(for request: Request) -> [(String, String)] {
        guard let origin = HTTPField.Name("origin"), request.headers[origin] != nil else {
            return [("vary", "Origin, Accept-Encoding")]
        }
        return [
            ("vary", "Origin, Accept-Encoding"), ("access-control-allow-origin", "*"),
            ("access-control-expose-headers", "*"),
        ]
    }

    /// The answer to a browser that asks beforehand what it may send; `nil` for any other request.
    static func preflight(_ request: Request) -> ServiceReply? {
        guard request.method == .options, let origin = HTTPField.Name("origin"), request.headers[origin] != nil,
            let method = HTTPField.Name("access-control-request-method"), request.headers[method] != nil
        else { return nil }
        var fields = [
            "access-control-allow-methods": "GET, HEAD, POST, OPTIONS", "access-control-max-age": "600",
        ]
        if let asked = HTTPField.Name("access-control-request-headers"), let names = request.headers[asked] {
            fields["access-control-allow-headers"] = names
        }
        return ServiceReply(status: 200, type: "text/plain; charset=utf-8", fields: fields, body: Array("OK".utf8))
    }
}
