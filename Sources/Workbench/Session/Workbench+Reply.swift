import Casework
import ClewModel
import Foundation
import SourceFiles

/// One visit to a page: who came, with which words, on which day.
struct WorkVisit: Sendable {
    let request: WorkRequest
    let person: WorkPerson
    let words: WorkWords
    /// What each form of the page carries.
    let formToken: String
    let day: Day

    /// The form that was sent.
    var form: WorkForm { request.form }

    /// Whether the person may do what a role may.
    func may(_ role: WorkPerson.Role) -> Bool { person.role >= role }
}

/// A page that cannot be shown, with the status and the words that say why.
struct WorkFault: Error {
    let status: Int
    let message: String
    /// The seconds after which to try again.
    var retryAfter: Int?

    static func missing(_ words: WorkWords) -> WorkFault { WorkFault(status: 404, message: words["no_such_page"]) }
}

extension Workbench {
    /// The cookie of a session.
    static let cookie = "clew_session"
    /// The field of each form that only our own pages know.
    static let tokenField = "form_token"

    /// Answers a request.
    public func reply(to request: WorkRequest) -> WorkReply {
        let words = WorkWords.of(request)
        let parts = request.parts
        switch parts.first {
        case "style.css": return .part(Self.style, type: "text/css; charset=utf-8")
        case "script.js": return .part(Self.script, type: "text/javascript; charset=utf-8")
        case "language": return choice(of: request)
        default: break
        }
        if let fault = refusal(of: request, words) { return bare(fault, request, words) }
        if parts == ["sign-in"], request.method == "POST" { return signIn(request, words) }
        if let known = session(of: request) { return admitted(request, known, words) }
        guard let person = surroundings.alone ?? request.proxied else { return signInPage(request, words) }
        let made = sessions.start(person)
        var reply = admitted(request, made.session, words)
        reply.fields.append(setCookie(made.secret, request))
        return reply
    }

    /// Why a request is not answered, whoever sends it.
    func refusal(of request: WorkRequest, _ words: WorkWords) -> WorkFault? {
        if surroundings.alone != nil, !Self.isOfThisMachine(request.fields["host"] ?? "") {
            // Another page could have this machine's address called by a name of its own, and read what stands here.
            return WorkFault(status: 403, message: words["wrong_host"])
        }
        if request.method == "POST", let site = request.fields["sec-fetch-site"], site != "same-origin", site != "none"
        {
            return WorkFault(status: 403, message: words["wrong_site"])
        }
        return nil
    }

    /// The session of a request; `nil` where there is none that counts.
    func session(of request: WorkRequest) -> SessionBook.Session? {
        request.cookie(Self.cookie).flatMap { secret in
            sessions.session(secret, isValid: { stillCounts($0, request) })
        }
    }

    /// A session counts for whom it was made: behind a proxy that names somebody else it does not.
    private func stillCounts(_ person: WorkPerson, _ request: WorkRequest) -> Bool {
        if let proxied = request.proxied { return proxied == person }
        // Who has just changed their password is in a session that rests on the one before; it was looked at before that.
        if request.parts == ["password"], case .right(let changed, _) = request.checked {
            return changed.name == person.name
        }
        return surroundings.isValid(person)
    }

    private func admitted(_ request: WorkRequest, _ session: SessionBook.Session, _ words: WorkWords) -> WorkReply {
        let visit = WorkVisit(
            request: request, person: session.person, words: words, formToken: session.formToken,
            day: surroundings.today())
        if request.method == "POST" {
            guard SessionBook.isSame(request.form[Self.tokenField] ?? "", session.formToken) else {
                return resumePage(
                    visit, path: request.path, fields: request.form.fields, lostFile: !request.form.files.isEmpty)
            }
            if request.parts == ["sign-out"] {
                request.cookie(Self.cookie).map(sessions.end)
                return .see("/work")
            }
        }
        var reply: WorkReply
        do throws(WorkFault) {
            reply = try route(visit)
        } catch {
            reply = page(
                "message", title: words["not_possible"], ["text": error.message], visit, status: error.status)
        }
        reply.person = visit.person.name
        return reply
    }

    /// Shows what a form held that could not be taken as it came, to be looked at and sent again.
    func resumePage(
        _ visit: WorkVisit, path: String, fields: [(name: String, value: String)], lostFile: Bool
    ) -> WorkReply {
        let own = fields.filter { $0.name != Self.tokenField && !Self.secrets.contains($0.name) }
        let shown: [[String: Any]] = own.filter { !$0.value.isEmpty }.map { ["name": $0.name, "value": $0.value] }
        return page(
            "resume", title: visit.words["resume_title"],
            [
                "path": Self.ownPath(path), "fields": Self.hidden(own, ""), "shown": shown, "lostFile": lostFile,
            ], visit, status: 403)
    }

    static func kept(_ form: WorkForm) -> [(name: String, value: String)] {
        form.fields.compactMap { field in
            field.name.hasPrefix("kept:") ? (String(field.name.dropFirst(5)), field.value) : nil
        }
    }

    static func hidden(_ fields: [(name: String, value: String)], _ prefix: String) -> [[String: Any]] {
        fields.filter { $0.name != tokenField && !secrets.contains($0.name) }.map {
            ["name": prefix + $0.name, "value": $0.value]
        }
    }

    /// A path below `/work`; the first page for any other, so that nobody is sent elsewhere.
    static func ownPath(_ path: String) -> String {
        let isOwn =
            (path == "/work" || path.hasPrefix("/work/"))
            && path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x5C }
        return isOwn && path != "/work/sign-in" ? path : "/work"
    }

    func setCookie(_ secret: String, _ request: WorkRequest) -> (name: String, value: String) {
        let secure = request.isSecure ? "; Secure" : ""
        return ("set-cookie", "\(Self.cookie)=\(secret); Path=/work; HttpOnly; SameSite=Strict\(secure)")
    }

    private func choice(of request: WorkRequest) -> WorkReply {
        let language = request["to"].flatMap(WorkWords.Language.init) ?? .english
        var reply = WorkReply.see(Self.ownPath(request["back"] ?? ""))
        reply.fields.append(
            ("set-cookie", "clew_language=\(language.rawValue); Path=/work; Max-Age=31536000; SameSite=Lax"))
        return reply
    }

    /// Whether a host is a name of this machine itself.
    private static func isOfThisMachine(_ host: String) -> Bool {
        var name = host.lowercased()
        if name.hasPrefix("["), let end = name.firstIndex(of: "]") {
            name = String(name[name.index(after: name.startIndex)..<end])
        } else if let colon = name.lastIndex(of: ":") {
            name = String(name[..<colon])
        }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return name == "localhost" || name == "::1"
            || parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    private func bare(_ fault: WorkFault, _ request: WorkRequest, _ words: WorkWords) -> WorkReply {
        framed(
            "message", title: words["not_possible"], ["text": fault.message], nil, words, request,
            status: fault.status)
    }
}
