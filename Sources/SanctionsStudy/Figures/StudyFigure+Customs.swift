import ClewModel

extension StudyFigure {
    /// Shipments stopped by fiscal year as the dashboard of US customs tells them; two ways of counting are two series.
    ///
    /// - Parameter figures: The files, each with its way of counting.
    public static func customs(_ name: String, title: String, of figures: [CBPFigures]) -> StudyFigure {
        var rows: [(counting: CBPFigures.Counting, sum: CBPFigures.Sum)] = []
        var series: [LineChart.Series] = []
        for counting in CBPFigures.Counting.allCases {
            let own = figures.filter { $0.counting == counting }.flatMap { file in
                file.sums { String($0.fiscalYear) }
            }
            guard !own.isEmpty else { continue }
            rows += own.map { (counting, $0) }
            series.append(
                LineChart.Series(
                    name: counting == .entries ? "stopped, counted by entry" : "stopped, counted by line of goods",
                    points: own.map { sum in
                        (
                            x: Double(sum.name) ?? 0, bounds: Bounds(exactly: Double(sum.stopped)),
                            words: "FY\(sum.name): \(sum.stopped)"
                        )
                    }.sorted { $0.x < $1.x }, isOther: counting == .lines))
        }
        let years = Set(rows.compactMap { Int($0.sum.name) })
        let lastEntries = rows.filter { $0.counting == .entries }.compactMap { Double($0.sum.name) }.max()
        let hasLines = rows.contains { $0.counting == .lines }
        let breaks = lastEntries.map { last in
            [LineChart.Break(x: last + 0.5, words: ["the series breaks", "lines of goods,", "no longer entries"])]
        }
        let chart = LineChart(
            name: name, series: series,
            ticks: ((years.min() ?? 2022)...((years.max() ?? 2022) + 1)).map { (Double($0), "FY\($0)") },
            axis: "fiscal year, from 1 October of the year before", upAxis: "shipments stopped",
            breaks: hasLines ? breaks ?? [] : [])
        var answer = rows.map { row in
            "In fiscal year \(row.sum.name), \(row.sum.stopped) shipments were stopped, counted by \(row.counting == .entries ? "entry" : "line of goods")"
                + (row.sum.denied.map { "; \(Figures.percent($0)) % of them are or may in the end be denied." } ?? ".")
        }
        if hasLines, lastEntries != nil {
            answer.append(
                "The two ways of counting are two series: no change from one to the other can be told from these figures."
            )
        }
        return StudyFigure(
            name, title: title, answer: answer,
            table: ExportTable(
                name, "Behind the figure: \(title)", key: ["counting", "fiscal_year"],
                [
                    StudyVariable(
                        "counting", "what a shipment is",
                        codes: [
                            StudyCode("entries", "an entry, as the dashboard counted until 2025"),
                            StudyCode("lines", "a line of goods, as it counts since 2026"),
                        ]),
                    StudyVariable("fiscal_year", .integer, "fiscal year of the United States"),
                    StudyVariable("stopped", .integer, "shipments stopped"),
                    StudyVariable("released", .integer, "of them released"),
                    StudyVariable("denied", .integer, "of them denied"),
                ],
                rows.map {
                    [
                        $0.counting.rawValue, $0.sum.name, String($0.sum.stopped),
                        String($0.sum.counts[.released] ?? 0),
                        String($0.sum.counts[.denied] ?? 0),
                    ]
                }),
            svg: chart.svg(title: title), text: chart.text,
            legend: ["● counted by entry, ◆ counted by line of goods. Nothing is joined across the torn line."],
            notes: figures.flatMap { $0.tables.first?.coverage.sentences ?? [] })
    }
}
