public import ClewModel

/// Goods whose way from raw material to product is known in stages.
public struct Commodity: Hashable, Sendable {
    /// The key, such as `cotton`.
    public var key: String
    /// Other words that people ask for it by, such as `aluminum`; keys in form, and of no other commodity.
    public var otherNames: [String]
    /// The name for people.
    public var name: String
    /// What is followed through the stages, in words, such as `silicon` for solar modules: a share of content is of this.
    public var material: String
    /// The stages from raw material to product.
    public var stages: [Stage]
    /// HS codes to watch, as published.
    public var hsCodes: [String]
    /// How exposed the world's supply is, in words, each with its source.
    public var facts: [CommodityFact]
    /// The file in the reference data.
    public var location: SourceLocation

    /// Creates a commodity.
    public init(
        key: String, otherNames: [String] = [], name: String, material: String = Commodity.anyMaterial, stages: [Stage],
        hsCodes: [String], facts: [CommodityFact], location: SourceLocation
    ) {
        self.key = key
        self.otherNames = otherNames
        self.name = name
        self.material = material
        self.stages = stages
        self.hsCodes = hsCodes
        self.facts = facts
        self.location = location
    }

    /// What is followed where the reference data name no material, or where goods of other kinds are in it too.
    public static let anyMaterial = "recorded material"

    /// The stage with a key.
    public func stage(_ key: String) -> Stage? {
        stages.first { $0.key == key }
    }
}
