public import ClewModel
public import Foundation
import SourceFiles

/// One case of a table that a lawyer can read: facts, a day, and what each provision must answer.
///
/// The tables stand in `Reference/regimes/cases`; the parties in them are invented unless a list names them.
public struct RegimeCase: Sendable, CustomStringConvertible {
    /// What one provision must answer.
    public struct Expectation: Sendable {
        /// The provision.
        public var provision: ProvisionID
        /// `established`, `refuted`, `undetermined`, or `absent` where it must not be judged at all.
        public var answer: String
        /// The day judged that is meant, where there are several.
        public var on: Day?
        /// Its first day of force, where it must be a coming rule.
        public var coming: Day?
        /// Words that a reason must hold.
        public var because: String?
        /// Words that what would change the answer must hold.
        public var changes: String?
        /// The last day of each deadline.
        public var due: [String: String]
        /// The requirements that must be answered, in part or not at all, all of them in order; `nil` where it does not matter.
        public var answered: [String]?
        /// The same, answered in part.
        public var partly: [String]?
        /// The same, not answered.
        public var missing: [String]?
        /// Where it stands in the file.
        public var location: SourceLocation
    }

    /// The name of the file.
    public var file: String
    /// The claim, as a sentence.
    public var name: String
    /// What is known.
    public var facts: RegimeFacts
    /// Keys of regimes or jurisdictions.
    public var regimes: [String]
    /// The day of the question.
    public var day: Day
    /// What must come out.
    public var expectations: [Expectation]
    /// Where it stands in the file.
    public var location: SourceLocation

    /// The file and the claim.
    public var description: String { "\(file): \(name)" }

    /// Every case of every table of a folder, the files by name.
    ///
    /// - Returns: The cases, and everything that is wrong with the tables, each with its place.
    /// - Throws: ``RegimeError/Code/unreadable`` where the folder or a file cannot be read.
    public static func all(in folder: URL) throws(RegimeError) -> (cases: [RegimeCase], diagnostics: [Diagnostic]) {
        var cases: [RegimeCase] = []
        var diagnostics: [Diagnostic] = []
        for file in try ReferenceFolder.files(in: folder, endingIn: ".yaml") {
            guard let record = YAMLRecord.document(file, into: &diagnostics) else { continue }
            for item in record.records("cases", into: &diagnostics) {
                if let read = RegimeCase(item, file: file.name, into: &diagnostics) { cases.append(read) }
            }
            record.reportUnread(into: &diagnostics)
        }
        return (cases, diagnostics)
    }

    init?(_ record: YAMLRecord, file: String, into diagnostics: inout [Diagnostic]) {
        let name = record.require("name", into: &diagnostics)
        let facts = record.record("facts", into: &diagnostics).map { RegimeFacts($0, into: &diagnostics) }
        let regimes = record.strings("regimes", into: &diagnostics)
        let day = record.requiredDay("day", into: &diagnostics)
        let expectations = record.records("expect", into: &diagnostics)
            .compactMap { Expectation($0, into: &diagnostics) }
        guard let name, let facts, let day else { return nil }
        self.file = file
        self.name = name
        self.facts = facts
        self.regimes = regimes
        self.day = day
        self.expectations = expectations
        location = record.location
    }
}

extension RegimeCase.Expectation {
    init?(_ record: YAMLRecord, into diagnostics: inout [Diagnostic]) {
        let provision = record.require("provision", into: &diagnostics)
        let answer = record.require("answer", into: &diagnostics)
        on = record.day("on", into: &diagnostics)
        coming = record.day("coming", into: &diagnostics)
        because = record.string("because", into: &diagnostics)
        changes = record.string("changes", into: &diagnostics)
        var due: [String: String] = [:]
        if let days = record.record("due", into: &diagnostics) {
            for key in days.keys { due[key] = days.string(key, into: &diagnostics) }
        }
        self.due = due
        answered = record.has("answered") ? record.strings("answered", into: &diagnostics) : nil
        partly = record.has("partly") ? record.strings("partly", into: &diagnostics) : nil
        missing = record.has("missing") ? record.strings("missing", into: &diagnostics) : nil
        guard let provision, let answer else { return nil }
        self.provision = ProvisionID(rawValue: provision)
        self.answer = answer
        location = record.location
    }
}
