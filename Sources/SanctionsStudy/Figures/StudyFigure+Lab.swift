public import ClewModel

extension StudyFigure {
    /// How much of the outlet each member closes and what the next countries would add.
    ///
    /// - Parameters:
    ///   - name: The name of the figure, as `figure_leverage_1`.
    ///   - title: What is asked, in the words of the user.
    ///   - most: How many countries outside are drawn; the table has all of them.
    public static func leverage(
        _ name: String, title: String, of coalition: CoalitionLeverage, seed: UInt64 = 1, most: Int = 12,
        notes: [String] = []
    ) -> StudyFigure {
        let parts = coalition.parts(seed: seed).parts
        let next = coalition.next
        let members = Set(parts.map(\.market.name))
        typealias Row = (market: CoalitionLeverage.Market, closed: Bounds, bite: Bounds)
        let rows: [Row] = parts + next
        func bars(_ rows: [Row], _ value: (Row) -> Bounds, _ group: String) -> [BarChart.Bar] {
            rows.enumerated().map { index, row in
                let bounds = percent(value(row))
                return BarChart.Bar(
                    label: row.market.name, bounds: bounds, words: "\(Figures.text(bounds, digits: 1)) %",
                    group: index == 0 ? group : nil, isOther: !members.contains(row.market.name))
            }
        }
        let shown = Array(next.prefix(most))
        let whole = [
            BarChart.Bar(
                label: "closed", bounds: percent(coalition.closed), words: "\(Figures.percent(coalition.closed)) %",
                group: "The coalition together"),
            BarChart.Bar(
                label: "cannot be placed elsewhere", bounds: percent(coalition.bite),
                words: "\(Figures.percent(coalition.bite)) %"),
        ]
        let chart = BarChart(
            name: name,
            bars: whole + bars(parts, \.closed, "Closed by each member")
                + bars(shown, \.bite, "What the next country would add to what cannot be placed elsewhere"),
            axis: "per cent of all sales of the origin")
        var answer = [
            "The coalition closes \(Figures.percent(coalition.closed)) % of the outlet; \(Figures.percent(coalition.bite)) % cannot be placed "
                + "in markets outside."
        ]
        if let first = next.first, first.bite.upper > 0 {
            answer.append(
                "Of the countries outside, \(first.market.name) would add most to that: \(Figures.percent(first.bite)) %."
            )
        }
        return StudyFigure(
            name, title: title, answer: answer,
            table: ExportTable(
                name, "Behind the figure: \(title)", key: ["market"],
                [
                    StudyVariable("market", "the market"),
                    StudyVariable("member", .integer, "1 if it is a member of the coalition, else 0"),
                    StudyVariable("sales", .number, "what is sold there, in the unit of the file"),
                ] + interval("closed", "share of the sales that it closes or would close")
                    + interval("bite", "its part of what cannot be placed elsewhere, or what it would add to that"),
                rows.map { row in
                    [row.market.name, members.contains(row.market.name) ? "1" : "0", Figures.plain(row.market.sales)]
                        + cells(row.closed) + cells(row.bite)
                }),
            svg: chart.svg(title: title), text: chart.text,
            legend: [
                "Solid is the least, hatched up to the most that the intervals allow. Blue countries are outside the coalition."
            ]
                + (next.count > most
                    ? ["Of \(next.count) countries outside, \(most) are drawn; the table has all."] : []),
            notes: notes + (coalition.tables(seed: seed).first?.coverage.sentences ?? []))
    }

