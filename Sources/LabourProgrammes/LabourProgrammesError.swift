public import ClewModel

/// A failure that keeps reference data of this module from being used.
public struct LabourProgrammesError: DiagnosedError, Hashable {
    /// The kind of failure, stable across releases.
    public enum Code: String, Sendable, Hashable {
        /// A file could not be read.
        case unreadable = "reference.unreadable"
        /// A file was read, and what it says breaks its schema.
        case invalid = "reference.invalid"
    }

    /// The kind of failure: match on it, never on ``message``.
    public let code: Code
    /// What went wrong and what to do about it, for a person.
    public let message: String
    /// Where it happened first.
    public let location: SourceLocation
    /// Everything that is wrong, in the order of the files.
    public let diagnostics: [Diagnostic]

    /// Creates a failure from what was found.
    public init(code: Code, message: String, location: SourceLocation, diagnostics: [Diagnostic]) {
        self.code = code
        self.message = message
        self.location = location
        self.diagnostics = diagnostics
    }
}

extension LabourProgrammesError {
    /// Throws if anything worse than a note was found in reference data, which has to be clean to be used.
    static func throwIfAny(_ diagnostics: [Diagnostic], what: String) throws(LabourProgrammesError) {
        let serious = diagnostics.filter { $0.severity != .note }
        guard let first = serious.first else { return }
        let more = serious.count == 1 ? "" : " (and \(serious.count - 1) more)"
        throw LabourProgrammesError(
            code: first.code.hasPrefix("file.") ? .unreadable : .invalid,
            message: "\(what) cannot be read: \(first.message)\(more)", location: first.location, diagnostics: serious)
    }
}
