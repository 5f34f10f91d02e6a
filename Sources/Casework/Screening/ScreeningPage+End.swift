import ClewModel
public import Screening

extension ScreeningPage {
    /// Everything after the last result: who had no match, what someone must look at in the input, and the outcome.
    ///
    /// - Parameters:
    ///   - summary: The outcome in a sentence.
    ///   - parties: The parties without a section of their own.
    ///   - warnings: What was remarked while the input and the list were read.
    ///   - conditions: What the results were made from.
    public func end(
        summary: String, _ parties: PartiesWithoutMatch, warnings: DiagnosticLog, _ conditions: ScreeningConditions
    ) -> String {
        var html = list(
            "Without an answer", parties.unscreenedCount, parties.unscreened,
            about:
                "These rows hold neither a name with letters or digits nor an identifier, or names only in a script that is not "
                + "read here. Whether they are listed cannot be said.",
            isOpen: true)
        html += list(
            "Without a match", parties.screenedCount, parties.screened,
            about:
                "No listed party on hand reaches the threshold for these names. That clears nobody: lists are incomplete.",
            isOpen: false)
        if warnings.count > 0 {
            html += "<section><h2>Remarks on the input (\(warnings.count))</h2><ul>\n"
            for warning in warnings.first { html += "<li>\(Markup.tagged(warning.description))</li>\n" }
            let rest = warnings.count - warnings.first.count
            html += "</ul>" + (rest > 0 ? "<p>\(rest) more are not shown here.</p>" : "") + "</section>\n"
        }
        html += "<section><h2>Summary</h2><p>\(Markup.tagged(summary))</p></section>\n"
        html += "<section><h2>What was compared with</h2><p>\(Markup.tagged(conditions.settings))</p><ul>\n"
        for source in conditions.sources { html += "<li>\(Markup.tagged(source))</li>\n" }
        return html + "</ul></section>\n</main></body></html>\n"
    }

    private func list(
        _ title: String, _ count: Int, _ parties: [PartiesWithoutMatch.Party], about: String, isOpen: Bool
    ) -> String {
        guard count > 0 else { return "" }
        var html = "<section><h2>\(title) (\(count))</h2><p class=\"about\">\(about)</p>\n"
        html += "<details\(isOpen ? " open" : "")><summary>\(CountText.of(count, "party", "parties"))</summary><ul>\n"
        for party in parties {
            var detail = party.key == party.name || party.key.isEmpty ? "" : "key \(party.key)"
            if let line = party.line { detail += (detail.isEmpty ? "" : " · ") + "line \(line)" }
            let name = party.name.isEmpty ? "no name" : party.name
            html += "<li>\(Markup.tagged(name)) <span class=\"about\">\(Markup.tagged(detail))</span></li>\n"
        }
        let rest = count - parties.count
        if rest > 0 { html += "<li>\(rest) more; the form ndjson has a line for every party</li>\n" }
        return html + "</ul></details></section>\n"
    }
}
