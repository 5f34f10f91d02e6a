import Casework
import ClewModel
import Foundation
import SourceFiles

extension Workbench {
    /// The styles of the pages: those of the dossier, and what a form and a queue need besides.
    static let style = PageTemplate.style + String(decoding: PackageResources.workbench_css, as: UTF8.self)
    /// The one script, for keys and for parts of pages that change.
    static let script = String(decoding: PackageResources.workbench_js, as: UTF8.self)
    private static let styleMark = String(SHA256Digest(ofText: style).hex.prefix(12))
    private static let scriptMark = String(SHA256Digest(ofText: script).hex.prefix(12))

    /// The templates by their names.
    private static let templates: [String: [UInt8]] = [
        "answers": PackageResources.answers_mustache,
        "audit": PackageResources.audit_mustache, "case": PackageResources.case_mustache,
        "casefile": PackageResources.casefile_mustache, "cases": PackageResources.cases_mustache,
        "changes": PackageResources.changes_mustache,
        "columns": PackageResources.columns_mustache, "entity": PackageResources.entity_mustache,
        "help": PackageResources.help_mustache, "home": PackageResources.home_mustache,
        "import": PackageResources.import_mustache,
        "item": PackageResources.item_mustache, "layout": PackageResources.layout_mustache,
        "ledgers": PackageResources.ledgers_mustache,
        "lists": PackageResources.lists_mustache, "message": PackageResources.message_mustache,
        "monitor": PackageResources.monitor_mustache,
        "password": PackageResources.password_mustache,
        "progress": PackageResources.progress_mustache, "resume": PackageResources.resume_mustache,
        "run": PackageResources.run_mustache, "screening": PackageResources.screening_mustache,
        "search": PackageResources.search_mustache, "signin": PackageResources.signin_mustache,
        "triage": PackageResources.triage_mustache,
    ]

    /// The names of all templates.
    static var templateNames: [String] { templates.keys.sorted() }

    /// A template's text.
    static func template(_ name: String) -> [UInt8] { templates[name] ?? [] }

    /// A page for somebody who is signed in.
    func page(
        _ template: String, title: String, _ view: [String: Any], _ visit: WorkVisit, status: Int = 200
    ) -> WorkReply {
        framed(template, title: title, view, visit, visit.words, visit.request, status: status)
    }

    /// A page within the frame that all have.
    func framed(
        _ template: String, title: String, _ view: [String: Any], _ visit: WorkVisit?, _ words: WorkWords,
        _ request: WorkRequest, status: Int = 200
    ) -> WorkReply {
        var view = view
        view["w"] = words.all
        view["engine"] = words.engine
        if let visit { view["token"] = visit.formToken }
        let back = request.method == "GET" ? request.path : "/work"
        var frame: [String: Any] = [
            "w": words.all, "title": title, "language": words.language.rawValue, "style": Self.styleMark,
            "script": Self.scriptMark,
            "languages": WorkWords.Language.allCases.filter { $0 != words.language }.map { language in
                ["code": language.rawValue, "name": language.name, "back": back]
            },
        ]
        if let refresh = view["refresh"] { frame["refresh"] = refresh }
        if let visit {
            frame["person"] = visit.person.name
            frame["hasPassword"] = visit.person.hasPassword
            frame["token"] = visit.formToken
            frame["canLeave"] = surroundings.alone == nil
            frame["menu"] = Self.menu.map { key, path -> [String: Any] in
                var entry: [String: Any] = ["title": words[key], "path": path]
                if request.path == path || Self.places[request.parts.first ?? ""] == path { entry["here"] = true }
                return entry
            }
        }
        do throws(ClewError) {
            frame["body"] = try PageTemplate.filled(Self.template(template), of: "page", with: view)
            return .page(
                try PageTemplate.filled(Self.template("layout"), of: "page", with: frame), status: status)
        } catch {
            return WorkReply(500, type: "text/plain; charset=utf-8", Array(error.message.utf8))
        }
    }

    private static let menu: [(String, String)] = [
        ("search", "/work/search"), ("screening", "/work/screening"), ("triage", "/work/triage"),
        ("cases", "/work/cases"),
        ("monitor", "/work/monitor"), ("lists", "/work/lists"), ("ledgers", "/work/ledgers"), ("audit", "/work/audit"),
        ("help", "/work/help"),
    ]

    /// The entry of the menu that a page belongs to, by the first part of its path.
    private static let places = [
        "entity": "/work/search", "screening": "/work/screening", "run": "/work/triage", "item": "/work/triage",
        "case": "/work/cases", "import": "/work/lists", "lists": "/work/lists", "ledgers": "/work/ledgers",
        "audit": "/work/audit",
    ]

    /// Finds the page that was asked for.
    func route(_ visit: WorkVisit) throws(WorkFault) -> WorkReply {
        let parts = visit.request.parts
        let isPost = visit.request.method == "POST"
        guard isPost || visit.request.method == "GET" || visit.request.method == "HEAD" else {
            throw WorkFault(status: 405, message: visit.words["no_such_page"])
        }
        switch (parts.first ?? "", parts.count) {
        case ("", _): return home(visit)
        case ("help", 1): return page("help", title: visit.words["help"], [:], visit)
        case ("password", 1): return try password(visit)
        case ("search", 1): return try search(visit)
        case ("entity", 2): return try entity(visit, parts[1])
        case ("screening", 1): return isPost ? try upload(visit) : screeningPage(visit)
        case ("screening", 2): return isPost ? try screen(visit, parts[1]) : try uploadPage(visit, parts[1])
        case ("triage", 1): return triagePage(visit)
        case ("run", 2...3): return try run(visit, parts[1], parts.count > 2 ? parts[2] : "")
        case ("item", 3): return try item(visit, parts[1], parts[2])
        case ("cases", 1): return try cases(visit)
        case ("case", 2...3): return try caseFolder(visit, parts[1], parts.count > 2 ? parts[2] : "")
        case ("lists", 1...2): return try lists(visit, parts.count > 1 ? parts[1] : nil)
        case ("import", 1...2): return try importing(visit, parts.count > 1 ? parts[1] : nil)
        case ("monitor", 1): return try monitor(visit)
        case ("ledgers", 1...2): return try ledgers(visit, parts.count > 1 ? parts[1] : nil)
        case ("audit", 1...2): return try audit(visit, parts.count > 1 ? parts[1] : nil)
        default: throw WorkFault.missing(visit.words)
        }
    }

    /// What is refused to who may not do it.
    func need(_ role: WorkPerson.Role, _ visit: WorkVisit) throws(WorkFault) {
        guard visit.may(role) else { throw WorkFault(status: 403, message: visit.words["role_\(role)"]) }
    }

    /// Does what reads or writes the store, and says what went wrong as a page.
    func told<Value>(_ body: () throws(ClewError) -> Value) throws(WorkFault) -> Value {
        do throws(ClewError) {
            return try body()
        } catch {
            let places = error.diagnostics.prefix(10).map(\.description)
            throw WorkFault(status: 409, message: ([error.message] + places).joined(separator: "\n"))
        }
    }

    /// A path with a part that may hold any character.
    static func path(_ parts: String...) -> String {
        "/work/" + parts.map(WorkForm.encoded).joined(separator: "/")
    }
}
