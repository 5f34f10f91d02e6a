/// The body of a request to `/match`.
struct MatchRequest: Decodable {
    /// A party to look for.
    struct Example: Decodable {
        let id: String?
        let schema: String
        let properties: [String: Values]
        /// The keys that mean nothing here, sorted.
        let unread: [String]

        /// What an entity has on the wire besides, so that one that was served can be sent as it is.
        private static let served: Set<String> = [
            "id", "schema", "properties", "caption", "datasets", "referents", "target", "first_seen", "last_seen",
            "last_change", "origin", "score", "match", "question", "explanations",
        ]

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: AnyKey.self)
            id = try container.decodeIfPresent(String.self, forKey: AnyKey("id"))
            schema = try container.decode(String.self, forKey: AnyKey("schema"))
            properties = try container.decode([String: Values].self, forKey: AnyKey("properties"))
            unread = container.unread(besides: Self.served)
        }
    }

    /// A key of any name.
    struct AnyKey: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// A value, or a list of values; numbers are taken as their digits, and nothing for no value.
    struct Values: Decodable {
        let values: [String]

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                values = []
            } else if var list = try? decoder.unkeyedContainer() {
                var values: [String] = []
                while !list.isAtEnd { if let text = try list.decode(Value.self).text { values.append(text) } }
                self.values = values
            } else {
                values = [try container.decode(Value.self).text].compactMap(\.self)
            }
        }
    }

    /// One value; `nil` for `null`.
    struct Value: Decodable {
        let text: String?

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                text = nil
            } else if let number = try? container.decode(Int.self) {
                text = String(number)
            } else if let number = try? container.decode(Double.self) {
                text = number.description
            } else {
                text = try container.decode(String.self)
            }
        }
    }

    /// A setting: any single value.
    struct Setting: Decodable {
        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() { return }
            if (try? container.decode(Bool.self)) != nil { return }
            _ = try container.decode(Value.self)
        }
    }

    let queries: [String: Example]
    let weights: [String: Double]?
    let config: [String: Setting]?
    /// The keys that mean nothing here, sorted.
    let unread: [String]

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: AnyKey.self)
        queries = try container.decode([String: Example].self, forKey: AnyKey("queries"))
        weights = try container.decodeIfPresent([String: Double].self, forKey: AnyKey("weights"))
        config = try container.decodeIfPresent([String: Setting].self, forKey: AnyKey("config"))
        unread = container.unread(besides: ["queries", "weights", "config"])
    }
}

extension KeyedDecodingContainer where Key == MatchRequest.AnyKey {
    /// The keys that nobody reads, sorted.
    func unread(besides read: Set<String>) -> [String] {
        allKeys.map(\.stringValue).filter { !read.contains($0) }.sorted()
    }
}
