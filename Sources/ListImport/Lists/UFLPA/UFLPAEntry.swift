import ClewModel

/// One entry of the UFLPA Entity List as entities: the party, its listing, the subsidiaries that the entry names.
struct UFLPAEntry {
    var name: UFLPAName
    /// The statutory section of its table, such as `2(d)(2)(B)(ii)`.
    var section: String
    /// The day on which the entry took effect.
    var effective: PartialDate
    /// The entry as published.
    var original: String

    static func id(of name: String) -> EntityID {
        MintedID.make("us-dhs-uflpa", name.replacing("\u{2019}", with: "'"))
    }

    func emit(into draft: inout RecordDraft) {
        let main = emit(name.name, aliases: name.aliases, formerNames: name.formerNames, isMain: true, into: &draft)
        for subsidiary in name.subsidiaries {
            let id = emit(subsidiary, aliases: [], formerNames: [], isMain: false, into: &draft)
            var link = EntityDraft(
                .unknownLink, id: EntityID(main.rawValue + "-subsidiary-" + CleanText.slug(subsidiary)))
            link.add(.subject, main.rawValue)
            link.add(.object, id.rawValue)
            link.add(.role, "subsidiary named by the entry")
            draft.emit(link)
        }
    }

    private func emit(
        _ name: String, aliases: [String], formerNames: [String], isMain: Bool, into draft: inout RecordDraft
    ) -> EntityID {
        let id = Self.id(of: name)
        var entity = EntityDraft(.organization, id: id)
        entity.add(.name, name, original: original)
        entity.add(.alias, aliases)
        entity.add(.previousName, formerNames)
        entity.add(.topics, "forced.labor")
        draft.emit(entity)
        // A party can stand in two tables: each section is a listing of its own.
        var listing = EntityDraft(.sanction, id: EntityID(id.rawValue + "-listing-" + CleanText.slug(section)))
        listing.add(.entity, id.rawValue)
        listing.add(.authority, "Forced Labor Enforcement Task Force")
        listing.add(.country, "us")
        listing.add(.program, "UFLPA Entity List")
        listing.add(.provisions, section)
        listing.add(.startDate, effective.description)
        listing.add(.listingDate, effective.description)
        if isMain { listing.add(.description, self.name.scope) }
        listing.add(.summary, original)
        draft.emit(listing)
        return id
    }
}
