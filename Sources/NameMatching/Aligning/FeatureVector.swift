/// The values of all features for one pair of names, in one vector register file's worth of the stack.
struct FeatureVector {
    /// How many features there are.
    static let count = Feature.allCases.count
    /// The values; those past the number of features stay zero.
    private(set) var values: SIMD64<Float>

    /// Takes over values, zeros where none are given.
    init(values: SIMD64<Float> = SIMD64(repeating: 0)) { self.values = values }

    /// The value of a feature.
    subscript(_ feature: Feature) -> Float {
        get { values[feature.rawValue] }
        set { values[feature.rawValue] = newValue }
    }

    /// The value of a feature by its number.
    subscript(_ index: Int) -> Float { values[index] }
}
