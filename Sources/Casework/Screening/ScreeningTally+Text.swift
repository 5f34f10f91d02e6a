extension ScreeningTally {
    /// The outcome in a sentence: `7 rows, 6 screened, 1 without an answer, against …: 2 with a match, …`.
    ///
    /// - Parameters:
    ///   - base: What was screened against.
    ///   - unread: How many lines of the input could not be read.
    public func sentence(against base: ScreeningBase, unread: Int = 0) -> String {
        var text = counted(against: base.title) + ": "
        if screened == 0 {
            text += unaffected > 0 ? "nothing to screen again" : "nothing was looked up"
        } else {
            text += "\(queriesWithMatch) with a match"
        }
        if matches > 0 { text += ", \(CountText.of(matches, "match", "matches")), \(openMatches) to decide" }
        if queriesWithReach > 0 { text += ", \(queriesWithReach) that may belong to a listed party" }
        if queriesWithQuestion > 0 { text += ", \(queriesWithQuestion) to be asked whether it is one" }
        for remark in matchRemarks { text += "; \(remark)" }
        if unaffected > 0 { text += "; \(unaffected) left out, which the change cannot affect" }
        if unread > 0 { text += "; \(CountText.of(unread, "line", "lines")) of the input could not be read" }
        if let loss = base.loss { text += "; \(loss)" }
        return text + "."
    }

    /// What must be said of matches that are not among the results.
    public var matchRemarks: [String] {
        var remarks: [String] = []
        if hiddenMatches > 0 {
            remarks.append("\(CountText.of(hiddenMatches, "match is", "matches are")) beyond --top and not shown")
        }
        if cappedQueries > 0 {
            let parties = CountText.of(cappedQueries, "party has", "parties have")
            remarks.append("\(parties) as many matches as one search returns, and may have more")
        }
        return remarks
    }

    private func counted(against title: String) -> String {
        guard queriesWithoutLookup > 0 else { return CountText.of(queries, "query", "queries") + " against \(title)" }
        return CountText.of(queries, "row", "rows")
            + ", \(screened) screened, \(queriesWithoutLookup) without an answer, against \(title)"
    }
}
