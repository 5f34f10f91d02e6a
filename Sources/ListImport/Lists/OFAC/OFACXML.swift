import ClewModel

/// OFAC's `sdn.xml` and `consolidated.xml`, which share one schema.
struct OFACXML: ListFormat {
    let key = "ofac-xml"

    func recognizes(_ head: FileHead) -> Bool {
        head.isXML(root: "sdnList")
    }

    func read(_ files: [ListFile], into session: ImportSession) throws(ImportError) {
        var links = OFACLinks()
        let reader = XMLRecordReader(records: ["sdnEntry", "publshInformation", "publishInformation"])
        for file in files {
            try reader.read(file, into: session) { (record: Record) throws(ImportError) in
                switch record.name {
                case "sdnEntry":
                    try session.withRecord(record) { (fields, draft) throws(RecordFault) in
                        let number = try fields.require("uid")
                        draft.id = number
                        let name = try fields.require("lastName")
                        let first = fields["firstName"]
                        let party = try Self.party(number, last: name, first: first, fields)
                        links.register(party, listedName: first.map { name + ", " + $0 } ?? name)
                        party.emit(into: &draft)
                    }
                case "publshInformation", "publishInformation":
                    let fields = record.fields
                    session.setHeader(
                        published: fields["Publish_Date"].flatMap { DateReader.read($0, .monthFirst) },
                        stated: fields["Record_Count"].flatMap { Int($0) })
                default: break
                }
            }
        }
        try session.emit(links.resolved())
    }

    private static func party(
        _ number: String, last: String, first: String?, _ fields: Fields
    ) throws(RecordFault) -> OFACParty {
        var party = try OFACParty(
            number: number, type: try fields.require("sdnType"),
            program: fields.groups("programList").flatMap { $0.texts("program") })
        party.addName(.name, last: last, first: first, listed: first.map { last + ", " + $0 })
        party.entity.add(party.entity.schema == .person ? .position : .notes, fields["title"])
        for alias in fields.groups("akaList", "aka") { try addAlias(alias, to: &party) }
        for address in fields.groups("addressList", "address") { addAddress(address, to: &party) }
        for item in fields.groups("dateOfBirthList", "dateOfBirthItem") {
            item.ignore("uid", "mainEntry")
            if let text = item["dateOfBirth"] {
                party.add(.date(.birthDate), kind: "DOB", value: text, remark: "DOB " + text)
            }
        }
        for item in fields.groups("placeOfBirthList", "placeOfBirthItem") {
            item.ignore("uid", "mainEntry")
            party.entity.add(.birthPlace, item["placeOfBirth"])
        }
        for (list, name, property) in [
            ("nationalityList", "nationality", PropertyName.nationality),
            ("citizenshipList", "citizenship", PropertyName.citizenship),
        ] {
            for item in fields.groups(list, name) {
                item.ignore("uid", "mainEntry")
                party.entity.addCountry(item["country"], as: property)
            }
        }
        for id in fields.groups("idList", "id") { addIdentifier(id, to: &party) }
        if let vessel = fields.group("vesselInfo") { addVessel(vessel, to: &party) }
        if let remarks = fields["remarks"] { party.addRemarks(remarks) }
        return party
    }

    private static func addAlias(_ alias: Fields, to party: inout OFACParty) throws(RecordFault) {
        alias.ignore("uid")
        guard let last = alias["lastName"] else { return }
        let isWeak = alias["category"] == "weak"
        let property: PropertyName
        switch alias["type"] {
        case "a.k.a.", "n.k.a.": property = isWeak ? .weakAlias : .alias
        case "f.k.a.": property = .previousName
        case let other:
            throw RecordFault("the name \(last) is of the unknown kind \(other ?? "(none)")", line: alias.line)
        }
        party.addName(property, last: last, first: alias["firstName"])
    }

    private static func addAddress(_ address: Fields, to party: inout OFACParty) {
        address.ignore("uid")
        let country = address["country"]
        let city = CleanText.joined([address["postalCode"], address["city"]], separator: " ")
        let parts = [
            address["address1"], address["address2"], address["address3"], city, address["stateOrProvince"], country,
        ]
        party.entity.add(.address, CleanText.joined(parts, separator: ", "))
        party.entity.addCountry(country)
    }

    private static func addIdentifier(_ id: Fields, to party: inout OFACParty) {
        id.ignore("uid")
        guard let kind = id["idType"] else {
            party.entity.add(.notes, id["idNumber"])
            return
        }
        let country = id["idCountry"]
        let value = id["idNumber"] ?? country ?? ""
        let separator = kind.hasSuffix(":") || kind.hasSuffix("-") ? " " : ": "
        let remark = kind + separator + value
        guard let target = OFACIdentifier.target(of: kind), !value.isEmpty else {
            party.entity.add(
                .notes, country == nil || country == value ? remark : remark + " (" + (country ?? "") + ")")
            id.ignore("issueDate", "expirationDate")
            party.entity.note(kind + " issued", id["issueDate"])
            party.entity.note(kind + " expires", id["expirationDate"])
            return
        }
        party.add(
            target, kind: kind, value: value, remark: remark, country: country, issued: id["issueDate"],
            expires: id["expirationDate"])
    }

    private static func addVessel(_ vessel: Fields, to party: inout OFACParty) {
        party.entity.add(.callSign, vessel["callSign"])
        party.entity.add(.type, vessel["vesselType"])
        party.entity.addCountry(vessel["vesselFlag"], as: .flag)
        party.entity.note("Vessel owner", vessel["vesselOwner"])
        party.entity.add(.tonnage, vessel["tonnage"])
        party.entity.add(.grossRegisteredTonnage, vessel["grossRegisteredTonnage"])
    }
}
