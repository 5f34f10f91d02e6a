public import ClewModel

/// What changes next, from a day on: rules that begin, end, are suspended or come back, entries of lists that begin or end, and
/// periods that run.
public struct Timetable: Hashable, Sendable, Codable {
    /// One change on one day.
    public struct Entry: Hashable, Sendable, Codable {
        /// What kind of change it is, in the order in which changes of one day are told.
        public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
            /// The last day of a period that an event started.
            case deadline
            /// The last day of force of a provision that nothing is known to take up again.
            case ends
            /// The first day of a suspension.
            case suspended
            /// The last day of a suspension.
            case suspensionEnds = "suspension-ends"
            /// The first day of force after a suspension.
            case appliesAgain = "applies-again"
            /// The first day of force of a provision.
            case applies
            /// The first day of force of an instrument of which no provision begins on that day.
            case inForce = "in-force"
            /// The first day of an entry on a list.
            case listingBegins = "listing-begins"
            /// The last day of an entry on a list.
            case listingEnds = "listing-ends"
        }

        /// The day.
        public var day: Day
        /// What kind of change it is.
        public var kind: Kind
        /// What happens, in a sentence.
        public var what: String
        /// What follows, in our own words, and how the text was read.
        public var effect: String?
        /// The regime's name; `nil` for an entry on a list.
        public var regime: String?
        /// The provision, where one changes.
        public var provision: String?
        /// What it means for the case, in a sentence; `nil` without a case.
        public var bearing: String?
        /// Whether the day lies before the day asked about: a period that ran out.
        public var isPast = false
        /// Where it can be read.
        public var citation: Citation
        /// How far it is to be trusted.
        public var confidence: Confidence
    }

    /// The format of this document and its version.
    public var format = "clew.timetable/1"
    /// The title of the case; `nil` where no case was asked about.
    public var title: String?
    /// The day from which changes are told, itself included.
    public var from: Day
    /// The day whose knowledge is used; `nil` where all that is on hand was.
    public var knownAt: Day?
    /// The keys of the regimes looked at.
    public var regimes: [String]
    /// The changes by day, then by kind.
    public var entries: [Entry]
}

extension Array where Element == Timetable.Entry {
    /// By day, then by kind, then by what happens; the same change is told once.
    func inOrder() -> [Timetable.Entry] {
        func rank(_ entry: Element) -> Int { Element.Kind.allCases.firstIndex(of: entry.kind) ?? 0 }
        return unique().sorted {
            ($0.day, rank($0), $0.regime ?? "", $0.provision ?? "", $0.what)
                < ($1.day, rank($1), $1.regime ?? "", $1.provision ?? "", $1.what)
        }
    }
}
