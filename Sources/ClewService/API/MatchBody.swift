import Casework
import ClewModel
import Foundation
import Screening
import SourceFiles

/// Reads the body of a request to `/match`.
enum MatchBody {
    /// Takes it apart.
    ///
    /// - Throws: 422 with the place: for what is no JSON, lacks a key or has one twice, and for values of another kind.
    static func decode(_ body: [UInt8]) throws(ServiceFault) -> MatchRequest {
        if let twice = JSONRepetition(in: body) {
            throw ServiceFault(
                422, "Duplicate key",
                problems: [
                    .init(
                        type: "duplicate_key", loc: ["body"] + twice.path,
                        msg: "The key '\(twice.key.prefix(80))' stands twice; one of the two would not be answered",
                        input: String(twice.key.prefix(80)))
                ])
        }
        do {
            return try JSONDecoder().decode(MatchRequest.self, from: Data(body))
        } catch let error as DecodingError {
            let (place, message) = describe(error)
            throw ServiceFault(
                422, message,
                problems: [.init(type: "value_error", loc: ["body"] + place, msg: message, input: "")])
        } catch {
            throw ServiceFault(
                422, "JSON decode error",
                problems: [.init(type: "json_invalid", loc: ["body"], msg: "JSON decode error", input: "")])
        }
    }

    private static func describe(_ error: DecodingError) -> ([String], String) {
        func path(_ context: DecodingError.Context) -> [String] { context.codingPath.map(\.stringValue) }
        return switch error {
        case .keyNotFound(let key, let context): (path(context) + [key.stringValue], "Field required")
        case .typeMismatch(let type, let context): (path(context), "Input should be \(words(for: type))")
        case .valueNotFound(_, let context): (path(context), "Input should not be null")
        case .dataCorrupted(let context): (path(context), "JSON decode error")
        @unknown default: ([], "JSON decode error")
        }
    }

    /// What is wanted where another kind of value stands.
    private static func words(for type: Any.Type) -> String {
        if type == Double.self || type == Int.self { return "a valid number" }
        if type == Bool.self { return "a valid boolean" }
        // An object is looked for as a table of its members.
        if "\(type)".hasPrefix("Dictionary") { return "an object" }
        return "a string, or a list of strings"
    }

    static func entity(_ example: MatchRequest.Example, key: String) throws(ServiceFault) -> Entity {
        guard let schema = Schema(argument: example.schema) else {
            if FollowTheMoneyModel.standard[example.schema] != nil {
                throw ServiceFault(
                    400,
                    "Cannot parse example entity: Entities of '\(example.schema)' are not compared here; search them")
            }
            throw ServiceFault(400, "Cannot parse example entity: Unknown schema: '\(example.schema.prefix(80))'")
        }
        var entity = Entity(id: EntityID(example.id ?? key), schema: schema)
        for (name, values) in example.properties.sorted(by: { $0.key < $1.key }) where !values.values.isEmpty {
            let property = PropertyName(rawValue: name)
            entity.properties[property] =
                countryProperties.contains(property)
                ? values.values.map { CountryCode.code(of: $0) ?? $0 } : values.values
        }
        if entity[.name].isEmpty {
            let parts = (["firstName", "middleName", "lastName"] as [PropertyName]).compactMap { entity.first($0) }
            if !parts.isEmpty { entity.properties[.name] = [parts.joined(separator: " ")] }
        }
        return entity
    }

    private static let countryProperties: Set<PropertyName> = [
        .country, .jurisdiction, "nationality", "citizenship", "flag", "mainCountry",
    ]

    /// What of a body means nothing here, in words.
    static func remarks(on body: MatchRequest) -> [String] {
        guard !body.unread.isEmpty else { return [] }
        let asked = ScreeningAPI.matchParameters.map(\.name).filter(body.unread.contains)
        let hint =
            asked.isEmpty ? "" : "; \(asked.joined(separator: ", ")) belong behind the question mark of the address"
        return ["Keys of the body that mean nothing here and were passed over: \(Self.list(body.unread))\(hint)."]
    }

    /// What of a query changes no answer, in words: keys and properties that nobody knows, with the name that may be meant, and
    /// properties that are not compared.
    static func remarks(on example: MatchRequest.Example, as schema: Schema) -> [String] {
        var remarks: [String] = []
        if !example.unread.isEmpty {
            remarks.append("Keys of the query that mean nothing here and were passed over: \(list(example.unread)).")
        }
        let model = FollowTheMoneyModel.standard
        var idle: [String] = []
        for name in example.properties.keys.sorted() {
            guard !PartyProfile.comparedProperties.contains(PropertyName(rawValue: name)) else { continue }
            if model.property(name, of: schema.rawValue) != nil {
                idle.append(name)
            } else {
                let meant = near(name, schema, model).map { "; did you mean \($0)?" } ?? "."
                remarks.append(
                    "\(SafeText.quoted(name)) is no property of \(schema.rawValue) and was passed over\(meant)")
            }
        }
        if !idle.isEmpty { remarks.append("Properties that are not compared: \(list(idle)).") }
        return remarks
    }

    private static func list(_ names: [String]) -> String {
        names.prefix(20).map { SafeText.quoted($0) }.joined(separator: ", ") + (names.count > 20 ? ", …" : "")
    }

    /// Names that people use for a property.
    private static let others = [
        "dob": "birthDate", "dateofbirth": "birthDate", "birthday": "birthDate", "firstname": "firstName",
        "surname": "lastName", "familyname": "lastName", "givenname": "firstName", "names": "name", "aliases": "alias",
        "aka": "alias", "countries": "country", "nationalities": "nationality", "addresses": "address",
        "passport": "passportNumber", "taxid": "taxNumber", "tin": "taxNumber", "lei": "leiCode", "imo": "imoNumber",
        "sex": "gender", "identifier": "idNumber", "id": "idNumber",
    ]

    /// The property that a name may stand for.
    private static func near(_ name: String, _ schema: Schema, _ model: FollowTheMoneyModel) -> String? {
        func folded(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
        let asked = folded(name)
        let known =
            model.properties(of: schema.rawValue).filter { !$0.isReverse }.map(\.name)
            + PartyProfile.comparedProperties.map(\.rawValue).sorted()
        if let same = known.first(where: { folded($0) == asked }) { return same }
        if let other = others[asked] { return other }
        guard asked.count > 3, asked.count < 60 else { return nil }
        return known.first { SearchMatcher.isWithin(Array(folded($0)), Array(asked), asked.count < 7 ? 1 : 2) }
    }
}
