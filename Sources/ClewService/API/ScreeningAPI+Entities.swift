import Casework
import ClewModel
import World

extension ScreeningAPI {
    /// `GET /entities/{id}`: an entity, with the entries of lists about it nested as `sanctions`.
    func entity(_ request: ServiceRequest, id: String) async throws(ServiceFault) -> ServiceReply {
        try await worked { () throws(ServiceFault) in try described(request, id) }
    }

    private func described(_ request: ServiceRequest, _ id: String) throws(ServiceFault) -> ServiceReply {
        let fields = lists.basis(of: ServiceLists.everything).fields
        guard let entity = lists[EntityID(id)] else { throw ServiceFault(404, "No such entity!") }
        var response = EntityResponse(entity, isTarget: isTarget(entity.id))
        guard request["nested"] != "false" else { return .json(response, fields: fields) }
        let listings = lists.world.designations(of: entity.id).enumerated().map { number, designation in
            var listing = Entity(
                id: EntityID("\(entity.id)-\(designation.dataset)-\(number + 1)"), schema: .sanction,
                properties: [.entity: [entity.id.rawValue]], datasets: [designation.dataset])
            let title = lists.world.title(of: designation.dataset)
            listing.properties[.authority] = [title]
            if let from = designation.from { listing.properties[.startDate] = [from.description] }
            if let to = designation.to { listing.properties[.endDate] = [to.description] }
            if let published = designation.published { listing.properties[.listingDate] = [published.description] }
            if let program = designation.program { listing.properties[.program] = [program] }
            if let url = designation.citation.url { listing.properties[.sourceUrl] = [url] }
            var nested = EntityResponse(listing, isTarget: false)
            nested.caption = designation.program ?? title
            return EntityResponse.Value.entity(nested)
        }
        if !listings.isEmpty { response.properties["sanctions"] = listings }
        return .json(response, fields: fields)
    }
}
