import ClewModel

extension OpenQuestion {
    /// Judges what raises the question; what holds there is open here.
    func judged(in context: ConditionContext) -> ConditionAnswer {
        var answer = condition.judged(in: context)
        switch answer.determination {
        case .established:
            let gap = EvidenceGap(missing: missing, subject: "goods", question: question)
            answer.determination = .undetermined(missing: [gap])
            answer.reasons.append(Reason(.open, "This raises a question that it does not answer: \(missing)."))
            answer.changes = ["Known: \(missing)."]
        case .undetermined, .refuted:
            break
        }
        return answer
    }
}
