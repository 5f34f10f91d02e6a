/// One variable of an exported table: what a codebook says about it.
public struct StudyVariable: Hashable, Sendable, Codable {
    /// What a cell holds.
    public enum Kind: String, Hashable, Sendable, Codable {
        /// Text.
        case string
        /// A whole number.
        case integer
        /// A number.
        case number
        /// A day, or a month or a year where no more is known: `2021-03-22`, `2021-03`, `2021`.
        case partialDate
        /// A day.
        case date
    }

    /// What a cell without a value says.
    public enum Missing: String, Hashable, Sendable, Codable, CaseIterable {
        /// It exists or may exist, and nobody gave it.
        case unknown
        /// The question does not arise for this row.
        case notApplicable = "not applicable"
        /// Nobody has coded it, because what would be coded was not read or fits no code.
        case notCoded = "not coded"
    }

    /// The name: lower case, digits and underscores.
    public let name: String
    /// What a cell holds.
    public let kind: Kind
    /// What it means.
    public let definition: String
    /// The unit of a number; `nil` for text and pure counts.
    public let unit: String?
    /// The codes with their meanings, where there are only these.
    public let codes: [StudyCode]
    /// What a cell without a value says; `nil` where each row has one.
    public let missing: Missing?

    /// Creates a variable.
    public init(
        _ name: String, _ kind: Kind, _ definition: String, unit: String? = nil, codes: [StudyCode] = [],
        missing: Missing? = nil
    ) {
        self.name = name
        self.kind = kind
        self.definition = definition
        self.unit = unit
        self.codes = codes
        self.missing = missing
    }

    /// Creates a variable that holds text.
    public init(_ name: String, _ definition: String, codes: [StudyCode] = [], missing: Missing? = nil) {
        self.init(name, .string, definition, codes: codes, missing: missing)
    }
}

/// One code of a variable and its meaning.
public struct StudyCode: Hashable, Sendable, Codable {
    /// The code as it stands in a cell.
    public let code: String
    /// What it means.
    public let meaning: String

    /// Creates a code.
    public init(_ code: String, _ meaning: String) {
        self.code = code
        self.meaning = meaning
    }
}
