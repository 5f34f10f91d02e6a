import ClewModel
import SourceFiles

extension CaseReader {
    mutating func readMilestones() -> [Milestone] {
        let optional = ["until", "shipment", "party", "reference", "documents", "note"]
        guard input.hasTable(CaseTable.milestones.rawValue) else {
            declareEmpty(.milestones)
            return []
        }
        guard let table = table(.milestones, required: ["id", "what", "date"], optional: optional) else { return [] }
        return table.rows.compactMap { row in
            let id = register(row.require("id", into: &input.diagnostics), in: .milestones)
            let kind = row.require("what", into: &input.diagnostics)?.choice(Milestone.Kind.self, &input.diagnostics)
            // A period counts from a day: a month or a year alone is refused.
            let day = row.require("date", into: &input.diagnostics)?.day(&input.diagnostics)
            let until = row["until"]?.day(&input.diagnostics)
            let shipment = reference(row["shipment"], to: .shipments)
            let party = reference(row["party"], to: .parties)
            let documents = references(row["documents"], to: .documents)
            guard let id, let kind, let day else { return nil }
            var milestone = Milestone(id: id, kind: kind, day: day, location: row.location.naming(id))
            milestone.until = until
            milestone.shipment = shipment
            milestone.party = party
            milestone.documents = documents
            milestone.reference = row["reference"]?.text
            milestone.note = row["note"]?.text
            return milestone
        }
    }

    /// Reports an extension without its new last day, one that ends before it was granted, and such a day for anything else.
    private mutating func checkUntil(of milestone: Milestone) {
        switch (milestone.kind, milestone.until) {
        case (.extension, nil):
            input.report(
                "case.milestone.until", "an extension says in the column until which day is the last one now",
                at: milestone.location)
        case (.extension, let until?) where until < milestone.day:
            input.report(
                "case.milestone.until",
                "the extension of \(milestone.day) ends on \(until), before it was granted", at: milestone.location)
        case (.extension, _), (_, nil):
            break
        case (_, let until?):
            input.report(
                "case.milestone.until",
                "the column until belongs to an extension; \(until) stands at the \(milestone.phrase)",
                at: milestone.location)
        }
    }

    /// Reports a detention, exclusion or release that comes before what must have come first.
    mutating func checkOrder(of milestones: [Milestone]) {
        let first: [Milestone.Kind: Milestone.Kind] = [.detention: .examination, .exclusion: .detention]
        for milestone in milestones {
            checkUntil(of: milestone)
            guard let earlier = first[milestone.kind],
                let other = milestones.first(where: { $0.kind == earlier && $0.shipment == milestone.shipment }),
                milestone.day < other.day
            else { continue }
            input.report(
                "case.milestone.order",
                "the \(milestone.phrase) of \(milestone.day) lies before the \(other.phrase) of \(other.day) at "
                    + "\(other.location)", at: milestone.location)
        }
    }
}
