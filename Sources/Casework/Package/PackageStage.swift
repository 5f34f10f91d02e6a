import SupplyChain

/// A place in the order of a package: a stage of the commodity, and before and after them what belongs to none.
struct PackageStage: Hashable, Comparable {
    /// Its number, which does not depend on what else the case holds.
    let number: Int
    /// Its key, such as `ginning`.
    let key: String
    /// Its name for people.
    let name: String

    /// Documents that name no goods and no step.
    static let general = PackageStage(number: 0, key: "general", name: "General")
    /// Goods that are not of the commodity.
    static let other = PackageStage(number: 98, key: "other-goods", name: "Other goods")
    /// The shipment itself.
    static let shipment = PackageStage(number: 99, key: "shipment", name: "Shipment")

    /// The stages of a commodity by their keys.
    static func stages(of commodity: Commodity) -> [String: PackageStage] {
        var stages = [Lot.otherStage: other]
        for (index, stage) in commodity.stages.enumerated() {
            stages[stage.key] = PackageStage(number: index + 1, key: stage.key, name: stage.name)
        }
        return stages
    }

    /// Its folder, such as `03-ginning`.
    var folder: String { (number < 10 ? "0" : "") + "\(number)-" + SafeName.words(key, limit: 40) }

    static func < (one: PackageStage, other: PackageStage) -> Bool {
        (one.number, one.key) < (other.number, other.key)
    }
}
