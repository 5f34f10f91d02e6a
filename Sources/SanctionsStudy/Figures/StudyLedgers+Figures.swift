public import ClewModel

extension StudyLedgers {
    /// The figures that the ledgers give by themselves, in the order of the report.
    ///
    /// - Complexity: O(*n* log *n*) in the rows.
    public func figures() -> [StudyFigure] {
        [
            timelineFigure(), paceFigure(), lagFigure(), retaliationFigure(), responseFigure(), detentionFigure(),
        ]
    }

    private func timelineFigure() -> StudyFigure {
        let timeline = self.timeline()
        let coercive = Set(measures.filter(\.kind.isCoercive).map(\.id))
        let striking = Set(counterMeasures.filter(\.kind.isRetaliation).map(\.id))
        let marks = timeline.events.map { event in
            TimelineDrawing.Mark(
                id: event.id, ledger: event.ledger,
                isStrong: coercive.contains(event.id) || striking.contains(event.id),
                date: event.date, answers: event.answers, title: "\(event.date), \(event.actor): \(event.what)")
        }
        func words(_ mark: TimelineDrawing.Mark) -> String {
            switch mark.ledger {
            case .measure: mark.isStrong ? "coercive measure" : "other measure"
            case .counterMeasure: mark.isStrong ? "strikes named parties" : "other counter-measure"
            case .response: "response"
            }
        }
        let drawing = TimelineDrawing(name: "figure_timeline", marks: marks)
        let title = "Measures, counter-measures and responses on one axis"
        return StudyFigure(
            "figure_timeline", title: title, answer: [timeline.answer] + jurisdictionAnswers(),
            table: ExportTable(
                "figure_timeline", "Behind the figure: \(title)", key: ["id"],
                [
                    StudyVariable("id", "the row of the ledger"),
                    StudyVariable(
                        "ledger", "the ledger",
                        codes: StudyTimeline.Event.Ledger.allCases.map { StudyCode($0.rawValue, $0.rawValue) }),
                    StudyVariable(
                        "mark",
                        "how it is drawn: coercive measures and counter-measures that strike named parties are filled"),
                    StudyVariable("earliest", .date, "the first day that its date can mean"),
                    StudyVariable("latest", .date, "the last day that its date can mean"),
                    StudyVariable("quarter", "the quarter that it stands in", missing: .unknown),
                    StudyVariable(
                        "answers", "the earlier events that it answers to or changes", missing: .notApplicable),
                ],
                marks.map {
                    [
                        $0.id.rawValue, $0.ledger.rawValue, words($0), $0.date.earliest.description,
                        $0.date.latest.description,
                        Quarter($0.date)?.description, $0.answers.map(\.rawValue).joined(separator: "; "),
                    ]
                }),
            svg: drawing.svg(title: title), text: drawing.text,
            legend: [
                "■ a coercive measure, □ another measure; ▼ a counter-measure that strikes named parties, ▽ another; a mark on the lowest line "
                    + "is a response.",
                "A mark stands in its quarter; with a dashed edge it stands in the middle of what its date can mean, and a response whose day is not known is a thin line over it.",
                "A dotted line joins a measure and the counter-measure that answers it by its own words or the inference of a source.",
            ], notes: timeline.coverage.sentences)
    }

    private func paceFigure() -> StudyFigure {
        let pace = self.pace()
        let title = "The UFLPA Entity List as it grew"
        let start = pace.rows.first?.date ?? .distantPast
        let points = pace.rows.map { row in
            (
                x: Double(start.distance(to: row.date)), bounds: Bounds(exactly: Double(row.total)),
                words: "\(row.date): \(row.total) (+\(row.added))"
            )
        }
        let chart = LineChart(
            name: "figure_pace", series: [.init(name: "entities named so far", points: points, isStepped: true)],
            ticks: Self.years(from: start, to: pace.rows.last?.date ?? start), axis: "effective day",
            upAxis: "entities named so far")
        return StudyFigure(
            "figure_pace", title: title, answer: [pace.answer],
            table: ExportTable(
                "figure_pace", "Behind the figure: \(title)", key: ["date"],
                [
                    StudyVariable("date", .date, "effective day of the addition"),
                    StudyVariable("added", .integer, "entities added", unit: "entities"),
                    StudyVariable("total", .integer, "entities that the list had named so far", unit: "entities"),
                ], pace.rows.map { [$0.date.description, String($0.added), String($0.total)] }),
            svg: chart.svg(title: title), text: chart.text,
            legend: ["Each point is a day with additions; removals are not in it."], notes: pace.coverage.sentences)
    }

