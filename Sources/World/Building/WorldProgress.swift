/// Receives what is being done while the world is put together, which takes a while where millions are on hand.
public struct WorldProgress: Sendable {
    /// A part of the work.
    public enum Stage: Hashable, Sendable {
        /// The entries of all lists are read.
        case readingListings
        /// The parties are read and indexed; so many have been.
        case readingParties(Int)
        /// Those listed get an index of their own.
        case indexingListed(Int)
        /// The world is written down beside the archive.
        case keeping
        /// It cannot be written down in a folder, and is put together again each time.
        case notKept(String)
    }

    private let receive: @Sendable (Stage) -> Void

    /// Creates a receiver.
    public init(_ receive: @escaping @Sendable (Stage) -> Void) { self.receive = receive }

    /// Says nothing.
    public static let silent = WorldProgress { _ in }

    func tell(_ stage: Stage) { receive(stage) }
}
