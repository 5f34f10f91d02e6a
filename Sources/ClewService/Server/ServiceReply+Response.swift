import HTTPTypes
import Hummingbird
import SourceFiles

extension ServiceReply {
    /// The reply as the server sends it.
    func response(to request: Request) -> Response {
        var fields = HTTPFields()
        fields[.contentType] = type
        if let field = HTTPField.Name("x-content-type-options") { fields[field] = "nosniff" }
        for (name, value) in self.fields.sorted(by: { $0.key < $1.key }) {
            if let field = HTTPField.Name(name) { fields[field] = value }
        }
        for cookie in cookies { fields.append(HTTPField(name: .setCookie, value: cookie)) }
        for (name, value) in TraceContext(request).fields {
            if let field = HTTPField.Name(name) { fields[field] = value }
        }
        var body = body
        if body.count >= 1_000, Self.takesGzip(request), let packed = GzipFile.packed(body) {
            body = packed
            fields[.contentEncoding] = "gzip"
        }
        return Response(
            status: HTTPResponse.Status(code: status), headers: fields,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }

    /// Whether a client says that it reads gzip: by name, else as one of all; a weight of zero is a no.
    private static func takesGzip(_ request: Request) -> Bool {
        let codings = (request.headers[.acceptEncoding] ?? "").lowercased().split(separator: ",").map { part in
            part.split { $0 == ";" || $0 == " " }
        }
        func takes(_ name: String) -> Bool? {
            codings.last { $0.first.map(String.init) == name }.map { words in
                !words.contains { $0.hasPrefix("q=") && Double($0.dropFirst(2)) == 0 }
            }
        }
        return takes("gzip") ?? takes("*") ?? false
    }

    /// What a response holds, for those who ask without a server.
    init(_ response: Response) async throws {
        let collected = Collected()
        try await response.body.write(BodyCollector(collected: collected))
        status = response.status.code
        type = response.headers[.contentType] ?? ""
        fields = [:]
        cookies = response.headers[values: .setCookie]
        for field in response.headers where field.name != .contentType && field.name != .setCookie {
            fields[field.name.canonicalName] = field.value
        }
        body = collected.bytes
    }
}

/// Where the parts of a body are put together; one task writes.
private final class Collected: @unchecked Sendable {
    var bytes: [UInt8] = []
}

private struct BodyCollector: ResponseBodyWriter {
    let collected: Collected

    mutating func write(_ buffer: ByteBuffer) async throws {
        collected.bytes.append(contentsOf: buffer.readableBytesView)
    }
    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
