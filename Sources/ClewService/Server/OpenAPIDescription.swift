import Casework
import Foundation
import HTTPTypes

/// The description of the service in the form of OpenAPI 3.1, made from its routes.
enum OpenAPIDescription {
    /// The answer of `/openapi.json`.
    static let reply: ServiceReply = {
        do {
            let data = try JSONSerialization.data(
                withJSONObject: document(), options: [.sortedKeys, .withoutEscapingSlashes])
            return ServiceReply(status: 200, type: "application/json", fields: [:], body: Array(data))
        } catch {
            return ServiceFault(500, "The description cannot be written.").reply
        }
    }()

    static func document() -> [String: Any] {
        var paths: [String: Any] = [:]
        for route in ServiceRoute.all {
            var operations: [String: Any] = [:]
            for method in route.methods { operations[method.rawValue.lowercased()] = operation(route, method) }
            paths[ServiceMetrics.template(route.path)] = operations
        }
        return [
            "openapi": "3.1.0",
            "info": [
                "title": "Clew", "version": ClewVersion.current,
                "description": "Screening in the wire format of yente. What is not understood is an error.",
            ],
            "paths": paths,
            "components": [
                "schemas": [
                    "Error": [
                        "type": "object", "required": ["detail"],
                        "properties": ["detail": ["type": ["string", "array"]]],
                    ],
                    "Match": matchBody,
                ]
            ],
        ]
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

    private static func operation(_ route: ServiceRoute, _ method: HTTPRequest.Method) -> [String: Any] {
        var parameters: [[String: Any]] = route.path.split(separator: "/").filter { $0.hasPrefix(":") }.map {
            [
                "name": String($0.dropFirst()), "in": "path", "required": true,
                "schema": ["type": "string", "minLength": 1],
            ]
        }
        parameters += route.parameters.sorted { $0.name < $1.name }.map { parameter in
            [
                "name": parameter.name, "in": "query", "required": false, "description": parameter.summary,
                "schema": schema(parameter.kind),
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
        for status in [400, 413, 414, 422, 503] + route.statuses {
            responses[String(status)] = status < 400 ? ["description": "See the header fields."] : error
        }
        let name = route.path.filter { $0.isLetter || $0 == "/" }.split(separator: "/").joined(separator: "-")
        var operation: [String: Any] = [
            "operationId": "\(method.rawValue.lowercased())-\(name.isEmpty ? "page" : name)",
            "summary": route.summary, "responses": responses,
        ]
        if !parameters.isEmpty { operation["parameters"] = parameters }
        if method == .post, let type = route.takes {
            let isJSON = type == "application/json"
            let schema: [String: Any] = isJSON ? ["$ref": "#/components/schemas/Match"] : ["type": "object"]
            operation["requestBody"] = ["required": isJSON, "content": [type: ["schema": schema]]]
        }
        return operation
    }

    private static func schema(_ kind: ServiceParameter.Kind) -> [String: Any] {
        switch kind {
        case .text: ["type": "string"]
        case .texts: ["type": "array", "items": ["type": "string"]]
        case .wholeNumber: ["type": "integer"]
        case .number: ["type": "number"]
        case .flag: ["type": "boolean"]
        case .choice(let words): ["type": "string", "enum": words]
        case .choices(let words): ["type": "array", "items": ["type": "string", "enum": words]]
        }
    }
}
