/// What is known of the content of several shipments together.
///
/// What one of them holds no other can, so that together more may be established than of each.
public struct JointTrace: Hashable, Sendable {
    /// The shipments, in the order of the case.
    public var shipments: [String]
    /// The share from the region, in all readings.
    public var region: ContentReadings
    /// The share without a document, in all readings.
    public var undocumented: ContentReadings
    /// Whether anything in them is from the region, however much.
    public var presence: Presence
}
