import ClewModel

/// Which properties FollowTheMoney gives to which schemata, as far as lists need them.
///
/// A value whose property the schema lacks would be refused by every tool that reads FollowTheMoney, so it is kept as a
/// note instead.
enum SchemaProperties {
    private static let thing: Set<PropertyName> = [
        .name, .alias, .previousName, .weakAlias, .summary, .description, .country, .sourceUrl, .publisher, .keywords,
        .topics, .address, .program, .programId, .notes, .modifiedAt, "createdAt", "retrievedAt", "wikidataId",
    ]
    private static let legalEntity: Set<PropertyName> = thing.union([
        "abbreviation", .email, .phone, .website, .legalForm, .incorporationDate, .dissolutionDate, .status, .sector,
        "classification", .registrationNumber, .idNumber, .taxNumber, "licenseNumber", .jurisdiction, .mainCountry,
        .leiCode, "vatCode", .dunsCode, "npiCode", "uniqueEntityId", .okpoCode, .innCode, .ogrnCode, .swiftBic,
        .uscCode, "parent",
    ])
    private static let organization: Set<PropertyName> = legalEntity.union([
        "cageCode", "permId", .imoNumber, "giiNumber",
    ])
    private static let companyOnly: Set<PropertyName> = [.bikCode, .isinCode, .ticker, "ricCode", "kppCode", "cikCode"]
    private static let person: Set<PropertyName> = legalEntity.union([
        .title, .firstName, .secondName, .middleName, .fatherName, .lastName, "nameSuffix", .birthDate, .birthPlace,
        .birthCountry,
        .deathDate, .position, .nationality, .citizenship, .gender, .passportNumber, "appearance", "education",
        "height", "weight", "hairColor", "eyeColor", "ethnicity", "religion",
    ])
    private static let vehicle: Set<PropertyName> = thing.union([
        .registrationNumber, .type, .model, "owner", "operator", .buildDate, .registrationDate,
    ])
    private static let interval: Set<PropertyName> = [
        .startDate, .endDate, "date", .summary, .description, .recordId, .sourceUrl, .publisher, .modifiedAt,
        "retrievedAt", "names",
    ]
    private static let table: [Schema: Set<PropertyName>] = [
        .thing: thing,
        .legalEntity: legalEntity,
        .organization: organization,
        .publicBody: organization,
        .company: organization.union(companyOnly),
        .person: person,
        .vessel: vehicle.union([
            .flag, .pastFlags, .imoNumber, .callSign, .mmsi, .tonnage, .grossRegisteredTonnage, .deadweightTonnage,
        ]),
        "Airplane": vehicle.union([.serialNumber, "icaoCode", "manufacturer"]),
        .sanction: interval.union([
            .entity, .authority, .authorityId, .unscId, .program, .programId, "programUrl", .provisions, .status,
            .duration, .reason, .country, .listingDate,
        ]),
        .ownership: interval.union([
            .owner, .asset, .role, .status, .percentage, "sharesCount", "sharesValue", .ownershipType, "legalBasis",
        ]),
        .directorship: interval.union([.director, .organization, .role, .status]),
        .unknownLink: interval.union([.subject, .object, .role, .status]),
        .identification: interval.union(["holder", .type, .country, "number", .authority]),
        .address: thing.union(["full", .latitude, .longitude, "city", "street", "postalCode", "region"]),
        "CryptoWallet": thing.union(["publicKey", "currency", "holder"]),
    ]

    /// Whether a schema has a property; of a schema that is not known here, every property is accepted.
    static func has(_ schema: Schema, _ property: PropertyName) -> Bool {
        table[schema]?.contains(property) ?? true
    }

    /// Whether a property is one that only companies have, so that an organization that has it is a company.
    static func provesCompany(_ property: PropertyName) -> Bool {
        companyOnly.contains(property)
    }
}
