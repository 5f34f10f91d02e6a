import ClewModel
import Screening
import World

/// Who an issuer is in the world: what identifiers and decisions establish, apart from what names alone suggest.
struct IssuerIdentity {
    /// The party; `nil` where nothing establishes one.
    private(set) var party: EntityID?
    /// Other identifiers that are surely the same party.
    private(set) var same: [EntityID] = []
    /// Why each of them is.
    private(set) var reasons: [EntityID: String] = [:]
    /// Parties whose names alone are alike, best first, none of them decided on.
    private(set) var possible: [(party: EntityID, score: Double)] = []
    private(set) var basis: IssuerReport.Basis
    private(set) var sentence: String

    /// Tells candidates apart.
    ///
    /// - Parameters:
    ///   - issuer: What the list of holdings leads to.
    ///   - candidates: What it was compared with, with decisions applied.
    init(_ issuer: IssuerFinder.Issuer, _ candidates: [Candidate], in world: World) {
        party = issuer.party
        basis = issuer.basis
        sentence = issuer.identification
        for candidate in candidates {
            let one = world.identities.representative(of: candidate.entity)
            guard one != party, !same.contains(one), !possible.contains(where: { $0.party == one }) else { continue }
            let agrees = candidate.explanation?.evidence.contains { $0.kind == .identifierAgrees } ?? false
            switch candidate.judgement?.verdict {
            case .noMatch?: continue
            case .match?:
                let by = candidate.judgement.map { " (\($0.decidedBy), \($0.decidedOn))" } ?? ""
                add(one, "A person decided that both are one\(by).", world)
            case .unsure?: possible.append((one, candidate.score))
            case nil where candidate.isMatch && agrees: add(one, "An identifier of both is the same.", world)
            case nil:
                guard candidate.isMatch, !candidate.restsOnInitials else { continue }
                // Of a party that is identified only lists are asked about further; a register would name its sisters.
                guard party == nil || !world.designations(of: one).isEmpty else { continue }
                possible.append((one, candidate.score))
            }
        }
        if party == nil, basis == .none, !possible.isEmpty {
            basis = .name
            sentence = issuer.identification + " By its name alone it may be one of those that are asked about."
        }
    }

    private mutating func add(_ one: EntityID, _ reason: String, _ world: World) {
        reasons[one] = reason
        if party == nil {
            party = one
            basis = .decision
            sentence = "It is \(world.name(of: one)). \(reason)"
        } else {
            same.append(one)
        }
    }

    /// What undecided likenesses ask.
    func questions(named name: String) -> [String] {
        possible.isEmpty
            ? []
            : [
                "Is \(name) one of \(possible.count == 1 ? "the party" : "the \(possible.count) parties") of a like name: "
                    + possible.map(\.party.rawValue).joined(separator: ", ") + "?"
            ]
    }
}
