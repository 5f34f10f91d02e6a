import Casework
import Foundation
import HTTPTypes
import OwnershipAnalysis
import World

/// The description of one service in the form of OpenAPI 3.1, made from its routes, its lists and who is let in.
struct OpenAPIDescription {
    let api: ScreeningAPI
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

    private func operation(_ route: ServiceRoute, _ method: HTTPRequest.Method) -> [String: Any] {
        var parameters: [[String: Any]] = route.path.split(separator: "/").filter { $0.hasPrefix(":") }.map {
            let name = String($0.dropFirst())
            return ["name": name, "in": "path", "required": true, "schema": schema(ofPart: name, route)]
        }
        // A form has fields of these names in its body; those of the address are for who asks without one.
        let inForm = method == .post ? route.fields : []
        for parameter in route.parameters.sorted(by: { $0.name < $1.name }) where !inForm.contains(parameter.name) {
            var described: [String: Any] = [
                "name": parameter.name, "in": "query", "required": false, "description": parameter.summary,
            ]
            if case .json = parameter.kind {
                described["content"] = ["application/json": ["schema": schema(parameter)]]
            } else {
                described["schema"] = schema(parameter)
            }
            parameters.append(described)
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
        if method == .post, let type = route.takes { operation["requestBody"] = body(route, type) }
        return operation
    }

    private func body(_ route: ServiceRoute, _ type: String) -> [String: Any] {
        guard type != "application/json" else {
            return ["required": true, "content": [type: ["schema": ["$ref": "#/components/schemas/Match"]]]]
        }
        var fields: [String: Any] = [:]
        var encoding: [String: Any] = [:]
        for name in route.fields {
            guard let parameter = route.parameters.first(where: { $0.name == name }) else {
                fields[name] = Self.text
                continue
            }
            // One of no member is sent as no field at all.
            fields[name] = ["allOf": [schema(parameter)], "minProperties": 1]
            encoding[name] = ["contentType": "application/json"]
        }
        var form: [String: Any] = ["type": "object", "properties": fields, "additionalProperties": false]
        guard !encoding.isEmpty else { return ["content": [type: ["schema": form]]] }
        form["minProperties"] = 1
        form["maxProperties"] = 1
        return ["required": true, "content": [type: ["schema": form, "encoding": encoding]]]
    }

    /// A part of a path.
    private func schema(ofPart name: String, _ route: ServiceRoute) -> [String: Any] {
        if name == "name", let table = route.names { return ["$ref": "#/components/schemas/\(table.name)"] }
        if name == "detail", !route.details.isEmpty { return ["type": "string", "enum": route.details] }
        return ["type": "string", "minLength": 1]
    }

    private func schema(_ parameter: ServiceParameter) -> [String: Any] {
        var one: [String: Any]
        if let table = parameter.table, values(of: table) != nil {
            one = ["$ref": "#/components/schemas/\(table.name)"]
        } else {
            switch parameter.kind {
            case .text, .texts, .json: one = Self.text
            // One below zero is zero, as for yente.
            case .wholeNumber: one = ["type": "integer"]
            case .share: one = ["type": "number", "minimum": 0, "maximum": 1]
            case .flag: one = ["type": "boolean"]
            case .choice(let words), .choices(let words): one = ["type": "string", "enum": words]
            case .day: one = ["type": "string", "format": "date"]
            case .time:
                one = [
                    "type": "string",
                    "pattern":
                        "^([1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])"
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
