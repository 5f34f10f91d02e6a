import HTTPTypes

/// The parts of a path that stand for names.
struct ServicePath: Sendable {
    /// The dataset, or the entity.
    let name: String
    /// What of it: a property, a kind of suggestion, another entity; empty where the path has no such part.
    let detail: String
}

/// What the service answers, and to which methods: each path once, with the parameters that it takes.
///
/// The router, the check of parameters and the description of the service all read it.
struct ServiceRoute: Sendable {
    /// What answers, given the parts of the path that stand for names.
    typealias Answer =
        @Sendable (ScreeningAPI, ServiceRequest, _ path: ServicePath) async throws(ServiceFault) -> ServiceReply

    let path: String
    let methods: [HTTPRequest.Method]
    /// Whether it takes long enough to count among the requests that wait.
    let isWork: Bool
    let parameters: [ServiceParameter]
    /// The table of what its first name may be; `nil` where that is an entity.
    let names: ServiceParameter.Table?
    /// What its second name may be; empty where nothing lists it.
    let details: [String]
    /// The fields of the form that it takes, some of them parameters too.
    let fields: [String]
    /// What it is for, in one sentence.
    let summary: String
    /// The media type of the body that it takes; `nil` for none.
    let takes: String?
    /// The media type of the answer.
    let gives: String
    /// The statuses of its answers besides those of every route.
    let statuses: [Int]
    let answer: Answer

    private init(
        _ path: String, _ methods: [HTTPRequest.Method], _ summary: String, parameters: [ServiceParameter] = [],
        names: ServiceParameter.Table? = nil, details: [String] = [], isWork: Bool = true, takes: String? = nil,
        fields: [String] = [], gives: String = "application/json", statuses: [Int] = [], _ answer: @escaping Answer
    ) {
        self.path = path
        self.methods = methods
        self.isWork = isWork
        self.parameters = parameters
        self.names = names
        self.details = details
        self.fields = fields
        self.summary = summary
        self.takes = takes
        self.gives = gives
        self.statuses = statuses
        self.answer = answer
    }

    /// The methods that it takes, by their names.
    var methodNames: [String] { methods.map(\.rawValue) }

    private static let form = "application/x-www-form-urlencoded"

    static let all: [ServiceRoute] = system + entities + reconciliation

    private static let system: [ServiceRoute] = [
        ServiceRoute(
            "/", [.get, .head, .post], "A page on which a person compares a name with the lists.", takes: form,
            fields: ["name", "country"], gives: "text/html"
        ) { api, request, _ async throws(ServiceFault) in try await api.page(request) },
        ServiceRoute("/healthz", [.get, .head], "Whether the service runs.", isWork: false) {
            _, _, _ async throws(ServiceFault) in .json(["status": "ok"])
        },
        ServiceRoute("/readyz", [.get, .head], "Whether the lists may be relied on.", isWork: false) {
            api, _, _ async throws(ServiceFault) in try api.readiness()
        },
        ServiceRoute("/catalog", [.get, .head], "The lists on hand.", statuses: [304]) {
            api, request, _ async throws(ServiceFault) in await api.catalog(request)
        },
        ServiceRoute("/manifest", [.get, .head], "The lists on hand, under the former name.", statuses: [304]) {
            api, request, _ async throws(ServiceFault) in await api.catalog(request)
        },
        ServiceRoute("/algorithms", [.get, .head], "How parties are compared.", isWork: false) {
            _, _, _ async throws(ServiceFault) in .json(AlgorithmsResponse())
        },
        ServiceRoute(
            "/metrics", [.get, .head], "How the service does, in the form of Prometheus.", isWork: false,
            gives: "text/plain"
        ) { api, _, _ async throws(ServiceFault) in await api.work.run { api.metricsReply() } },
        ServiceRoute(
            "/updatez", [.post], "Reads the lists again.", parameters: ScreeningAPI.updateParameters,
            statuses: [401, 403]
        ) { api, request, _ async throws(ServiceFault) in try await api.update(request) },
        ServiceRoute("/openapi.json", [.get, .head], "This description.", isWork: false) {
            api, _, _ async throws(ServiceFault) in OpenAPIDescription(api).reply
        },
    ]

