import Foundation
import Workbench

/// A person at a browser: keeps the cookie, the form on the screen with what is typed in it, and forms of before.
struct ScheduleReader {
    /// A form as the browser would send it.
    struct Form {
        var path: String
        var fields: [(name: String, value: String)]

        subscript(name: String) -> String? { fields.last { $0.name == name }?.value }

        /// The fields as a body.
        var body: [UInt8] {
            Array(fields.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }.joined(separator: "&").utf8)
        }

        private static func encoded(_ text: String) -> String {
            text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        }
    }

    let name: String
    let token: String
    private var cookie: String?
    /// The form on the screen.
    var form: Form?
    /// Forms that were sent, or left: what the back button brings.
    var former: [Form] = []
    /// The last page.
    private(set) var page = ""

    init(_ name: String, _ role: String) {
        self.name = name
        token = "\(name)-\(role)"
    }

    /// Asks for a page, or sends a form.
    mutating func send(
        _ method: String, _ path: String, _ body: [UInt8] = [], to bench: Workbench
    ) throws -> WorkReply {
        var fields = ["host": "localhost", "accept-language": "en"]
        if let cookie { fields["cookie"] = "clew_session=\(cookie)" }
        let reply = bench.reply(to: try WorkRequest(method, path, fields: fields, body: body))
        page = String(decoding: reply.body, as: UTF8.self)
        for field in reply.fields where field.name == "set-cookie" && field.value.hasPrefix("clew_session=") {
            cookie = String(field.value.dropFirst(13).prefix { $0 != ";" })
        }
        return reply
    }

    /// The forms of the last page that go to a path, each with its hidden fields and its buttons.
    func forms(to path: String) -> [Form] {
        page.components(separatedBy: "<form ").dropFirst().compactMap { piece in
            guard piece.contains("action=\"\(path)\"") else { return nil }
            let text = piece.components(separatedBy: "</form>")[0]
            var fields: [(name: String, value: String)] = []
            for tag in text.components(separatedBy: "<").dropFirst()
            where tag.hasPrefix("input type=\"hidden\"") || tag.hasPrefix("button name=")
                || tag.contains(" name=\"act\"")
            {
                guard let name = Self.value("name", of: tag), let value = Self.value("value", of: tag) else { continue }
                fields.append((name, value))
            }
            return Form(path: path, fields: fields)
        }
    }

    private static func value(_ attribute: String, of tag: String) -> String? {
        guard let start = tag.range(of: " \(attribute)=\"") else { return nil }
        return unescaped(String(tag[start.upperBound...].prefix { $0 != "\"" }))
    }

    /// Text as it stands between the tags of a page.
    static func unescaped(_ text: String) -> String {
        guard text.contains("&") else { return text }
        return text.replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
            .replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(of: "&#39;", with: "'")
            .replacingOccurrences(of: "&#39", with: "'").replacingOccurrences(of: "&amp;", with: "&")
    }

    /// Whether a text can be read on the last page, or goes on from it.
    func sees(_ text: String) -> Bool { page.contains(text) || Self.unescaped(page).contains(text) }
}
