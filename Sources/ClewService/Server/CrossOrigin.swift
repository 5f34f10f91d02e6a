import HTTPTypes
import Hummingbird

/// Which pages of other origins may read the answers.
///
/// Where people sign in, any: a browser sends a token only where the page itself has it. Where nobody does, whoever uses this
/// machine may read the service's lists, and so could every page that they open, had it leave to: only stated origins have.
struct CrossOrigin {
    private let allowsAll: Bool
    private let origins: Set<String>

    init(_ access: ServiceAccess) {
        // Behind a proxy that signs people in, a browser may send what identifies them unasked, but not what `*` lets be read.
        allowsAll = access.asksSignIn && access.origins.isEmpty
        origins = access.origins
    }

    /// The fields of an answer to a page of another origin; only `vary` for others.
    func fields(for request: Request) -> [(String, String)] {
        let vary = ("vary", "Origin, Accept-Encoding")
        guard let origin = HTTPField.Name("origin").flatMap({ request.headers[$0] }), let allowed = allowed(origin)
        else {
            return [vary]
        }
        return [vary, ("access-control-allow-origin", allowed), ("access-control-expose-headers", "*")]
    }

    /// The answer to a browser that asks beforehand what it may send; `nil` for any other request.
    func preflight(_ request: Request) -> ServiceReply? {
        guard request.method == .options, let origin = HTTPField.Name("origin").flatMap({ request.headers[$0] }),
            let method = HTTPField.Name("access-control-request-method"), request.headers[method] != nil
        else { return nil }
        guard let allowed = allowed(origin) else {
            return ServiceFault(
                400, "Pages of this origin may not read the answers; --cors ORIGIN allows it.",
                fields: ["vary": "Origin"]
            ).reply
        }
        var fields = [
            "access-control-allow-methods": "GET, HEAD, POST, OPTIONS", "access-control-max-age": "600",
            "access-control-allow-origin": allowed, "vary": "Origin",
        ]
        if let asked = HTTPField.Name("access-control-request-headers"), let names = request.headers[asked] {
            fields["access-control-allow-headers"] = names
        }
        return ServiceReply(status: 200, type: "text/plain; charset=utf-8", fields: fields, body: Array("OK".utf8))
    }

    private func allowed(_ origin: String) -> String? {
        allowsAll ? "*" : origins.contains(origin) ? origin : nil
    }
}
