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

        /// Ends this computation and starts the next; the digest as four numbers, the most significant first.
        public mutating func next() -> (UInt64, UInt64, UInt64, UInt64) {
            let digest = state.finalize()
            state = SHA256()
            return digest.withUnsafeBytes(SHA256Hasher.words)
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

        /// Ends this computation and starts the next; the digest as four numbers, the most significant first.
        public mutating func next() -> (UInt64, UInt64, UInt64, UInt64) {
            withUnsafeTemporaryAllocation(byteCount: 32, alignment: 8) { output in
                var length: UInt32 = 0
                let done = EVP_DigestFinal_ex(context, output.bindMemory(to: UInt8.self).baseAddress, &length)
                // Without naming the algorithm again the context is used anew, and nothing has to be looked up.
                let isReady = EVP_DigestInit_ex(context, nil, nil)
                precondition(done == 1 && length == 32 && isReady == 1, "libcrypto computes SHA-256")
                return SHA256Hasher.words(UnsafeRawBufferPointer(output))
            }
        }

        deinit {
            EVP_MD_CTX_free(context)
        }
    #endif

    private static func words(_ bytes: UnsafeRawBufferPointer) -> (UInt64, UInt64, UInt64, UInt64) {
        func word(_ place: Int) -> UInt64 {
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8 * place, as: UInt64.self))
        }
        return (word(0), word(1), word(2), word(3))
    }
}
