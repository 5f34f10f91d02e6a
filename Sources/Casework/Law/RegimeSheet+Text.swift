import ClewModel
import SourceFiles

extension RegimeSheet {
    private static let disclaimer =
        "Our reading of public sources in our own words; not the text of the law, and not legal advice."
    private static let signature =
        "Read and found right by: ____________________   on: ____________   remarks: ____________________"

    /// The sheet as plain text, lines as long as their sentences.
    public var text: String {
        var lines = ["\(name) (\(key))", Self.disclaimer, "", summary]
        lines += ["Jurisdiction: \(jurisdiction). Speaks to \(speaksTo).", "Reference data: \(knowledge)", ""]
        lines += ["INSTRUMENTS"] + instruments.map { "- \($0.text) [\(Self.source($0.citation, $0.confidence))]" }
        for rule in rules { lines += ["", ""] + Self.lines(rule) }
        if !notes.isEmpty {
            lines += ["", "", "NOTES, WHICH TRIGGER NOTHING"]
            lines += notes.map { "- \($0.text) [\(Self.source($0.citation, $0.confidence))]" }
        }
        if !unverified.isEmpty {
            lines += ["", "TO CHECK: NO SOURCE CONFIRMS IT, AND NOTHING RESTS ON IT"] + unverified.map { "- \($0)" }
        }
        return (lines + ["", Self.signature]).joined(separator: "\n") + "\n"
    }

    private static func lines(_ rule: Rule) -> [String] {
        var lines = ["\(rule.id): \(rule.title)", "  Kind: \(rule.kind). Instrument: \(rule.instrument)."]
        lines += ["  In force: \(rule.force).", "  Judged on: \(rule.days)."]
        if !rule.goesBefore.isEmpty { lines.append("  Goes before: \(rule.goesBefore.joined(separator: ", ")).") }
        lines += ["  It applies where:"] + rule.condition.map { "    " + $0 }
        lines += ["  What follows: \(rule.effect)", "  Our reading: \(rule.reading)"]
        if !rule.asked.isEmpty { lines += ["  Asked to be shown:"] + rule.asked.map { "    - " + $0 } }
        if !rule.deadlines.isEmpty { lines += ["  Periods:"] + rule.deadlines.map { "    - " + $0 } }
        lines.append("  Source: \(source(rule.citation, rule.confidence))")
        lines.append(rule.tests.isEmpty ? "  Cases: none." : "  Cases:")
        lines += rule.tests.map { test in
            "    - \(test.claim) [\(test.day)]: \(test.answer)" + (test.because.map { ", since \($0)" } ?? "")
                + " (\(test.file))"
        }
        return lines
    }

    private static func source(_ citation: Citation, _ confidence: Confidence) -> String {
        let verification = citation.verification == .secondary ? "primary still to be checked" : nil
        return [
            citation.description, citation.url, citation.date.map { "of \($0)" },
            citation.accessed.map { "read \($0)" }, verification, Wording.confidence(confidence),
        ].compactMap(\.self).joined(separator: "; ")
    }

    /// The sheet as one page without scripts, to print and sign.
    public var html: String {
        func p(_ text: String) -> String { "<p>\(Markup.tagged(text))</p>\n" }
        func list(_ items: [String]) -> String {
            items.isEmpty ? "" : "<ul>\n" + items.map { "<li>\($0)</li>\n" }.joined() + "</ul>\n"
        }
        func sourced(_ item: Sourced) -> String {
            "\(Markup.tagged(item.text)) <small>\(Wording.sourceHTML(item.citation)); \(Wording.confidence(item.confidence))</small>"
        }
        let title = HTMLText.escape("\(name) (\(key))")
        var page = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>\(title)</title>
            <style>body{font:15px/1.5 serif;max-width:52rem;margin:2rem auto;padding:0 1rem}pre{white-space:pre-wrap;font:inherit;margin:0 0 1em 1em}
            table{border-collapse:collapse;width:100%}td,th{border:1px solid #888;padding:.2rem .5rem;text-align:left;vertical-align:top}section{break-inside:avoid-page;border-top:1px solid #888;margin-top:1.5rem}</style>
            </head><body>
            <h1>\(title)</h1>

            """
        page += p(Self.disclaimer) + p(summary) + p("Jurisdiction: \(jurisdiction). Speaks to \(speaksTo).")
        page += p("Reference data: \(knowledge)") + "<h2>Instruments</h2>\n" + list(instruments.map(sourced))
        for rule in rules { page += Self.section(rule, p: p, list: list) }
        if !notes.isEmpty { page += "<h2>Notes, which trigger nothing</h2>\n" + list(notes.map(sourced)) }
        if !unverified.isEmpty {
            page +=
                "<h2>To check: no source confirms it, and nothing rests on it</h2>\n"
                + list(unverified.map(Markup.tagged))
        }
        return SafeText.block(page + p(Self.signature) + "</body></html>\n")
    }

    private static func section(_ rule: Rule, p: (String) -> String, list: ([String]) -> String) -> String {
        var html = "<section>\n<h2>\(HTMLText.escape(rule.title))</h2>\n"
        html += p("\(rule.id). Kind: \(rule.kind). Instrument: \(rule.instrument).")
        html += p("In force: \(rule.force). Judged on: \(rule.days).")
        if !rule.goesBefore.isEmpty { html += p("Goes before: \(rule.goesBefore.joined(separator: ", ")).") }
        html += "<h3>It applies where</h3>\n<pre>\(HTMLText.escape(rule.condition.joined(separator: "\n")))</pre>\n"
        html += "<h3>What follows</h3>\n" + p(rule.effect) + "<h3>Our reading</h3>\n" + p(rule.reading)
        if !rule.asked.isEmpty { html += "<h3>Asked to be shown</h3>\n" + list(rule.asked.map(Markup.tagged)) }
        if !rule.deadlines.isEmpty { html += "<h3>Periods</h3>\n" + list(rule.deadlines.map(Markup.tagged)) }
        html += "<p>Source: \(Wording.sourceHTML(rule.citation)); \(Wording.confidence(rule.confidence))</p>\n"
        guard !rule.tests.isEmpty else { return html + p("Cases: none.") + "</section>\n" }
        html +=
            "<table><caption>Cases</caption><thead><tr><th>Claim</th><th>Day</th><th>Answer</th><th>Since</th></tr></thead><tbody>\n"
        for test in rule.tests {
            let cells = [test.claim, test.day.description, test.answer, test.because ?? ""].map(Markup.tagged)
            html += "<tr>" + cells.map { "<td>\($0)</td>" }.joined() + "</tr>\n"
        }
        return html + "</tbody></table>\n</section>\n"
    }
}
