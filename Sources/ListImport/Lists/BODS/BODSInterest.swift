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

    /// Interests of one statement stand side by side: 30 % in shares of class A and 30 % in those of class B are 60 %.
    ///
    /// Direct stakes of one kind and one time become one, with the sum of their shares, at most 100 %; indirect ones repeat a chain
    /// and stay as they are.
    ///
    /// - Parameter record: Receives the stakes, and a warning where equal ones are added up, which may be one told twice.
    static func emit(_ drafts: [EntityDraft], to record: inout RecordDraft) {
        for draft in adding(drafts, into: &record) { record.emit(draft) }
    }

    private static func adding(_ drafts: [EntityDraft], into record: inout RecordDraft) -> [EntityDraft] {
        var result: [EntityDraft] = []
        var places: [[String]: Int] = [:]
        for draft in drafts {
            func text(_ property: PropertyName) -> String {
                draft.values.first { $0.property == property }?.value ?? ""
            }
            let isDirect = !["indirect", "unknown"].contains(text(.status).lowercased())
            guard draft.schema == .ownership, isDirect, !text(.percentage).isEmpty else {
                result.append(draft)
                continue
            }
            let kind = [text(.ownershipType), text(.startDate), text(.endDate)]
            guard let place = places[kind] else {
                places[kind] = result.count
                result.append(draft)
                continue
            }
            guard
                let sum = BODSParty.sum(
                    result[place].values.first { $0.property == .percentage }?.value, text(.percentage))
            else {
                result.append(draft)
                continue
            }
            let first = result[place]
            if first.values.contains(where: { $0.property == .percentage && $0.value == text(.percentage) }) {
                record.warn(
                    "import.interest.equal",
                    "the statement has several interests of \(text(.percentage)) % of one kind; they are added up, as shares of two classes are: "
                        + "if they are one told twice, the share is too high")
            }
            var whole = EntityDraft(first.schema, id: first.id)
            for value in first.values {
                whole.add(
                    value.property, value.property == .percentage ? sum : value.value,
                    original: value.property == .percentage ? nil : value.original)
            }
            whole.note(
                "Sum of interests",
                (first.values.first { $0.property == .percentage }?.value ?? "") + " + " + text(.percentage))
            for value in draft.values where value.property == .description { whole.add(.description, value.value) }
            result[place] = whole
        }
        return result
    }
}
