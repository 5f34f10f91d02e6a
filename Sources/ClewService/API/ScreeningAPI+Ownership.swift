import Casework
import ClewModel
import OwnershipAnalysis
import World

extension ScreeningAPI {
    static let ownershipParameters: [ServiceParameter] = [
        .init("regime", .text, "The regimes, as `us-ofac,eu,uk`; else all.", of: .regimes),
        .init("as_of", .day, "The day for which is asked, as 2024-03-05; else that on which the lists were read."),
    ]

    /// `GET /own/{id}`: whether a party falls under each regime because of those who hold it, with bounds and chains.
    ///
    /// It knows every party on hand, those of registers too, since whom a register names as an owner is the question.
    ///
    /// - Throws: 404 for an identifier that nobody knows; 400 for a regime that there is not; 422 for what is no day.
    func ownership(_ request: ServiceRequest, id: String) async throws(ServiceFault) -> ServiceReply {
        try await worked { () throws(ServiceFault) in
            let world = lists.world
            let rules = try rules(request)
            let day = try ownershipDay(request)
            let asked = EntityID(id)
            let party = world.identities.representative(of: asked)
            // A name may stand for several parties; an address names one.
            guard world.parties(called: id).contains(party) else {
                guard let canonical = lists.store.canonical(of: asked), canonical != asked else {
                    throw ServiceFault(404, "No such party!")
                }
                return Self.moved(canonical, under: "own", suffix: "", request)
            }
            let response: OwnershipResponse
            do throws(ClewError) {
                response = try OwnershipResponse(world, party: party, rules: rules, on: day)
            } catch {
                throw ServiceFault(500, "What is on hand cannot be read: \(error.message)")
            }
            return .json(response, fields: lists.basis(of: ServiceLists.everything).fields)
        }
    }

    private func ownershipDay(_ request: ServiceRequest) throws(ServiceFault) -> Day {
        guard let text = request["as_of"] else { return lists.day }
        guard let day = Day(text) else {
            throw ServiceFault.invalid("as_of", "Input should be a day, as 2024-03-05", text, type: "date_parsing")
        }
        return day
    }

    private func rules(_ request: ServiceRequest) throws(ServiceFault) -> [OwnershipRule] {
        let known: [OwnershipRule]
        do throws(ClewError) {
            known = try lists.world.knowledge.ownershipRules.rules
        } catch {
            throw ServiceFault(500, "The ownership rules cannot be read: \(error.message)")
        }
        let keys = request.all("regime").joined(separator: ",").split(separator: ",").map { key in
            key.filter { $0 != " " }
        }
        guard request["regime"] != nil else { return known }
        guard !keys.isEmpty else { throw ServiceFault.invalid("regime", "Input should name a regime", "") }
        var rules: [OwnershipRule] = []
        for key in keys {
            guard let rule = known.first(where: { $0.key == key }) else {
                let names = known.map(\.key).joined(separator: ", ")
                throw ServiceFault(400, "There is no regime '\(key.prefix(40))'. The regimes are \(names).")
            }
            rules.append(rule)
        }
        return rules
    }
}
