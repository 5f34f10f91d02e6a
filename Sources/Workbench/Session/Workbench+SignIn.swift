import ClewModel
import Foundation
import StatementStore

/// A password that a form sent, which somebody apart from the pages must check: that takes long, and costs memory.
public enum PasswordQuestion: Sendable {
    /// Somebody signs in.
    case signIn(name: String, password: String)
    /// Somebody who is signed in wants another password.
    case change(name: String, old: String, new: String)
}

/// What became of it.
public enum PasswordAnswer: Sendable {
    /// It is right; with the text by which the browser is known from now on.
    case right(WorkPerson, browser: String)
    /// It is not; why is for nobody who guesses.
    case wrong
    /// Too soon after others that were wrong.
    case wait(seconds: Int)
    /// So many are being checked that this one was not.
    case busy
    /// The new password is not taken; the reason is a key of the words.
    case refused(reason: String)
    /// It could not be done.
    case failed
}

extension Workbench {
    /// The cookie by which a browser is known that somebody has signed in with; it opens nothing.
    static let browserCookie = "clew_browser"
    /// The fields that are never carried along, shown again or kept.
    static let secrets: Set<String> = ["password", "old_password", "new_password", "new_password_again", "token"]

    /// The password of a request that must be checked before it is answered; `nil` where there is none, or where the
    /// request is refused whatever the password is.
    public func passwordAsked(by request: WorkRequest) -> PasswordQuestion? {
        guard request.method == "POST", refusal(of: request, WorkWords.of(request)) == nil else { return nil }
        let form = request.form
        switch request.parts {
        case ["sign-in"]:
            // A token is typed on purpose; name and password may have been filled in by the browser.
            guard form.text("token").isEmpty, let password = form["password"], !password.isEmpty,
                !form.text("name").isEmpty
            else { return nil }
            return .signIn(name: form.text("name"), password: password)
        case ["password"]:
            guard let session = session(of: request), session.person.hasPassword,
                SessionBook.isSame(form[Self.tokenField] ?? "", session.formToken),
                let old = form["old_password"], !old.isEmpty, let new = form["new_password"], !new.isEmpty,
                new == form["new_password_again"]
            else { return nil }
            return .change(name: session.person.name, old: old, new: new)
        default: return nil
        }
    }

    /// `POST /work/sign-in`: a session for a name and its password, or for a token.
    func signIn(_ request: WorkRequest, _ words: WorkWords) -> WorkReply {
        let person: WorkPerson
        var fields: [(name: String, value: String)] = []
        if let answer = request.checked {
            guard case .right(let found, let browser) = answer else {
                return signInPage(request, words, fault: fault(of: answer, "password_wrong", words))
            }
            person = found
            fields.append(browserMark(browser, request))
        } else if let found = surroundings.signIn(request.form.text("token")) {
            person = found
        } else {
            let isWord = request.form.text("token").isEmpty
            return signInPage(
                request, words,
                fault: WorkFault(status: 401, message: words[isWord ? "sign_in_incomplete" : "token_invalid"]))
        }
        let act = ServiceAct(
            day: surroundings.today(), kind: .signedIn, subject: "workbench", person: person.name,
            particulars: ["with": request.checked == nil ? "token" : "password"])
        guard surroundings.record(act) else {
            return signInPage(request, words, fault: WorkFault(status: 503, message: words["sign_in_not_kept"]))
        }
        // A session that was there before, of whomever, does not become another's.
        request.cookie(Self.cookie).map(sessions.end)
        let made = sessions.start(person)
        fields.append(setCookie(made.secret, request))
        let kept = Self.kept(request.form)
        var reply: WorkReply
        if !kept.isEmpty {
            let visit = WorkVisit(
                request: request, person: person, words: words, formToken: made.session.formToken,
                day: surroundings.today())
            reply = resumePage(
                visit, path: request.form.text("kept_path"), fields: kept, lostFile: request.form["kept_file"] == "1")
        } else {
            reply = .see(Self.ownPath(request.form.text("kept_path")))
        }
        reply.fields += fields
        reply.person = person.name
        return reply
    }

