/// A parameter that a route takes; whatever else is asked is an error, since nothing is silently passed over.
struct ServiceParameter: Sendable {
    /// What values it takes.
    enum Kind: Sendable {
        case text
        /// Several, by repeating it.
        case texts
        case wholeNumber
        case number
        case flag
        case choice([String])
        /// Several of these words, by repeating it.
        case choices([String])
    }

    let name: String
    let kind: Kind
    /// What it does, for the description of the service.
    let summary: String

    init(_ name: String, _ kind: Kind, _ summary: String) {
        self.name = name
        self.kind = kind
        self.summary = summary
    }

    static let limit = ServiceParameter("limit", .wholeNumber, "How many results to return at most.")
    static let offset = ServiceParameter("offset", .wholeNumber, "How many results to pass over.")
    static let sort = ServiceParameter("sort", .texts, "A field to sort by, such as `first_seen:desc`.")

    /// Refuses parameters that a route does not take.
    ///
    /// - Throws: 400 with the first of them.
    static func check(_ request: ServiceRequest, _ known: [ServiceParameter]) throws(ServiceFault) {
        for (name, _) in request.parameters where !known.contains(where: { $0.name == name }) {
            let names = known.map(\.name).sorted().joined(separator: ", ")
            let rest = names.isEmpty ? "it takes none" : "it takes: \(names)"
            throw ServiceFault(400, "The parameter \(name.prefix(40)) is not supported here; \(rest).")
        }
    }
}
