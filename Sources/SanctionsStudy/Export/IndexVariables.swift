/// What the columns of the indices mean: the part of the codebook that is about what was computed.
enum IndexVariables {
    /// A column of an index: an interval becomes two variables, its least and its most.
    struct Column {
        let kind: StudyVariable.Kind
        let definition: String
        var unit: String?
        var isInterval = false
        var missing: StudyVariable.Missing?
    }

    private static func text(_ definition: String, _ missing: StudyVariable.Missing? = nil) -> Column {
        Column(kind: .string, definition: definition, missing: missing)
    }

    private static func count(_ definition: String, _ unit: String? = nil, _ missing: StudyVariable.Missing? = nil)
        -> Column
    {
        Column(kind: .integer, definition: definition, unit: unit, missing: missing)
    }

    private static func interval(_ definition: String, _ unit: String? = nil) -> Column {
        Column(kind: .number, definition: definition, unit: unit, isInterval: true, missing: .unknown)
    }

    private static func alpha(_ definition: String) -> Column {
        Column(kind: .number, definition: definition, missing: .unknown)
    }

    private static func date(_ definition: String) -> Column { Column(kind: .partialDate, definition: definition) }

    /// The columns by their headings; a heading means the same in every table.
    static let columns: [String: Column] = [
        "date": date("when it was taken, as far as known"), "actor": text("who acted, or what type of party"),
        "what": text("what happened, or what it was"), "targets": text("whom or what it concerns", .notApplicable),
        "ledger": text(
            "the ledger, as kind of row (measure, counterMeasure, response) or as table (measures, counter_measures, responses)"
        ), "id": text("the row of the ledger"),
        "answers": text("the earlier events that it answers to or changes", .unknown),
        "source": text("where it was read", .unknown), "confidence": text("how far the row is to be trusted"),
        "organization": text("the organization"), "list": text("the list"),
        "since": date("first day of the listing, as far as known"),
        "what exactly": text("what exactly is listed", .notApplicable), "added": count("entities added", "entities"),
        "total": count("entities that the list had named so far, removals left aside", "entities"),
        "days since last": count("days since the addition before", "days", .notApplicable),
        "named here": count("of the entities added, how many the bundled snapshot names", "entities"),
        "with section": count("of those, how many have a known statutory section", "entities"),
        "sectors": text("the sectors that the ledger names", .unknown), "year": count("calendar year"),
        "additions": count("how many days with additions"), "entities": count("entities added", "entities"),
        "named %": interval("share of the entities added that the snapshot names", "per cent"),
        "section": text("statutory section"), "entries": count("entries under it", "entries"),
        "quarter": text("calendar quarter"), "events": count("events that struck at least one such party", "events"),
        "actors": count("parties struck", "parties"),
        "events per quarter": Column(
            kind: .number, definition: "events by quarters of the span, those without an event included",
            unit: "events a quarter"),
        "95 % interval": interval(
            "exact 95 per cent interval of events per quarter (Garwood 1936), if events came independently at one rate",
            "events a quarter"),
        "measure": text("the measure"), "taken": date("when the measure was taken"),
        "counter-measure": text("the counter-measure"), "answered": date("when the counter-measure was taken"),
        "days": interval("days between the two dates", "days"),
        "next counter-measure": text(
            "the next counter-measure in time, whatever it answered to; none yet where there is none"),
        "code": text("the code"), "response": text("the response"),
        "direction": text("towards (+) or away from (-) ending the link", .notApplicable),
        "responses": interval(
            "responses: the least counts those that fit this alone, the most also those that may fit another",
            "responses"),
        "company": text("the company"), "before": text("codes of the earlier response", .notCoded),
        "after": text("codes of the later response", .notCoded), "event": text("the event that it answers to"),
        "from": date("first day of the period"), "to": date("last day of the period"),
        "scope": text("what kind of period"),
        "stopped": count("shipments stopped", "shipments by entry"),
        "released": interval("shipments released", "shipments"),
        "denied": interval("shipments denied", "shipments"), "pending": interval("shipments pending", "shipments"),
        "released %": interval("what will in the end be released, of what was stopped", "per cent"),
        "denied %": interval("what will in the end be denied, of what was stopped", "per cent"),
        "evidence": text("what it rests on; of a lead the date of the first evidence", .unknown),
        "listed": date("when it was listed"), "question": text("the question"), "answer": text("yes, no or unknown"),
        "what would answer it": text(
            "what has to be read or to happen so that the question can be answered", .notApplicable),
        "list a": text("a list"), "list b": text("a list"),
        "level": text("how values were compared: nominal, the same or not; ordinal, by their order"),
        "variable": text("the variable of the ledger; coercive, strikes and direction follow from a code"),
        "codings": count("rows of the sample for which both further passes gave the variable a value", "rows"),
        "same in both passes": count("of those, how many both further passes gave the same", "rows"),
        "alpha of passes": alpha("Krippendorff’s alpha of the two further passes: repeatability of one reader"),
        "alpha of passes without one row": interval(
            "Krippendorff’s alpha of the two further passes if any one row is left out"),
        "alpha with ledger": alpha("Krippendorff’s alpha of what the ledger said before and the two further passes"),
        "settled anew": count("codings of which the ledger now says something else than before", "codings"),
        "given": text("what the ledger said before the further passes"),
        "first pass": text("what the first further pass gave"),
        "second pass": text("what the second further pass gave, without sight of the first"),
        "settled": text("what was settled, which the ledger now says"), "reason": text("why"),
        "shared": count(
            "organizations that both name; where both are one list, all that it names here", "organizations"),
    ]

    /// The heading as a name of a variable: lower case, digits and underscores.
    static func name(of heading: String) -> String {
        let words = heading.replacing("95 % interval", with: "interval 95").replacing("%", with: "percent").lowercased()
            .split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
        return words.joined(separator: "_")
    }

    /// The least and the most of a cell such as `4` or `1 to 28`.
    static func ends(of cell: String) -> [String?] {
        guard !cell.isEmpty else { return [nil, nil] }
        let parts = cell.replacing(" to ", with: "|").split(separator: "|").map(String.init)
        return [parts.first, parts.last]
    }
}

extension ExportTable {
    /// An index as a table of the export.
    ///
    /// A heading that the codebook lacks is told by a definition that says so, which a test refuses.
    init(index name: String, _ table: StudyTable) {
        let columns = table.columns.map {
            IndexVariables.columns[$0] ?? IndexVariables.Column(kind: .string, definition: "not in the codebook")
        }
        let variables = zip(table.columns, columns).flatMap { heading, column -> [StudyVariable] in
            let name = IndexVariables.name(of: heading)
            guard column.isInterval else {
                return [
                    StudyVariable(
                        name, column.kind, column.definition, unit: column.unit, missing: column.missing)
                ]
            }
            return [("least", "at least"), ("most", "at most")].map { ending, words in
                StudyVariable(
                    "\(name)_\(ending)", column.kind, "\(column.definition); \(words)", unit: column.unit,
                    missing: column.missing)
            }
        }
        let rows = table.rows.map { row in
            zip(row, columns).flatMap { cell, column in column.isInterval ? IndexVariables.ends(of: cell) : [cell] }
        }
        self.init(name, table.title, notes: table.coverage.sentences, variables, rows)
    }
}
