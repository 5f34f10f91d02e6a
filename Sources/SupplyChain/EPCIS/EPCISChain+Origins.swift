import ClewModel

/// Where lots come from: the claims of every event that makes or commissions them.
extension EPCISChain {
    /// What was made of a lot with one origin.
    struct Part {
        var origin: EPCISOrigin
        var makings: [EPCISGoods.Making]
    }

    /// What events claim of an origin, with what the master data say of the places.
    private func origin(_ events: [EPCISEvent]) -> EPCISOrigin {
        EPCISOrigin(events, place: place) { id in
            known(of: id)["countryCode"].flatMap { code in
                let code = code.lowercased()
                return code.utf8.count == 2 && CountryCode.isKnown(code) ? code : nil
            }
        }
    }

    /// The parts of a lot that were made in different places or countries or by different parties, in an order of their own; one
    /// part where all agree, or where parts cannot be told apart: of one piece.
    func parts(of found: EPCISGoods) -> [Part] {
        let makings = found.all
        guard !makings.isEmpty else { return [] }
        guard found.id.kind != .instance else {
            return [Part(origin: origin(makings.flatMap(\.claims)), makings: makings)]
        }
        let groups = Dictionary(grouping: makings) { making in origin(making.claims) }
        return groups.map { Part(origin: $0.key, makings: $0.value) }
            .sorted { EPCISOrigin.isEarlier($0.origin, $1.origin) }
    }

    /// Writes where, when and by whom a lot was made; warns where the events differ.
    mutating func state(_ part: Part?, of found: EPCISGoods, in cells: inout [String: String]) {
        guard let part, let first = part.makings.first else { return }
        let days = Set(part.makings.map { day(of: $0.event) })
        // A lot of several transformations is dated by each of them.
        if days.count == 1 || found.makings.isEmpty { cells["date"] = days.min() }
        let claims = part.makings.flatMap(\.claims)
        let origin = part.origin
        cells["country"] = origin.country
        cells["place"] = origin.place
        // A country with a region that is asked about leaves open where in it the lot was made.
        if origin.place == nil, origin.owners.isEmpty, !found.makings.isEmpty { cells["place"] = origin.country }
        cells["producer"] = claims.first { $0.owner != nil }?.owner?.text
        for claim in claims {
            if let owner = claim.owner { parties[owner.text] = parties[owner.text] ?? claim.location }
        }
        let isOpen = part.makings.count > 1 && part.makings.contains { self.origin($0.claims) != origin }
        guard origin.differs || isOpen else { return }
        warn(
            "epcis.lot.origins",
            "events say different things of where and by whom \(found.id.text) was made: \(words(claims)); all of it is kept",
            at: first.event.location)
    }

    /// What each event says, with its place in the files.
    private func words(_ claims: [EPCISEvent]) -> String {
        claims.map { "\(origin([$0]).words) at \($0.location)" }.sorted().joined(separator: "; ")
    }

    /// Keeps the parts of a lot apart: each becomes a lot of its own amount and origin, and a step without a date joins them.
    ///
    /// - Parameter outputs: The rows that put the lot out.
    /// - Returns: The rows of the step that joins them.
    mutating func join(
        _ parts: [Part], of found: EPCISGoods, put outputs: [Int], to whole: inout [String: String],
        in lots: inout CaseDraft.DraftTable
    ) -> [(cells: [String: String], location: SourceLocation)] {
        let id = found.id.text
        let step = [
            "event": SupplyEvent.joining(id), "type": "transform", "note": "parts of one lot with origins of their own",
        ]
        var joint: [(cells: [String: String], location: SourceLocation)] = []
        var told: [String] = []
        for (number, part) in parts.enumerated() {
            let location = part.makings.first?.event.location ?? found.location
            let name = SupplyEvent.part(number + 1, of: id)
            let sum = EPCISAmount.sum(part.makings.flatMap(\.items))
            let stated = sum.map { amount($0) } ?? (quantity: "", unit: "")
            var cells = whole
            cells["id"] = name
            let isOpen = stated.quantity.isEmpty
            (cells["quantity"], cells["unit"]) = isOpen ? ("1", "lot") : stated
            state(part, of: found, in: &cells)
            lots.add(cells, at: location.naming(name))
            draft.wholes[name] = id
            let makers = Set(part.makings.map(\.event.id))
            for index in outputs where makers.contains(rows[index].event.id) { rows[index].cells["lot"] = name }
            var leg = step
            (leg["direction"], leg["lot"]) = ("in", name)
            if !isOpen { (leg["quantity"], leg["unit"]) = stated }
            joint.append((leg, location))
            told.append(
                (isOpen ? "an unknown amount" : "\(stated.quantity) \(stated.unit)") + " of "
                    + words(part.makings.flatMap(\.claims)))
        }
        var leg = step
        (leg["direction"], leg["lot"], leg["quantity"], leg["unit"]) = ("out", id, whole["quantity"], whole["unit"])
        if whole["unit"] == "lot" { (leg["quantity"], leg["unit"]) = (nil, nil) }
        joint.append((leg, found.location))
        if isGeneric { whole["stage"] = "product" }
        // One party that made all parts made the whole.
        let owners = Set(parts.map(\.origin.owners))
        if owners.count == 1, let only = owners.first, only.count == 1 { whole["producer"] = only.first }
        whole["date"] = parts.flatMap(\.makings).map { day(of: $0.event) }.min()
        warn(
            "epcis.lot.origins",
            "\(id) was made in parts of different origin: \(told.joined(separator: "; ")); each is followed as a lot of its own, "
                + "and a step joins them", at: found.location)
        return joint
    }
}
