/// One dataset's claim about one property of one entity.
///
/// The shape is FollowTheMoney's, with both times: when the claim held in the world, and when it was on record. Nothing
/// in Clew is known but by statements.
public struct Statement: Hashable, Sendable {
    /// The entity that the claim is about.
    public var entity: EntityID
    /// What kind of thing the dataset says the entity is.
    public var schema: Schema
    /// The property.
    public var property: PropertyName
    /// The value, cleaned; an entity-typed property holds an entity's identifier.
    public var value: String
    /// The value as published, where cleaning changed it.
    public var originalValue: String?
    /// The language of the value as a BCP 47 tag, where the source says it.
    public var language: String?
    /// The dataset that makes the claim.
    public var dataset: DatasetName
    /// The identifier of the record in the source, such as an OFAC `ent_num` or a Federal Register document.
    public var sourceRecord: String?
    /// Where the claim can be read.
    public var citation: Citation?
    /// How far the claim is to be trusted.
    public var confidence: Confidence
    /// The first day on which the claim held in the world, where known.
    public var validFrom: PartialDate?
    /// The last day on which the claim held in the world, where known.
    public var validTo: PartialDate?

    /// Creates a statement.
    public init(
        entity: EntityID, schema: Schema, property: PropertyName, value: String, originalValue: String? = nil,
        language: String? = nil, dataset: DatasetName, sourceRecord: String? = nil, citation: Citation? = nil,
        confidence: Confidence = .high, validFrom: PartialDate? = nil, validTo: PartialDate? = nil
    ) {
        self.entity = entity
        self.schema = schema
        self.property = property
        self.value = value
        self.originalValue = originalValue
        self.language = language
        self.dataset = dataset
        self.sourceRecord = sourceRecord
        self.citation = citation
        self.confidence = confidence
        self.validFrom = validFrom
        self.validTo = validTo
    }

    /// Whether the claim can have held on `day`; a partial date counts with every day it can mean.
    public func isValid(on day: Day) -> Bool {
        (validFrom?.earliest ?? .distantPast) <= day && day <= (validTo?.latest ?? .distantFuture)
    }
}
