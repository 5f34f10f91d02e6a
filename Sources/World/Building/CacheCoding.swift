import Foundation
import SourceFiles

/// Small values inside a cache file, as JSON.
enum CacheCoding {
    static func encode(_ value: some Encodable) throws -> Data {
        Data(try StableJSON.line(of: value).utf8)
    }

    static func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
        try JSONDecoder().decode(type, from: data)
    }
}
