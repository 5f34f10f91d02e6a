public import ClewModel

/// A reason why a version of a list is withheld, or published with a remark.
public enum PublishingProblem: Hashable, Sendable {
    /// The list holds fewer entities than it can credibly hold.
    case tooFew(entities: Int, expected: Int)
    /// The list holds more entities than it can credibly hold.
    case tooMany(entities: Int, expected: Int)
    /// The list shrank by more than the share that is allowed at once.
    case shrank(from: Int, to: Int, allowed: Double)
    /// The list has no listing of an authority any more, of which it had many.
    case sourceGone(String, listings: Int)
    /// The list has lost more of an authority's listings than are left.
    case sourceShrank(String, gone: Int, left: Int)
    /// The publisher dates it before the version on record.
    case older(published: PartialDate, onRecord: PartialDate)
    /// The files are those of an earlier version, which another has replaced since.
    case replaced(version: Int64, recorded: Day)
    /// The files are of different days.
    case differentDays([PartialDate])
    /// The publisher dates it after the day on which it is recorded.
    case future(published: PartialDate, recorded: Day)
    /// Files that belong to the list were not given.
    case filesMissing([String])
    /// It was out of date when it was fetched.
    case outOfDate(published: PartialDate, days: Int)

    /// The stable key.
    public var code: String {
        switch self {
        case .tooFew: "list.too-few"
        case .tooMany: "list.too-many"
        case .shrank: "list.shrank"
        case .sourceGone: "list.source-gone"
        case .sourceShrank: "list.source-shrank"
        case .older: "list.older"
        case .replaced: "list.replaced"
        case .differentDays: "list.files-of-days"
        case .future: "list.future"
        case .filesMissing: ListCompleteness.filesMissing
        case .outOfDate: "list.out-of-date"
        }
    }

    /// Whether a version is withheld for it unless a person accepts it.
    ///
    /// A file that is out of date is still newer than the one on record, so that it is published, and said to be old.
    public var blocks: Bool {
        if case .outOfDate = self { return false }
        return true
    }
}

extension PublishingProblem: CustomStringConvertible {
    /// The reason, for a person.
    public var description: String {
        switch self {
        case .tooFew(let entities, let expected):
            "the list holds \(entities) parties, and at least \(expected) were expected"
        case .tooMany(let entities, let expected):
            "the list holds \(entities) parties, and at most \(expected) were expected"
        case .shrank(let from, let to, let allowed):
            "the list shrank from \(from) to \(to) parties, by more than the share of \(allowed) that it may lose "
                + "at once"
        case .sourceGone(let authority, let listings):
            "the list no longer holds any of the \(listings) listings of \(authority)"
        case .sourceShrank(let authority, let gone, let left):
            "the list no longer holds \(gone) listings of \(authority), and \(left) are left"
        case .older(let published, let onRecord):
            "the file was published on \(published), and the version on record on \(onRecord)"
        case .replaced(let version, let recorded):
            "these are the files of version \(version), recorded on \(recorded), which a later one has replaced"
        case .differentDays(let days):
            "the files are of different days: \(days.map(\.description).joined(separator: ", "))"
        case .future(let published, let recorded):
            "the file says that it was published on \(published), which lies after \(recorded), the day of the import; each later "
                + "version would be taken for an older one"
        case .filesMissing(let files):
            "\(files.joined(separator: ", ")) \(files.count == 1 ? "was" : "were") not given, so that a part of every party is "
                + "missing: give all files of the list together"
        case .outOfDate(let published, let days):
            "the publisher's file is of \(published), although the list changes more often than every \(days) days; "
                + "see whether the address still serves it"
        }
    }
}
