import ClewModel
import SourceFiles

/// The stakes of a snapshot as statements of the Beneficial Ownership Data Standard 0.4.
///
/// An `Ownership` becomes a relationship with a shareholding, a `Directorship` one with a seat on the board; their
/// parties become entity and person records. What the source does not say stays unsaid: a share that is no number goes
/// into the details of the interest, and whether a stake is direct is `unknown`.
struct OwnershipStatements {
    private let snapshot: ArchiveSnapshot
    private var stakes: [Entity] = []
    private var declared: [EntityID: EntityID] = [:]

    /// Reads the stakes.
    init(_ snapshot: ArchiveSnapshot) throws {
        self.snapshot = snapshot
        var stakes: [Entity] = []
        try snapshot.forEachEntity { entity in
            if entity.schema == .ownership || entity.schema == .directorship { stakes.append(entity) }
        }
        self.stakes = stakes
        for stake in stakes {
            for subject in stake[OwnershipStatements.subject(of: stake)] {
                declared[EntityID(subject)] = EntityID(subject)
                for party in stake[OwnershipStatements.party(of: stake)] where declared[EntityID(party)] == nil {
                    declared[EntityID(party)] = EntityID(subject)
                }
            }
        }
        // An asset declares for itself, even where it was first met as the owner of another.
        for stake in stakes {
            for subject in stake[OwnershipStatements.subject(of: stake)] {
                declared[EntityID(subject)] = EntityID(subject)
            }
        }
    }

    private static func subject(of stake: Entity) -> PropertyName {
        stake.schema == .ownership ? .asset : "organization"
    }

    private static func party(of stake: Entity) -> PropertyName {
        stake.schema == .ownership ? .owner : "director"
    }

    /// Writes one JSON array: the parties first, then the stakes.
    func write(to write: ([UInt8]) throws -> Void) throws {
        var isFirst = true
        func put(_ value: JSONValue) throws {
            var bytes = Array((isFirst ? "[\n" : ",\n").utf8)
            value.write(to: &bytes)
            try write(bytes)
            isFirst = false
        }
        for (party, subject) in declared.sorted(by: { $0.key < $1.key }) {
            try put(partyStatement(party, declaredBy: subject))
        }
        for stake in stakes {
            let parties = stake[OwnershipStatements.party(of: stake)]
            for subject in stake[OwnershipStatements.subject(of: stake)] {
                for party in parties.isEmpty ? [nil] : parties.map(Optional.some) {
                    try put(relationship(stake, subject: subject, party: party))
                }
            }
        }
        try write(Array((isFirst ? "[]\n" : "\n]\n").utf8))
    }

    private func statement(
        _ record: String, type: String, declaredBy subject: String, details: [String: JSONValue]
    ) -> JSONValue {
        let seed = "bods.\(snapshot.fingerprint).\(type).\(record)"
        return .object([
            "statementId": .string(SHA1.hex(of: Array(seed.utf8))), "recordId": .string(record),
            "recordType": .string(type), "recordStatus": .string("new"), "declarationSubject": .string(subject),
            "statementDate": .string(snapshot.knownAt.description),
            "publicationDetails": .object([
                "publicationDate": .string(snapshot.knownAt.description), "bodsVersion": .string("0.4"),
                "publisher": .object(["name": .string("Clew archive")]),
            ]),
            "source": .object([
                "type": .array([.string("thirdParty")]),
                "description": .string(
                    snapshot.versions.map { "\($0.dataset), recorded \($0.recorded)" }.joined(separator: "; ")),
            ]),
            "recordDetails": .object(details),
        ])
    }

