import Casework
import ClewModel
import Foundation
import OwnershipAnalysis
import Screening
import World

extension OpenAPIDescription {
    /// The values that a table has, so that whoever generates requests from the description knows them; `nil` where a
    /// table cannot be read.
    func values(of table: ServiceParameter.Table) -> [String: Any]? {
        let model = FollowTheMoneyModel.standard
        switch table {
        case .datasets: return ["type": "string", "enum": [ServiceLists.everything] + api.lists.names]
        case .schemata: return ["type": "string", "enum": model.schemata.map(\.name)]
        case .topics: return ["type": "string", "enum": ValueLabel.knownTopics]
        case .countries:
            return ["type": "string", "enum": Self.countries]
        case .orders:
            let fields = EntityField.names + model.propertyNames.sorted().map { "properties\\.\($0)" }
            return ["type": "string", "pattern": "^(\(fields.joined(separator: "|")))(:asc|:desc)?$"]
        case .regimes:
            guard let rules = try? api.lists.world.knowledge.ownershipRules.rules else { return nil }
            let keys = rules.map(\.key).joined(separator: "|")
            return ["type": "string", "pattern": "^(\(keys))(,(\(keys)))*$"]
        case .algorithms: return ["type": "string", "enum": AlgorithmsResponse.names]
        case .filters: return Self.filters(api.lists.names)
        case .queries: return Self.queries
        case .extensions: return Self.extensions
        }
    }

    /// A text of any kind but one with a NUL, at which other programs end it.
    static var text: [String: Any] { ["type": "string", "pattern": #"^[^\u0000]*$"#] }

    private static let countries = ["cn", "de", "eu", "gb", "hk", "kz", "mo", "ru", "tw", "us", "uz", "China"]

    /// What a filter may name: any text of most fields, and of those that have a table only what stands there.
    private static func filters(_ datasets: [String]) -> [String: Any] {
        let model = FollowTheMoneyModel.standard
        let tables: [(fields: [String], values: [String])] = [
            (["schema"], model.schemata.map(\.name)), (["datasets"], [ServiceLists.everything] + datasets),
            (["topics", "properties.topics"], ValueLabel.knownTopics), (["countries"], countries),
            (["target"], ["true", "false"]),
        ]
        func words(_ all: [String]) -> String { all.map { $0.replacing(".", with: "\\.") }.joined(separator: "|") }
        let told = Set(tables.flatMap(\.fields))
        let free = (EntityField.names + model.propertyNames.sorted().map { "properties.\($0)" })
            .filter { !told.contains($0) }
        let patterns =
            [#"^(\#(words(free))):[^\u0000]*$"#] + tables.map { "^(\(words($0.fields))):(\(words($0.values)))$" }
        return ["anyOf": patterns.map { ["type": "string", "pattern": $0] }]
    }

    /// A property as the reconciliation API names it, alone or behind its schema.
    private static var property: [String: Any] {
        let names = FollowTheMoneyModel.standard.propertyNames.sorted().joined(separator: "|")
        return ["type": "string", "pattern": "^([A-Za-z]+:)?(\(names))$"]
    }

    private static var queries: [String: Any] {
        let type: [String: Any] = ["type": "string", "enum": Schema.screened.map(\.rawValue)]
        let value: [String: Any] = ["type": ["string", "number", "null"]]
        let reference: [String: Any] = ["type": "object", "properties": ["id": ["type": "string"]], "required": ["id"]]
        return [
            "type": "object", "maxProperties": ServiceLimits().queries,
            "additionalProperties": [
                "type": "object",
                "properties": [
                    "query": ["type": ["string", "null"]],
                    "type": ["anyOf": [type, ["type": "array", "items": type]]],
                    "limit": ["type": ["integer", "null"]],
                    "properties": [
                        "type": ["array", "null"],
                        "items": [
                            "type": "object", "required": ["pid", "v"],
                            "properties": [
                                "pid": property,
                                "v": ["anyOf": [value, ["type": "array", "items": value], reference]],
                            ],
                        ],
                    ],
                ],
            ],
        ]
    }

    private static var extensions: [String: Any] {
        let settings: [String: Any] = [
            "limit": ["anyOf": [["type": ["integer", "null"]], ["type": "string", "pattern": "^[0-9]*$"]]],
            "render": ["enum": ["caption", "raw", NSNull()]],
        ]
        return [
            "type": "object", "required": ["ids", "properties"],
            "properties": [
                "ids": ["type": "array", "maxItems": ServiceLimits().queries, "items": ["type": "string"]],
                "properties": [
                    "type": "array",
                    "items": [
                        "type": "object", "required": ["id"],
                        "properties": [
                            "id": property, "settings": ["type": ["object", "null"], "properties": settings],
                        ],
                    ],
                ],
            ],
        ]
    }

    static var matchBody: [String: Any] {
        [
            "type": "object", "required": ["queries"],
            "properties": [
                "queries": [
                    "type": "object", "minProperties": 1, "maxProperties": 100,
                    "additionalProperties": [
                        "type": "object", "required": ["schema", "properties"],
                        "properties": [
                            "id": ["type": ["string", "null"]],
                            "schema": ["type": "string", "enum": Schema.screened.map(\.rawValue)],
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
                "weights": [
                    "type": ["object", "null"], "additionalProperties": false,
                    "properties": Dictionary(
                        uniqueKeysWithValues: MatchEvidence.Kind.allCases.map {
                            ($0.rawValue, ["type": "number", "minimum": 0] as [String: Any])
                        }),
                ],
                "config": ["type": ["object", "null"], "maxProperties": 0],
            ],
        ]
    }
}

extension ServiceParameter.Table {
    /// What the schema of its values is called.
    var name: String {
        switch self {
        case .datasets: "Dataset"
        case .schemata: "Schema"
        case .topics: "Topic"
        case .countries: "Country"
        case .orders: "Order"
        case .regimes: "Regimes"
        case .algorithms: "Algorithm"
        case .filters: "Filter"
        case .queries: "Queries"
        case .extensions: "Extension"
        }
    }
}
