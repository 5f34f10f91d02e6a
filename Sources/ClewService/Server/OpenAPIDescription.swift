import Casework
import Foundation
import HTTPTypes
import OwnershipAnalysis
import World

/// The description of one service in the form of OpenAPI 3.1, made from its routes, its lists and who is let in.
struct OpenAPIDescription {
    private let api: ScreeningAPI
    private var access: ServiceAccess { api.surroundings.access }

    init(_ api: ScreeningAPI) { self.api = api }

    /// The answer of `/openapi.json`.
    var reply: ServiceReply {
        do {
            let data = try JSONSerialization.data(
                withJSONObject: document, options: [.sortedKeys, .withoutEscapingSlashes])
            return ServiceReply(status: 200, type: "application/json", fields: [:], body: Array(data))
        } catch {
            return ServiceFault(500, "The description cannot be written.").reply
        }
    }

    private var document: [String: Any] {
        var paths: [String: Any] = [:]
        for route in ServiceRoute.all {
            var operations: [String: Any] = [:]
            for method in route.methods { operations[method.rawValue.lowercased()] = operation(route, method) }
            paths[ServiceMetrics.template(route.path)] = operations
        }
        var components: [String: Any] = ["schemas": schemas]
        var document: [String: Any] = [
            "openapi": "3.1.0",
            "info": [
                "title": "Clew", "version": ClewVersion.current,
                "description": "Screening in the wire format of yente. What is not understood is an error.",
            ],
            "paths": paths,
        ]
        if access.asksSignIn {
            components["securitySchemes"] = [
                "bearer": [
                    "type": "http", "scheme": "bearer",
                    "description": "A token, as `clew-service token add` shows it.",
                ],
                "apiKey": [
                    "type": "apiKey", "in": "header", "name": "Authorization",
                    "description": "The same token as `ApiKey TOKEN`.",
                ],
            ]
            document["security"] = [["bearer": [String]()], ["apiKey": [String]()]]
        }
        document["components"] = components
        return document
    }

    private var schemas: [String: Any] {
        var schemas: [String: Any] = [
            "Error": [
                "type": "object", "required": ["detail"],
                "properties": ["detail": ["type": ["string", "array"]]],
            ],
            "Match": Self.matchBody,
        ]
        for table in ServiceParameter.Table.allCases {
            if let values = values(of: table) { schemas[table.name] = values }
        }
        return schemas
    }

    /// The values that a table has, so that whoever generates requests from the description knows them; `nil` where a
    /// table cannot be read.
    private func values(of table: ServiceParameter.Table) -> [String: Any]? {
        let model = FollowTheMoneyModel.standard
        switch table {
        case .datasets: return ["type": "string", "enum": [ServiceLists.everything] + api.lists.names]
        case .schemata: return ["type": "string", "enum": model.schemata.map(\.name)]
        case .topics: return ["type": "string", "enum": ValueLabel.knownTopics]
        case .countries:
            return [
                "type": "string", "enum": ["cn", "de", "eu", "gb", "hk", "kz", "mo", "ru", "tw", "us", "uz", "China"],
            ]
        case .orders:
            let fields = EntityField.names + model.propertyNames.sorted().map { "properties\\.\($0)" }
            return ["type": "string", "pattern": "^(\(fields.joined(separator: "|")))(:asc|:desc)?$"]
        case .regimes:
            guard let rules = try? api.lists.world.knowledge.ownershipRules.rules else { return nil }
            let keys = rules.map(\.key).joined(separator: "|")
            return ["type": "string", "pattern": "^(\(keys))(,(\(keys)))*$"]
        }
    }

    private static var matchBody: [String: Any] {
        [
            "type": "object", "required": ["queries"],
            "properties": [
                "queries": [
                    "type": "object", "minProperties": 1, "maxProperties": 100,
                    "additionalProperties": [
                        "type": "object", "required": ["schema", "properties"],
                        "properties": [
                            "id": ["type": ["string", "null"]],
                            "schema": ["type": "string", "examples": ["Company"]],
                            "properties": [
                                "type": "object",
                                "additionalProperties": [
                                    "anyOf": [
                                        ["type": ["string", "number", "null"]],
                                        ["type": "array", "items": ["type": ["string", "number", "null"]]],
                                    ]
                                ],
                            ],
                        ],
                    ],
                ],
                "weights": ["type": ["object", "null"], "additionalProperties": ["type": "number"]],
                "config": ["type": ["object", "null"]],
            ],
        ]
    }