    private func lagFigure() -> StudyFigure {
        let lag = answerLag()
        let title = "Days from a measure to the counter-measure that answers it"
        let bars = lag.pairs.map { pair in
            BarChart.Bar(
                label: "\(pair.measure.rawValue) → \(pair.counterMeasure.rawValue)", bounds: pair.days,
                words: "\(Figures.text(pair.days)) days")
        }
        let chart = BarChart(name: "figure_lag", bars: bars, axis: "days")
        return StudyFigure(
            "figure_lag", title: title, answer: [lag.answer],
            table: ExportTable(
                "figure_lag", "Behind the figure: \(title)", key: ["measure", "counter_measure"],
                [
                    StudyVariable("measure", "the measure"), StudyVariable("counter_measure", "the counter-measure"),
                    StudyVariable("days_least", .number, "days between them, at least", unit: "days"),
                    StudyVariable("days_most", .number, "days between them, at most", unit: "days"),
                ],
                lag.pairs.map {
                    [
                        $0.measure.rawValue, $0.counterMeasure.rawValue, Figures.plain($0.days.lower),
                        Figures.plain($0.days.upper),
                    ]
                }),
            svg: chart.svg(title: title), text: chart.text,
            legend: ["Solid up to the least, hatched up to the most that the dates allow."],
            notes: lag.coverage.sentences)
    }

    private func retaliationFigure() -> StudyFigure {
        let retaliation = self.retaliation()
        let title = "Counter-measures a quarter, by whom they strike"
        let rates = retaliation.rates.sorted { ($1.events, $0.type) < ($0.events, $1.type) }
        let chart = BarChart(
            name: "figure_retaliation",
            bars: rates.map { rate in
                BarChart.Bar(
                    label: rate.type.phrase, bounds: rate.interval, estimate: rate.perQuarter,
                    words:
                        "\(rate.events) \(rate.events == 1 ? "event" : "events"), \(Figures.text(rate.perQuarter, digits: 2)) a quarter"
                )
            }, axis: "events a quarter, with the exact 95 % interval")
        return StudyFigure(
            "figure_retaliation", title: title, answer: [retaliation.answer],
            table: ExportTable(
                "figure_retaliation", "Behind the figure: \(title)", key: ["actor"],
                [
                    StudyVariable("actor", "type of party"),
                    StudyVariable("events", .integer, "events that struck at least one such party", unit: "events"),
                    StudyVariable("per_quarter", .number, "events by quarters of the span", unit: "events a quarter"),
                    StudyVariable(
                        "interval_least", .number, "exact 95 per cent interval of the rate, at least",
                        unit: "events a quarter"),
                    StudyVariable(
                        "interval_most", .number, "exact 95 per cent interval of the rate, at most",
                        unit: "events a quarter"),
                ],
                rates.map {
                    [
                        $0.type.rawValue, String($0.events), Figures.text($0.perQuarter, digits: 4),
                        Figures.text($0.interval.lower, digits: 4), Figures.text($0.interval.upper, digits: 4),
                    ]
                }),
            svg: chart.svg(title: title), text: chart.text,
            legend: ["The point is the rate that was seen; the line is its exact 95 % interval (Garwood 1936)."],
            notes: retaliation.coverage.sentences)
    }

