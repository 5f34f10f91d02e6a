import ClewModel

/// The ledgers as tables of the export: every row, those that no index counts among them.
extension StudyLedgers {
    /// The variables that say where a row can be read, and how far to trust it.
    static let sourceVariables = [
        StudyVariable("source", "where it was read, in words"),
        StudyVariable("url", "the address at which it was read", missing: .unknown),
        StudyVariable("accessed", .partialDate, "when it was last read at that address", missing: .unknown),
        StudyVariable("confidence", "how far the row is to be trusted", codes: Confidence.codes),
        StudyVariable("verification", "what was read", codes: Verification.codes),
    ]

    static func sourceCells(_ citation: Citation, _ confidence: Confidence) -> [String?] {
        [
            citation.description, citation.url, citation.accessed?.description, confidence.rawValue,
            citation.verification.rawValue,
        ]
    }

    static func dateVariables(_ what: String) -> [StudyVariable] {
        [
            StudyVariable("date", .partialDate, "\(what); a month or a year where no more is known"),
            StudyVariable("date_earliest", .date, "the first day that the date can mean"),
            StudyVariable("date_latest", .date, "the last day that the date can mean"),
        ]
    }

    static func dateCells(_ date: PartialDate) -> [String?] {
        [date.description, date.earliest.description, date.latest.description]
    }

    /// The ledgers, their targets and what belongs to them, by name.
    func exportedLedgers() -> [ExportTable] {
        let id = StudyVariable("id", "identifier of the row, unique across the three ledgers")
        let about = StudyVariable("about", "what it is about", codes: LedgerTopic.codes)
        let note = StudyVariable("note", "what a reader has to know", missing: .notApplicable)
        return [
            ExportTable(
                "measures", "Measures of governments and of a body of industry on forced labour in and from Xinjiang",
                key: ["id"],
                [id] + Self.dateVariables("when it was taken")
                    + [
                        StudyVariable("jurisdiction", "lower-case ISO 3166-1 alpha-2 code, eu, un, or private"),
                        StudyVariable("authority", "who took it"), StudyVariable("instrument", "by which act"),
                        StudyVariable("kind", "what kind of measure it is", codes: Measure.Kind.codes),
                        StudyVariable(
                            "coercive", .integer,
                            "1 if it is a binding instrument of a state that is meant to cause harm or loss to its target, else 0"
                        ),
                        about,
                        StudyVariable(
                            "organizations_named", .integer, "how many organizations the row names; see measure_targets"
                        ),
                        StudyVariable("persons", .integer, "how many individuals it names; they are never named here"),
                        StudyVariable(
                            "unnamed", .integer, "how many further parties it names, whose names the row does not hold"),
                        StudyVariable("sectors", "sectors or goods, separated by “; ”", missing: .notApplicable),
                        StudyVariable("until", .date, "last day of force, where it ended", missing: .notApplicable),
                        StudyVariable("status", "its state as far as known"), note,
                    ] + Self.sourceVariables,
                measures.map { row in
                    [row.id.rawValue] + Self.dateCells(row.date)
                        + [
                            row.jurisdiction, row.authority, row.instrument, row.kind.rawValue,
                            row.kind.isCoercive ? "1" : "0", row.topic.rawValue, String(row.organizations.count),
                            String(row.personCount), String(row.unnamedCount), row.sectors.joined(separator: "; "),
                            row.until?.description, row.status, row.note,
                        ] + Self.sourceCells(row.citation, row.confidence)
                }),
            ExportTable(
                "measure_targets",
                "Organizations that measures name, one a row; names as the row of the ledger has them",
                [
                    StudyVariable("measure", "the row of the ledger"),
                    StudyVariable("organization", "the organization as named"),
                ],
                measures.flatMap { row in row.organizations.map { [row.id.rawValue, $0] } }),
            ExportTable(
                "counter_measures", "Chinese counter-measures, and what came before and after them", key: ["id"],
                notes: [
                    "Days, authorities, instruments and numbers of many events are single facts of a table of OpenSanctions "
                        + "(CC BY-NC 4.0); no row of it is copied. Each such row says so."
                ],
                [id] + Self.dateVariables("when it was taken")
                    + [
                        StudyVariable("authority", "who took it"),
                        StudyVariable("instrument", "by which act or on what legal basis; none where there is none"),
                        StudyVariable("kind", "what kind of event it is", codes: CounterMeasureRecord.Kind.codes),
                        about,
                        StudyVariable(
                            "strikes", .integer,
                            "1 if it strikes parties and the indices of retaliation count it, else 0"),
                        StudyVariable("trigger", "what it answers to, in words", missing: .unknown),
                        StudyVariable(
                            "answers", "the measures it answers to, as stated or as a source infers, separated by “; ”",
                            missing: .unknown),
                        StudyVariable("effect", "what follows"), StudyVariable("status", "its state as far as known"),
                        note,
                    ] + Self.sourceVariables,
                counterMeasures.map { row in
                    [row.id.rawValue] + Self.dateCells(row.date)
                        + [
                            row.authority, row.instrument, row.kind.rawValue, row.topic.rawValue,
                            row.kind.isRetaliation ? "1" : "0", row.trigger,
                            row.answers.map(\.rawValue).joined(separator: "; "), row.effect, row.status, row.note,
                        ] + Self.sourceCells(row.citation, row.confidence)
                }),
            ExportTable(
                "counter_measure_actors", "How many parties of which type a counter-measure strikes or concerns",
                key: ["counter_measure", "type"],
                [
                    StudyVariable("counter_measure", "the row of the ledger"),
                    StudyVariable("type", "what the parties are", codes: ActorCount.ActorType.codes),
                    StudyVariable("count", .integer, "how many"),
                ],
                counterMeasures.flatMap { row in
                    row.actors.map { [row.id.rawValue, $0.type.rawValue, String($0.count)] }
                }
            ),
            ExportTable(
                "counter_measure_targets", "Organizations that counter-measures name; individuals are never named",
                [
                    StudyVariable("counter_measure", "the row of the ledger"),
                    StudyVariable("organization", "the organization as named"),
                ],
                counterMeasures.flatMap { row in row.organizations.map { [row.id.rawValue, $0] } }),
            ExportTable(
                "responses", "What companies said or did, as a source reports it: examples, no sample", key: ["id"],
                [
                    id, StudyVariable("company", "the company"),
                    StudyVariable("kind", "what the company is", codes: CorporateResponse.Kind.codes),
                    StudyVariable("sector", "its sector"),
                    StudyVariable("date", .partialDate, "when, as far as known", missing: .unknown),
                    StudyVariable("date_earliest", .date, "the first day that the date can mean", missing: .unknown),
                    StudyVariable("date_latest", .date, "the last day that the date can mean", missing: .unknown),
                    StudyVariable(
                        "codes",
                        "codes of response_codes; several, separated by “; ”, where the source fits either or both",
                        missing: .notCoded),
                    StudyVariable("after", "the earlier response that this one changes", missing: .notApplicable),
                    StudyVariable(
                        "answers", "the measure or counter-measure it answers to, where a source says so",
                        missing: .unknown),
                    StudyVariable("fact", "what happened, in one sentence"), note,
                ] + Self.sourceVariables,
                responses.map { row in
                    [
                        row.id.rawValue, row.company, row.kind.rawValue, row.sector, row.date?.description,
                        row.date?.earliest.description, row.date?.latest.description,
                        row.codes.joined(separator: "; "), row.after?.rawValue, row.answers?.rawValue, row.fact,
                        row.note,
                    ] + Self.sourceCells(row.citation, row.confidence)
                }),
            ExportTable(
                "response_codes", "Codes of corporate responses, with the test that makes each observable",
                key: ["code"],
                [
                    StudyVariable("code", "the code"), StudyVariable("title", "what it stands for"),
                    StudyVariable("test", "what must be observable for the code to be given"),
                    StudyVariable(
                        "direction", .integer,
                        "towards (+) or away from (-) ending the link; its size orders, and measures nothing",
                        missing: .notApplicable),
                    note,
                ],
                codes.map { [$0.code, $0.title, $0.test, $0.direction.map(String.init), $0.note] }),
        ] + exportedLists(id: id, note: note)
    }

