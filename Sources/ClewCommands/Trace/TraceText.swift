import Casework
import SourceFiles

/// A trail as text for a terminal of any width from some forty columns on.
struct TraceText {
    let trail: ChainTrail
    let outline: TrailOutline
    let style: TextStyle
    let width: Int

    /// The text, without a line feed at its end.
    var text: String {
        var lines = [style(SafeText.line(trail.title), .bold), ""]
        lines += wrapped(
            "● on record  ▲ may hold content from Xinjiang, or does not add up  ? undocumented  ✓ nothing found", at: 0)
        lines += wrapped(
            "Shares are of the \(trail.material). What is not excluded is not found: exposure is no proof.", at: 0)
        lines.append("")
        lines += stages
        if let together = trail.together {
            lines += ["", style("All shipments of \(SafeText.line(together.importer))", .bold)]
            lines += wrapped(
                "\(together.shipments.joined(separator: ", ")), together: \(together.content)", at: 1)
        }
        let lots = Dictionary(trail.lots.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let shipments = Dictionary(trail.shipments.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let steps = Dictionary(trail.steps.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for part in outline.parts {
            lines += ["", style(part.isUp ? "Made of" : "Went into", .bold)]
            if part.rows.isEmpty { lines.append("  nothing: the case names no goods") }
            for row in part.rows { lines += told(row, lots, shipments, steps) }
        }
        return lines.joined(separator: "\n")
    }

    /// How many lots of each stage carry each mark.
    private var stages: [String] {
        var order: [String] = []
        var counts: [String: [ChainGraph.Mark: Int]] = [:]
        for lot in trail.lots {
            if counts[lot.stage] == nil { order.append(lot.stage) }
            counts[lot.stage, default: [:]][lot.mark, default: 0] += 1
        }
        if !trail.shipments.isEmpty {
            order.append("(shipments)")
            counts["(shipments)"] = Dictionary(grouping: trail.shipments, by: \.mark).mapValues(\.count)
        }
        let marks = Array(ChainGraph.Mark.allCases.reversed())
        func cell(_ text: String) -> String { String(repeating: " ", count: max(0, 7 - text.count)) + text }
        var lines = [
            style(
                padded("Stage", 24) + cell("all") + marks.map { cell(Self.sign($0)) }.joined(), .bold)
        ]
        for stage in order {
            let own = counts[stage] ?? [:]
            let all = own.values.reduce(0, +)
            lines.append(
                padded(SafeText.line(stage), 24) + cell("\(all)")
                    + marks.map { cell(own[$0].map(String.init) ?? "·") }.joined())
        }
        return lines
    }

    private func padded(_ text: String, _ count: Int) -> String {
        text + String(repeating: " ", count: max(1, count - TextStyle.columns(of: text[...])))
    }

    private func told(
        _ row: TrailOutline.Row, _ lots: [String: ChainTrail.Lot], _ shipments: [String: ChainTrail.Shipment],
        _ steps: [String: ChainTrail.Step]
    ) -> [String] {
        switch row {
        case .told(let id, true, let level, _):
            guard let shipment = shipments[id] else { return [] }
            let to = shipment.toCountry.map { " to \($0.uppercased())" } ?? ""
            return headed(shipment.mark, "shipment \(id)\(to)", at: level) + wrapped(shipment.content, at: level + 1)
        case .told(let id, false, let level, let through):
            guard let lot = lots[id] else { return [] }
            return headed(lot.mark, "\(id): \(lot.description), \(lot.quantity) (\(lot.stage))", at: level)
                + details(lot, through.compactMap { steps[$0] }).flatMap { wrapped($0, at: level + 1) }
        case .toldAbove(let id, let isShipment, let level, let through):
            let mark = isShipment ? shipments[id]?.mark : lots[id]?.mark
            let by = through.isEmpty ? "" : " through \(Self.list(through))"
            return headed(mark ?? .clear, "\(isShipment ? "shipment " : "")\(id)\(by), told above", at: level)
        case .folded(let groups, let level):
            let told = groups.map { group in
                let marks = group.marks.map { "\(Self.sign($0.mark)) \($0.count)" }.joined(separator: " ")
                return "\(group.count) \(group.stage.map { "of \($0)" } ?? "shipments") (\(marks))"
            }
            return headed(nil, "folded: " + told.joined(separator: ", "), at: level)
        }
    }

    /// What is known of a lot, a line each.
    private func details(_ lot: ChainTrail.Lot, _ through: [ChainTrail.Step]) -> [String] {
        var lines = ["from Xinjiang: \(lot.content)\(lot.isTightest ? "" : " (an outer bound, not the tightest)")"]
        let place = [lot.place, lot.country?.uppercased(), lot.date].compactMap(\.self).joined(separator: ", ")
        lines.append(
            (lot.maker.map { "made by \($0)" } ?? "maker not stated")
                + (place.isEmpty ? ", place not stated" : "; \(place)"))
        if !lot.soldBy.isEmpty { lines.append("sold by " + Self.list(lot.soldBy)) }
        for step in through {
            let who = [step.party, step.date].compactMap(\.self).joined(separator: ", ")
            let papers =
                step.joinsParts == true
                ? "joins parts of one lot" : step.documents.isEmpty ? "no document" : Self.list(step.documents)
            lines.append(
                "\(Self.sign(step.mark)) through \(step.id) \(step.stage)\(who.isEmpty ? "" : " (\(who))"); \(papers)")
        }
        lines.append(lot.documents.isEmpty ? "no document" : "documents: " + Self.list(lot.documents))
        return lines
    }

    /// A line with a mark before it; of a mark alone the colour differs.
    private func headed(_ mark: ChainGraph.Mark?, _ text: String, at level: Int) -> [String] {
        let lines = wrapped(text, at: level, room: 2)
        let sign = mark.map { style(Self.sign($0), Self.look($0)) } ?? "+"
        let margin = self.margin(level)
        return lines.enumerated().map { index, line in
            margin + (index == 0 ? sign + " " : "  ") + line.dropFirst(margin.count)
        }
    }

    /// How deep rows are set in: beyond some levels no further, so that a long chain stays readable.
    private func margin(_ level: Int) -> String { String(repeating: " ", count: 2 * min(level, 10)) }

    private func wrapped(_ text: String, at level: Int, room: Int = 0) -> [String] {
        let margin = self.margin(level)
        let text = level > 10 && room > 0 ? "[level \(level)] " + text : text
        return TextStyle.wrap(SafeText.line(text), columns: max(20, width - margin.count - room), indent: "")
            .split(separator: "\n", omittingEmptySubsequences: false).map { margin + $0 }
    }

    private static func list(_ items: [String]) -> String {
        items.count <= 6
            ? items.joined(separator: ", ") : items.prefix(6).joined(separator: ", ") + " and \(items.count - 6) more"
    }

    private static func sign(_ mark: ChainGraph.Mark) -> String {
        switch mark {
        case .clear: "✓"
        case .open: "?"
        case .possible: "▲"
        case .found: "●"
        }
    }

    private static func look(_ mark: ChainGraph.Mark) -> TextStyle.Look {
        switch mark {
        case .clear: .boldGreen
        case .open: .boldBlue
        case .possible: .boldYellow
        case .found: .boldRed
        }
    }
}
