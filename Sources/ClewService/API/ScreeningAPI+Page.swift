import Casework
import ClewModel
import Screening
import SourceFiles
import World

extension ScreeningAPI {
    /// `/`: a page with a search box; a name sent with the form is compared with all lists.
    ///
    /// The form is posted, so that names stand in no address, history or proxy log.
    func page(_ request: ServiceRequest) async throws(ServiceFault) -> ServiceReply {
        try await worked { () throws(ServiceFault) in try drawn(request) }
    }

    private func drawn(_ request: ServiceRequest) throws(ServiceFault) -> ServiceReply {
        let form = request.form
        let name = form.last { $0.name == "name" }?.value.trimmedOfSpace ?? ""
        let country = form.last { $0.name == "country" }?.value.trimmedOfSpace ?? ""
        let kinds = lists.lists.count
        let view = ScreeningPage(
            base: "\(CountText.of(kinds, "list", "lists")) with "
                + CountText.of(lists.partyCount, "party", "parties"),
            titles: lists.world.titles)
        var results = ""
        if !name.isEmpty {
            let query = ScreeningQuery(
                id: "form", schema: .thing, names: [name], countries: country.isEmpty ? [] : [country])
            let screener = try lists.screener(ServiceLists.everything)
            let candidates = lists.decided(try Self.screen(query, with: screener), of: query)
            let close = candidates.filter { $0.score > 0.1 || $0.isMatchAfterJudgement }
            let reaches = screener.reaches(of: query, besides: candidates)
            if !close.isEmpty || !reaches.isEmpty {
                results = view.section(
                    of: ScreeningResult(query: query, candidates: close, reaches: reaches, top: 10), near: true)
            } else if let obstacle = screener.obstacle(to: query, among: candidates) {
                results =
                    "<section><h2>This cannot be said</h2><p>\(HTMLText.escape(obstacle.message)).</p></section>"
            } else {
                results =
                    "<section><h2>Nothing alike was found</h2><p>No listed party on hand resembles this name. "
                    + "That a name is not listed clears nobody.</p></section>"
            }
        }
        let basis = lists.basis(of: ServiceLists.everything)
        return .html(view.searchPage(form: Self.form, results: results + Self.section(basis)), fields: basis.fields)
    }

    /// What an answer rests on, for a person: the day, and each imported list that is not all that its publisher says.
    private static func section(_ basis: BasisResponse) -> String {
        var lines: [String] = []
        for list in basis.lists where list.version != nil {
            let words = [list.shortfall.map { "not whole: \($0)" }, list.isStale == true ? "out of date" : nil]
            let told = words.compactMap(\.self).joined(separator: "; ")
            if !told.isEmpty { lines.append("\(list.title): \(told)") }
        }
        let bundled = basis.lists.count { $0.version == nil }
        if bundled > 0 {
            lines.append("\(CountText.of(bundled, "list is", "lists are")) only the selection that comes with Clew")
        }
        let items = lines.map { "<li>\(HTMLText.escape($0))</li>" }.joined()
        let list = items.isEmpty ? "" : "<p>A party may be missing from these:</p><ul>\(items)</ul>"
        return "<section><h2>What this rests on</h2><p>The lists as they stood on \(basis.day).</p>\(list)</section>"
    }

    private static let form = """
        <form method="post" action="/" accept-charset="utf-8">
        <p><label for="name">Name of a company, person or vessel, in any script</label><br>
        <input id="name" name="name" type="search" required maxlength="1000" size="50" autocomplete="off"></p>
        <p><label for="country">Country, if known (such as cn or China)</label><br>
        <input id="country" name="country" maxlength="100" size="20" autocomplete="off"></p>
        <p><button type="submit">Compare with the lists</button></p>
        </form>
        """
}

extension String {
    /// The text without white space at its ends.
    fileprivate var trimmedOfSpace: String {
        var text = Substring(self)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
