import ClewModel

/// What a record says that cannot be so, and may not clear anybody.
extension RecordDraft {
    /// Days behind which nobody lists anybody: a slip in a year, a damaged digit.
    private static let (first, last) = (Day("1900-01-01"), Day("2050-12-31"))

    /// Sets days of a listing aside that cannot be: the listing then counts as in force, and whoever reads the list hears of it.
    ///
    /// A first day decades ahead would clear the party until then, an end before the beginning, or before anybody listed anybody, for
    /// ever. Both stay as notes.
    mutating func setAsideImpossibleDays(of place: Int) {
        guard entities[place].schema == .sanction, let first = Self.first, let last = Self.last else { return }
        let (from, to) = entities[place].validity
        if let from, from.earliest > last || from.latest < first {
            setAside([.startDate, .listingDate], of: place, "begins on \(from), which cannot be")
        }
        if let to, to.latest < first {
            setAside([.endDate], of: place, "ended on \(to), which cannot be")
        } else if let from, let to, from.earliest <= last, to.latest < from.earliest {
            setAside([.endDate], of: place, "ends on \(to), before it begins on \(from)")
        }
    }

    private mutating func setAside(_ properties: [PropertyName], of place: Int, _ fault: String) {
        for property in properties { entities[place].setAside(property) }
        warn(
            "import.listing.days",
            "a listing \(fault); the day is kept as a note, and the listing counts as in force")
    }

    /// Checks the names of every party of the record, see ``EntityDraft/checkNames()``.
    func checkNames() throws(RecordFault) {
        for entity in entities { try entity.checkNames() }
    }
}

extension EntityDraft {
    /// Refuses a party none of whose names holds a letter or a digit, since nothing would ever match it, and one with a control
    /// character in a name: what stood there is lost.
    func checkNames() throws(RecordFault) {
        guard schema.isMatchable else { return }
        var unreadable: String?
        var isReadable = false
        for value in values where PropertyName.names.contains(value.property) {
            if value.value.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
                throw RecordFault("the name “\(value.value)” holds a control character")
            }
            if isReadable { continue }
            isReadable = value.value.contains { $0.isLetter || $0.isNumber }
            if !isReadable, unreadable == nil { unreadable = value.value }
        }
        guard let unreadable, !isReadable else { return }
        throw RecordFault("no name of the party can be read (“\(unreadable)”); expected letters")
    }
}
