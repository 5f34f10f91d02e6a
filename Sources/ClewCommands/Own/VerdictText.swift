import ClewModel
import OwnershipAnalysis

/// A verdict in words, with every number that it takes to recompute it.
struct VerdictText {
    /// The name to show for a party.
    let name: (EntityID) -> String
    let style: TextStyle
    /// Whom no list names, and the user has taken as listed.
    var taken: Set<EntityID> = []

    /// A party by name and identifier.
    func label(_ entity: EntityID) -> String {
        let name = name(entity)
        return name == entity.rawValue ? name : "\(name) (\(entity))"
    }

    private func listed(_ entity: EntityID) -> String {
        taken.contains(entity) ? "taken as listed, as you asked" : "named on a list of the regime"
    }

    /// The answer in one line.
    func summary(_ verdict: OwnershipVerdict) -> String {
        let word: String =
            switch verdict.answer {
            case .yes: style("YES ", .boldRed)
            case .open: style("OPEN", .boldYellow)
            case .no: style("no  ", .green)
            }
        var text = "\(verdict.rule.padding(to: 10)) \(word) "
        if verdict.isListed {
            text += listed(verdict.entity)
        } else if verdict.isOpenForUnknownOwners {
            text += "nothing is on hand about who holds it"
        } else {
            text += "those inside hold \(ShareText.describe(verdict.bounds)) of the capital"
            if let votes = verdict.votingBounds { text += ", \(ShareText.describe(votes)) of the votes" }
        }
        if let depth = verdict.depth, depth > 0 { text += ", \(depth) \(depth == 1 ? "layer" : "layers") down" }
        if verdict.isNearMiss { text += style("  near miss", .yellow) }
        switch verdict.status {
        case .inForce: break
        case .notYetInForce: text += "  (the rule was not yet in force on \(verdict.day))"
        case .suspended: text += "  (the rule was suspended on \(verdict.day))"
        case .unverified: text += "  (whether the rule applied on \(verdict.day) is unverified)"
        }
        return text
    }

    /// How the answer comes about, step by step.
    func steps(_ verdict: OwnershipVerdict) -> [String] {
        var lines = [
            "\(verdict.rule): \(verdict.statement)", "  [\(verdict.citation); \(verdict.confidence.rawValue)]",
        ]
        for (index, step) in verdict.steps.enumerated() {
            lines.append("  \(index + 1). \(label(step.entity)): \(reason(step))")
            for link in step.links {
                lines.append("       " + tie(link) + label(link.owner) + " → " + label(link.asset) + source(link))
            }
        }
        return lines
    }

    /// The open facts, as questions.
    func missing(_ verdict: OwnershipVerdict) -> [String] {
        guard !verdict.missing.isEmpty else { return [] }
        let head =
            verdict.isMissingSmallest
            ? "\(verdict.rule) is settled by" : "\(verdict.rule) is settled by (perhaps fewer are enough)"
        return [head] + verdict.missing.map { "  ? \($0.question)" }
    }

    /// A link in a few words, ending in a blank.
    func tie(_ link: OwnershipLink) -> String {
        let share = ShareText.describe(link.share)
        let doubt = link.isSurelyHeld ? "" : " if held on the day,"
        return switch link.kind {
        case .capital: "\(share)\(doubt) "
        case .voting: "\(share) of votes\(doubt) "
        case .control(let kind): "[\(kind.rawValue)]\(doubt) "
        }
    }

    /// Where a link can be read, with its dates.
    func source(_ link: OwnershipLink) -> String {
        let texts = link.stakes.map { stake in
            var text = stake.citation.description
            if let location = stake.location, location.file != stake.citation.source || location.line != nil {
                text += ", \(location)"
            }
            if stake.validFrom != nil || stake.validTo != nil {
                text += ", \(stake.validFrom?.description ?? "")–\(stake.validTo?.description ?? "")"
            }
            return text
        }
        return style("  [" + texts.joined(separator: "; ") + "; \(link.confidence.rawValue)]", .faint)
    }

    private func reason(_ step: OwnershipStep) -> String {
        let share = ShareText.describe(step.share)
        let doubt = step.isSure ? "" : "possibly "
        var text =
            switch step.reason {
            case .listed: listed(step.entity)
            case .capital: "\(doubt)inside, round \(step.depth): those inside hold \(share) of its capital"
            case .votes: "\(doubt)inside, round \(step.depth): those inside hold \(share) of its votes"
            case .control: "\(doubt)inside, round \(step.depth): a tie that \(step.isSure ? "is" : "may be") control"
            case .together: "its holdings count together with those of one inside"
            case .entryWords: "the words of the entry may cover it; those inside hold \(share) of its capital"
            case .none: "those inside hold \(share) of its capital, which does not bring it in"
            }
        if step.heldByOthers > 0, !step.share.isExact {
            text += "; others hold at least \(ShareText.percent(step.heldByOthers))"
        }
        return text
    }
}

extension String {
    /// The text filled up with blanks to so many characters.
    func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
