import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// How soon a password may be tried again after some that were wrong.
///
/// It counts by name *and* where the attempt comes from, and apart from that for a browser that the person has signed in
/// with before. So nobody can be shut out by a stranger who tries their name: the stranger waits, they do not.
final class SignInPace: Sendable {
    private struct Record {
        var attempts: Int
        var free: Duration
        var last: Duration
    }

    /// The attempts that are free; from then on the wait doubles from a second.
    static let allowance = 5
    /// The longest wait, in seconds.
    static let longest = 60
    /// After how long without an attempt those before are forgotten.
    private static let memory = Duration.seconds(3_600)
    private static let most = 10_000

    private let records = Mutex<[String: Record]>([:])
    private let clock: @Sendable () -> Duration

    /// - Parameter clock: The time since some moment; never goes back.
    init(clock: @escaping @Sendable () -> Duration = RequestRate.uptime) { self.clock = clock }

    /// Begins an attempt, which counts as wrong until ``succeeded(_:)`` says otherwise: so many at a time gain nothing.
    ///
    /// - Returns: The seconds to wait where it is too soon; then nothing was counted.
    func begin(_ key: String) -> Int? {
        let now = clock()
        return records.withLock { records in
            if records.count >= Self.most, records[key] == nil {
                records = records.filter { now - $0.value.last <= Self.memory }
                if records.count >= Self.most, let oldest = records.min(by: { $0.value.last < $1.value.last }) {
                    records[oldest.key] = nil
                }
            }
            var record = records[key] ?? Record(attempts: 0, free: now, last: now)
            if now - record.last > Self.memory { record = Record(attempts: 0, free: now, last: now) }
            guard now >= record.free else {
                let left = record.free - now
                return max(1, Int(left.components.seconds) + (left.components.attoseconds > 0 ? 1 : 0))
            }
            record.attempts += 1
            record.last = now
            let over = record.attempts - Self.allowance
            if over >= 0 { record.free = now + .seconds(min(Self.longest, 1 << min(over, 10))) }
            records[key] = record
            return nil
        }
    }

    /// The password was right: those before it are forgotten.
    func succeeded(_ key: String) { records.withLock { $0[key] = nil } }

    /// The part of an address that one client has: all of IPv4, the first 64 bits of IPv6.
    static func origin(of address: String?) -> String {
        guard let address, address.contains(":") else { return address ?? "" }
        var bytes = in6_addr()
        guard inet_pton(AF_INET6, String(address.prefix { $0 != "%" }), &bytes) == 1 else { return address }
        return withUnsafeBytes(of: &bytes) { raw in
            // An address of IPv4 in the clothes of IPv6.
            let isMapped = raw.prefix(10).allSatisfy { $0 == 0 } && raw[10] == 0xFF && raw[11] == 0xFF
            return (isMapped ? raw.suffix(4) : raw.prefix(8)).map { String($0, radix: 16) }.joined(separator: ".")
        }
    }
}
