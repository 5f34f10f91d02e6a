public import ClewModel

/// Stakes and ties in the words of FollowTheMoney: `Ownership`, `Directorship`, `Family` and the other links.
public enum EntityStakes {
    /// The stakes that an entity states; empty for one that is no link.
    ///
    /// `Ownership` gives a share of the capital, or of the votes where its `ownershipType` or `role` speaks of votes. A
    /// number of shares without a per cent says nothing about the share, which is then unknown.
    ///
    /// - Parameters:
    ///   - entity: The entity.
    ///   - citation: Where it can be read.
    ///   - confidence: How far it is to be trusted.
    ///   - location: Its record.
    ///   - diagnostics: Receives shares and dates that cannot be read.
    public static func stakes(
        of entity: Entity, citation: Citation, confidence: Confidence = .high, location: SourceLocation? = nil,
        into diagnostics: inout [Diagnostic]
    ) -> [Stake] {
        guard let link = links[entity.schema.rawValue] else { return [] }
        let owners = entity[PropertyName(rawValue: link.owner)]
        let assets = entity[PropertyName(rawValue: link.asset)]
        let place = location ?? SourceLocation(file: citation.description, record: entity.id.rawValue)
        guard !owners.isEmpty, !assets.isEmpty else {
            diagnostics.append(
                Diagnostic(
                    .error, code: "ownership.link.party",
                    "\(entity.schema.rawValue) \(entity.id) lacks \(owners.isEmpty ? link.owner : link.asset), so it is "
                        + "left out", at: place))
            return []
        }
        let kind = kind(of: entity, link.kind)
        var share = kind.isShare ? share(of: entity, place, into: &diagnostics) : Stake.unknownShare
        let isIndirect = kind.isShare && isIndirect(entity)
        if isIndirect { share = Bounds(0, share.upper) }
        let from = date(entity, "startDate", .earliest, place, into: &diagnostics)
        let to = date(entity, "endDate", .latest, place, into: &diagnostics)
        return owners.flatMap { owner in
            assets.map { asset in
                Stake(
                    owner: EntityID(owner), asset: EntityID(asset), share: share, kind: kind,
                    isIndirect: isIndirect, validFrom: from, validTo: to, citation: citation, confidence: confidence,
                    location: location)
            }
        }
    }

    /// The links of FollowTheMoney, with the properties that hold their two ends.
    static let links: [String: (owner: String, asset: String, kind: StakeKind)] = [
        "Ownership": ("owner", "asset", .capital),
        "Directorship": ("director", "organization", .directorship),
        "Representation": ("agent", "client", .directorship),
        "Employment": ("employee", "employer", .control(.unspecified)),
        "Family": ("person", "relative", .control(.family)),
        "UnknownLink": ("subject", "object", .control(.unspecified)),
    ]

    /// Whether an entity is a link between two parties that may be a stake or a tie.
    public static func isLink(_ schema: Schema) -> Bool { links[schema.rawValue] != nil }

    /// Whether a source says that a stake is held through others.
    private static func isIndirect(_ entity: Entity) -> Bool {
        (entity["ownershipType"] + entity["role"] + entity["status"]).contains { text in
            text.lowercased().split { !$0.isLetter }.contains("indirect")
        }
    }

    /// What a word of the Beneficial Ownership Data Standard, as the role of a link, says of control.
    private static func control(_ role: String) -> StakeKind? {
        switch role.lowercased().filter({ $0.isLetter }) {
        case "appointmentofboard": .control(.boardMajority)
        case "boardmember", "boardchair", "seniormanagingofficial": .directorship
        case "nominee", "nominator": .control(.nominee)
        case "trustee", "settlor", "protector", "beneficiaryoflegalarrangement", "settloroftrust", "trusteeoftrust",
            "protectoroftrust", "beneficiaryoftrust", "enjoymentanduseofassets":
            .control(.trust)
        default: nil
        }
    }

    private static func kind(of entity: Entity, _ kind: StakeKind) -> StakeKind {
        if kind == .control(.unspecified), let known = entity["role"].lazy.compactMap(control).first { return known }
        guard kind == .capital else { return kind }
        let words = (entity["ownershipType"] + entity["role"] + entity["status"]).joined(separator: " ").lowercased()
        if words.contains("nominee") { return .control(.nominee) }
        if words.contains("voting") || words.contains("votes") { return .voting }
        return .capital
    }

    private static func share(
        of entity: Entity, _ place: SourceLocation, into diagnostics: inout [Diagnostic]
    ) -> Bounds {
        var bounds: Bounds?
        for text in entity[.percentage] {
            do throws(ShareText.Problem) {
                let found = try ShareText.parse(text, plain: .percent)
                // Two per cents in one record are as far apart as two records that differ.
                bounds = bounds.map { Bounds(min($0.lower, found.lower), max($0.upper, found.upper)) } ?? found
            } catch {
                diagnostics.append(
                    Diagnostic(
                        .error, code: error.code, error.message + "; the stake is kept with an unknown share", at: place
                    ))
                return Stake.unknownShare
            }
        }
        return bounds ?? Stake.unknownShare
    }

    private enum End { case earliest, latest }

    private static func date(
        _ entity: Entity, _ property: PropertyName, _ end: End, _ place: SourceLocation,
        into diagnostics: inout [Diagnostic]
    ) -> PartialDate? {
        var dates: [PartialDate] = []
        for text in entity[property] {
            let day = text.prefix { $0 != "T" && $0 != " " }
            guard let date = PartialDate(day) else {
                diagnostics.append(
                    Diagnostic(
                        .error, code: "ownership.date",
                        "\(property.rawValue) is “\(text)”; expected a date such as "
                            + "2024-03-05, so it is not used", at: place))
                continue
            }
            dates.append(date)
        }
        return end == .earliest
            ? dates.min { $0.earliest < $1.earliest } : dates.max { $0.latest < $1.latest }
    }
}
