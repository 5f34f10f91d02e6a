public import ClewModel

/// A case that people work on: its files as they stand, and all that they were.
public struct CaseRecord: Hashable, Sendable {
    /// A version of a file.
    public struct Version: Hashable, Sendable {
        /// SHA-256 of the content as hexadecimal digits; `nil` where the file was taken away.
        public var sha256: String?
        /// Who made it.
        public var by: String
        /// When.
        public var day: Day
        /// The entry of the journal.
        public var entry: Int64
    }

    /// An assessment that was made.
    public struct Assessed: Hashable, Sendable, Codable {
        /// What stands in the dossier.
        public var fingerprint: String
        /// The findings by their identifiers, with their sentences: what the next one is compared with.
        public var findings: [String: String]
        /// The open questions by their identifiers.
        public var gaps: [String: String]
        /// The folder of its documents, below that of the case.
        public var folder: String

        /// Describes an assessment.
        public init(fingerprint: String, findings: [String: String], gaps: [String: String], folder: String) {
            self.fingerprint = fingerprint
            self.findings = findings
            self.gaps = gaps
            self.folder = folder
        }
    }

    /// An assessment with who made it and when.
    public struct SignedAssessment: Hashable, Sendable {
        /// What came of it.
        public var assessed: Assessed
        /// Who made it.
        public var by: String
        /// When.
        public var day: Day
    }

    /// Such as `c3`; it names nobody.
    public let id: String
    /// What people call it.
    public internal(set) var title: String
    /// Who opened it.
    public internal(set) var by: String
    /// When.
    public internal(set) var day: Day
    /// The last day on which the case is to be kept; `nil` for no end.
    public internal(set) var keptUntil: Day?
    /// Every version of every file by its name, oldest first.
    public internal(set) var files: [String: [Version]] = [:]
    /// The assessments, oldest first.
    public internal(set) var assessments: [SignedAssessment] = []

    /// The files that are there, by their names, with the version of each that counts.
    public var standing: [(name: String, version: Version)] {
        files.compactMap { name, versions in
            guard let last = versions.last, last.sha256 != nil else { return nil }
            return (name, last)
        }
        .sorted { $0.0 < $1.0 }
    }
}

/// One act on a case, as the journal keeps it.
enum CaseAct: Codable {
    case opened(title: String)
    /// A file is as it says from now on; `nil` where it is taken away.
    case put(name: String, sha256: String?)
    case kept(until: Day?)
    case assessed(CaseRecord.Assessed)
}

/// An act with who did it.
struct CaseBody: Codable {
    var by: String
    var act: CaseAct
}
