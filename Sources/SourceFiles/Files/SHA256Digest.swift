public import Foundation

/// A SHA-256 digest (FIPS 180-4): proof that a file is the one that was meant.
public struct SHA256Digest: Hashable, Sendable {
    /// The digest as 64 lower-case hexadecimal digits.
    public let hex: String

    /// Computes the digest of bytes.
    public init(of bytes: Span<UInt8>) {
        var hasher = SHA256Hasher()
        hasher.update(bytes)
        self = hasher.finalize()
    }

    /// Computes the digest of bytes.
    public init(of bytes: [UInt8]) {
        self.init(of: bytes.span)
    }

    /// Computes the digest of a text's UTF-8.
    public init(ofText text: String) {
        self.init(of: Array(text.utf8))
    }

    /// Reads a digest as written: 64 hexadecimal digits in either case, with or without `sha256:` before them.
    public init?(hex text: some StringProtocol) {
        var digits = text.lowercased()
        if digits.hasPrefix("sha256:") { digits.removeFirst(7) }
        let isHex = digits.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
        guard digits.utf8.count == 64, isHex else { return nil }
        hex = digits
    }

    init(bytes: [UInt8]) {
        let digits = Array("0123456789abcdef".utf8)
        hex = String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// Computes the digest of a file without holding it in memory.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use for it.
    ///   - folder: A folder that the file must lie in, links followed; anywhere where it is `nil`.
    public static func ofFile(
        _ url: URL, as name: String, within folder: URL? = nil
    ) throws(SourceFileError) -> SHA256Digest {
        let reader = try FileReader(url, name: name, within: folder)
        var hasher = SHA256Hasher()
        while let chunk = try reader.next() {
            hasher.update(Array(chunk).span)
        }
        return hasher.finalize()
    }
}

extension SHA256Digest: Comparable {
    /// Orders by digits.
    public static func < (lhs: SHA256Digest, rhs: SHA256Digest) -> Bool {
        lhs.hex.utf8.lexicographicallyPrecedes(rhs.hex.utf8)
    }
}

extension SHA256Digest: CustomStringConvertible {
    /// The digest as hexadecimal digits.
    public var description: String { hex }
}

extension SHA256Digest: Codable {
    /// Reads a string of hexadecimal digits.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let digest = SHA256Digest(hex: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "expected a SHA-256 digest of 64 hexadecimal digits")
        }
        self = digest
    }

    /// Writes the hexadecimal digits.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hex)
    }
}
