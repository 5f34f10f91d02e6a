import ClewModel
import Screening

/// The wire form of an entity, apart from the model so that the model can change without breaking clients.
struct EntityResponse: Encodable {
    /// A value of a property: a text, or another entity.
    enum Value: Encodable {
        case text(String)
        case entity(EntityResponse)

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .entity(let entity): try container.encode(entity)
            }
        }
    }

    /// What one kind of evidence says.
    struct Explanation: Encodable {
        let detail: String
        let score: Double
        let query: String?
        let candidate: String?
    }

    /// What a person decided about the pair; clients of yente pass over the key.
    struct Decision: Encodable {
        /// `match`, `no-match` or `unsure`.
        let verdict: String
        let decidedOn: String
        let reason: String

        init(_ judgement: Judgement) {
            verdict = judgement.verdict.rawValue
            decidedOn = judgement.decidedOn.description
            reason = judgement.reason
        }

        private enum CodingKeys: String, CodingKey {
            case verdict, reason
            case decidedOn = "decided_on"
        }
    }

    var id: String
    var caption: String
    var schema: String
    var properties: [String: [Value]]
    var datasets: [String]
    var referents: [String]
    var times: EntityTimes
    var target: Bool
    var score: Double?
    var match: Bool?
    /// Why a person has to look at it although it is no match; clients of yente pass over the key.
    var question: String?
    /// What was decided, where a decision holds; it goes before the score.
    var decision: Decision?
    var explanations: [String: Explanation]?

    init(
        _ entity: Entity, isTarget: Bool, referents: [EntityID] = [], times: EntityTimes = EntityTimes()
    ) {
        id = entity.id.rawValue
        caption = Self.caption(of: entity)
        schema = entity.schema.rawValue
        properties = Dictionary(
            uniqueKeysWithValues: entity.properties.map { ($0.key.rawValue, $0.value.map(Value.text)) })
        datasets = entity.datasets.map(\.rawValue)
        self.referents = referents.map(\.rawValue)
        self.times = times
        target = isTarget
    }

    /// The properties that tell entities without a name apart, the best first.
    private static let captions: [PropertyName] = [
        "full", "title", "number", .program, .authority, "role", "relationship", "fileName", .registrationNumber,
    ]

    /// The name to show: that of a party, else what tells such an entity apart, else its identifier.
    private static func caption(of entity: Entity) -> String {
        if PropertyName.names.contains(where: { entity.first($0) != nil }) { return entity.caption }
        return captions.lazy.compactMap { entity.first($0) }.first ?? entity.id.rawValue
    }

    private enum Keys: String, CodingKey {
        case id, caption, schema, properties, datasets, referents, target, score, match, question, decision,
            explanations
        case firstSeen = "first_seen"
        case lastSeen = "last_seen"
        case lastChange = "last_change"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(id, forKey: .id)
        try container.encode(caption, forKey: .caption)
        try container.encode(schema, forKey: .schema)
        try container.encode(properties, forKey: .properties)
        try container.encode(datasets, forKey: .datasets)
        try container.encode(referents, forKey: .referents)
        try container.encode(target, forKey: .target)
        let days = [(Keys.firstSeen, times.first), (.lastSeen, times.last), (.lastChange, times.changed)]
        for (key, day) in days { try container.encode(EntityTimes.text(day), forKey: key) }
        try container.encodeIfPresent(score, forKey: .score)
        try container.encodeIfPresent(match, forKey: .match)
        try container.encodeIfPresent(question, forKey: .question)
        try container.encodeIfPresent(decision, forKey: .decision)
        try container.encodeIfPresent(explanations, forKey: .explanations)
    }
}