    private static let entities: [ServiceRoute] = [
        ServiceRoute(
            "/match/:name", [.post], "Compares parties with the entities of a dataset.",
            parameters: ScreeningAPI.matchParameters, names: .datasets, takes: "application/json", statuses: [404]
        ) { api, request, path async throws(ServiceFault) in try await api.match(request, dataset: path.name) },
        ServiceRoute(
            "/search/:name", [.get, .head], "Finds the entities of a dataset by words.",
            parameters: ScreeningAPI.searchParameters, names: .datasets, statuses: [404]
        ) { api, request, path async throws(ServiceFault) in try await api.search(request, dataset: path.name) },
        ServiceRoute(
            "/entities/:name", [.get, .head], "One entity, with those around it.",
            parameters: ScreeningAPI.entityParameters, statuses: [308, 404]
        ) { api, request, path async throws(ServiceFault) in try await api.entity(request, id: path.name) },
        ServiceRoute(
            "/entities/:name/adjacent", [.get, .head], "The entities around one, page by page.",
            parameters: ScreeningAPI.adjacentParameters, statuses: [308, 404]
        ) { api, request, path async throws(ServiceFault) in try await api.adjacent(request, id: path.name) },
        ServiceRoute(
            "/entities/:name/adjacent/:detail", [.get, .head], "The entities around one in one property.",
            parameters: ScreeningAPI.adjacentParameters, statuses: [308, 404]
        ) { api, request, path async throws(ServiceFault) in
            try await api.adjacent(request, id: path.name, property: path.detail)
        },
        ServiceRoute(
            "/own/:name", [.get, .head], "Whether a party falls under a regime because of those who hold it.",
            parameters: ScreeningAPI.ownershipParameters, statuses: [308, 404]
        ) { api, request, path async throws(ServiceFault) in try await api.ownership(request, id: path.name) },
    ]

    private static let reconciliation: [ServiceRoute] = [
        ServiceRoute(
            "/reconcile/:name", [.get, .head, .post], "The reconciliation API, for OpenRefine and its like.",
            parameters: ScreeningAPI.reconcileParameters, names: .datasets, takes: form,
            fields: ScreeningAPI.reconcileFields, statuses: [404]
        ) { api, request, path async throws(ServiceFault) in try await api.reconcile(request, dataset: path.name) },
        ServiceRoute(
            "/reconcile/:name/suggest/:detail", [.get, .head], "Entities, types or properties that begin so.",
            parameters: ScreeningAPI.suggestParameters, names: .datasets, details: ["entity", "type", "property"],
            statuses: [404]
        ) { api, request, path async throws(ServiceFault) in
            try await api.suggest(request, dataset: path.name, kind: path.detail)
        },
        ServiceRoute(
            "/reconcile/:name/extend/property", [.get, .head], "The properties that a table can be extended by.",
            parameters: ScreeningAPI.proposalParameters, names: .datasets, statuses: [404]
        ) { api, request, path async throws(ServiceFault) in try await api.proposal(request, dataset: path.name) },
        ServiceRoute(
            "/reconcile/:name/view/:detail", [.get, .head], "An entity as a page.",
            parameters: ScreeningAPI.viewParameters, names: .datasets, gives: "text/html", statuses: [404]
        ) { api, _, path async throws(ServiceFault) in
            try await api.view(path.name, id: path.detail, isWhole: true)
        },
        ServiceRoute(
            "/reconcile/:name/preview/:detail", [.get, .head], "What tells an entity from others, as a small page.",
            parameters: ScreeningAPI.viewParameters, names: .datasets, gives: "text/html", statuses: [404]
        ) { api, _, path async throws(ServiceFault) in
            try await api.view(path.name, id: path.detail, isWhole: false)
        },
    ]
}
