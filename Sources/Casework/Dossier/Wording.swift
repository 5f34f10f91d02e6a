import ClewModel
import SourceFiles

/// How numbers and kinds are said to a person; the same words on the page and on the terminal.
enum Wording {
    /// A share of 0 to 1 as a person reads it: `none`, `all of it`, `25 %`, `at least 25 %, at most 60 %`.
    static func share(_ share: Bounds) -> String {
        if share.isExact || percent(share.lower) == percent(share.upper) {
            return share.upper <= 0 ? "none" : percent(share.lower)
        }
        if share.lower <= 0 { return "none to \(percent(share.upper))" }
        return "\(percent(share.lower)) to \(percent(share.upper))"
    }

    /// A share as a percentage that never rounds doubt away: something above nothing is never 0 %, less than all never 100 %.
    static func percent(_ share: Double) -> String {
        let tenths = (share * 1000).rounded()
        if share > 0 && tenths < 1 { return "under 0.1 %" }
        if share < 1 && tenths > 999 { return "over 99.9 %" }
        return number(tenths / 10, decimals: 1) + " %"
    }

    /// A number with at most so many decimals, thousands set apart by a thin space, without trailing zeros.
    static func number(_ value: Double, decimals: Int) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = Int((abs(value) * scale).rounded())
        var fraction = String(scaled % Int(scale))
        while fraction.count < decimals { fraction = "0" + fraction }
        while fraction.hasSuffix("0") { fraction.removeLast() }
        var whole = String(scaled / Int(scale))
        var index = whole.count - 3
        while index > 0 {
            whole.insert("\u{2009}", at: whole.index(whole.startIndex, offsetBy: index))
            index -= 3
        }
        let sign = value < 0 && scaled != 0 ? "−" : ""
        return sign + whole + (fraction.isEmpty || decimals == 0 ? "" : "." + fraction)
    }

    /// An amount with its unit.
    static func quantity(_ quantity: Quantity) -> String {
        let unit = quantity.unit.rawValue
        let isMany = quantity.amount != 1 && counted.contains(unit)
        return number(quantity.amount, decimals: 2) + " " + unit + (isMany ? "s" : "")
    }

    /// Whether a word for goods stands for many: dates, tomatoes, batteries; not cotton, glass or gas.
    static func isMany(_ goods: String) -> Bool {
        let word = goods.split { !$0.isLetter }.last.map { $0.lowercased() } ?? ""
        return word.hasSuffix("s") && !["ss", "us", "is"].contains(where: word.hasSuffix) && !oneInS.contains(word)
    }

    /// Words that end in s and stand for one material.
    private static let oneInS: Set<String> = ["gas", "molasses", "asbestos"]

    /// Units that are words, and counted.
    private static let counted: Set<String> = ["drum", "carton", "bale", "short ton", "long ton", "lot"]

    /// A probability from 0 to 1 with two decimals that never says 1.00 or 0.00 of what is neither.
    static func score(_ score: Double) -> String {
        let hundredths = min(99, max(score > 0 ? 1 : 0, Int((score * 100).rounded())))
        return score >= 1 ? "1.00" : "0." + (hundredths < 10 ? "0" : "") + "\(hundredths)"
    }

    /// What carries a piece of evidence.
    static func kind(_ kind: Evidence.Kind) -> String {
        switch kind {
        case .caseRecord: "the case"
        case .listing: "a list"
        case .stake: "a stake"
        case .place: "a place"
        case .indicator: "a text"
        case .computation: "a computation"
        case .provision: "a law"
        case .reference: "reference data"
        }
    }

    /// How far something is to be trusted.
    static func confidence(_ confidence: Confidence) -> String {
        switch confidence {
        case .high: "read in a source"
        case .medium: "second-hand"
        case .low: "weak source"
        case .unverified: "unverified"
        }
    }

    /// On what a piece of evidence rests: a record of the case says so itself, and a computation follows from what it names.
    static func trust(in evidence: Evidence) -> String {
        switch (evidence.kind, evidence.confidence) {
        case (.caseRecord, .high): "as the case states"
        case (.computation, .high), (.place, .high): "computed"
        default: confidence(evidence.confidence)
        }
    }

    /// Markup as a link to an address of the web; as it is where there is none.
    static func linked(_ html: String, to url: String?) -> String {
        guard let url, url.hasPrefix("https://") || url.hasPrefix("http://") else { return html }
        return "<a href=\"\(HTMLText.escape(url))\" rel=\"noreferrer\">\(html)</a>"
    }

    /// A citation as HTML, linked where it has an address.
    static func sourceHTML(_ citation: Citation) -> String {
        var html = linked(Markup.tagged(citation.description), to: citation.url)
        if let date = citation.date { html += ", \(date)" }
        if let accessed = citation.accessed { html += ", read \(accessed)" }
        if citation.verification == .secondary { html += " (primary still to be checked)" }
        if citation.verification == .unverified { html += " (unverified)" }
        return html
    }
}
