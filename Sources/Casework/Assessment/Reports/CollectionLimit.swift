import ClewModel
import LabourProgrammes
import SupplyChain

/// Takes out of an assessment all that would gather facts inside China: questions to and about parties there, and the records
/// that only they could give.
///
/// A party whose country nobody states may be in China and is treated so. Hong Kong and Macao count as China here: the wider
/// reading asks less.
struct CollectionLimit {
    private static let china: Set<String> = ["cn", "hk", "mo"]

    let `case`: Case
    let places: PlaceStep.Result
    /// What of the case hangs on which lot.
    let index: CaseIndex

    /// Whether a question is left out.
    func leavesOut(_ gap: GapReport) -> Bool {
        switch gap.addressee {
        case .supplier(let party): isInChina(party: party) || isInChina(gap.subject)
        case .counsel: isInChina(gap.subject)
        case .requester: `case`.requesterCountry.map { Self.china.contains($0.lowercased()) } ?? false
        }
    }

    /// Whether a record could come from inside China only.
    func leavesOut(_ record: ShipmentReport.Closing.Record) -> Bool { isInChina(record.subject) }

    /// What is left out of an assessment, and why.
    func withheld(steps: [String], gaps: [GapReport], shipments: [ShipmentReport]) -> Withheld {
        let questions = gaps.map {
            Withheld.Item(subject: $0.subject, missing: $0.missing, neededFor: $0.neededFor)
        }
        let records = shipments.flatMap { shipment in
            shipment.closing.flatMap(\.records).filter(leavesOut).map {
                Withheld.Item(
                    subject: $0.subject, missing: "A record that shows \($0.shows)",
                    neededFor: ["shipment:\(shipment.id)"])
            }
        }
        return Withheld(
            reason:
                "Nothing is to be gathered inside China (--no-prc-collection): no step and no question that would do so "
                + "is shown, and what only they could document stays undocumented.",
            steps: steps, undocumented: (questions + records).unique())
    }

    /// A shipment without the sets of records of which some could come from inside China only.
    func limited(_ shipment: ShipmentReport) -> ShipmentReport {
        var shipment = shipment
        shipment.closing.removeAll { $0.records.contains(where: leavesOut) }
        return shipment
    }

    /// A party without the questions about its owners, where it is in China.
    func limited(_ party: PartyReport) -> PartyReport {
        guard isInChina(party: party.id) else { return party }
        var party = party
        for index in party.ownership.indices { party.ownership[index].missing = [] }
        return party
    }

    /// Whether a party is in China, or may be, since nobody states its country.
    func isInChina(party id: String) -> Bool {
        guard let party = `case`.party(id) else { return true }
        if places.parties[id]?.inXinjiang == .yes { return true }
        return party.country.map { Self.china.contains($0.lowercased()) } ?? true
    }

    /// Whether what a subject is about happened inside China: by the party that made, held or sent it.
    func isInChina(_ subject: Subject) -> Bool {
        let parties: [String?]
        switch subject.kind {
        case .party: parties = [subject.id]
        case .lot:
            let makers = (index.events[subject.id] ?? []).map { `case`.events[$0] }
                .filter { event in event.outputs.contains { $0.lot == subject.id } }
            parties = [`case`.lot(subject.id)?.producer] + makers.map(\.party)
        case .event:
            let event = `case`.event(subject.id)
            parties = [event?.party, `case`.pool(subject.id)?.party]
        case .shipment: parties = [`case`.shipment(subject.id)?.exporter]
        case .document, .case: parties = []
        }
        return parties.compactMap(\.self).contains(where: isInChina(party:))
    }
}