    /// The curve f(k): what the best set of each size reaches.
    ///
    /// - Parameter label: The name to show for a candidate.
    public static func targets(
        _ name: String, title: String, of sets: TargetSets, upTo count: Int, notes: [String] = [],
        label: (String) -> String = { $0 }
    ) -> StudyFigure {
        let choices = sets.choices(upTo: count)
        func points(_ value: (TargetSets.Choice) -> Bounds?) -> [(x: Double, bounds: Bounds, words: String)] {
            choices.compactMap { choice in
                value(choice).map {
                    (
                        x: Double(choice.chosen.count), bounds: $0,
                        words:
                            "\(choice.chosen.count) \(choice.chosen.count == 1 ? "listing" : "listings"): \(Figures.text($0, digits: 1))"
                    )
                }
            }
        }
        var series = [LineChart.Series(name: "reached by the best set found", points: points(\.reached))]
        if !choices.allSatisfy(\.isCertified) {
            series.append(
                .init(
                    name: "no set of this size reaches more",
                    points: points { choice in choice.limit.map { Bounds(exactly: $0) } },
                    isDashed: true))
        }
        let chart = LineChart(
            name: name, series: series, ticks: choices.map { (Double($0.chosen.count), String($0.chosen.count)) },
            axis: "number of listings k", upAxis: "weight of what falls under the rule, f(k)")
        return StudyFigure(
            name, title: title, answer: sets.answer(choices, name: label),
            table: ExportTable(
                name, "Behind the figure: \(title)", key: ["listings"],
                [
                    StudyVariable("listings", .integer, "size of the set", unit: "listings"),
                    StudyVariable("chosen", "the set"),
                    StudyVariable("reached_least", .number, "weight of what surely falls under the rule"),
                    StudyVariable("reached_most", .number, "weight of what may fall under it"),
                    StudyVariable(
                        "limit", .number, "what no set of this size can surely reach more of", missing: .unknown),
                    StudyVariable("certified", .integer, "1 if every set of this size was looked at, else 0"),
                ],
                choices.map { choice in
                    [
                        String(choice.chosen.count), choice.chosen.map { sets.candidates[$0] }.joined(separator: "; "),
                        Figures.plain(choice.reached.lower), Figures.plain(choice.reached.upper),
                        choice.limit.map(Figures.plain),
                        choice.isCertified ? "1" : "0",
                    ]
                }),
            svg: chart.svg(title: title), text: chart.text,
            legend: [
                "The points are what surely falls under the rule; hatched up to what may. Dashed: the limit, where not every set was looked at."
            ],
            notes: notes + (sets.tables(upTo: count, caption: title).first?.coverage.sentences ?? []))
    }

    /// Where trade went: the change to the coalition and to each partner outside, for one window.
    ///
    /// - Parameters:
    ///   - windows: The windows that fit; the longest is drawn, the table has all.
    ///   - isImports: Whether the flows are imports by origin, so that partners are origins.
    ///   - most: How many partners with a rise and how many with a fall are drawn.
    public static func displacement(
        _ name: String, title: String, of windows: [FlowDisplacement.Window], product: String, unit: String,
        isImports: Bool = false, most: Int = 12, notes: [String] = []
    ) -> StudyFigure {
        let named = isImports ? "origins that were asked for" : "coalition"
        var bars: [BarChart.Bar] = []
        if let window = windows.last {
            func bar(_ label: String, _ change: Double, _ group: String?, _ isOther: Bool) -> BarChart.Bar {
                BarChart.Bar(
                    label: label, bounds: Bounds(exactly: change), words: Figures.signed(change), group: group,
                    isOther: isOther
                )
            }
            bars.append(bar(named, window.direct, "Window of \(window.length) periods before and after", false))
            let changes = window.deflected.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
            let rises = changes.filter { $0.value > 0 }.prefix(most)
            let falls = changes.filter { $0.value < 0 }.suffix(most)
            for (index, item) in rises.enumerated() {
                bars.append(bar(item.key, item.value, index == 0 ? "Rose" : nil, true))
            }
            for (index, item) in falls.enumerated() {
                bars.append(bar(item.key, item.value, index == 0 ? "Fell" : nil, true))
            }
        }
        let chart = BarChart(name: name, bars: bars, axis: "change a period, \(unit)")
        return StudyFigure(
            name, title: title,
            answer: FlowDisplacement.answer(windows, product: product, unit: unit, isImports: isImports),
            table: ExportTable(
                name, "Behind the figure: \(title)", key: ["window", "partner"],
                [
                    StudyVariable("window", .integer, "periods before and after the event", unit: "periods"),
                    StudyVariable("partner", "the partner; (asked for) stands for all that were named together"),
                    StudyVariable("change", .number, "change a period, after less before", unit: unit),
                ],
                windows.flatMap { window in
                    [[String(window.length), "(asked for)", Figures.plain(window.direct)]]
                        + window.deflected.sorted { $0.key < $1.key }.map {
                            [String(window.length), $0.key, Figures.plain($0.value)]
                        }
                }),
            svg: chart.svg(title: title), text: chart.text,
            legend: [
                "Bars to the left are falls, to the right rises. The longest window that fits is drawn; the table has every window."
            ],
            notes: notes)
    }

    private static func percent(_ bounds: Bounds) -> Bounds { Bounds(bounds.lower * 100, bounds.upper * 100) }

    private static func interval(_ name: String, _ definition: String) -> [StudyVariable] {
        [
            StudyVariable(name + "_least", .number, definition + "; at least"),
            StudyVariable(name + "_most", .number, definition + "; at most"),
        ]
    }

    private static func cells(_ bounds: Bounds) -> [String?] {
        [Figures.plain(bounds.lower), Figures.plain(bounds.upper)]
    }
}
