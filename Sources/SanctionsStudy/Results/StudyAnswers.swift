import ClewModel

// The direct sentence that each answer of the study begins with: what was counted, of how many, and how far it can be trusted.

extension StudyTimeline {
    /// How many events of which ledger, over which years.
    public var answer: String {
        func count(_ ledger: Event.Ledger) -> Int { events.count { $0.ledger == ledger } }
        guard let first = events.first, let last = events.map(\.date.latest).max() else {
            return "No event of this period is in the ledgers."
        }
        return
            "\(count(.measure)) measures, \(count(.counterMeasure)) counter-measures and \(count(.response)) responses have a date, from "
            + "\(first.date.earliest.parts.year) to \(last.parts.year)."
    }
}

extension ListingPace {
    /// How often and by how many the list grew, with an exact interval of additions a year.
    public var answer: String {
        guard let first = rows.first, let last = rows.last else {
            return "No addition to the list lies in this period."
        }
        let added = rows.map(\.added).reduce(0, +)
        var text =
            "The UFLPA Entity List was added to \(rows.count) times from \(first.date) to \(last.date), \(added) entities in all; "
            + "\(rows.map(\.named).reduce(0, +)) of them are named here."
        let years = Double(first.date.distance(to: last.date)) / 365.25
        if rows.count > 1, years > 0 {
            // The first addition opens the span and is not one of the events within it.
            let mean = PoissonInterval.mean(of: rows.count - 1)
            text +=
                " After the first that is \(Figures.text(Double(rows.count - 1) / years, digits: 1)) additions a year (95 % interval "
                + "\(Figures.text(mean.lower / years, digits: 1)) to \(Figures.text(mean.upper / years, digits: 1)), if they came "
                + "independently and at one rate)."
        }
        return text
    }
}

extension AnswerLag {
    /// How many counter-measures answer a measure, and how soon.
    public var answer: String {
        guard let median else {
            return "No counter-measure of this period is known to answer a measure."
        }
        let measures = Set(pairs.map(\.measure)).count
        var text =
            "\(Set(pairs.map(\.counterMeasure)).count) counter-measures answer \(measures) measures, by their own words or by the inference of a "
            + "source; the middle of the \(pairs.count) lags is \(Figures.text(median, digits: 1)) days"
        if let interval = MedianInterval.interval(of: pairs.map(\.days)) {
            text += " (95 % interval \(Figures.text(interval)) days, if the pairs were drawn independently)."
        } else {
            text += "; they are too few for an interval."
        }
        let open = next.count { $0.counterMeasure == nil }
        let answered = next.count { item in pairs.contains { $0.measure == item.measure } }
        text += " Of \(next.count) coercive measures, \(answered) are answered in this sense"
        return text + (open > 0 ? ", and \(open) have no later counter-measure in the ledger at all." : ".")
    }
}

extension Retaliation {
    /// Who was struck most often, with exact intervals.
    public var answer: String {
        guard let first = span.first, let last = span.last else {
            return "No counter-measure of this period strikes parties by name."
        }
        let highest = rates.map(\.events).max() ?? 0
        let most = rates.filter { $0.events == highest }
        let rate = most.first.map { rate in
            "\(Figures.text(rate.perQuarter, digits: 2)) a quarter (95 % interval \(Figures.text(rate.interval.lower, digits: 2)) to "
                + "\(Figures.text(rate.interval.upper, digits: 2)))"
        }
        return
            "In \(first.distance(to: last) + 1) quarters, \(first) to \(last), \(coverage.counted) events struck named parties; most often "
            + "\(most.map(\.type.phrase).joined(separator: ", ")), \(most.count > 1 ? "each " : "")in \(highest) events, \(rate ?? "")."
    }
}

