public import ClewModel

extension RegimeCase {
    /// Judges the case and says where the law as data answers otherwise than the table.
    ///
    /// - Returns: A diagnostic for each difference, at the expectation that it belongs to; none where all agree.
    public func differences(in catalog: RegimeCatalog) -> [Diagnostic] {
        let obligations: [Obligation]
        do {
            obligations = try catalog.evaluate(facts, regimes: regimes, on: day)
        } catch {
            return [Diagnostic(.error, code: "case.regime", error.message, at: location)]
        }
        return expectations.flatMap { expected -> [Diagnostic] in
            guard catalog.provision(expected.provision) != nil else {
                return [
                    Diagnostic(
                        .error, code: "case.provision", "no regime holds the provision \(expected.provision)",
                        at: expected.location)
                ]
            }
            let found = obligations.first { obligation in
                obligation.provision.id == expected.provision
                    && (expected.on == nil || expected.on == obligation.judgedOn.day)
            }
            return expected.differences(from: found).map { difference in
                Diagnostic(
                    .error, code: "case.answer", "“\(name)”: \(expected.provision) \(difference)",
                    at: expected.location)
            }
        }
    }
}

extension RegimeCase.Expectation {
    /// What differs, each in words that go on from the provision's name.
    fileprivate func differences(from obligation: Obligation?) -> [String] {
        guard let obligation else { return answer == "absent" ? [] : ["is not judged; expected \(answer)"] }
        guard answer != "absent" else { return ["is judged; expected that it is not"] }
        var differences: [String] = []
        let said = obligation.reasons.map(\.statement).joined(separator: " ")
        let found =
            switch obligation.determination {
            case .established: "established"
            case .refuted: "refuted"
            case .undetermined: "undetermined"
            }
        if found != answer { differences.append("answers \(found), expected \(answer): \(said)") }
        let status: Obligation.Status = coming.map { .coming(from: $0) } ?? .inForce
        if obligation.status != status { differences.append("has another first day of force than expected") }
        if let because, !said.contains(because) { differences.append("does not say “\(because)” but: \(said)") }
        if let changes, !obligation.changes.contains(where: { $0.contains(changes) }) {
            differences.append("does not say that “\(changes)” would change it")
        }
        for (key, day) in due.sorted(by: { $0.key < $1.key }) {
            let last = obligation.due.first { $0.deadline.key == key }?.lastDay?.description
            if last != day { differences.append("ends \(key) on \(last ?? "no day"), expected \(day)") }
        }
        for (state, keys) in [
            (EvidenceAnswer.State.answered, answered), (.partly, partly), (.missing, missing),
        ] {
            guard let keys else { continue }
            let own = obligation.evidence.filter { $0.state == state }.map(\.requirement.key)
            if own != keys {
                differences.append(
                    "has \(state.rawValue) [\(own.joined(separator: ", "))], expected [\(keys.joined(separator: ", "))]"
                )
            }
        }
        return differences
    }
}
