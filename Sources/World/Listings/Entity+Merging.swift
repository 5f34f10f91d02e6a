package import ClewModel

extension Entity {
    /// This entity with the values and datasets of another under the same identifier.
    package func merging(_ other: Entity) -> Entity {
        var merged = self
        for (property, values) in other.properties {
            for value in values where !merged[property].contains(value) {
                merged.properties[property, default: []].append(value)
            }
        }
        merged.datasets = Set(merged.datasets + other.datasets).sorted()
        return merged
    }
}
