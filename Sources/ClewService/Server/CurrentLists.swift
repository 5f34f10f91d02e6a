import Synchronization

/// The lists that are answered from at the moment; others can take their place while requests are under way.
final class CurrentLists: Sendable {
    private let lists: Mutex<ServiceLists>

    init(_ lists: ServiceLists) { self.lists = Mutex(lists) }

    /// The lists of the moment; whoever has taken them keeps them.
    var value: ServiceLists { lists.withLock { $0 } }

    /// Puts others in their place.
    func replace(with lists: ServiceLists) { self.lists.withLock { $0 = lists } }
}
