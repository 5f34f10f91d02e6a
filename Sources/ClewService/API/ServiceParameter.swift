/// A parameter that a route takes; whatever else is asked is an error, since nothing is silently passed over.
struct ServiceParameter: Sendable {
    /// What values it takes.
    enum Kind: Sendable {
        case text
        /// Several, by repeating it.
        case texts
        case wholeNumber
        /// A number from 0 to 1.
        case share
        case flag
        case choice([String])
        /// Several of these words, by repeating it.
        case choices([String])
        /// A day, as 2026-01-31.
        case day
        /// A time, as 2026-01-31T12:00; a day alone is its beginning.
        case time
        /// A document of JSON.
        case json

        /// Whether it may be repeated.
        var isSeveral: Bool {
            switch self {
            case .texts, .choices: true
            case .text, .wholeNumber, .share, .flag, .choice, .day, .time, .json: false
            }
        }
    }

    /// The table that says which values there are, where one does.
    enum Table: Sendable, CaseIterable {
        case datasets, schemata, topics, countries, orders, regimes, algorithms, filters, queries, extensions
    }

    let name: String
    let kind: Kind
    /// What it does, for the description of the service.
    let summary: String
    /// The most that it takes: of a number the greatest, of several how many; `nil` for no limit.
    let most: Int?
    /// What counts where it is not given; `nil` where nothing does.
    let standard: Double?
    let table: Table?

    init(
        _ name: String, _ kind: Kind, _ summary: String, most: Int? = nil, standard: Double? = nil,
        of table: Table? = nil
    ) {
        self.name = name
        self.kind = kind
        self.summary = summary
        self.most = most
        self.standard = standard
        self.table = table
    }

    static let limit = limited(5)
    static let algorithm = ServiceParameter(
        "algorithm", .text, "How to compare; every name stands for the one way of this service, in any case.",
        of: .algorithms)
    static let offset = ServiceParameter(
        "offset", .wholeNumber, "How many results to pass over.", most: ServiceLimits().offset, standard: 0)
    static let sort = ServiceParameter("sort", .texts, "A field to sort by, such as `first_seen:desc`.", of: .orders)

    /// How many results are wanted.
    ///
    /// - Parameter standard: How many, where nobody says; `nil` where that depends.
    static func limited(_ standard: Double?, most: Int = ServiceLimits().results) -> ServiceParameter {
        ServiceParameter("limit", .wholeNumber, "How many results to return at most.", most: most, standard: standard)
    }

    /// Refuses parameters that a route does not take, and values that hold a NUL, at which other programs end a text.
    ///
    /// - Throws: 400 or 422 with the first of them.
    static func check(_ request: ServiceRequest, _ known: [ServiceParameter]) throws(ServiceFault) {
        try check(request.parameters, known.map(\.name), "parameter", in: "query")
    }

    /// The same for the fields of a form.
    static func check(form: [(name: String, value: String)], _ known: [String]) throws(ServiceFault) {
        try check(form, known, "field", in: "body")
    }

    private static func check(
        _ given: [(name: String, value: String)], _ known: [String], _ kind: String, in place: String
    ) throws(ServiceFault) {
        for (name, value) in given {
            guard known.contains(name) else {
                let names = known.sorted().joined(separator: ", ")
                let rest = names.isEmpty ? "it takes none" : "it takes: \(names)"
                throw ServiceFault(400, "The \(kind) \(name.prefix(40)) is not supported here; \(rest).")
            }
            guard !value.utf8.contains(0) else {
                throw ServiceFault.invalid(
                    name, "Input should hold no NUL", value.replacing("\0", with: "\\0"), in: place)
            }
        }
    }

    /// The parameters that stand several times though only one can count, in words.
    static func repeated(in request: ServiceRequest, _ known: [ServiceParameter]) -> [String] {
        known.filter { !$0.kind.isSeveral }.compactMap { repeated($0.name, request.all($0.name).count, "parameter") }
    }

    /// The same for the fields of a form.
    static func repeated(in form: [(name: String, value: String)], _ known: [String]) -> [String] {
        known.compactMap { name in repeated(name, form.count { $0.name == name }, "field") }
    }

    private static func repeated(_ name: String, _ count: Int, _ kind: String) -> String? {
        count > 1 ? "The \(kind) \(name) stands \(count) times; the last one counts." : nil
    }
}
