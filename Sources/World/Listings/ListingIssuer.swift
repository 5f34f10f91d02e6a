import ClewModel
import OwnershipAnalysis

/// Who published a listing that stands in a collection: whatever its entry says of the authority and the programme.
///
/// A collection repeats the lists of many, and a listing in it means what the list means that it comes from.
struct ListingIssuer: Hashable, Codable {
    /// The authorities, as the entry names them.
    var authorities: [String]
    /// The programmes, by code and by name.
    var programs: [String]
    /// The jurisdictions, as lower-case codes.
    var jurisdictions: [String]

    /// Reads an entry, or the party itself where no entry is stated.
    init(_ entity: Entity) {
        authorities = entity[.authority]
        programs = entity["programId"] + entity[.program]
        // The country of an entry is that of its authority; that of a party is not.
        let countries = entity.schema == .sanction ? entity[.country].compactMap { CountryCode.code(of: $0) } : []
        // Codes of programmes begin with their jurisdiction: US-RUSHAR.
        let codes = entity["programId"].filter { $0.contains("-") }.compactMap { code -> String? in
            let head = code.prefix { $0 != "-" }
            return head.utf8.count == 2 ? CountryCode.code(of: head) : nil
        }
        jurisdictions = Set(countries + codes).sorted()
    }

    /// Whether a listing is one of a regime.
    enum Belonging {
        /// Its authority or programme is one of the regime's.
        case belongs
        /// It is another's: of another jurisdiction, or of another regime that is known.
        case isAnothers
        /// Nobody can tell from the entry.
        case isOpen
    }

    /// Whether the listing is one of a regime.
    ///
    /// - Parameter others: The other regimes that are known.
    func belonging(to rule: OwnershipRule, others: [OwnershipRule]) -> Belonging {
        switch rule.sources.tells(authorities: authorities, programs: programs) {
        case .named: return .belongs
        case .doubtful: return .isOpen
        case .nothing: break
        }
        if !jurisdictions.isEmpty, !jurisdictions.contains(rule.jurisdiction) { return .isAnothers }
        let isKnown = others.contains { other in
            other.key != rule.key && other.sources.tells(authorities: authorities, programs: programs) == .named
        }
        // A party may bear the programmes of several regimes at once; its entries are told one by one.
        return isKnown && jurisdictions.count < 2 && programs.count < 2 ? .isAnothers : .isOpen
    }
}
