import ClewModel

/// Reads one interest of one party in another as a stake, a seat or another link.
struct BODSInterest {
    var owner: EntityID
    var asset: EntityID
    /// What the identifiers of its entities begin with.
    var id: String
    /// The day of the statement, where it takes the place of an earlier one.
    var opened: String?
    /// The day on which the whole relationship ended, or a later statement took the place of this one.
    var closed: String?

    private static let shares: Set<String> = [
        "shareholding", "votingrights", "rightstosurplusassetsondissolution", "rightstoprofitorincome",
    ]
    private static let seats: Set<String> = ["boardmember", "boardchair", "seniormanagingofficial"]

    /// The stake of a relationship that says of no interest what it is: its share is unknown.
    func unspecified() -> EntityDraft {
        var draft = EntityDraft(.ownership, id: EntityID(id + "-0"))
        draft.add(.owner, owner.rawValue)
        draft.add(.asset, asset.rawValue)
        draft.add(.role, "unknownInterest")
        draft.addDate(.startDate, opened)
        draft.addDate(.endDate, closed)
        return draft
    }

    func read(_ interest: Fields, number: Int) -> EntityDraft {
        let kind = interest["type"] ?? "unknownInterest"
        let plain = kind.lowercased().replacing("-", with: "")
        let share = BODSParty.share(interest.group("share"))
        let isSeat = Self.seats.contains(plain)
        // An interest of no stated kind counts as a stake whose share nobody states.
        let isStake = Self.shares.contains(plain) || share != nil || interest["type"] == nil
        let schema: Schema = isSeat ? .directorship : isStake ? .ownership : .unknownLink
        var draft = EntityDraft(schema, id: EntityID(id + "-\(number)"))
        switch schema {
        case .directorship:
            draft.add(.director, owner.rawValue)
            draft.add(.organization, asset.rawValue)
        case .ownership:
            draft.add(.owner, owner.rawValue)
            draft.add(.asset, asset.rawValue)
            draft.add(.percentage, share)
            draft.add(.ownershipType, plain == "votingrights" ? "voting" : plain == "shareholding" ? "capital" : kind)
        default:
            draft.add(.subject, owner.rawValue)
            draft.add(.object, asset.rawValue)
        }
        draft.add(.role, kind)
        draft.add(.status, interest["directOrIndirect"] ?? interest["interestLevel"])
        draft.addDate(.startDate, interest["startDate"] ?? opened)
        draft.addDate(.endDate, interest["endDate"] ?? closed)
        draft.add(.description, interest["details"])
        if interest["beneficialOwnershipOrControl"] == "true" {
            draft.add(.summary, "beneficial ownership or control")
        }
        return draft
    }
}
