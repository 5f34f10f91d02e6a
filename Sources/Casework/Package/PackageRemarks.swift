import ClewModel
import SupplyChain

/// What the sender of a package should look at before it goes out; said to the sender alone.
struct PackageRemarks {
    let content: PackageContent

    init(_ content: PackageContent) { self.content = content }

    /// The remarks, a sentence each, the weightiest first.
    var sentences: [String] { adverse + findings + checklist + balance + chain + disclosure }

    /// What of the chain shown does not hold together or is open by the records: a recipient looks for it.
    private var chain: [String] {
        let kept = problems
        // What says where a lot went twice, or that more was shipped than there was, says that too much of it was used.
        let closer = Set([ChainProblem.Code.lotUsedTwice, .shipmentExceeds].map(\.rawValue))
        let told = Set(kept.filter { closer.contains($0.rule) }.map(\.subject.id))
        let steps = Set(unbalanced.map(\.id))
        return kept.filter { finding in
            if finding.rule == ChainProblem.Code.lotOverused.rawValue { return !told.contains(finding.subject.id) }
            return !(Self.ofQuantities.contains(finding.rule) && steps.contains(finding.subject.id))
        }.map(\.statement).unique()
    }

    private var problems: [Finding] {
        let scope = content.scope
        let shown = Set(
            scope.lots.map { "lot " + $0 } + scope.events.map { "event " + $0.id }
                + scope.shipments.map { "shipment " + $0.id })
        return content.assessment.findings.filter { finding in
            finding.rule.hasPrefix("chain.") && shown.contains("\(finding.subject.kind.rawValue) \(finding.subject.id)")
        }
    }

    /// The rules that say how the quantities of a step do not fit.
    private static let ofQuantities = Set([ChainProblem.Code.yieldAbove, .yieldBelow].map(\.rawValue))

    /// The texts that say something of a party shown and are not in the package: leaving them out may mislead.
    private var adverse: [String] {
        let parties = Set(content.scope.parties.map(\.id))
        let rules: Set = [FindingRule.programmeExposure.id, FindingRule.programmeContext.id]
        let told = content.assessment.findings.filter {
            rules.contains($0.rule) && $0.subject.kind == .party && parties.contains($0.subject.id)
        }
        return content.exhibits.leftOut.flatMap { document in
            told.filter { finding in
                finding.evidence.contains { $0.citation.pinpoint?.hasPrefix("document \(document.id), ") ?? false }
            }.map { finding in
                "\(document.id) (\(document.type.replacing("-", with: " "))) is not in the package, and it speaks of "
                    + "\(finding.subject.caption), of which the dossier says: \(finding.statement) Leaving it out may mislead whoever reads the "
                    + "package. Ask counsel before you send it."
            }
        }.unique()
    }

    private var findings: [String] {
        var sentences = content.shipments.filter { $0.presence != .excluded }.map { "\($0.id): \($0.content)." }
        let parties = Set(content.scope.parties.map(\.id))
        let listed = content.assessment.findings.filter {
            [FindingRule.partyListed.id, FindingRule.partyOwned.id, FindingRule.partyMayBelong.id].contains($0.rule)
                && parties.contains($0.subject.id)
        }
        sentences += listed.map(\.statement).unique()
        let held = content.shipments.filter { $0.presence != .excluded }.map(\.id)
        if content.purpose == .cbpApplicability, !listed.isEmpty || !held.isEmpty {
            sentences.append(
                "An applicability review is to show that the presumption reaches none of the goods; these records do not show that"
                    + (held.isEmpty ? "" : " of \(GoodsStep.list(held, upTo: 6))")
                    + ". Ask counsel before you send them.")
        }
        return sentences
    }

    private var checklist: [String] {
        content.checklist.incomplete.map { item in
            let places = item.missing.map { "\($0.stage) (\(GoodsStep.list($0.subjects, upTo: 6)))" }
            return "\(item.state == .missing ? "Missing" : "In part"): \(item.what)"
                + (places.isEmpty ? "" : "; none for " + places.joined(separator: ", ")) + "."
        }
    }

    /// The steps shown whose quantities do not fit.
    private var unbalanced: [StepReport] {
        let shown = Set(content.scope.events.map(\.id))
        return content.assessment.steps.filter {
            shown.contains($0.id) && ($0.verdict == "impossible" || $0.verdict == "implausible")
        }
    }

    /// Each step whose quantities do not fit once, with how they do not.
    private var balance: [String] {
        let told = problems.filter { Self.ofQuantities.contains($0.rule) && $0.subject.kind == .event }
        let reasons = Dictionary(told.map { ($0.subject.id, $0.statement) }, uniquingKeysWith: { first, _ in first })
        return unbalanced.map { step in
            "The quantities of \(step.id) (\(step.title)) are \(step.verdict)"
                + (reasons[step.id].map { ": " + $0 } ?? ".")
        }
    }

    private var disclosure: [String] {
        var sentences: [String] = []
        let leftOut = content.exhibits.leftOut.map(\.id)
        if !leftOut.isEmpty {
            sentences.append(
                "Not in the package, since they name no goods or step shown and nobody asks for their type: "
                    + "\(GoodsStep.list(leftOut, upTo: 12)).")
        }
        if !content.exhibits.shared.isEmpty {
            sentences.append(
                "In the package, and they also name goods of other chains: "
                    + "\(GoodsStep.list(content.exhibits.shared.map(\.id), upTo: 12)).")
        }
        if content.exhibits.exhibits.contains(where: { $0.document.note != nil }) {
            sentences.append("The remarks of documents/index.csv stand in the index of the package as annotations.")
        }
        return sentences
    }
}