    private func operation(_ route: ServiceRoute, _ method: HTTPRequest.Method) -> [String: Any] {
        var parameters: [[String: Any]] = route.path.split(separator: "/").filter { $0.hasPrefix(":") }.map {
            [
                "name": String($0.dropFirst()), "in": "path", "required": true,
                "schema": ["type": "string", "minLength": 1],
            ]
        }
        parameters += route.parameters.sorted { $0.name < $1.name }.map { parameter in
            [
                "name": parameter.name, "in": "query", "required": false, "description": parameter.summary,
                "schema": schema(parameter),
            ]
        }
        let error: [String: Any] = [
            "description": "Why it cannot be answered.",
            "content": ["application/json": ["schema": ["$ref": "#/components/schemas/Error"]]],
        ]
        let isText = route.gives.hasPrefix("text/")
        var responses: [String: Any] = [
            "200": [
                "description": "The answer.",
                "content": [route.gives: ["schema": ["type": isText ? "string" : "object"]]],
            ]
        ]
        var statuses = [400, 413, 414, 422, 500, 503] + route.statuses
        if access.asksSignIn { statuses += [401, 403] }
        if access.rate != nil { statuses.append(429) }
        for status in statuses {
            responses[String(status)] = status < 400 ? ["description": "See the header fields."] : error
        }
        let name = route.path.filter { $0.isLetter || $0 == "/" }.split(separator: "/").joined(separator: "-")
        var operation: [String: Any] = [
            "operationId": "\(method.rawValue.lowercased())-\(name.isEmpty ? "page" : name)",
            "summary": route.summary, "responses": responses,
        ]
        if !parameters.isEmpty { operation["parameters"] = parameters }
        if access.asksSignIn, ServiceAccess.openPaths.contains(route.path) { operation["security"] = [[String: Any]]() }
        if method == .post, let type = route.takes {
            let isJSON = type == "application/json"
            let schema: [String: Any] = isJSON ? ["$ref": "#/components/schemas/Match"] : ["type": "object"]
            operation["requestBody"] = ["required": isJSON, "content": [type: ["schema": schema]]]
        }
        return operation
    }

    private func schema(_ parameter: ServiceParameter) -> [String: Any] {
        var one: [String: Any]
        if let table = parameter.table, values(of: table) != nil {
            one = ["$ref": "#/components/schemas/\(table.name)"]
        } else {
            switch parameter.kind {
            case .text, .texts: one = ["type": "string"]
            case .wholeNumber: one = ["type": "integer", "minimum": 0]
            case .share: one = ["type": "number", "minimum": 0, "maximum": 1]
            case .flag: one = ["type": "boolean"]
            case .choice(let words), .choices(let words): one = ["type": "string", "enum": words]
            case .day: one = ["type": "string", "format": "date"]
            case .time:
                one = [
                    "type": "string",
                    "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])"
                        + "(T([01][0-9]|2[0-3])(:[0-5][0-9]){0,2})?$",
                ]
            }
        }
        if parameter.kind.isSeveral {
            one = ["type": "array", "items": one]
            if let most = parameter.most { one["maxItems"] = most }
        } else if let most = parameter.most {
            one["maximum"] = most
        }
        if let standard = parameter.standard {
            if case .wholeNumber = parameter.kind { one["default"] = Int(standard) } else { one["default"] = standard }
        }
        return one
    }
}

extension ServiceParameter.Table {
    /// What the schema of its values is called.
    fileprivate var name: String {
        switch self {
        case .datasets: "Dataset"
        case .schemata: "Schema"
        case .topics: "Topic"
        case .countries: "Country"
        case .orders: "Order"
        case .regimes: "Regimes"
        }
    }
}
