import Casework
import ClewModel
import World

extension ScreeningAPI {
    static let entityParameters = [
        ServiceParameter("nested", .flag, "Whether to show the entities around it; yes where it is not said.")
    ]
    static let adjacentParameters = [ServiceParameter.limited(10), .offset, .sort]

    /// `GET /entities/{id}`: an entity, with the entities around it nested in its properties, both ways.
    func entity(_ request: ServiceRequest, id: String) async throws(ServiceFault) -> ServiceReply {
        try await worked { () throws(ServiceFault) in
            let isNested = try request.flag("nested") ?? true
            guard let place = try place(EntityID(id), suffix: "", request) else {
                return Self.moved(lists.store.canonical(of: EntityID(id)), suffix: "", request)
            }
            let fields = lists.basis(of: ServiceLists.everything).fields
            return .json(isNested ? nested(place) : lists.response(place), fields: fields)
        }
    }

    /// `GET /entities/{id}/adjacent`: the entities around one, by the property that they stand in.
    func adjacent(_ request: ServiceRequest, id: String) async throws(ServiceFault) -> ServiceReply {
        try await worked { () throws(ServiceFault) in
            let page = try AdjacentPage(request, limits, lists.store)
            guard let place = try place(EntityID(id), suffix: "/adjacent", request) else {
                return Self.moved(lists.store.canonical(of: EntityID(id)), suffix: "/adjacent", request)
            }
            var adjacent: [String: AdjacentResponse.Results] = [:]
            for property in lists.store.model.properties(of: lists.store.entities[place].schema.rawValue)
            where property.kind == "entity" {
                let results = self.results(place, property, page)
                if results.total.value > 0 { adjacent[property.name] = results }
            }
            return .json(
                AdjacentResponse(entity: lists.response(place), adjacent: adjacent),
                fields: lists.basis(of: ServiceLists.everything).fields)
        }
    }

    /// `GET /entities/{id}/adjacent/{property}`: the entities that stand in one property.
    func adjacent(_ request: ServiceRequest, id: String, property: String) async throws(ServiceFault) -> ServiceReply {
        try await worked { () throws(ServiceFault) in
            let page = try AdjacentPage(request, limits, lists.store)
            let suffix = "/adjacent/\(property)"
            guard let place = try place(EntityID(id), suffix: suffix, request) else {
                return Self.moved(lists.store.canonical(of: EntityID(id)), suffix: suffix, request)
            }
            let schema = lists.store.entities[place].schema.rawValue
            guard let described = lists.store.model.property(property, of: schema), described.kind == "entity" else {
                throw ServiceFault(404, "No such property!")
            }
            return .json(
                results(place, described, page), fields: lists.basis(of: ServiceLists.everything).fields)
        }
    }

    /// The place of an entity; `nil` where the identifier was merged into another.
    ///
    /// - Throws: 404 for an identifier that nobody knows.
    private func place(
        _ id: EntityID, suffix: String, _ request: ServiceRequest
    ) throws(ServiceFault) -> Int? {
        if let place = lists.store.place(of: id) { return place }
        guard lists.store.canonical(of: id) != nil else { throw ServiceFault(404, "No such entity!") }
        return nil
    }

    /// The way to the identifier under which an entity stands.
    static func moved(
        _ id: EntityID?, under root: String = "entities", suffix: String, _ request: ServiceRequest
    ) -> ServiceReply {
        let path = AddressText.encoded(id?.rawValue ?? "")
        let query = request.query.isEmpty ? "" : "?\(request.query)"
        return ServiceReply(
            status: 308, type: "application/json", fields: ["location": "/\(root)/\(path)\(suffix)\(query)"], body: [])
    }

    /// The entities that stand in a property of an entity, those that lists state without an entity of their own included.
    func neighbours(_ place: Int, _ property: PropertyDescription, limit: Int) -> [EntityResponse] {
        results(place, property, AdjacentPage(limit: limit)).results
    }

    private func results(
        _ place: Int, _ property: PropertyDescription, _ page: AdjacentPage
    ) -> AdjacentResponse.Results {
        let found = lists.store.adjacent(
            place, property, sort: page.sort, offset: page.offset, limit: page.limit, lists.response)
        let (total, results) =
            found.total > 0 || property.name != "sanctions"
            ? found : page.of(stated(place).map { listing(of: place, $0.offset, $0.element) })
        return AdjacentResponse.Results(
            limit: page.limit, offset: page.offset, total: .init(value: total), results: results)
    }

    /// An entity with those around it; the entries of lists that state none as an entity are told like those that do.
    private func nested(_ place: Int) -> EntityResponse {
        var response = lists.store.nested(place, lists.response)
        let listings = stated(place).map { EntityResponse.Value.entity(listing(of: place, $0.offset, $0.element)) }
        if !listings.isEmpty { response.properties["sanctions", default: []] += listings }
        return response
    }

    /// The entries about an entity that no entity of the store tells.
    private func stated(_ place: Int) -> [(offset: Int, element: Designation)] {
        let id = lists.store.entities[place].id
        let told = Set(
            lists.store.references(to: place).map { lists.store.entities[Int($0.from)] }
                .filter { $0.schema == .sanction }.flatMap(\.datasets))
        return lists.world.designations(of: id).enumerated().filter { !told.contains($0.element.dataset) }
    }

    private func listing(of place: Int, _ number: Int, _ designation: Designation) -> EntityResponse {
        let id = lists.store.entities[place].id
        var listing = Entity(
            id: EntityID("\(id)-\(designation.dataset)-\(number + 1)"), schema: .sanction,
            properties: [.entity: [id.rawValue]], datasets: [designation.dataset])
        let title = lists.world.title(of: designation.dataset)
        listing.properties[.authority] = [title]
        if let from = designation.from { listing.properties[.startDate] = [from.description] }
        if let to = designation.to, designation.mark == nil { listing.properties[.endDate] = [to.description] }
        if let published = designation.published { listing.properties[.listingDate] = [published.description] }
        if let program = designation.program { listing.properties[.program] = [program] }
        if let url = designation.citation.url { listing.properties[.sourceUrl] = [url] }
        var response = EntityResponse(listing, isTarget: false)
        response.caption = designation.program ?? title
        return response
    }
}

/// Which part of the entities around one a request wants.
struct AdjacentPage: Sendable {
    let limit: Int
    let offset: Int
    let sort: [EntityOrder]

    init(_ request: ServiceRequest, _ limits: ServiceLimits, _ store: EntityStore) throws(ServiceFault) {
        limit = try request.number("limit", default: 10, in: 0...limits.results)
        offset = try request.number("offset", default: 0, in: 0...limits.offset)
        var sort: [EntityOrder] = []
        for text in request.all("sort") { sort.append(try EntityOrder(text, in: store)) }
        self.sort = sort
    }

    /// The first so many.
    init(limit: Int) {
        self.limit = limit
        offset = 0
        sort = []
    }

    /// This part of all.
    func of(_ all: [EntityResponse]) -> (total: Int, page: [EntityResponse]) {
        (all.count, Array(all.dropFirst(offset).prefix(limit)))
    }
}
