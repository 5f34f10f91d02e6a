/// What kind of JSON value comes next.
public enum JSONKind: Hashable, Sendable {
    /// `{…}`
    case object
    /// `[…]`
    case array
    /// `"…"`
    case string
    /// A number.
    case number
    /// `true` or `false`
    case bool
    /// `null`
    case null
}
