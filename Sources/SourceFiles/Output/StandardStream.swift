#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Standard output and standard error, written so that a full disk or a closed stream is a failure and never a crash.
public enum StandardStream: Sendable {
    case output, error

    private var descriptor: Int32 { self == .output ? STDOUT_FILENO : STDERR_FILENO }

    /// Writes every byte, however the system cuts the write.
    ///
    /// - Returns: Why it failed, in the words of the system; `nil` where everything was written.
    public func write(_ bytes: [UInt8]) -> String? {
        bytes.withUnsafeBytes { raw in
            var offset = 0
            while offset < raw.count {
                let written = systemWrite(descriptor, raw.baseAddress?.advanced(by: offset), raw.count - offset)
                if written > 0 {
                    offset += written
                } else if written < 0, errno == EAGAIN || errno == EWOULDBLOCK {
                    // Somebody else made the stream non-blocking: wait until it takes more.
                    var state = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    _ = poll(&state, 1, -1)
                } else if written < 0, errno != EINTR {
                    return String(cString: strerror(errno))
                }
            }
            return nil
        }
    }

    /// Writes a text in UTF-8.
    ///
    /// - Returns: Why it failed; `nil` where everything was written.
    public func write(_ text: String) -> String? { write(Array(text.utf8)) }
}

/// The function of the system, which the method above would hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