extension ResponseSummary {
    /// How many responses point where, and how many are not coded.
    public var answer: String {
        func words(_ name: String) -> String {
            Figures.text(directions.first { $0.name == name }?.responses ?? Bounds(exactly: 0))
        }
        let uncoded = coverage.leftOut.first { $0.reason.hasPrefix("not coded") }?.count ?? 0
        return
            "Of \(coverage.counted) coded responses, \(words("towards")) point towards ending the link, \(words("away")) away from it, "
            + "\(words("neither")) neither way, and \(words("no direction")) have no direction; \(uncoded) more are not coded. They are examples "
            + "and no sample."
    }
}

extension DetentionSummary {
    /// The latest figures from the first day on, and the latest year of which the releases are known.
    public var answer: String {
        let all = figures.filter { $0.scope == .cumulative }.max { $0.to.latest < $1.to.latest }
        guard let all else { return "No figure from the first day of the law on lies in this period." }
        var text = "From \(all.from) to \(all.to), \(all.stopped) shipments were stopped"
        if let denied = all.denied { text += ", of which \(Figures.text(denied)) had been denied" }
        text += "."
        let year = figures.filter { $0.scope == .fiscalYear && $0.released != nil }.max { $0.to.latest < $1.to.latest }
        if let year, let released = year.released {
            text +=
                " Of \(year.stopped) stopped from \(year.from) to \(year.to), \(Figures.text(released)) had been released; in the end that may be "
                + "\(Figures.percent(year.releasedShare)) %."
        }
        return text
            + " Since 2026 customs counts lines of goods and no longer entries: later figures are another series."
    }
}

extension ListOverlap {
    /// How many organizations stand on several lists.
    public var answer: String {
        let most = subjects.map { Set($0.entries.map(\.dataset)).count }.max() ?? 0
        return
            "\(subjects.count) organizations are named by two or more of the \(datasets.count) lists compared here"
            + (most > 0 ? ", one of them by \(most)." : ".")
    }
}

extension StudyLedgers {
    /// How many measures are coercive and how many were answered: of all, then of each jurisdiction, the most first.
    public func jurisdictionAnswers(
        in period: StudyPeriod = .always, under assumptions: StudyAssumptions = StudyAssumptions()
    ) -> [String] {
        let taken = countedMeasures(in: period, under: assumptions).rows
        let answered = Set(
            countedCounterMeasures(in: period, under: assumptions).rows.filter(\.kind.isRetaliation).flatMap(\.answers))
        let whole =
            "Of \(taken.count) measures \(taken.count { $0.kind.isCoercive }) are coercive: binding, and meant to cause harm or loss. Counter-measures "
            + "answer \(taken.count { answered.contains($0.id) }), by their own words or by the inference of a source."
        return [whole]
            + Dictionary(grouping: taken, by: \.jurisdiction)
            .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
            .map { jurisdiction, rows in
                let coercive = rows.count { $0.kind.isCoercive }
                let struck = rows.count { answered.contains($0.id) }
                let name = Self.name(of: jurisdiction)
                guard rows.count > 1 else {
                    return "The one measure of \(name) is \(coercive == 1 ? "" : "not ")coercive, and "
                        + (struck == 1 ? "a counter-measure answers it." : "no counter-measure answers it.")
                }
                func count(_ number: Int) -> String { number == 0 ? "none" : String(number) }
                return
                    "Of \(rows.count) measures of \(name) \(count(coercive)) \(coercive < 2 ? "is" : "are") coercive, and counter-measures "
                    + "answer \(count(struck))."
            }
    }

    private static func name(of jurisdiction: String) -> String {
        let names = [
            "us": "the United States", "eu": "the European Union", "gb": "the United Kingdom", "ca": "Canada",
            "un": "the United Nations",
            "private": "bodies of industry", "au": "Australia", "de": "Germany", "fr": "France",
            "nl": "the Netherlands", "no": "Norway",
            "ch": "Switzerland", "jp": "Japan", "mx": "Mexico", "nz": "New Zealand", "lt": "Lithuania", "be": "Belgium",
            "cz": "Czechia",
        ]
        return names[jurisdiction] ?? jurisdiction.uppercased()
    }
}
