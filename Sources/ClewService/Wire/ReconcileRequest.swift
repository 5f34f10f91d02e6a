import Foundation
import SourceFiles

/// What clients of the reconciliation API send, as JSON within a form.
enum ReconcileRequest {
    /// A value of a property: a text, a number, or an entity that was found before.
    struct Value: Decodable {
        let texts: [String]

        private struct Reference: Decodable {
            let id: String?
            let name: String?
            let str: String?
        }

        init(from decoder: any Decoder) throws {
            if let reference = try? Reference(from: decoder) {
                texts = [reference.str ?? reference.name ?? reference.id].compactMap(\.self)
            } else {
                texts = try MatchRequest.Values(from: decoder).values
            }
        }
    }

    struct Property: Decodable {
        let pid: String
        let value: Value

        private enum CodingKeys: String, CodingKey {
            case pid
            case value = "v"
        }
    }

    /// One type or several.
    struct Types: Decodable {
        let names: [String]

        private struct Reference: Decodable { let id: String }

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let reference = try? container.decode(Reference.self) {
                names = [reference.id]
            } else if let list = try? container.decode([String].self) {
                names = list
            } else {
                names = [try container.decode(String.self)]
            }
        }
    }

    struct Query: Decodable {
        let query: String?
        let type: Types?
        /// A whole number; one that no limit reaches too.
        let limit: Double?
        let properties: [Property]?
        /// The keys that mean nothing here, sorted.
        let unread: [String]

        init(from decoder: any Decoder) throws {
            typealias Key = MatchRequest.AnyKey
            let container = try decoder.container(keyedBy: Key.self)
            query = try container.decodeIfPresent(String.self, forKey: Key("query"))
            type = try container.decodeIfPresent(Types.self, forKey: Key("type"))
            limit = try container.decodeIfPresent(Double.self, forKey: Key("limit"))
            guard limit == limit?.rounded() else {
                throw DecodingError.dataCorruptedError(
                    forKey: Key("limit"), in: container, debugDescription: "no whole number")
            }
            properties = try container.decodeIfPresent([Property].self, forKey: Key("properties"))
            unread = container.unread(besides: ["query", "type", "limit", "properties"])
        }
    }

    struct Settings: Decodable {
        let limit: MatchRequest.Value?
        let render: String?
        let unread: [String]

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: MatchRequest.AnyKey.self)
            limit = try container.decodeIfPresent(MatchRequest.Value.self, forKey: .init("limit"))
            render = try container.decodeIfPresent(String.self, forKey: .init("render"))
            unread = container.unread(besides: ["limit", "render"])
        }
    }

    struct Column: Decodable {
        let id: String
        let settings: Settings?
        let unread: [String]

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: MatchRequest.AnyKey.self)
            id = try container.decode(String.self, forKey: .init("id"))
            settings = try container.decodeIfPresent(Settings.self, forKey: .init("settings"))
            // The name is what the service told of it.
            unread = container.unread(besides: ["id", "name", "settings"]) + (settings?.unread ?? [])
        }
    }

    struct Extension: Decodable {
        let ids: [String]
        let properties: [Column]
        /// The keys that mean nothing here, those of its columns too.
        let unread: [String]

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: MatchRequest.AnyKey.self)
            ids = try container.decode([String].self, forKey: .init("ids"))
            properties = try container.decode([Column].self, forKey: .init("properties"))
            unread = container.unread(besides: ["ids", "properties"]) + properties.flatMap(\.unread)
        }
    }

    /// Reads JSON out of a form.
    ///
    /// - Throws: 400 with what is wrong; a key that stands twice is wrong too, since one of the two would not be answered.
    static func decode<Content: Decodable>(
        _ type: Content.Type, _ text: String, _ what: String
    ) throws(ServiceFault) -> Content {
        if let twice = JSONRepetition(in: Array(text.utf8)) {
            let path = twice.path.joined(separator: ".").prefix(200)
            throw ServiceFault(400, "Cannot decode \(what): the key '\(twice.key.prefix(80))' stands twice, at \(path)")
        }
        do {
            return try JSONDecoder().decode(type, from: Data(text.utf8))
        } catch let error as DecodingError {
            let path: String =
                switch error {
                case .keyNotFound(let key, let context): place(context.codingPath + [key])
                case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
                    place(context.codingPath)
                @unknown default: ""
                }
            throw ServiceFault(400, "Cannot decode \(what)\(path.isEmpty ? "" : " at \(path.prefix(200))")")
        } catch {
            throw ServiceFault(400, "Cannot decode \(what)")
        }
    }

    private static func place(_ path: [any CodingKey]) -> String { path.map(\.stringValue).joined(separator: ".") }
}
