public import ClewModel

/// Stakes and ties in the words of FollowTheMoney: `Ownership`, `Directorship`, `Family` and the other links.
public enum EntityStakes {
    /// The stakes that an entity states; empty for one that is no link.
    ///
    /// `Ownership` gives a share of the capital, of the votes, or of both, as its `ownershipType`, `role` and `status` say. A
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
        let words = LinkWords(entity["ownershipType"] + entity["role"] + entity["status"])
        let share = link.kind.isShare ? share(of: entity, place, into: &diagnostics) : Stake.unknownShare
        let from = date(entity, "startDate", .earliest, place, into: &diagnostics)
        let to = date(entity, "endDate", .latest, place, into: &diagnostics)
        return owners.flatMap { owner in
            assets.flatMap { asset in
                holdings(of: entity, link.kind, words, share).map { held in
                    Stake(
                        owner: EntityID(owner), asset: EntityID(asset), share: held.share, kind: held.kind,
                        isIndirect: held.kind.isShare && words.isIndirect, validFrom: from, validTo: to,
                        citation: citation, confidence: confidence, location: location)
                }
            }
        }
    }

    /// What a link states, kind by kind: shares and votes where it speaks of both.
    ///
    /// What is held through others, or for others, may be held and is not surely so.
    private static func holdings(
        of entity: Entity, _ kind: StakeKind, _ words: LinkWords, _ share: Bounds
    ) -> [(kind: StakeKind, share: Bounds)] {
        if kind == .control(.unspecified), let known = entity["role"].lazy.compactMap(control).first {
            return [(known, Stake.unknownShare)]
        }
        guard kind == .capital else { return [(kind, share)] }
        let isUnsure = words.isIndirect || words.isNominee
        let held = isUnsure ? Bounds(0, share.upper) : share
        var holdings: [(kind: StakeKind, share: Bounds)] = []
        if words.isNominee {
            holdings.append((.control(.nominee), Stake.unknownShare))
            guard !entity[.percentage].isEmpty else { return holdings }
        }
        if words.isVoting { holdings.append((.voting, held)) }
        if words.isVotingShares {
            holdings.append((.capital, Bounds(0, share.upper)))
        } else if words.isCapital || !words.isVoting {
            holdings.append((.capital, held))
        }
        return holdings
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
