import ClewModel
import SourceFiles

/// A token on file: whose it is, what it opens and until when.
///
/// The token itself is kept nowhere.
struct AccessToken: Codable, Hashable, Sendable {
    /// What it is called in lists and in the log; no secret.
    let id: String
    /// Whose it is.
    let person: String
    let scope: ServiceRole
    /// The day on which it was made.
    let created: Day
    /// The last day on which it is taken, in universal time.
    let expires: Day
    /// SHA-256 of the token, as hexadecimal digits.
    ///
    /// A slow hash protects passwords, which people choose and others can guess. A token is 256 random bits: nobody finds
    /// one that has a given hash, however fast hashes are computed.
    let sha256: String
    /// The day on which it was taken back.
    var revoked: Day?

    /// Whether it opens anything on a day.
    func isValid(on day: Day) -> Bool { revoked == nil && day <= expires }

    /// Makes a token of 256 random bits.
    ///
    /// - Returns: What is kept, and the token, which is shown once.
    static func make(
        for person: String, scope: ServiceRole, on day: Day, expires: Day
    ) -> (kept: AccessToken, secret: String) {
        var generator = SystemRandomNumberGenerator()
        let secret = "clew_" + hex(32, &generator)
        let kept = AccessToken(
            id: hex(4, &generator), person: person, scope: scope, created: day, expires: expires,
            sha256: digest(of: secret), revoked: nil)
        return (kept, secret)
    }

    static func digest(of secret: String) -> String { SHA256Digest(ofText: secret).hex }

    private static func hex(_ bytes: Int, _ generator: inout SystemRandomNumberGenerator) -> String {
        (0..<bytes).map { _ in
            let digits = String(UInt8.random(in: 0...255, using: &generator), radix: 16)
            return digits.count < 2 ? "0" + digits : digits
        }.joined()
    }
}
