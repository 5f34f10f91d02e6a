import ClewModel
import SourceFiles

extension LedgerReader {
    mutating func measure(_ row: TableRow) -> Measure? {
        let id = self.id(row)
        let date = self.date(row)
        let jurisdiction = self.text(row, "jurisdiction")
        let authority = self.text(row, "authority")
        let instrument = self.text(row, "instrument")
        let kind: Measure.Kind? = self.choice(row, "kind")
        let topic: LedgerTopic? = self.choice(row, "about")
        let status = self.text(row, "status")
        let citation = self.citation(row)
        let confidence = self.confidence(row)
        let persons = self.count(row, "persons")
        let unnamed = self.count(row, "unnamed")
        let until = row["until"]?.day(&diagnostics)
        guard let id, let date, let jurisdiction, let authority, let instrument, let kind, let topic, let status,
            let citation, let confidence
        else { return nil }
        return Measure(
            id: id, date: date, jurisdiction: jurisdiction, authority: authority, instrument: instrument, kind: kind,
            topic: topic, organizations: row["organizations"]?.list() ?? [], personCount: persons,
            unnamedCount: unnamed, sectors: row["sector"]?.list() ?? [], until: until, status: status,
            note: row["note"]?.text, citation: citation, confidence: confidence)
    }

    mutating func counterMeasure(_ row: TableRow) -> CounterMeasureRecord? {
        let id = self.id(row)
        let date = self.date(row)
        let authority = self.text(row, "authority")
        let instrument = self.text(row, "instrument")
        let kind: CounterMeasureRecord.Kind? = self.choice(row, "kind")
        let topic: LedgerTopic? = self.choice(row, "about")
        let effect = self.text(row, "effect")
        let status = self.text(row, "status")
        let citation = self.citation(row)
        let confidence = self.confidence(row)
        let actors = self.actors(row)
        guard let id, let date, let authority, let instrument, let kind, let topic, let effect, let status,
            let citation, let confidence
        else { return nil }
        return CounterMeasureRecord(
            id: id, date: date, authority: authority, instrument: instrument, kind: kind, topic: topic,
            organizations: row["organizations"]?.list() ?? [], actors: actors, trigger: row["trigger"]?.text,
            answers: row["answers"]?.list().map(LedgerID.init(rawValue:)) ?? [], effect: effect, status: status,
            note: row["note"]?.text, citation: citation, confidence: confidence)
    }

    /// Reads `legislator:3;official:1`.
    private mutating func actors(_ row: TableRow) -> [ActorCount] {
        guard let cell = row["actors"] else { return [] }
        var counts: [ActorCount] = []
        for part in cell.list() {
            let fields = part.split(separator: ":").map(String.init)
            guard fields.count == 2, let type = ActorCount.ActorType(rawValue: fields[0]), let count = Int(fields[1]),
                count > 0
            else {
                let types = ActorCount.ActorType.allCases.map(\.rawValue).joined(separator: ", ")
                cell.report(
                    "ledger.actors", "“\(part)” is no actor count such as “brand:2”; types are \(types)",
                    into: &diagnostics)
                continue
            }
            counts.append(ActorCount(type: type, count: count))
        }
        return counts
    }

    mutating func response(_ row: TableRow) -> CorporateResponse? {
        let id = self.id(row)
        let company = self.text(row, "company")
        let kind: CorporateResponse.Kind? = self.choice(row, "kind")
        let sector = self.text(row, "sector")
        let date = row["date"]?.partialDate(&diagnostics)
        let codes = row["codes"]?.list() ?? []
        let fact = self.text(row, "fact")
        let citation = self.citation(row)
        let confidence = self.confidence(row)
        guard let id, let company, let kind, let sector, let fact, let citation, let confidence else {
            return nil
        }
        return CorporateResponse(
            id: id, company: company, kind: kind, sector: sector, date: date, codes: codes,
            after: row["after"].map { LedgerID(rawValue: $0.text) },
            answers: row["answers"].map { LedgerID(rawValue: $0.text) }, fact: fact, note: row["note"]?.text,
            citation: citation,
            confidence: confidence)
    }

    mutating func code(_ row: TableRow) -> ResponseCode? {
        let code = self.text(row, "code")
        let title = self.text(row, "title")
        let test = self.text(row, "test")
        let direction = row["direction"]?.number(in: -4...4, &diagnostics)
        guard let code, let title, let test else { return nil }
        return ResponseCode(
            code: code, title: title, test: test, direction: direction.map { Int($0) }, note: row["note"]?.text)
    }

