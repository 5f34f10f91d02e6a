public import ClewModel
import NameMatching
public import Screening
import SourceFiles

/// Results as one self-contained HTML page, written piece by piece.
public struct ScreeningPage: Sendable {
    /// What was screened against, for a person.
    public let base: String
    /// The name of each list, for a person.
    public let titles: [DatasetName: String]

    /// Creates a page.
    public init(base: String, titles: [DatasetName: String]) {
        self.base = base
        self.titles = titles
    }

    /// Everything before the first result.
    public var head: String { opening("Screening results") }

    /// A whole page with a form to search by, and what was found.
    ///
    /// - Parameters:
    ///   - form: The form, as HTML.
    ///   - results: Sections of results, as HTML.
    public func searchPage(form: String, results: String) -> String {
        opening("Search the lists") + form + results + "</main></body></html>\n"
    }

    private func opening(_ title: String) -> String {
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" \
        content="default-src 'none'; style-src 'unsafe-inline'; form-action 'self'">
        <title>\(title)</title><style>\(Self.style)</style></head><body><main>
        <h1>\(title)</h1>
        <p>Compared with \(Markup.tagged(base)). A score is the probability, from 0 to 1, that both are the same party, \
        as far as names, countries, identifiers and dates of birth tell. A match is a reason to look, not a finding about \
        the party.</p>

        """
    }

    /// The section of a result; empty where there is nothing to show.
    ///
    /// - Parameters:
    ///   - result: The result.
    ///   - near: Whether candidates that are no match are shown too.
    public func section(of result: ScreeningResult, near: Bool) -> String {
        let shown = result.shown.filter { near || $0.isShown }
        guard !shown.isEmpty || !result.reaches.isEmpty else { return "" }
        let name = result.query.names.first ?? result.query.identifiers.first?.value ?? result.query.id
        let role = result.query.role.map { " (\(Markup.tagged($0)))" } ?? ""
        var html = "<section><h2>\(Markup.tagged(name))\(role)</h2>\n<p class=\"about\">\(about(result))</p>\n"
        let more = result.moreMatches.map { "; \($0)" } ?? ""
        if shown.isEmpty { return html + belongings(result) + "</section>\n" }
        html += "<table><caption>\(CountText.of(shown.count, "candidate", "candidates")), best first\(more)</caption>\n"
        html +=
            "<thead><tr><th scope=\"col\">Score</th><th scope=\"col\">Result</th><th scope=\"col\">Listed party</th>"
        html += "<th scope=\"col\">Where</th></tr></thead><tbody>\n"
        for candidate in shown { html += row(of: candidate) }
        return html + "</tbody></table>" + belongings(result) + "</section>\n"
    }

    /// The listed parties that the party may belong to, apart from the candidates.
    private func belongings(_ result: ScreeningResult) -> String {
        guard !result.reaches.isEmpty else { return "" }
        var html = "<p><strong>May belong to</strong>, which is no match:</p>\n<ul class=\"reach\">\n"
        for reach in result.reaches {
            let lists = reach.datasets.map { titles[$0] ?? $0.rawValue }.joined(separator: "; ")
            let label = reach.isStrong ? "may belong to" : "to be asked"
            html += "<li><strong>\(label)</strong> \(Markup.tagged(reach.caption)) – \(Markup.tagged(lists))"
            html += "<br><span class=\"about\">\(Markup.tagged(reach.sentence))</span>"
            html += "<br><span class=\"about\">\(HTMLText.escape(reach.entity.rawValue))</span></li>\n"
        }
        return html + "</ul>"
    }

    private func about(_ result: ScreeningResult) -> String {
        var parts = ["key \(result.query.id)", result.query.schema.rawValue]
        if !result.query.countries.isEmpty { parts.append(result.query.countries.joined(separator: ", ")) }
        if let place = result.location { parts.append("\(place)") }
        return Markup.tagged(parts.joined(separator: " · "))
    }

    private func row(of candidate: Candidate) -> String {
        let isMatch = candidate.isMatchAfterJudgement
        var html = "<tr\(isMatch ? " class=\"match\"" : "")><td>\(ScoreText.fixed(candidate.score))</td>"
        html += "<td>\(isMatch ? "match" : candidate.isQuestion ? "question" : "no match")\(decision(candidate))</td>"
        html += "<th scope=\"row\">\(Markup.tagged(candidate.caption))"
        if candidate.matchedName != candidate.caption, !candidate.matchedName.isEmpty {
            html += "<br><span class=\"about\">as \(Markup.tagged(candidate.matchedName))</span>"
        }
        if let question = candidate.question { html += "<br><span class=\"about\">\(Markup.tagged(question))</span>" }
        if candidate.restsOnInitials {
            html += "<br><span class=\"about\">A hint: a few letters are all that the names share.</span>"
        }
        html += evidence(candidate) + "</th>"
        let lists = candidate.datasets.map { titles[$0] ?? $0.rawValue }.joined(separator: "; ")
        let kind = ([candidate.schema.rawValue] + candidate.countries).joined(separator: " · ")
        html += "<td>\(Markup.tagged(lists))<br><span class=\"about\">\(HTMLText.escape(kind))"
        return html + "<br>\(HTMLText.escape(candidate.entity.rawValue))</span></td></tr>\n"
    }

    private func decision(_ candidate: Candidate) -> String {
        func told(_ judgement: Judgement, _ prefix: String) -> String {
            let text =
                "\(prefix)\(judgement.verdict.rawValue) by \(judgement.decidedBy) on \(judgement.decidedOn): \(judgement.reason)"
            return "<br><span class=\"about\">\(Markup.tagged(text))</span>"
        }
        if let judgement = candidate.judgement { return told(judgement, "decided: ") }
        if let judgement = candidate.outdatedJudgement { return told(judgement, "to decide again; before: ") }
        return ""
    }

    private func evidence(_ candidate: Candidate) -> String {
        guard let explanation = candidate.explanation else { return "" }
        var html = "<details><summary>Why this score</summary><ul>"
        for line in explanation.evidence {
            html += "<li>\(ScoreText.signed(line.contribution)) \(Markup.tagged(line.sentence))</li>"
        }
        for part in explanation.names?.alignments ?? [] {
            html += "<li class=\"about\">\(Markup.tagged(PairText.sentence(for: part)))</li>"
        }
        return html + "</ul></details>"
    }

    private static let style = """
        body{font:16px/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff;margin:0}main{max-width:64rem;margin:auto;\
        padding:1rem}table{border-collapse:collapse;width:100%}caption{text-align:left;color:#4a4a4a}th,td{text-align:left;\
        vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #ccc;font-weight:normal}thead th{font-weight:600}\
        tr.match th,tr.match td:first-child{font-weight:600}.about{color:#4a4a4a;font-weight:normal}details{font-weight:\
        normal}h2{margin-top:2rem}@media print{section{break-inside:avoid}}
        """
}
