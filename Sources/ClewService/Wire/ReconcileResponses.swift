/// The wire forms of the reconciliation API, version 0.2 of the W3C community group.
enum ReconcileResponse {
    /// A type of entities.
    struct Kind: Encodable {
        let id: String
        let name: String
        let description: String

        init(_ schema: SchemaDescription) {
            id = schema.name
            name = schema.plural
            description = schema.label
        }
    }

    /// An entity, and as the result of a query how well it fits.
    struct Result: Encodable {
        let id: String
        let name: String
        let description: String
        let type: [Kind]
        var score: Double?
        var match: Bool?
    }

    /// The results of one query.
    struct Results: Encodable {
        let result: [Result]
    }

    /// A property, by the name of its schema and its own.
    struct Property: Encodable {
        let id: String
        let name: String
        let description: String
    }

    /// Suggestions for what a person begins to write.
    struct Suggestions<Item: Encodable>: Encodable {
        let code = "/api/status/ok"
        let status = "200 OK"
        let prefix: String
        let result: [Item]
    }

    /// A property that tables can be extended by.
    struct Column: Encodable {
        let id: String
        let name: String
    }

    /// The properties that tables can be extended by.
    struct Proposal: Encodable {
        let limit: Int
        let type: String
        let properties: [Column]
    }

    /// A value of a row: a text, or another entity.
    struct Cell: Encodable {
        var str: String?
        var id: String?
        var name: String?
    }

    /// The rows that a table is extended by.
    struct Extension: Encodable {
        let meta: [Column]
        let rows: [String: [String: [Cell]]]
    }
}
