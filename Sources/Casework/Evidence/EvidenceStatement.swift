public import ClewModel
import Foundation
public import LabourProgrammes
public import SourceFiles

/// What a person states about files that are kept as evidence; days and persons come from here, never from a clock.
public struct EvidenceStatement: Hashable, Sendable {
    /// One step of the chain of custody, with the name of the person.
    public struct Custody: Hashable, Sendable {
        /// The day or the moment.
        public var day: StatedTime
        /// What was done.
        public var act: String
        /// By whom.
        public var person: String

        /// Reads `2026-03-06; handed over to the office; Jane Example`; `nil` for anything else.
        public init?(_ text: String) {
            let parts = text.split(separator: ";", maxSplits: 2, omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            guard parts.count == 3, let day = StatedTime(parts[0]), !parts[1].isEmpty, !parts[2].isEmpty else {
                return nil
            }
            (self.day, act, person) = (day, parts[1], parts[2])
        }
    }

    /// The kind of document, as in `documents/index.csv`.
    public var type = "note"
    /// The addresses: none, one for all files, or one for each.
    public var addresses: [String] = []
    /// The digests that the collector stated: none, or one for each file.
    public var digests: [SHA256Digest] = []
    /// Who published it.
    public var publisher: String?
    /// When it was published.
    public var published: PartialDate?
    /// When it was captured.
    public var captured: StatedTime?
    /// Where that time comes from.
    public var timeSource: String?
    /// Its language, as a BCP 47 tag.
    public var language: String?
    /// The parties that it is about, by their identifiers.
    public var parties: [String] = []
    /// The party that issued it.
    public var issuer: String?
    /// How source and information are rated.
    public var rating: AdmiraltyRating?
    /// Who collected it.
    public var collector: String?
    /// From where.
    public var place: String?
    /// By what means.
    public var means: String?
    /// What was done with it later, in order.
    public var custody: [Custody] = []
    /// A remark.
    public var note: String?
    /// Whether a text that names workers is kept with their names masked; refused where not.
    public var masksPersons = false

    /// States nothing yet.
    public init() {}
}

/// A day, or a moment with its offset from UTC, as a person states it.
public struct StatedTime: Hashable, Sendable {
    /// The day, or the moment in UTC to the second.
    public let text: String
    /// As it was stated: an offset may tell where somebody was.
    public let stated: String

    /// Reads `2026-03-05`, `2026-03-05T14:20:00+08:00` or `2026-03-05T06:20:00Z`; `nil` for anything else, among it moments without
    /// an offset, of which nobody could tell the day elsewhere.
    public init?(_ text: String) {
        if let day = Day(text) {
            self.text = day.description
        } else if let moment = Moment(text) {
            self.text = moment.utc
        } else {
            return nil
        }
        stated = text
    }
}