    /// Asks who it is; what a form held that came without a session is carried along.
    func signInPage(_ request: WorkRequest, _ words: WorkWords, fault: WorkFault? = nil) -> WorkReply {
        let isSigningIn = request.parts == ["sign-in"]
        let fields = isSigningIn ? Self.kept(request.form) : request.form.fields
        let file = isSigningIn ? request.form["kept_file"] == "1" : !request.form.files.isEmpty
        let hidden = Self.hidden(fields, "kept:")
        var view: [String: Any] = [
            "path": isSigningIn ? request.form.text("kept_path") : request.path, "fields": hidden,
            "isKept": !hidden.isEmpty, "lostFile": file, "passwords": surroundings.takesPasswords(),
            "name": isSigningIn ? request.form.text("name") : "",
        ]
        if let fault { view["problem"] = fault.message }
        var reply = framed(
            "signin", title: words["sign_in"], view, nil, words, request, status: fault?.status ?? 401)
        if reply.status == 401 { reply.fields.append(("www-authenticate", "Bearer realm=\"clew\"")) }
        if let seconds = fault?.retryAfter { reply.fields.append(("retry-after", "\(seconds)")) }
        return reply
    }

    /// `/work/password`: another password for who signed in with one; every other session of theirs ends.
    func password(_ visit: WorkVisit) throws(WorkFault) -> WorkReply {
        let words = visit.words
        guard visit.person.hasPassword else { throw WorkFault(status: 404, message: words["no_password"]) }
        func shown(_ fault: WorkFault?) -> WorkReply {
            var view: [String: Any] = ["name": visit.person.name]
            if let fault { view["problem"] = fault.message }
            var reply = page(
                "password", title: words["change_password"], view, visit, status: fault?.status ?? 200)
            if let seconds = fault?.retryAfter { reply.fields.append(("retry-after", "\(seconds)")) }
            return reply
        }
        guard visit.request.method == "POST" else { return shown(nil) }
        guard let answer = visit.request.checked else {
            let differ = visit.form["new_password"] != visit.form["new_password_again"]
            return shown(
                WorkFault(status: 400, message: words[differ ? "passwords_differ" : "password_incomplete"]))
        }
        guard case .right(let person, let browser) = answer else {
            return shown(fault(of: answer, "old_password_wrong", words))
        }
        visit.request.cookie(Self.cookie).map(sessions.end)
        let made = sessions.start(person)
        let next = WorkVisit(
            request: visit.request, person: person, words: words, formToken: made.session.formToken, day: visit.day)
        var reply = page(
            "password", title: words["change_password"], ["name": person.name, "isDone": true], next)
        reply.fields += [setCookie(made.secret, visit.request), browserMark(browser, visit.request)]
        return reply
    }

    private func fault(of answer: PasswordAnswer, _ wrong: String, _ words: WorkWords) -> WorkFault {
        switch answer {
        case .wait(let seconds):
            WorkFault(
                status: 429, message: words.sentence("password_wait", "\(seconds)"), retryAfter: seconds)
        case .busy: WorkFault(status: 503, message: words["password_busy"], retryAfter: 5)
        case .refused(let reason): WorkFault(status: 400, message: words[reason])
        case .failed: WorkFault(status: 503, message: words["password_failed"])
        case .right, .wrong: WorkFault(status: wrong == "password_wrong" ? 401 : 403, message: words[wrong])
        }
    }

    private func browserMark(_ text: String, _ request: WorkRequest) -> (name: String, value: String) {
        let secure = request.isSecure ? "; Secure" : ""
        return (
            "set-cookie",
            "\(Self.browserCookie)=\(text); Path=/work; Max-Age=31536000; HttpOnly; SameSite=Strict\(secure)"
        )
    }
}