    mutating func detention(_ row: TableRow) -> DetentionFigure? {
        let id = self.id(row)
        let from = self.date(row, "from")
        let to = self.date(row, "to")
        let scope: DetentionFigure.Scope? = self.choice(row, "scope")
        _ = self.text(row, "stopped")
        let stopped = self.count(row, "stopped")
        let denied = self.figure(row, "denied", upTo: Double(stopped))
        let released = self.figure(row, "released", upTo: Double(stopped))
        let pending = self.figure(row, "pending", upTo: Double(stopped))
        let value = row["value_usd"]?.number(in: 0...1e15, &diagnostics)
        let citation = self.citation(row)
        let confidence = self.confidence(row)
        guard let id, let from, let to, let scope, let citation, let confidence else { return nil }
        return DetentionFigure(
            id: id, from: from, to: to, scope: scope, stopped: stopped, denied: denied, released: released,
            pending: pending, value: value, citation: citation, confidence: confidence)
    }

    mutating func batch(_ row: TableRow) -> ListBatch? {
        let date = row.require("date", into: &diagnostics)?.day(&diagnostics)
        let name = self.text(row, "batch")
        let added = self.count(row, "added")
        let citation = self.citation(row)
        let confidence = self.confidence(row)
        guard let date, let name, let citation, let confidence else { return nil }
        return ListBatch(date: date, name: name, added: added, citation: citation, confidence: confidence)
    }

    mutating func entry(_ row: TableRow) -> ListedEntry? {
        let dataset = self.text(row, "dataset")
        let id = self.text(row, "id")
        let name = self.text(row, "name")
        let from = self.date(row, "start_date")
        let confidence = self.confidence(row)
        guard let dataset, let id, let name, let from, let confidence else { return nil }
        return ListedEntry(
            dataset: DatasetName(dataset), id: EntityID(id), name: name, section: row["section"]?.text, from: from,
            what: row["what"]?.text, confidence: confidence)
    }

    mutating func subject(_ row: TableRow) -> ListedSubject? {
        let subject = self.text(row, "subject")
        let name = self.text(row, "name")
        let dataset = self.text(row, "dataset")
        let id = self.text(row, "id")
        let reason = self.text(row, "reason")
        let confidence = self.confidence(row)
        guard let subject, let name, let dataset, let id, let reason, let confidence else { return nil }
        return ListedSubject(
            subject: subject, name: name, dataset: DatasetName(dataset), id: EntityID(id), reason: reason,
            confidence: confidence)
    }

    mutating func lead(_ row: TableRow) -> ListingLead? {
        let subject = self.text(row, "subject")
        let name = self.text(row, "name")
        let evidence = self.date(row, "evidence")
        let list = self.text(row, "list")
        let listed = self.date(row, "listed")
        let what = self.text(row, "what")
        let citation = self.citation(row)
        let confidence = self.confidence(row)
        guard let subject, let name, let evidence, let list, let listed, let what, let citation, let confidence else {
            return nil
        }
        return ListingLead(
            subject: subject, name: name, evidence: evidence, list: list, listed: listed, what: what,
            citation: citation, confidence: confidence)
    }

    mutating func design(_ row: TableRow) -> DesignAnswer? {
        let card = self.text(row, "card")
        let title = self.text(row, "title")
        let question: DesignQuestion? = self.choice(row, "question")
        let answer: DesignAnswer.Answer? = self.choice(row, "answer")
        let evidence = self.text(row, "evidence")
        let citation = self.citation(row)
        let confidence = self.confidence(row)
        guard let card, let title, let question, let answer, let evidence, let citation, let confidence else {
            return nil
        }
        return DesignAnswer(
            card: card, title: title, question: question, answer: answer, evidence: evidence, citation: citation,
            confidence: confidence)
    }

    mutating func openDesign(_ row: TableRow) -> OpenDesignQuestion? {
        let card = self.text(row, "card")
        let question: DesignQuestion? = self.choice(row, "question")
        let wanted = self.text(row, "wanted")
        guard let card, let question, let wanted else { return nil }
        return OpenDesignQuestion(card: card, question: question, wanted: wanted)
    }
}
