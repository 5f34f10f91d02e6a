import ClewModel
import NameMatching
import SourceFiles

extension ScreeningResult {
    /// The result as one line of NDJSON, without the line feed:
    /// `{"id":…,"results":[{"id":…,"caption":…,"score":…,"match":…,…},…]}`, best first.
    ///
    /// `role`, where the row of a table names several parties, is the title of the column that names this one.
    /// `mayBelongTo`, where there is any, names the listed parties whose entries extend to others and to which the party may belong.
    /// `omissions`, where there are any, says in words what limits cut off the query.
    /// `cannotSay`, where that nothing was found is no answer, says why.
    /// A row that could not be read has `error` with `code` and `message`, and its `line`, in place of results.
    /// `question` says why a candidate that is no match is put to a person all the same.
    /// `match` is what counts after judgements. A candidate with a judgement carries it; so does one whose judgement no
    /// longer holds, as `outdatedJudgement`. With explanations, `explanation` holds every line of evidence.
    public func jsonLine() -> [UInt8] {
        var json = JSONText()
        if let refusal {
            json.raw("{\"id\":null,\"error\":{\"code\":")
            json.string(refusal.code)
            json.raw(",\"message\":")
            json.string(refusal.message)
            json.raw("}")
            if let line = refusal.location.line { json.raw(Array(",\"line\":\(line)".utf8)) }
            json.raw("}")
            return json.bytes
        }
        json.raw("{\"id\":")
        json.string(query.id)
        if let role = query.role {
            json.raw(",\"role\":")
            json.string(role)
        }
        json.raw(",\"results\":")
        json.list(Array(shown)) { $0.candidate($1) }
        if !reaches.isEmpty {
            json.raw(",\"mayBelongTo\":")
            json.list(reaches) { $0.reach($1) }
        }
        if let obstacle {
            json.raw(",\"cannotSay\":")
            json.string(obstacle.message)
        }
        if !omissions.isEmpty {
            json.raw(",\"omissions\":")
            json.strings(omissions)
        }
        json.raw("}")
        return json.bytes
    }
}

extension JSONText {
    fileprivate mutating func candidate(_ candidate: Candidate) {
        raw("{\"id\":")
        string(candidate.entity.rawValue)
        raw(",\"caption\":")
        string(candidate.caption)
        raw(",\"schema\":")
        string(candidate.schema.rawValue)
        raw(",\"datasets\":")
        strings(candidate.datasets.map(\.rawValue))
        raw(",\"matchedName\":")
        string(candidate.matchedName)
        raw(",\"score\":")
        number(candidate.score)
        raw(",\"match\":")
        bool(candidate.isMatchAfterJudgement)
        if let question = candidate.question, candidate.isQuestion {
            raw(",\"question\":")
            string(question)
        }
        if let judgement = candidate.judgement {
            raw(",\"judgement\":")
            self.judgement(judgement)
        }
        if let judgement = candidate.outdatedJudgement {
            raw(",\"outdatedJudgement\":")
            self.judgement(judgement)
        }
        if let explanation = candidate.explanation {
            raw(",\"explanation\":")
            self.explanation(explanation)
        }
        raw("}")
    }

    fileprivate mutating func reach(_ reach: Reach) {
        raw("{\"id\":")
        string(reach.entity.rawValue)
        raw(",\"caption\":")
        string(reach.caption)
        raw(",\"schema\":")
        string(reach.schema.rawValue)
        raw(",\"datasets\":")
        strings(reach.datasets.map(\.rawValue))
        raw(",\"scope\":")
        string(reach.scope)
        raw(",\"basis\":")
        string(reach.basis.rawValue)
        raw(",\"strong\":")
        bool(reach.isStrong)
        raw(",\"name\":")
        string(reach.name)
        raw(",\"words\":")
        string(reach.words)
        raw(",\"sentence\":")
        string(reach.sentence)
        raw("}")
    }

    private mutating func judgement(_ judgement: Judgement) {
        raw("{\"verdict\":")
        string(judgement.verdict.rawValue)
        raw(",\"reason\":")
        string(judgement.reason)
        raw(",\"decidedBy\":")
        string(judgement.decidedBy)
        raw(",\"decidedOn\":")
        string(judgement.decidedOn.description)
        raw("}")
    }

    private mutating func explanation(_ explanation: MatchExplanation) {
        raw("{\"logOdds\":")
        number(explanation.logOdds)
        raw(",\"evidence\":")
        list(explanation.evidence) { json, line in
            json.raw("{\"kind\":")
            json.string(line.kind.rawValue)
            json.raw(",\"contribution\":")
            json.number(line.contribution)
            json.raw(",\"sentence\":")
            json.string(line.sentence)
            json.raw("}")
        }
        if let names = explanation.names {
            raw(",\"queryName\":")
            string(explanation.queryName ?? "")
            raw(",\"nameProbability\":")
            number(names.probability)
            raw(",\"alignments\":")
            list(names.alignments) { $0.alignment($1) }
        }
        raw("}")
    }

    private mutating func alignment(_ part: PartAlignment) {
        raw("{\"asked\":")
        string(part.left)
        raw(",\"listed\":")
        string(part.right)
        raw(",\"role\":")
        string("\(part.role)")
        raw(",\"relation\":")
        string("\(part.relation)")
        raw(",\"contribution\":")
        number(part.contribution)
        raw("}")
    }
}
