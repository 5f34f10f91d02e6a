import Foundation

#if canImport(CryptoKit)
    import CryptoKit
#else
    import CLibCrypto
#endif

/// A running SHA-256, for data too large to hold.
///
/// FIPS 180-4, computed by the system's libcrypto, or by CryptoKit on Apple systems.
public struct SHA256Hasher: ~Copyable {
    #if canImport(CryptoKit)
        private var state = SHA256()

        /// Starts with no bytes.
        public init() {}

        /// Adds bytes.
        public mutating func update(_ bytes: Span<UInt8>) {
            bytes.withUnsafeBytes { state.update(bufferPointer: $0) }
        }

        /// Ends the computation.
        public consuming func finalize() -> SHA256Digest {
            SHA256Digest(bytes: Array(state.finalize()))
        }
    #else
        private let context: OpaquePointer?

        /// Starts with no bytes.
        public init() {
            context = EVP_MD_CTX_new()
            EVP_DigestInit_ex(context, EVP_sha256(), nil)
        }

        /// Adds bytes.
        public mutating func update(_ bytes: Span<UInt8>) {
            bytes.withUnsafeBytes { _ = EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
        }

        /// Ends the computation.
        public consuming func finalize() -> SHA256Digest {
            var output = [UInt8](repeating: 0, count: 32)
            var length: UInt32 = 0
            let done = output.withUnsafeMutableBufferPointer { EVP_DigestFinal_ex(context, $0.baseAddress, &length) }
            precondition(done == 1 && length == 32, "libcrypto computes SHA-256")
            return SHA256Digest(bytes: output)
        }

        deinit {
            EVP_MD_CTX_free(context)
        }
    #endif
}