    /// Every coding of every pass, so that alpha can be computed from the export.
    private func exportedCoding() -> ExportTable {
        ExportTable(
            "coding", "What a sample of rows was coded as: in the ledger before, in two further passes, and as settled",
            key: ["ledger", "id", "variable"], notes: ["Sample: \(CodingSample.rule)."],
            [
                StudyVariable("ledger", "the table"), StudyVariable("id", "the row"),
                StudyVariable("variable", "the variable"),
                StudyVariable("given", "what the ledger said before the further passes", missing: .notCoded),
                StudyVariable(
                    "first_pass", "what the first further pass gave, without sight of it", missing: .notCoded),
                StudyVariable(
                    "second_pass", "what the second further pass gave, without sight of either", missing: .notCoded),
                StudyVariable("settled", "what was settled, which the ledger now says", missing: .notCoded),
                StudyVariable("reason", "why, where not all said the same", missing: .notApplicable),
            ],
            coding.map { coding in
                [coding.ledger.rawValue, coding.row.rawValue, coding.variable.rawValue]
                    + [coding.given, coding.first, coding.second, coding.settled].map { $0.joined(separator: "; ") }
                    + [coding.reason]
            })
    }

    private func exportedLists(id: StudyVariable, note: StudyVariable) -> [ExportTable] {
        [
            ExportTable(
                "detentions", "Shipments stopped under the UFLPA, as published", key: ["id"],
                notes: [
                    "Series break: from 2026 CBP's dashboard counts shipments by line of commodity and no longer by entry. No "
                        + "figure after the break is in the table, and none may be put in one series with these.",
                    "Periods overlap and must not be added up.",
                ],
                [
                    id, StudyVariable("from", .partialDate, "first day of the period"),
                    StudyVariable("to", .partialDate, "last day of the period"),
                    StudyVariable("scope", "what kind of period it is", codes: DetentionFigure.Scope.codes),
                    StudyVariable("stopped", .integer, "shipments stopped", unit: "shipments by entry"),
                    StudyVariable("denied_least", .number, "denied, at least", unit: "shipments", missing: .unknown),
                    StudyVariable("denied_most", .number, "denied, at most", unit: "shipments", missing: .unknown),
                    StudyVariable(
                        "released_least", .number, "released, at least", unit: "shipments", missing: .unknown),
                    StudyVariable("released_most", .number, "released, at most", unit: "shipments", missing: .unknown),
                    StudyVariable("value", .number, "value of the shipments stopped", unit: "USD", missing: .unknown),
                ] + Self.sourceVariables,
                detentions.map { row in
                    [
                        row.id.rawValue, row.from.description, row.to.description, row.scope.rawValue,
                        String(row.stopped), row.denied.map { Figures.plain($0.lower) },
                        row.denied.map { Figures.plain($0.upper) }, row.released.map { Figures.plain($0.lower) },
                        row.released.map { Figures.plain($0.upper) }, row.value.map(Figures.plain),
                    ] + Self.sourceCells(row.citation, row.confidence)
                }),
            ExportTable(
                "uflpa_batches", "Additions to the UFLPA Entity List by effective day", key: ["batch"],
                [
                    StudyVariable("date", .date, "the effective day"), StudyVariable("batch", "the measure"),
                    StudyVariable("added", .integer, "entities added", unit: "entities"),
                ] + Self.sourceVariables,
                batches.map {
                    [$0.date.description, $0.name, String($0.added)] + Self.sourceCells($0.citation, $0.confidence)
                }),
            ExportTable(
                "listed_entries", "Entries of the bundled, dated parts of lists, as far as the indices look at them",
                key: ["dataset", "id"],
                [
                    StudyVariable("dataset", "the list"), StudyVariable("id", "identifier of the entry"),
                    StudyVariable("name", "the organization as listed"),
                    StudyVariable(
                        "subject", "key of the organization where several entries name it", missing: .notApplicable),
                    StudyVariable("section", "statutory section", missing: .unknown),
                    StudyVariable("since", .partialDate, "first day of the listing, as far as known"),
                    StudyVariable("what", "what exactly is listed", missing: .notApplicable),
                    StudyVariable("confidence", "how far the row is to be trusted", codes: Confidence.codes),
                ],
                entries.map { entry in
                    [
                        entry.dataset.rawValue, entry.id.rawValue, entry.name,
                        subjects.first { $0.id == entry.id }?.subject, entry.section, entry.from.description,
                        entry.what,
                        entry.confidence.rawValue,
                    ]
                }),
            ExportTable(
                "leads", "First public evidence about an organization before its listing", key: ["subject"],
                [
                    StudyVariable("subject", "key of the organization"), StudyVariable("name", "the organization"),
                    StudyVariable("evidence", .partialDate, "first public evidence"), StudyVariable("list", "the list"),
                    StudyVariable("listed", .partialDate, "when it was listed"), StudyVariable("what", "what it was"),
                ] + Self.sourceVariables,
                leads.map {
                    [
                        $0.subject, $0.name, $0.evidence.description, $0.list, $0.listed.description, $0.what,
                    ] + Self.sourceCells($0.citation, $0.confidence)
                }),
            ExportTable(
                "design_answers", "Questions about the design of measures, answered with evidence",
                key: ["card", "question"],
                [
                    StudyVariable("card", "key of the measure or group of measures"),
                    StudyVariable("title", "its title"),
                    StudyVariable("question", "the question", codes: DesignQuestion.codes),
                    StudyVariable("answer", "the answer", codes: DesignAnswer.Answer.codes),
                    StudyVariable("evidence", "what it rests on"),
                ] + Self.sourceVariables,
                design.map {
                    [$0.card, $0.title, $0.question.rawValue, $0.answer.rawValue, $0.evidence]
                        + Self.sourceCells($0.citation, $0.confidence)
                }),
            ExportTable(
                "design_open", "What would answer the questions about the design that are open",
                key: ["card", "question"],
                [
                    StudyVariable("card", "key of the measure or group of measures"),
                    StudyVariable("question", "the question", codes: DesignQuestion.codes),
                    StudyVariable("wanted", "what has to be read or to happen; a pointer, no answer"),
                ], openDesign.map { [$0.card, $0.question.rawValue, $0.wanted] }),
            exportedCoding(),
        ]
    }
}
