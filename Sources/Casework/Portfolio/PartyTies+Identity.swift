import ClewModel
import World

extension PartyTies {
    /// What a party is tied to, with what stays open.
    struct Found {
        var exposures: [Exposure] = []
        var questions: [String] = []
        /// Whether any source says who holds it.
        var hasStatedOwners = false
        var parents: [IssuerReport.Parent] = []
        var exceptions: [String] = []
    }

    /// How many parties of a like name are followed to their owners.
    private static let followed = 3

    /// Everything that a party is tied to; what rests on a likeness of names alone is a question.
    func found(for identity: IssuerIdentity, as name: String) throws(ClewError) -> Found {
        var found = Found()
        if let party = identity.party {
            for one in [party] + identity.same {
                found.exposures += listings(
                    of: one, as: name, isEstablished: true, because: one == party ? nil : identity.reasons[one])
            }
            let owners = try ownership(of: party, same: identity.same, as: name)
            found.exposures += owners.exposures
            found.questions += owners.questions
            found.hasStatedOwners = owners.hasStatedOwners
            let members = Set([party] + identity.same)
            let below = members.sorted().flatMap { holdings(below: $0, besides: members, as: name, kind: .owns) }
            found.exposures += below
            (found.parents, found.exceptions) = try GroupRegister(world, snapshot).above(party)
            let told = members.union(below.compactMap(\.other))
            for parent in found.parents.map(\.party).unique() {
                found.exposures += holdings(below: parent, besides: told, as: name, kind: .groupOwns)
            }
            for one in members.sorted() { found.exposures += try places(of: one, as: name) }
        }
        for (party, score) in identity.possible {
            found.exposures += listings(
                of: party, as: name, isEstablished: false,
                because: "The names alone say so (\(ScoreText.fixed(score))), and nobody has decided.")
        }
        for (party, _) in identity.possible.prefix(Self.followed) {
            for var exposure in try ownership(of: party, same: [], as: world.name(of: party)).exposures {
                exposure.key += "/\(party)"
                exposure.isEstablished = false
                exposure.statement = "If \(name) is \(world.name(of: party)): \(exposure.statement)"
                found.exposures.append(exposure)
            }
        }
        found.exposures = Self.sorted(found.exposures)
        return found
    }

    /// Exposures each once, the established ones first, each by kind and key.
    static func sorted(_ exposures: [Exposure]) -> [Exposure] {
        var seen: Set<String> = []
        return exposures.filter { seen.insert($0.key).inserted }.sorted { lhs, rhs in
            lhs.isEstablished != rhs.isEstablished ? lhs.isEstablished : (lhs.kind, lhs.key) < (rhs.kind, rhs.key)
        }
    }
}
