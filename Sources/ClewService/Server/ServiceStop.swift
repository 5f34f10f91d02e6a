import Synchronization

/// Asks a service to stop, from wherever.
public final class ServiceStop: Sendable {
    private struct State {
        var isAsked = false
        var action: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())

    /// Creates one that has not asked yet.
    public init() {}

    /// Asks the service to stop; one that has not begun to serve stops when it does.
    public func ask() {
        let action = state.withLock { state in
            state.isAsked = true
            return state.action
        }
        action?()
    }

    /// Whether the service was asked to stop.
    var isAsked: Bool { state.withLock { $0.isAsked } }

    /// Says what stops the service.
    func onAsked(_ action: @escaping @Sendable () -> Void) {
        let isAsked = state.withLock { state in
            state.action = action
            return state.isAsked
        }
        if isAsked { action() }
    }
}
