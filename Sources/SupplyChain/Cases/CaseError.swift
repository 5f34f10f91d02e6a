public import ClewModel

/// A case, or a catalog, that cannot be used as it stands.
public struct CaseError: DiagnosedError {
    /// The kind of failure, stable across releases.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The stable key.
        public let rawValue: String

        /// Wraps a key.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The case folder has errors.
        public static let invalidCase = Code(rawValue: "case.invalid")
        /// The reference data have errors.
        public static let invalidCatalog = Code(rawValue: "commodities.invalid")
        /// The folder for a new case is not empty, or cannot be written.
        public static let notWritable = Code(rawValue: "case.notWritable")
    }

    /// The kind of failure.
    public let code: Code
    /// Every problem of every file, errors and warnings, in order of file, line and column.
    public let diagnostics: [Diagnostic]

    /// Creates a failure.
    public init(_ code: Code, _ diagnostics: [Diagnostic]) {
        self.code = code
        self.diagnostics = diagnostics
    }

    /// The errors alone.
    public var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }
}

extension CaseError: CustomStringConvertible {
    /// One line a problem.
    public var description: String {
        diagnostics.map(\.description).joined(separator: "\n")
    }
}
