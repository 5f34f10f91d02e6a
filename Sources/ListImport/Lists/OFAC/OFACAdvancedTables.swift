import ClewModel

/// What the parties of an advanced OFAC file point at.
///
/// A class, so that a party that looks things up in it never makes a copy of it.
final class OFACAdvancedTables {
    /// A place in one line, with its country by name.
    struct Location {
        var line: String?
        var country: String?
    }

    /// What the features of parties say about their listings, by the number of the party.
    var provisions: [String: [String]] = [:]
    private var references: [String: [String: String]] = [:]
    private var partyTypes: [String: String] = [:]
    private var locations: [String: Location] = [:]
    private var documents: [String: [Record]] = [:]

    func addReference(_ name: String, _ fields: Fields) {
        guard let id = fields["@ID"] else { return }
        if name == "PartySubType", let type = fields["@PartyTypeID"] { partyTypes[id] = type }
        let text = fields.text ?? fields["Value"] ?? fields["LegalBasisShortRef"] ?? fields["@LegalBasisShortRef"]
        references[name, default: [:]][id] = text
    }

    /// The text of a reference value.
    func value(_ name: String, _ id: String?) -> String? {
        id.flatMap { references[name]?[$0] }
    }

    /// The kind of a party: `Individual`, `Entity`, or what a transport is (`Vessel`, `Aircraft`).
    func partyKind(_ subType: String?) -> String? {
        guard let subType else { return nil }
        let sub = value("PartySubType", subType)
        let type = partyTypes[subType].flatMap { value("PartyType", $0) }
        if let sub, sub == "Vessel" || sub == "Aircraft" { return sub }
        return type ?? sub
    }

    func addLocation(_ fields: Fields) {
        guard let id = fields["@ID"] else { return }
        var parts: [String: String] = [:]
        for part in fields.groups("LocationPart") {
            let kind = value("LocPartType", part["@LocPartTypeID"]) ?? ""
            let values = part.groups("LocationPartValue").compactMap { $0["Value"] }
            if let text = CleanText.joined(values, separator: " ") { parts[kind.uppercased()] = text }
        }
        let country =
            fields.group("LocationCountry").flatMap { value("Country", $0["@CountryID"]) }
            ?? fields.group("LocationAreaCode").flatMap { value("AreaCode", $0["@AreaCodeID"]) }
        let order = ["ADDRESS1", "ADDRESS2", "ADDRESS3", "POSTAL CODE", "CITY", "STATE/PROVINCE", "REGION"]
        let known = order.map { parts[$0] }
        let others = parts.keys.filter { !order.contains($0) }.sorted().map { parts[$0] }
        locations[id] = Location(
            line: CleanText.joined(known + others + [country], separator: ", "), country: country)
    }

    func location(_ id: String) -> Location? {
        locations[id]
    }

    func addDocument(_ record: Record) {
        guard let identity = record.fields["@IdentityID"] else { return }
        documents[identity, default: []].append(record)
    }

    /// The documents of an identity.
    func documents(of identity: String) -> [Record] {
        documents[identity] ?? []
    }
}
