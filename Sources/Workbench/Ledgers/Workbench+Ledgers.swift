import Casework
import ClewModel
import Foundation
import SanctionsStudy
import SourceFiles
import World

extension Workbench {
    /// The rows of the ledgers on one page.
    private static let ledgerRows = 50

    /// `/work/ledgers`: the three ledgers of the study in time, the lists that name the same, and how measures are made;
    /// what it says is what `clew study` computes.
    func ledgers(_ visit: WorkVisit, _ part: String?) throws(WorkFault) -> WorkReply {
        guard visit.request.method != "POST" else { throw WorkFault.missing(visit.words) }
        let ledgers = try told { () throws(ClewError) in try surroundings.world().knowledge.ledgers }
        switch part {
        case nil: return timelinePage(ledgers, visit)
        case "timeline.csv":
            let choice = LedgerChoice(visit.request)
            let all = LedgerRows(ledgers, under: choice.assumptions)
            let table = all.timeline.table
            let chosen = StudyTable(
                title: table.title, columns: table.columns, rows: choice.places(in: all).map { table.rows[$0] },
                coverage: table.coverage)
            return Self.csv(chosen, as: "timeline.csv")
        case "overlap": return overlapPage(ledgers, visit)
        case "overlap.csv": return Self.csv(ledgers.overlap(on: visit.day).matrixTable, as: "overlap.csv")
        case "organizations.csv":
            return Self.csv(ledgers.overlap(on: visit.day).subjectTable, as: "organizations.csv")
        case "questions": return questionsPage(ledgers, visit)
        case "questions.csv": return Self.csv(ledgers.designTable(), as: "questions.csv")
        default: throw WorkFault.missing(visit.words)
        }
    }

    private static func csv(_ table: StudyTable, as name: String) -> WorkReply {
        .file(Array(table.csv.utf8), as: name, type: "text/csv; charset=utf-8")
    }

    private func timelinePage(_ ledgers: StudyLedgers, _ visit: WorkVisit) -> WorkReply {
        let words = visit.words
        let choice = LedgerChoice(visit.request)
        let all = LedgerRows(ledgers, under: choice.assumptions)
        let shown = choice.places(in: all).map { all.rows[$0] }
        let counts = StudyTimeline.Event.Ledger.allCases.map { ledger in
            "\(shown.count { $0.event.ledger == ledger })"
        }
        let label = words.sentence("ledgers_picture", counts[0], counts[1], counts[2])
        let pages = max(1, (shown.count + Self.ledgerRows - 1) / Self.ledgerRows)
        let number = min(pages, max(1, visit.request["page"].flatMap { Int($0) } ?? 1))
        // The newest first: that is what people come for.
        let rows = shown.reversed().dropFirst((number - 1) * Self.ledgerRows).prefix(Self.ledgerRows)
        let query = choice.query
        // What the codes of a response stand for.
        let titles = Dictionary(
            ledgers.codes.map { ($0.code, "\($0.code): \($0.title)") }, uniquingKeysWith: { first, _ in first })
        let codes = Dictionary(
            ledgers.responses.map { ($0.id, $0.codes.map { titles[$0] ?? $0 }.joined(separator: "; ")) },
            uniquingKeysWith: { first, _ in first })
        var view: [String: Any] = [
            "isTimeline": true, "label": label, "rows": rows.map { ledgerRow($0, codes, words) },
            "hasRows": !shown.isEmpty, "csv": "/work/ledgers/timeline.csv" + (query.isEmpty ? "" : "?" + query),
            "count": words.sentence("ledgers_count", "\(shown.count)", "\(all.rows.count)"),
            "coverage": all.coverage.sentences.map { Markup.tagged($0) },
            "ledgers": StudyTimeline.Event.Ledger.allCases.map { ledger in
                Self.option(ledger.rawValue, words["ledger_" + ledger.rawValue], choice.ledger == ledger)
            },
            "issuers": Self.groups(words) { ledger in
                all.issuers(of: ledger).map { issuer in
                    let key = "\(ledger.rawValue):\(issuer)"
                    return Self.option(key, Self.issuer(issuer, of: ledger, words), choice.issuer == key)
                }
            },
            "kinds": Self.groups(words) { ledger in
                all.kinds(of: ledger).map { kind in
                    let key = "\(ledger.rawValue):\(kind)"
                    return Self.option(key, words["sort_" + kind], choice.kind == key)
                }
            },
            "years": all.years.map { Self.option("\($0)", "\($0)", choice.year == $0) },
            "links": LedgerChoice.Link.allCases.map {
                Self.option($0.rawValue, words["ledger_" + $0.rawValue], choice.link == $0)
            },
            "recalled": choice.assumptions.countsUnverified, "topics": choice.assumptions.countsOtherTopics,
        ]
        if let svg = LedgerPicture(shown, label: label).svg { view["picture"] = svg }
        func page(_ number: Int) -> String { "/work/ledgers?\(query.isEmpty ? "" : query + "&")page=\(number)" }
        if number > 1 { view["before"] = page(number - 1) }
        if number < pages { view["after"] = page(number + 1) }
        view["pages"] = words.sentence("page_of", "\(number)", "\(pages)")
        return self.page("ledgers", title: words["ledgers"], view, visit)
    }

