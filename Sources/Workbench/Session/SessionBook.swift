import Foundation
import SourceFiles
import Synchronization

/// Who is signed in: sessions in memory, each known by the digest of a secret that only the browser has.
///
/// A session ends when it has been still for too long, when it is too old, or when what it rests on is taken back.
final class SessionBook: Sendable {
    /// A session as it stands.
    struct Session: Sendable {
        var person: WorkPerson
        /// What each form of the session carries, so that no other page can send one.
        let formToken: String
        let began: Duration
        var used: Duration
    }

    /// The most sessions at a time; the one that has been still the longest goes.
    private static let most = 1_000

    private let sessions = Mutex<[String: Session]>([:])
    private let clock: @Sendable () -> Duration
    private let stillness: Duration
    private let age: Duration

    /// - Parameters:
    ///   - stillness: How long a session may be still.
    ///   - age: How old it may become.
    ///   - clock: The time since some moment; never goes back.
    init(stillness: Duration, age: Duration, clock: @escaping @Sendable () -> Duration) {
        self.stillness = stillness
        self.age = age
        self.clock = clock
    }

    /// Starts a session.
    ///
    /// - Returns: The secret that the browser keeps.
    func start(_ person: WorkPerson) -> (secret: String, session: Session) {
        let now = clock()
        let secret = Self.random()
        let session = Session(person: person, formToken: Self.random(), began: now, used: now)
        sessions.withLock { sessions in
            sessions = sessions.filter { isAlive($0.value, at: now) }
            // A program that keeps no cookie starts one with each request.
            if sessions.count >= Self.most, let oldest = sessions.min(by: { $0.value.used < $1.value.used }) {
                sessions[oldest.key] = nil
            }
            sessions[SHA256Digest(ofText: secret).hex] = session
        }
        return (secret, session)
    }

    /// The session that a secret opens, if it is alive and its credential still counts.
    func session(_ secret: String, isValid: (WorkPerson) -> Bool) -> Session? {
        let key = SHA256Digest(ofText: secret).hex
        let now = clock()
        return sessions.withLock { sessions in
            guard var session = sessions[key] else { return nil }
            guard isAlive(session, at: now), isValid(session.person) else {
                sessions[key] = nil
                return nil
            }
            session.used = now
            sessions[key] = session
            return session
        }
    }

    /// Ends a session.
    func end(_ secret: String) { sessions.withLock { $0[SHA256Digest(ofText: secret).hex] = nil } }

    private func isAlive(_ session: Session, at now: Duration) -> Bool {
        now - session.used <= stillness && now - session.began <= age
    }

    /// 256 random bits as hexadecimal digits.
    private static func random() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<4).map { _ in
            let digits = String(UInt64.random(in: .min ... .max, using: &generator), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// Whether two texts are the same, in a time that does not tell where they differ.
    static func isSame(_ one: String, _ other: String) -> Bool {
        let (one, other) = (Array(one.utf8), Array(other.utf8))
        guard one.count == other.count else { return false }
        return zip(one, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
