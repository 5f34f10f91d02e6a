import ClewModel
import SupplyChain

/// The texts for the fields of the customs portal, one file each.
struct PortalFields {
    let content: PackageContent

    init(_ content: PackageContent) { self.content = content }

    /// The texts by their names; every line holds letters, digits and blanks alone.
    var files: [(name: String, text: String)] {
        [
            ("portal/1-request.txt", request), ("portal/2-shipments.txt", shipments), ("portal/3-parties.txt", parties),
            ("portal/4-chain.txt", chain), ("portal/5-documents.txt", documents), ("portal/6-missing.txt", missing),
        ].map { name, lines in (name, lines.filter { !$0.isEmpty }.map { $0 + "\n" }.joined()) }
    }

    private func name(_ id: String?) -> String {
        id.flatMap { content.scope.case.party($0) }.map { PortalText.name(of: $0) } ?? "not stated"
    }

    private func date(_ date: PartialDate?) -> String {
        guard let date else { return "not stated" }
        return date.exactDay.map(PortalText.day) ?? PortalText.plain(date.description.replacing("-", with: " "))
    }

    private func goods(_ lot: String?, _ quantity: Quantity?) -> String {
        let description = lot.flatMap { content.scope.case.lot($0)?.description } ?? ""
        return PortalText.plain(
            "\(quantity.map(PortalText.quantity) ?? "quantity not stated") of lot \(lot ?? "not named") \(description)")
    }

    private var request: [String] {
        let question = content.assessment.question
        let missing = content.checklist.incomplete.count
        return [
            PortalText.plain(content.purpose.title), PortalText.plain("Requester \(question.requester)"),
            PortalText.plain("Goods \(content.goods)"),
            "Shipments " + content.scope.shipments.map { PortalText.plain($0.id) }.joined(separator: " and "),
            "Documents attached \(content.exhibits.exhibits.count)",
            "Items asked for \(content.checklist.items.count) of which incomplete \(missing)",
        ]
    }

    private var shipments: [String] {
        let reports = Dictionary(content.shipments.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return content.scope.shipments.flatMap { shipment in
            [PortalText.plain("Shipment \(shipment.id)")]
                + shipment.items.map { goods($0.lot, $0.quantity) }
                + shipment.hsCodes.map { "HS code \($0)" }
                + [
                    "Exporter \(name(shipment.exporter))", "Importer \(name(shipment.importer))",
                    "Date of export \(date(shipment.shipped))", "Date of import \(date(shipment.imported))",
                    reports[shipment.id].map { PortalText.plain("What the records show \($0.content)") } ?? "",
                ]
        }
    }

    private var parties: [String] {
        content.scope.parties.map { party in
            let roles = party.roles.map { $0.rawValue.replacing("_", with: " ") }.joined(separator: " and ")
            let country = party.country.map { " country " + $0.uppercased() } ?? ""
            return "\(PortalText.name(of: party)) "
                + PortalText.plain("role \(roles.isEmpty ? "not stated" : roles)\(country)")
        }
    }

    private var chain: [String] {
        content.scope.events.map { event in
            let scope = content.scope
            let inputs = scope.legs(event.inputs, of: event).map { goods($0.lot, $0.quantity) }.joined(
                separator: " and ")
            let outputs = scope.legs(event.outputs, of: event).map { goods($0.lot, $0.quantity) }.joined(
                separator: " and ")
            let other = event.counterparty.map { " to \(name($0))" } ?? ""
            let verb =
                switch event.kind {
                case .transform: "made \(outputs) from \(inputs)"
                case .move: "sent \(inputs)\(other)"
                case .sell: "sold \(inputs)\(other)"
                case .store: "stored \(inputs)"
                case .issue: "issued \(outputs)"
                case .loss: "lost \(inputs)"
                }
            return PortalText.plain("Step \(event.id) ") + " \(date(event.date)) \(name(event.party)) \(verb)"
        }
    }

    private var documents: [String] {
        content.exhibits.exhibits.map { exhibit in
            let document = exhibit.document
            let number = document.number.map { " number \($0)" } ?? ""
            let issuer = document.issuer.map { " by \(name($0))" } ?? ""
            return PortalText.plain("Document \(document.id) \(document.type)\(number)") + issuer
                + " dated \(date(document.date)) "
                + PortalText.plain("stage \(exhibit.stages.first?.name ?? "general")")
        }
    }

    private var missing: [String] {
        content.checklist.incomplete.map { item in
            PortalText.plain(
                "\(item.state == .missing ? "Missing" : "In part") \(item.what) "
                    + item.missing.map { "\($0.stage) \($0.subjects.joined(separator: " "))" }.joined(separator: " "))
        }
    }
}