    private func ledgerRow(_ row: LedgerRow, _ codes: [LedgerID: String], _ words: WorkWords) -> [String: Any] {
        let event = row.event
        var view: [String: Any] = [
            "id": event.id.rawValue, "date": event.date.description,
            "ledger": words["ledger_" + event.ledger.rawValue],
            "kind": words["sort_" + row.kind], "actor": Markup.tagged(event.actor), "what": Markup.tagged(event.what),
            "source": Markup.tagged(event.citation.description),
            "confidence": words["confidence_" + event.confidence.rawValue],
        ]
        let targets = codes[event.id] ?? event.targets
        if !targets.isEmpty { view["targets"] = Markup.tagged(targets) }
        let links =
            event.answers.map { words.sentence("answers_to", $0.rawValue) }
            + row.answeredBy.prefix(6).map { words.sentence("answered_by", $0.rawValue) }
        view["links"] = links
        if row.answeredBy.count > 6 { view["moreLinks"] = words.sentence("more_values", "\(row.answeredBy.count - 6)") }
        if let url = Self.address(event.citation) { view["url"] = url }
        return view
    }

    private func overlapPage(_ ledgers: StudyLedgers, _ visit: WorkVisit) -> WorkReply {
        let overlap = ledgers.overlap(on: visit.day)
        let matrix = overlap.matrixTable
        return page(
            "ledgers", title: visit.words["ledgers_overlap"],
            [
                "isOverlap": true, "columns": matrix.columns.dropFirst().map { $0 },
                "matrix": matrix.rows.enumerated().map { number, row -> [String: Any] in
                    [
                        "name": row.first ?? "",
                        "cells": row.dropFirst().enumerated().map { place, cell -> [String: Any] in
                            ["text": cell, "isOwn": place == number, "isNone": cell == "0"]
                        },
                    ]
                },
                "subjects": overlap.subjects.map { subject -> [String: Any] in
                    [
                        "name": Markup.tagged(subject.name),
                        "entries": subject.entries.map { entry -> [String: Any] in
                            var view: [String: Any] = [
                                "path": Self.path("lists", entry.dataset.rawValue), "list": entry.dataset.rawValue,
                                "since": entry.from.description,
                                "confidence": visit.words["confidence_" + entry.confidence.rawValue],
                            ]
                            if let what = entry.what { view["what"] = Markup.tagged(what) }
                            return view
                        },
                    ]
                },
                "coverage": overlap.coverage.sentences.map { Markup.tagged($0) },
            ], visit)
    }

    private func questionsPage(_ ledgers: StudyLedgers, _ visit: WorkVisit) -> WorkReply {
        let words = visit.words
        let cards = ledgers.designCards()
        return page(
            "ledgers", title: words["ledgers_questions"],
            [
                "isQuestions": true,
                "count": words.sentence(
                    "questions_count", "\(cards.map(\.answeredCount).reduce(0, +))",
                    "\(cards.map(\.lines.count).reduce(0, +))", "\(cards.count)"),
                "cards": cards.map { card -> [String: Any] in
                    [
                        "key": card.key, "title": Markup.tagged(card.title),
                        "lines": card.lines.map { line -> [String: Any] in
                            var view: [String: Any] = [
                                "question": words["dq_" + line.question.rawValue],
                                "answer": words["answer_" + line.answer.rawValue],
                                "class": line.answer == .unknown ? "open" : "medium",
                            ]
                            if let evidence = line.evidence { view["evidence"] = Markup.tagged(evidence) }
                            if line.answer == .unknown {
                                view["wanted"] = words["dq_\(line.question.rawValue)_wanted"]
                            }
                            let answer = ledgers.design.first {
                                $0.card == card.key && $0.question == line.question && $0.confidence != .unverified
                            }
                            if let answer { view["confidence"] = words["confidence_" + answer.confidence.rawValue] }
                            if let citation = line.citation {
                                view["source"] = Markup.tagged(citation.description)
                                if let url = Self.address(citation) { view["url"] = url }
                            }
                            return view
                        },
                    ]
                },
            ], visit)
    }

    /// The address of a source, where it is one that a page may lead to.
    private static func address(_ citation: Citation) -> String? {
        citation.url.flatMap { $0.hasPrefix("https://") || $0.hasPrefix("http://") ? $0 : nil }
    }

    private static func option(_ key: String, _ title: String, _ isChosen: Bool) -> [String: Any] {
        var option: [String: Any] = ["key": key, "title": title]
        if isChosen { option["isChosen"] = true }
        return option
    }

    private static func groups(
        _ words: WorkWords, _ options: (StudyTimeline.Event.Ledger) -> [[String: Any]]
    ) -> [[String: Any]] {
        StudyTimeline.Event.Ledger.allCases.map {
            ["title": words["ledger_" + $0.rawValue], "options": options($0)]
        }
    }

    private static func issuer(
        _ issuer: String, of ledger: StudyTimeline.Event.Ledger, _ words: WorkWords
    ) -> String {
        switch ledger {
        case .measure: words.all["issuer_" + issuer] ?? issuer.uppercased()
        case .counterMeasure: issuer
        case .response: words["sort_" + issuer]
        }
    }
}
