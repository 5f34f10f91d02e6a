import ClewModel
import Foundation
import Screening
import SourceFiles

/// What a decision was about, as the audit log keeps it: one line of JSON that a person can read.
struct DecisionSubject: Codable {
    /// The key of the party that was screened.
    let key: String
    /// What both sides looked like, as ``DecisionLog/State``.
    let state: String
    /// What was decided, in the word that screening uses.
    let decision: Screening.Judgement.Verdict
    /// What was compared, in words.
    let matter: Screening.Judgement.Matter?
    /// The last day on which it holds.
    let expires: Day?

    /// Takes the subject of a decision.
    init(_ judgement: Screening.Judgement) {
        key = judgement.query
        state = "q:\(judgement.queryHash) e:\(judgement.entityHash)"
        decision = judgement.verdict
        matter = judgement.matter
        expires = judgement.expires
    }

    /// Reads the line; `nil` where it is no such line.
    init?(_ text: String) {
        guard let subject = try? JSONDecoder().decode(Self.self, from: Data(text.utf8)) else { return nil }
        self = subject
    }

    /// The line.
    func text() throws -> String {
        try StableJSON.line(of: self)
    }
}
