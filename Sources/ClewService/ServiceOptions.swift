import Hummingbird

/// How the service runs.
public struct ServiceOptions: Sendable {
    /// The address to listen on; the machine itself alone by default.
    public var host: String = "127.0.0.1"
    /// The port to listen on.
    public var port: Int = 8000
    /// The most queries in one request to `/match`.
    public var batchLimit: Int = 100

    /// Creates options with the standard values.
    public init() {}
}
