public import ClewModel

/// An entity that a version carries over from an earlier one, because a record that could not be read may have been its
/// own.
public struct StaleEntity: Hashable, Sendable {
    /// The entity.
    public var entity: EntityID
    /// The list.
    public var dataset: DatasetName
    /// The day on which the last version was recorded in which everything about the entity was read.
    public var lastRead: Day
    /// Whether only some of its statements are carried over, because others of its records were read.
    public var isPart: Bool

    /// Describes an entity that is carried over.
    public init(entity: EntityID, dataset: DatasetName, lastRead: Day, isPart: Bool) {
        self.entity = entity
        self.dataset = dataset
        self.lastRead = lastRead
        self.isPart = isPart
    }
}
