import ClewModel

/// The kind of value that a property holds, in the names of FollowTheMoney's property types.
enum PropertyKind {
    private static let kinds: [String: [String]] = [
        "name": [
            "abbreviation", "alias", "companiesMentioned", "name", "namesMentioned", "peopleMentioned",
            "previousName", "weakAlias",
        ],
        "country": [
            "birthCountry", "citizenship", "contextCountry", "country", "departureCountry", "destinationCountry",
            "flag", "jurisdiction", "mainCountry", "nationality", "originCountry", "pastFlags", "tradingCountry",
        ],
        "address": ["address", "full", "location", "locationMentioned"],
        "date": [
            "balanceDate", "birthDate", "buildDate", "closingDate", "contractDate", "createdAt", "date", "deathDate",
            "declarationDate", "deregistrationDate", "dissolutionDate", "endDate", "inceptionDate",
            "incorporationDate", "issueDate", "listingDate", "maturityDate", "modifiedAt", "nameChangeDate",
            "openingDate", "periodEnd", "periodStart", "publicationDate", "publishedAt", "registrationDate",
            "retrievedAt", "startDate",
        ],
        "identifier": [
            "accountNumber", "bikCode", "bvdId", "cageCode", "callSign", "cikCode", "dunsCode", "figiCode",
            "giiNumber", "iban", "icaoCode", "idNumber", "imoNumber", "innCode", "ipoCode", "irsCode", "isin",
            "isinCode", "jibCode", "kppCode", "leiCode", "licenseNumber", "mbsCode", "mmsi", "npiCode", "number",
            "ogrnCode", "okpoCode", "osmId", "passportNumber", "permId", "pfrNumber", "programId", "publicKey",
            "registrationNumber", "ricCode", "serialNumber", "socialSecurityNumber", "swiftBic", "taxNumber",
            "ticker", "uniqueEntityId", "unscId", "uscCode", "vatCode", "vedCode", "voenCode", "wikidataId",
        ],
        "entity": [
            "addressEntity", "agent", "asset", "associate", "beneficiary", "client", "contract", "controlled",
            "controller", "creditor", "debtor", "declarant", "director", "employee", "employer", "entity", "holder",
            "issuer", "member", "object", "operator", "organization", "owner", "parent", "payer", "person",
            "predecessor", "project", "proof", "receiver", "relative", "sender", "successor", "supplier", "vehicle",
        ],
        "topic": ["topics"],
        "gender": ["gender"],
        "language": ["language", "spokenLanguage"],
        "phone": ["phone"],
        "email": ["email"],
        "url": ["opencorporatesUrl", "programUrl", "publisherUrl", "sourceUrl", "website", "wikipediaUrl"],
        "ip": ["ipAddress"],
        "text": ["biography", "description", "goodsDescription", "notes", "purpose", "reason", "summary"],
        "number": [
            "amount", "amountEur", "amountUsd", "capital", "deadweightTonnage", "grossRegisteredTonnage", "height",
            "latitude", "longitude", "tonnage", "weight",
        ],
    ]
    private static let kindOfProperty: [String: String] = Dictionary(
        uniqueKeysWithValues: kinds.flatMap { kind, properties in properties.map { ($0, kind) } })

    /// The kinds whose values are not in a language.
    private static let withoutLanguage: Set<String> = [
        "date", "gender", "topic", "mimetype", "country", "phone", "email", "language", "ip", "url", "entity",
        "checksum",
    ]

    /// The kind of a property of a schema; `string` for a property that has no kind of its own.
    static func of(_ property: PropertyName, in schema: Schema) -> String {
        // In a link the subject is a party; in a document it is a heading.
        if property == "subject" { return schema == .unknownLink ? "entity" : "string" }
        return kindOfProperty[property.rawValue] ?? "string"
    }

    /// Whether values of this kind can be in a language.
    static func hasLanguage(_ kind: String) -> Bool {
        !withoutLanguage.contains(kind)
    }
}
