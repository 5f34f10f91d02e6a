/// The body of a request to `/match`.
struct MatchRequest: Decodable {
    /// A party to look for.
    struct Example: Decodable {
        let id: String?
        let schema: String
        let properties: [String: Values]
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
}
