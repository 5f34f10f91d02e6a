public import ClewModel

/// More time that an authority granted for a period that ran.
public struct GrantedExtension: Hashable, Sendable {
    /// The day on which it was granted.
    public var granted: Day
    /// The new last day.
    public var until: Day

    /// Creates an extension.
    public init(granted: Day, until: Day) {
        self.granted = granted
        self.until = until
    }
}
