/// The body of a request to `/match`.
struct MatchRequest: Decodable {
    /// A party to look for.
    struct Example: Decodable {
        let id: String?
        let schema: String
        let properties: [String: Values]
    }

    /// A value, or a list of values; numbers are taken as their digits.
    struct Values: Decodable {
        let values: [String]

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                values = []
            } else if let list = try? container.decode([Value].self) {
                values = list.map(\.text)
            } else {
                values = [try container.decode(Value.self).text]
            }
        }
    }

    /// One value.
    struct Value: Decodable {
        let text: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Int.self) {
                text = String(number)
            } else {
                text = try container.decode(String.self)
            }
        }
    }

    let queries: [String: Example]?
    let weights: [String: Double]?
    let config: [String: Values]?
}
