import ClewModel
import SourceFiles

/// The parties that notices name.
extension BusinessChain {
    /// What is said of a party, in all notices that name it.
    struct Known {
        var cells: [String: String]
        /// Other names than the first, in order of mention.
        var names: [String] = []
        var countries: Set<String> = []
        var addresses: [String] = []
        var roles: [String] = []
        var location: SourceLocation

        /// The row, with all that was said; what contradicts itself is left open.
        var row: [String: String] {
            var cells = cells
            cells["other_names"] = names.joined(separator: "; ")
            if countries.count == 1 { cells["country"] = countries.first }
            cells["address"] = addresses.joined(separator: "; ")
            cells["role"] = roles.joined(separator: "; ")
            return cells
        }
    }

    mutating func note(_ party: TradeNotice.Party, _ part: TradeNotice.Part) {
        let id = id(party)
        var known = parties[id] ?? Known(cells: ["id": id, "name": party.label], location: party.location)
        let name = BusinessChain.clean(party.name)
        if !name.isEmpty, name != BusinessChain.clean(known.cells["name"] ?? ""), !known.names.contains(name) {
            known.names.append(name)
        }
        if let country = party.country, known.countries.insert(country).inserted, known.countries.count > 1 {
            let words = known.countries.sorted().map { $0.uppercased() }.joined(separator: " and ")
            report(
                .warning, "business.differs",
                "documents place \(known.cells["name"] ?? id) in \(words); its country stays open", party.location)
        }
        let address = BusinessChain.words(party.address)
        if !address.isEmpty, !known.addresses.contains(address) { known.addresses.append(address) }
        identify(&known.cells, by: party)
        if let role = part.role?.rawValue, !known.roles.contains(role) { known.roles.append(role) }
        if case .other(let code) = part { note("part in the document: \(code)", &known.cells, isFirst: true) }
        for (scheme, value) in party.identifiers
        where TradeNotice.isOfLocations(scheme) && !TradeNotice.isLocationNumber(value) {
            note("location number as stated: \(value), which is not sound", &known.cells)
        }
        parties[id] = known
    }

    private func note(_ words: String, _ cells: inout [String: String], isFirst: Bool = false) {
        let known = cells["note"] ?? ""
        guard known.isEmpty || (!isFirst && !known.contains(words)) else { return }
        cells["note"] = known.isEmpty ? words : known + "; " + words
    }

    private func identify(_ cells: inout [String: String], by party: TradeNotice.Party) {
        for (_, value) in party.identifiers {
            if (try? LegalEntityIdentifier(value)) != nil {
                cells["lei"] = cells["lei"] ?? value
            } else if (try? UnifiedSocialCreditCode(value)) != nil {
                cells["uscc"] = cells["uscc"] ?? value
            }
        }
        guard cells["registration_number"] == nil else { return }
        let other = party.identifiers.first { scheme, value in
            value != cells["lei"] && value != cells["uscc"] && !TradeNotice.isLocationNumber(value)
                && !TradeNotice.isOfLocations(scheme) && !["91", "92", ""].contains(scheme)
        }
        cells["registration_number"] = other?.value
    }

    /// The identifier of a party: its location number or LEI, else its name, else what the document calls it.
    func id(_ party: TradeNotice.Party) -> String {
        if let number = party.locationNumber { return GS1Identifier.root + "417/" + number }
        return party.lei ?? BusinessChain.clean(party.label)
    }

    private static let columns = [
        "id", "name", "other_names", "country", "address", "role", "uscc", "lei", "registration_number", "note",
    ]

    /// The table of parties, in order of their identifiers; a column of other names where there are some.
    var people: CaseDraft.DraftTable {
        let known = parties.sorted { TradeNotice.isEarlier($0.key, $1.key) }.map(\.value)
        let hasNames = known.contains { !$0.names.isEmpty }
        var table = CaseDraft.DraftTable(
            columns: BusinessChain.columns.filter { $0 != "other_names" || hasNames }, start: start)
        for party in known { table.add(party.row, at: party.location) }
        return table
    }
}
