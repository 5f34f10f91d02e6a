import ClewModel
import SupplyChain

/// The account of a chain, stage by stage: what was made, by whom, of what, and which documents show it.
struct PackageStory {
    /// One sentence with the documents that show it.
    struct Line {
        let text: String
        let exhibits: [PackageExhibit]
    }

    /// One stage.
    struct Chapter {
        let stage: PackageStage
        let lines: [Line]
        /// What is asked for and missing at this stage.
        let missing: [String]
    }

    let chapters: [Chapter]

    /// - Complexity: O(*n* log *n*) for *n* lots, legs and documents shown.
    init(_ content: PackageContent) {
        let scope = content.scope
        var exhibits: [String: [PackageExhibit]] = [:]
        for exhibit in content.exhibits.exhibits {
            for subject in exhibit.supports { exhibits[subject, default: []].append(exhibit) }
        }
        var lines: [PackageStage: [Line]] = [:]
        let made = Set(
            scope.events.filter { $0.kind == .transform || $0.kind == .issue }.flatMap { $0.outputs.compactMap(\.lot) })
        for lot in scope.case.lots where scope.lots.contains(lot.id) && !made.contains(lot.id) {
            lines[scope.stage(ofLot: lot.id), default: []].append(
                Line(text: Self.start(lot, content), exhibits: exhibits["lot " + lot.id] ?? []))
        }
        for event in scope.events {
            var found = exhibits["step " + event.id] ?? []
            if event.kind == .transform {
                for lot in event.outputs.compactMap(\.lot) {
                    for exhibit in exhibits["lot " + lot] ?? []
                    where !found.contains(where: { $0.document.id == exhibit.document.id })
                        && !exhibit.supports.contains(where: { $0.hasPrefix("step ") })
                    {
                        found.append(exhibit)
                    }
                }
            }
            lines[scope.stage(of: event), default: []].append(
                Line(text: Self.sentence(event, content), exhibits: found))
        }
        for shipment in scope.shipments {
            lines[.shipment, default: []].append(
                Line(text: Self.sentence(shipment, content), exhibits: exhibits["shipment " + shipment.id] ?? []))
        }
        var missing: [String: [String]] = [:]
        for item in content.checklist.incomplete {
            for (stage, subjects) in item.missing {
                missing[stage, default: []].append("\(item.what): \(GoodsStep.list(subjects, upTo: 12))")
            }
        }
        chapters = lines.sorted { $0.key < $1.key }.map {
            Chapter(stage: $0.key, lines: $0.value, missing: missing[$0.key.name] ?? [])
        }
    }

    private static func described(_ id: String, _ content: PackageContent) -> String {
        guard let lot = content.scope.case.lot(id) else { return "lot \(id)" }
        let number = lot.number.map { ", number \($0)" } ?? ""
        return "lot \(id)"
            + (lot.description.map { " (\($0)\(number))" } ?? (number.isEmpty ? "" : " (\(number.dropFirst(2)))"))
    }

    private static func start(_ lot: Lot, _ content: PackageContent) -> String {
        let who = content.name(lot.producer)
        let place = [lot.place, lot.country?.uppercased()].compactMap(\.self).joined(separator: ", ")
        let when = lot.date.map { " on \($0)" } ?? ""
        let stated: String =
            switch (who, place.isEmpty) {
            case (nil, true): "; the records name neither who made it nor where"
            case (nil, false): ", from \(place); the records do not name who made it"
            case (let who?, true): ", from \(who); the records state no place apart from the address of that party"
            case (let who?, false): ", from \(who) in \(place)"
            }
        return
            "The records start with \(described(lot.id, content)): \(Wording.quantity(lot.quantity))\(when)\(stated)."
    }

    private static func legs(_ legs: [SupplyEvent.Leg], _ content: PackageContent) -> String {
        legs.map { leg in
            let what = leg.lot.map { described($0, content) } ?? "goods of a lot that the records do not name"
            return leg.quantity.map { "\(Wording.quantity($0)) of \(what)" } ?? what
        }.joined(separator: ", ")
    }

    private static func sentence(_ event: SupplyEvent, _ content: PackageContent) -> String {
        let scope = content.scope
        let who = content.name(event.party) ?? "A party that the records do not name"
        let other = content.name(event.counterparty).map { " to \($0)" } ?? ""
        let when = event.date.map { "\($0): " } ?? "On a day that the records do not state: "
        let place = event.place.map { " (\($0))" } ?? ""
        let inputs = legs(scope.legs(event.inputs, of: event), content)
        let outputs = legs(scope.legs(event.outputs, of: event), content)
        let store = event.pool.map { scope.case.pool($0)?.description ?? $0 } ?? "store"
        let what: String =
            switch event.kind {
            case .transform:
                "\(who) made \(outputs.isEmpty ? "nothing recorded" : outputs) from \(inputs.isEmpty ? "inputs that the records do not name" : inputs)"
            case .move: "\(who) sent \(inputs)\(other)"
            case .sell: "\(who) sold \(inputs)\(other)"
            case .store: "\(who) put \(inputs) into \(store)"
            case .issue: "\(who) took \(outputs) out of \(store)"
            case .loss: "\(who) recorded a loss of \(inputs)"
            }
        return "\(when)\(what)\(place) [\(event.id)]."
    }

    private static func sentence(_ shipment: Shipment, _ content: PackageContent) -> String {
        let items = shipment.items.map { "\(Wording.quantity($0.quantity)) of \(described($0.lot, content))" }
        let from = [content.name(shipment.exporter), shipment.fromCountry?.uppercased()].compactMap(\.self)
        let to = [content.name(shipment.importer), shipment.toCountry?.uppercased()].compactMap(\.self)
        var text = "Shipment \(shipment.id): \(items.joined(separator: ", "))"
        if !from.isEmpty { text += ", from \(from.joined(separator: ", "))" }
        if !to.isEmpty { text += ", to \(to.joined(separator: ", "))" }
        if let day = shipment.shipped { text += ", left \(day)" }
        if let day = shipment.imported { text += ", import \(day)" }
        if let vessel = shipment.vessel { text += ", on \(vessel)" }
        if !shipment.hsCodes.isEmpty { text += ", HS \(shipment.hsCodes.joined(separator: ", "))" }
        return text + "."
    }
}
