import Foundation
import Synchronization
import World

/// A server on this machine that answers each request with bytes of a test's own choosing, well-formed or not.
final class LocalServer: Sendable {
    /// What a client asked for.
    struct Request: Sendable {
        let path: String
        let headers: [String: String]
    }

    /// What happens to the connection: bytes are sent, time passes, the connection is closed.
    enum Step: Sendable {
        case send([UInt8])
        case wait(milliseconds: UInt32)
        /// Sends the bytes again and again, until the client has gone or a gigabyte was sent.
        case repeating([UInt8])
    }

    /// The address of the server without a path.
    let address: String
    private let listener: Int32
    private let seen = Mutex<[Request]>([])
    private let count = Mutex(0)
    private let isOver: OverFlag

    /// How many bytes were sent by ``Step/repeating(_:)``.
    var repeated: Int { count.withLock { $0 } }

    /// The requests so far.
    var requests: [Request] { seen.withLock { $0 } }

    /// Starts to listen; `answer` is called for each request.
    init(_ answer: @escaping @Sendable (Request) -> [Step]) throws {
        let (listener, port) = try Self.takePort()
        guard listen(listener, 64) == 0 else { throw POSIXError(.EADDRINUSE) }
        self.listener = listener
        let isOver = OverFlag()
        self.isOver = isOver
        address = "http://127.0.0.1:\(port)"
        Thread.detachNewThread { [weak self] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else {
                    // A machine that is short of descriptors, or a client that is gone already, ends no server.
                    guard isOver.isSet.withLock({ $0 }) else {
                        usleep(1000)
                        continue
                    }
                    // Closed here alone: its number may be another server's as soon as it is free.
                    close(listener)
                    return
                }
                Thread.detachNewThread { [weak self] in
                    LocalServer.serve(
                        connection, { request in self?.seen.withLock { $0.append(request) } }, answer,
                        { sent in self?.count.withLock { $0 += sent } })
                }
            }
        }
    }

    deinit {
        isOver.isSet.withLock { $0 = true }
        shutdown(listener, Int32(SHUT_RDWR))
    }

    /// Whether the server is to end, known to the thread that outlives it.
    private final class OverFlag: Sendable {
        let isSet = Mutex(false)
    }

    /// A port of this machine that is taken as long as the socket is open, and at which nobody listens yet.
    static func takePort() throws -> (socket: Int32, port: UInt16) {
        let taken = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(taken, address, length) == 0 && getsockname(taken, address, &length) == 0
            }
        }
        guard isBound else {
            close(taken)
            throw POSIXError(.EADDRINUSE)
        }
        return (taken, UInt16(bigEndian: place.sin_port))
    }

    /// A whole answer with its length.
    static func whole(
        _ body: [UInt8], status: String = "200 OK", headers: [String] = [], claimedLength: Int? = nil
    ) -> [Step] {
        var head = "HTTP/1.1 \(status)\r\nContent-Length: \(claimedLength ?? body.count)\r\nConnection: close\r\n"
        for header in headers { head += header + "\r\n" }
        return [.send(Array((head + "\r\n").utf8) + body)]
    }

    private static func serve(
        _ connection: Int32, _ note: (Request) -> Void, _ answer: (Request) -> [Step], _ tally: (Int) -> Void
    ) {
        defer { close(connection) }
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while !text.ends(with: Array("\r\n\r\n".utf8)) {
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return }
            text += buffer[..<count]
        }
        let lines = String(decoding: text, as: UTF8.self).components(separatedBy: "\r\n")
        let words = lines[0].split(separator: " ")
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(
                in: .whitespaces)
        }
        let request = Request(path: words.count > 1 ? String(words[1]) : "", headers: headers)
        note(request)
        for step in answer(request) {
            switch step {
            case .wait(let milliseconds): usleep(milliseconds * 1000)
            case .repeating(let bytes):
                for _ in 0..<(1 << 30) / bytes.count {
                    let count = bytes.withUnsafeBytes {
                        send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                    }
                    guard count > 0 else { return }
                    tally(count)
                }
            case .send(let bytes):
                var sent = 0
                while sent < bytes.count {
                    let count = bytes[sent...].withUnsafeBytes { part in
                        send(connection, part.baseAddress, part.count, Int32(MSG_NOSIGNAL))
                    }
                    guard count > 0 else { return }
                    sent += count
                }
            }
        }
        // The client has what it needs; what it still sends must not make the system throw our last bytes away.
        shutdown(connection, Int32(SHUT_WR))
        while recv(connection, &buffer, buffer.count, 0) > 0 {}
    }
}

extension Array where Element == UInt8 {
    fileprivate func ends(with suffix: [UInt8]) -> Bool {
        count >= suffix.count && self[(count - suffix.count)...].elementsEqual(suffix)
    }
}
