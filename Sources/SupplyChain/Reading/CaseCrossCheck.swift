import ClewModel

/// Checks what points from one file of a case into another.
struct CaseCrossCheck {
    private(set) var diagnostics: [Diagnostic] = []
    private let found: Case
    private let known: [CaseTable: Set<String>]

    /// - Parameter known: The identifiers of each file that could be read, those of damaged rows included: what points at
    ///   a damaged row, or into an unreadable file, is not reported a second time.
    init(_ found: Case, known: [CaseTable: Set<String>]) {
        self.found = found
        self.known = known
    }

    mutating func run() {
        for lot in found.lots {
            check(lot.producer, in: .parties, at: lot.location)
            for id in lot.documents { check(id, in: .documents, at: lot.location) }
        }
        for event in found.events {
            check(event.party, in: .parties, at: event.location)
            check(event.counterparty, in: .parties, at: event.location)
            for leg in event.inputs + event.outputs { check(leg.lot, in: .lots, at: leg.location) }
            for id in event.documents {
                check(id, in: .documents, at: event.location)
            }
        }
        for shipment in found.shipments {
            check(shipment.exporter, in: .parties, at: shipment.location)
            check(shipment.importer, in: .parties, at: shipment.location)
            for item in shipment.items { check(item.lot, in: .lots, at: item.location) }
            for id in shipment.documents {
                check(id, in: .documents, at: shipment.location)
            }
        }
        for document in found.documents {
            check(document.issuer, in: .parties, at: document.location)
            for id in document.parties { check(id, in: .parties, at: document.location) }
            for id in document.events { check(id, in: .events, at: document.location) }
            for id in document.lots { check(id, in: .lots, at: document.location) }
            for id in document.shipments {
                check(id, in: .shipments, at: document.location)
            }
        }
        for stake in found.stakes {
            check(stake.owner, in: .parties, at: stake.location)
            check(stake.asset, in: .parties, at: stake.location)
        }
        reportCycle()
    }

    private mutating func check(_ id: String?, in table: CaseTable, at location: SourceLocation) {
        guard let id, let known = known[table], !known.contains(id) else { return }
        diagnostics.append(
            Diagnostic(
                .error, code: "case.\(table.word).unknown",
                "the \(table.word) “\(id)” is unknown; expected an id of \(table.rawValue)", at: location))
    }

    private mutating func reportCycle() {
        let layout = ChainLayout(found)
        guard let cycle = layout.cycle else { return }
        let names = cycle.map { found.lots[$0].id }
        let place = found.lots[cycle[0]].location
        diagnostics.append(
            Diagnostic(
                .error, code: "case.cycle",
                "the lot \(names[0]) is made of itself: \((names + [names[0]]).joined(separator: " → "))", at: place))
    }
}