    private func responseFigure() -> StudyFigure {
        let summary = responseSummary()
        let title = "Corporate responses by code"
        let rows = summary.rows.filter { $0.responses.upper > 0 }
        let chart = BarChart(
            name: "figure_responses",
            bars: rows.map { row in
                BarChart.Bar(
                    label: "\(row.code.code) \(row.code.title)", bounds: row.responses,
                    words: Figures.text(row.responses),
                    isOther: (row.code.direction ?? 0) < 0)
            }, axis: "responses")
        let unseen = summary.rows.filter { $0.responses.upper == 0 }.map(\.code.code)
        return StudyFigure(
            "figure_responses", title: title, answer: [summary.answer],
            table: ExportTable(
                "figure_responses", "Behind the figure: \(title)", key: ["code"],
                [
                    StudyVariable("code", "the code"),
                    StudyVariable(
                        "direction", .integer, "towards (+) or away from (-) ending the link", missing: .notApplicable),
                    StudyVariable("responses_least", .integer, "responses that fit this code alone", unit: "responses"),
                    StudyVariable(
                        "responses_most", .integer, "those and the ones that may fit another code as well",
                        unit: "responses"),
                ],
                summary.rows.map {
                    [
                        $0.code.code, $0.code.direction.map(String.init), Figures.plain($0.responses.lower),
                        Figures.plain($0.responses.upper),
                    ]
                }),
            svg: chart.svg(title: title), text: chart.text,
            legend: [
                "Solid: responses that fit this code alone; hatched: those that may fit another as well. Blue codes point away from ending the link."
            ] + (unseen.isEmpty ? [] : ["No response has \(unseen.joined(separator: ", "))."]),
            notes: summary.coverage.sentences)
    }

    private func detentionFigure() -> StudyFigure {
        let summary = detentionSummary()
        let title = "Shipments stopped under the UFLPA since its first day"
        let all = summary.figures.filter { $0.scope == .cumulative }
        let start = all.map(\.from.earliest).min() ?? .distantPast
        func place(_ day: Day) -> Double { Double(start.distance(to: day)) }
        func points(_ figures: [DetentionFigure], _ bounds: (DetentionFigure) -> Bounds?) -> [(
            x: Double, bounds: Bounds, words: String
        )] {
            figures.compactMap { figure in
                bounds(figure).map {
                    (x: place(figure.to.latest), bounds: $0, words: "to \(figure.to): \(Figures.text($0))")
                }
            }
        }
        let end = Day(year: 2026, month: 1, day: 1) ?? start
        let chart = LineChart(
            name: "figure_detentions",
            series: [
                .init(name: "stopped", points: points(all) { Bounds(exactly: Double($0.stopped)) }),
                .init(name: "released so far", points: points(all, \.released), isOther: true, isJoined: false),
            ], ticks: [(0, start.description)] + Self.years(from: start, to: end), axis: "last day of the count",
            upAxis: "shipments, counted by entry",
            breaks: [
                .init(
                    x: place(end),
                    words: ["2026: the series breaks", "customs counts lines of", "goods, no longer entries"])
            ])
        return StudyFigure(
            "figure_detentions", title: title, answer: [summary.answer],
            table: ExportTable(
                "figure_detentions", "Behind the figure: \(title)", key: ["to"],
                notes: ["The series ends before 2026: customs then counts lines of goods, no longer entries."],
                [
                    StudyVariable("to", .partialDate, "the last day of the count, which begins with the law"),
                    StudyVariable("stopped", .integer, "shipments stopped", unit: "shipments by entry"),
                    StudyVariable(
                        "released_least", .number, "released so far, at least", unit: "shipments by entry",
                        missing: .unknown),
                    StudyVariable(
                        "released_most", .number, "released so far, at most", unit: "shipments by entry",
                        missing: .unknown),
                ],
                all.map {
                    [
                        $0.to.description, String($0.stopped), $0.released.map { Figures.plain($0.lower) },
                        $0.released.map { Figures.plain($0.upper) },
                    ]
                }),
            svg: chart.svg(title: title), text: chart.text,
            legend: [
                "● stopped, ◆ released so far, where it was told. The torn line is the break of 2026: nothing may be joined across it."
            ], notes: summary.coverage.sentences)
    }

    /// The first days of the years in a span, as ticks of an axis of days.
    static func years(from start: Day, to end: Day) -> [(x: Double, label: String)] {
        guard start > .distantPast, start.parts.year < end.parts.year + 1 else { return [] }
        return (start.parts.year...end.parts.year + 1).compactMap { year in
            guard let day = Day(year: year, month: 1, day: 1), day >= start,
                start.distance(to: day) <= start.distance(to: end) + 366
            else { return nil }
            return (Double(start.distance(to: day)), String(year))
        }
    }
}
