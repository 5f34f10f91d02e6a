import Foundation
import World

/// Cuts the connections of a transfer that is to end at once.
///
/// While a server sends without a pause, URLSession never comes to look at a cancellation: a thousand megabytes may go by
/// before. A connection that is shut down ends for it at once.
struct ConnectionCutter: Sendable {
    private static let mostDescriptors: Int32 = 4096

    /// The connections that were open before the transfer began, by descriptor and port.
    private let others: [Int32: UInt16]
    private var ports: Set<UInt16> = []

    /// Notes what is connected already, before a request is sent.
    ///
    /// - Parameter environment: Where proxies are named.
    init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        others = ConnectionCutter.connections()
        for (name, value) in environment where name.lowercased().hasSuffix("_proxy") {
            let text = value.contains("://") ? value : "http://" + value
            if let url = URL(string: text) { add(url) }
        }
    }

    /// Notes an address to which the transfer connects.
    mutating func add(_ url: URL) {
        let standard = url.scheme?.lowercased() == "https" ? 443 : 80
        if let port = UInt16(exactly: url.port ?? standard) { ports.insert(port) }
    }

    /// Shuts down every connection to one of the addresses that was not open before.
    func cut() {
        for (descriptor, port) in ConnectionCutter.connections()
        where ports.contains(port) && others[descriptor] != port {
            // Another thread may have closed it since, and its number be someone else's: what is held is looked at again.
            let held = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
            guard held >= 0 else { continue }
            if ConnectionCutter.port(at: held) == port { shutdown(held, Int32(SHUT_RDWR)) }
            close(held)
        }
    }

    /// The connected sockets of the process, with the port at the other end.
    private static func connections() -> [Int32: UInt16] {
        var found: [Int32: UInt16] = [:]
        for descriptor in 3..<mostDescriptors {
            if let port = port(at: descriptor) { found[descriptor] = port }
        }
        return found
    }

    /// The port at the other end of a connected socket.
    private static func port(at descriptor: Int32) -> UInt16? {
        var place = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let result = withUnsafeMutablePointer(to: &place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getpeername(descriptor, $0, &length) }
        }
        guard result == 0, [AF_INET, AF_INET6].contains(Int32(place.ss_family)) else { return nil }
        // The port lies at the same place in the addresses of both families.
        return withUnsafePointer(to: &place) { pointer in
            pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { UInt16(bigEndian: $0.pointee.sin_port) }
        }
    }
}
