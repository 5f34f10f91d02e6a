import CLibSodium
import ClewModel
import Foundation
import SourceFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A password as it is kept: Argon2id (RFC 9106), computed by libsodium, as text that holds its own salt and cost.
///
/// Nothing that is kept gives the password back. To try one costs as much memory and time as to check it.
struct PasswordHash: Hashable, Sendable, Codable {
    /// What one hash costs to compute.
    struct Cost: Hashable, Sendable {
        /// How often the memory is gone over.
        let passes: UInt64
        /// In bytes.
        let memory: Int

        /// 64 MiB, gone over three times: the second choice of RFC 9106 (section 4) on one lane, which is all that
        /// libsodium offers; some tenths of a second.
        static let standard = Cost(passes: 3, memory: 64 << 20)
    }

    /// The text form, `$argon2id$v=19$m=…,t=…,p=1$SALT$HASH`.
    let text: String

    private static let prefix = "$argon2id$"
    private static let isReady = sodium_init() >= 0

    private init(text: String) { self.text = text }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard text.hasPrefix(Self.prefix), text.utf8.count < Self.size, !text.utf8.contains(0) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no hash of Argon2id")
        }
        self.text = text
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    private static var size: Int { crypto_pwhash_strbytes() }

    /// Hashes a password with a salt of its own.
    ///
    /// - Throws: Where there is not the memory.
    static func make(_ password: String, cost: Cost = .standard) throws(ClewError) -> PasswordHash {
        let bytes = Self.bytes(of: password)
        var out = [CChar](repeating: 0, count: size)
        guard isReady,
            crypto_pwhash_str_alg(
                &out, bytes, UInt64(bytes.count - 1), cost.passes, cost.memory, crypto_pwhash_alg_argon2id13()) == 0
        else { throw noMemory }
        return PasswordHash(text: String(decoding: out.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
    }

    /// Whether a password is the one that was hashed; it takes as long whether it is or not.
    ///
    /// - Throws: Where there is not the memory to say.
    func matches(_ password: String) throws(ClewError) -> Bool {
        let bytes = Self.bytes(of: password)
        var own = [CChar](repeating: 0, count: Self.size)
        for (place, byte) in text.utf8.prefix(own.count - 1).enumerated() { own[place] = CChar(bitPattern: byte) }
        guard Self.isReady else { throw Self.noMemory }
        errno = 0
        let result = crypto_pwhash_str_verify(own, bytes, UInt64(bytes.count - 1))
        // libsodium sets it to EINVAL where the password is another one, and leaves it to the system otherwise.
        if result != 0, errno == ENOMEM { throw Self.noMemory }
        return result == 0
    }

    /// What an unknown name is compared with, so that the answer takes as long as for a known one: no password gives it.
    static func nobody(cost: Cost = .standard) -> PasswordHash {
        let (salt, hash) = (String(repeating: "A", count: 22), String(repeating: "A", count: 43))
        return PasswordHash(text: "\(prefix)v=19$m=\(cost.memory >> 10),t=\(cost.passes),p=1$\(salt)$\(hash)")
    }

    /// Text that nobody can make for a browser who does not know this hash; another password, another text.
    func seal(_ text: String) -> String {
        // 32 bytes of the digest's digits: 128 bits that only the hash gives.
        let key = Array(SHA256Digest(ofText: "clew known browser\n" + self.text).hex.utf8.prefix(32))
        var out = [UInt8](repeating: 0, count: crypto_auth_bytes())
        let message = Array(text.utf8)
        guard Self.isReady, key.count == crypto_auth_keybytes(),
            crypto_auth(&out, message, UInt64(message.count), key) == 0
        else { return "" }
        return out.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The bytes of a password, with a zero after them: composed and spelled one way (NFKC), whatever keyboard wrote it, as
    /// NIST SP 800-63B wants of what is not ASCII.
    private static func bytes(of password: String) -> [CChar] {
        password.precomposedStringWithCompatibilityMapping.utf8.map(CChar.init(bitPattern:)) + [0]
    }

    private static let noMemory = ClewError(
        .access, "there is not enough memory to check a password; try again in a while")
}
