import Foundation
import SourceFiles

/// What a package holds: each file with its digest, and the assessment that the package was made of.
///
/// The manifest does not name itself. Whoever wants to hold it unchanged keeps its own digest elsewhere.
public struct PackageManifest: Hashable, Sendable, Codable {
    /// A file of the package.
    public struct File: Hashable, Sendable, Codable {
        /// Its path within the package.
        public var path: String
        /// SHA-256 in lower-case hexadecimal.
        public var sha256: String
        /// How many bytes it has.
        public var bytes: Int
    }

    /// The name of its file in the package.
    public static let fileName = "manifest.json"
    /// The format that this version writes and reads.
    public static let currentFormat = "clew.package/1"

    /// The format and its version.
    public var format = Self.currentFormat
    /// The fingerprint of the assessment.
    public var fingerprint: String
    /// For whom it was put together, such as `cbp-applicability`.
    public var purpose: String?
    /// The shipments that it is about.
    public var shipments: [String]?
    /// The files, by the bytes of their paths.
    public var files: [File]

    /// Describes files by their paths.
    ///
    /// - Complexity: O(*n*) in the bytes of all files.
    public init(
        fingerprint: String, purpose: String? = nil, shipments: [String]? = nil, files: [String: [UInt8]]
    ) {
        self.fingerprint = fingerprint
        self.purpose = purpose
        self.shipments = shipments
        self.files = files.filter { $0.key != Self.fileName }
            .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            .map { File(path: $0.key, sha256: SHA256Digest(of: $0.value).hex, bytes: $0.value.count) }
    }

    /// What of the files that are there is missing, changed, or named nowhere, a sentence each; empty where all agree.
    ///
    /// - Parameter found: The files that are there, with or without the manifest itself.
    public func differences(from found: [String: [UInt8]]) -> [String] {
        var differences: [String] = []
        var named: Set<String> = [Self.fileName]
        for file in files {
            let path = SafeText.line(file.path)
            if !named.insert(file.path).inserted {
                differences.append("\(path): named twice in the manifest")
                continue
            }
            guard let bytes = found[file.path] else {
                differences.append("\(path): missing")
                continue
            }
            if bytes.count != file.bytes || SHA256Digest(of: bytes).hex != file.sha256 {
                differences.append("\(path): changed")
            }
        }
        let others = found.keys.filter { !named.contains($0) }
        for path in others.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            differences.append("\(SafeText.line(path)): not in the manifest")
        }
        return differences
    }
}