    private func partyStatement(_ id: EntityID, declaredBy subject: EntityID) throws -> JSONValue {
        let entity = try snapshot.entity(id)
        var details: [String: JSONValue] = ["isComponent": .bool(false)]
        if entity?.schema == .person {
            details["personType"] = .string("knownPerson")
            let names = PropertyName.names.flatMap { property in
                (entity?[property] ?? []).map { (property == .name ? "legal" : "alternative", $0) }
            }
            details["names"] = .array(
                names.map { .object(["type": .string($0.0), "fullName": .string($0.1)]) })
            if let birth = entity?.first(.birthDate) { details["birthDate"] = .string(birth) }
            return statement(id.rawValue, type: "person", declaredBy: subject.rawValue, details: details)
        }
        details["entityType"] = .object(["type": .string(OwnershipStatements.type(of: entity))])
        details["name"] = .string(entity?.caption ?? id.rawValue)
        let others = PropertyName.names.flatMap { entity?[$0] ?? [] }.filter { $0 != entity?.caption }
        if !others.isEmpty { details["alternateNames"] = .array(others.map { .string($0) }) }
        if let code = entity?.first(.jurisdiction) ?? entity?.first(.country) {
            details["jurisdiction"] = .object(["name": .string(code.uppercased()), "code": .string(code.uppercased())])
        }
        let identifiers = PropertyName.identifiers.flatMap { property in
            (entity?[property] ?? []).map {
                property == .leiCode
                    ? JSONValue.object(["id": .string($0), "scheme": .string("XI-LEI")])
                    : .object(["id": .string($0), "schemeName": .string(property.rawValue)])
            }
        }
        if !identifiers.isEmpty { details["identifiers"] = .array(identifiers) }
        return statement(id.rawValue, type: "entity", declaredBy: subject.rawValue, details: details)
    }

    /// The word of the standard's list of entity types.
    private static func type(of entity: Entity?) -> String {
        switch entity?.schema {
        case .company, .organization: "registeredEntity"
        case .publicBody: "stateBody"
        case nil: "unknownEntity"
        default: "legalEntity"
        }
    }

    private func relationship(_ stake: Entity, subject: String, party: String?) -> JSONValue {
        var interest: [String: JSONValue] = [
            "type": .string(stake.schema == .ownership ? "shareholding" : "boardMember"),
            "directOrIndirect": .string("unknown"),
        ]
        var details: [String] = []
        if let percentage = stake.first(.percentage) {
            if let share = Share(percentage) {
                interest["share"] = share.json
            } else {
                details.append(percentage)
            }
        }
        if let role = stake.first("role") { details.append(role) }
        // The standard takes whole days only; a date in part is told in words.
        for (property, key, word) in [(PropertyName.startDate, "startDate", "since"), (.endDate, "endDate", "until")] {
            guard let date = stake.first(property) else { continue }
            if Day(date) != nil {
                interest[key] = .string(date)
            } else {
                details.append("\(word) \(date)")
            }
        }
        if !details.isEmpty { interest["details"] = .string(details.joined(separator: "; ")) }
        let interestedParty: JSONValue =
            party.map { .string($0) } ?? .object(["reason": .string("informationUnknownToPublisher")])
        return statement(
            party.map { "\(stake.id)-\(subject)-\($0)" } ?? "\(stake.id)-\(subject)", type: "relationship",
            declaredBy: subject,
            details: [
                "isComponent": .bool(false), "subject": .string(subject), "interestedParty": interestedParty,
                "interests": .array([.object(interest)]),
            ])
    }

    /// A share in per cent as a source writes it: a number, or two with a dash between them.
    private struct Share {
        let json: JSONValue

        init?(_ text: String) {
            let parts = text.split(whereSeparator: { "-–".contains($0) })
                .map { $0.trimmingSuffix { $0 == "%" || $0 == " " } }
                .compactMap { $0.isDecimal ? $0 : nil }
            switch parts.count {
            case 1 where !text.contains("-"): json = .object(["exact": .literal(parts[0])])
            case 2: json = .object(["minimum": .literal(parts[0]), "maximum": .literal(parts[1])])
            default: return nil
            }
        }
    }
}

extension Substring {
    /// The text without spaces around it and without what `isSuffix` holds for at its end.
    fileprivate func trimmingSuffix(_ isSuffix: (Character) -> Bool) -> String {
        var text = self
        while let first = text.first, first == " " { text.removeFirst() }
        while let last = text.last, isSuffix(last) { text.removeLast() }
        return String(text)
    }
}

extension String {
    /// Whether the text is a plain decimal number from 0 to 100, which JSON takes as it stands.
    fileprivate var isDecimal: Bool {
        let parts = split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let value = Double(self), value <= 100
        else { return false }
        return parts[0] == "0" || !parts[0].hasPrefix("0")
    }
}
