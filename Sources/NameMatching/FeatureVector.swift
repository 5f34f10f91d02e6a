/// The values of all features for one pair of names, on the stack.
struct FeatureVector {
    /// How many features there are; as a literal below, since the type needs one.
    static let count = 36
    private var values = InlineArray<36, Float>(repeating: 0)

    /// The value of a feature.
    subscript(_ feature: Feature) -> Float {
        get { values[feature.rawValue] }
        set { values[feature.rawValue] = newValue }
    }

    /// The value of a feature by its number.
    subscript(_ index: Int) -> Float { values[index] }
}
