import GRDB

/// What a version left unread, beside what the version before did, to tell whose statements must not be taken for gone.
///
/// A bad record that the version before had too, byte for byte, had no statements then and explains no disappearance.
/// A record that is bad now and was not before may be that of any entity that does not appear, unless its identifier
/// names one.
struct UnreadRecords {
    /// All records of the version that could not be read.
    let all: [UnreadRecord]
    /// Those that the version before did not have.
    let new: [UnreadRecord]
    /// How many more records are missing than from the version before.
    let newlyMissing: Int
    /// Whether anything is unread at all.
    let isAny: Bool
    /// What the version before carried over, by the number of the entity.
    let marks: [Int64: CompletenessRows.Mark]
    /// The version before; 0 where there is none.
    let previous: Int64

    /// Compares a version with the one before.
    ///
    /// - Parameter letsGo: Whether a person has looked, so that nothing is carried over.
    init(
        _ all: [UnreadRecord], missing: Int, after previous: ListVersion?, letsGo: Bool, in database: Database
    ) throws {
        self.all = all
        self.previous = previous?.number ?? 0
        isAny = !letsGo && (!all.isEmpty || missing > 0)
        var known: [String: Int] = [:]
        if isAny, let previous {
            for reject in try CompletenessRows.rejects(of: previous.number, in: database) {
                known[reject.fingerprint, default: 0] += 1
            }
            let marks = try CompletenessRows.marks(of: previous.number, in: database)
            self.marks = Dictionary(marks.map { ($0.entity, $0) }, uniquingKeysWith: { first, _ in first })
        } else {
            marks = [:]
        }
        new = all.filter { reject in
            // Nobody can tell whether a record of which nothing is known was there before.
            guard !reject.fingerprint.isEmpty, let count = known[reject.fingerprint], count > 0 else { return true }
            known[reject.fingerprint] = count - 1
            return false
        }
        newlyMissing = max(0, missing - (previous?.completeness.missing ?? 0))
    }
}
