/// A number with its noun, in the singular for one.
public enum CountText {
    /// Such as `1 party` and `12 parties`.
    public static func of(_ count: Int, _ one: String, _ many: String) -> String {
        "\(count) \(count == 1 ? one : many)"
    }
}
