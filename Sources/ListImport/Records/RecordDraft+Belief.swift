import ClewModel

/// What a record says that cannot be so, and may not clear anybody.
extension RecordDraft {
    /// Sets days of a listing aside that cannot be; see ``EntityDraft/dayFaults``.
    ///
    /// The listing then counts as in force, and whoever reads the list hears of it. The days stay as notes.
    mutating func setAsideImpossibleDays(of place: Int) {
        for fault in entities[place].dayFaults {
            for property in fault.properties { entities[place].setAside(property) }
            warn(
                "import.listing.days",
                "a listing \(fault.words); the day is kept as a note, and the listing counts as in force")
        }
    }

    /// Checks the identifier of the record, and the names of every party of it, see ``EntityDraft/checkNames()``.
    func checkNames() throws(RecordFault) {
        if let id, ControlText.isIn(id) { throw RecordFault("the identifier “\(id)” holds a control character") }
        for entity in entities { try entity.checkNames() }
    }
}

extension EntityDraft {
    /// Days behind which nobody lists anybody: a slip in a year, a damaged digit.
    private static let (first, last) = (Day("1900-01-01"), Day("2050-12-31"))

    /// The days of a listing that cannot be, with what to say of them.
    ///
    /// A first day decades ahead would clear the party until then, an end before the beginning, or before anybody listed anybody, for
    /// ever.
    var dayFaults: [(properties: [PropertyName], words: String)] {
        guard schema == .sanction, let first = Self.first, let last = Self.last else { return [] }
        let (from, to) = validity
        var faults: [([PropertyName], String)] = []
        if let from, from.earliest > last || from.latest < first {
            faults.append(([.startDate, .listingDate], "begins on \(from), which cannot be"))
        }
        if let to, to.latest < first {
            faults.append(([.endDate], "ended on \(to), which cannot be"))
        } else if let from, let to, from.earliest <= last, to.latest < from.earliest {
            faults.append(([.endDate], "ends on \(to), before it begins on \(from)"))
        }
        return faults
    }

    /// Refuses a party none of whose names holds a letter or a digit, since nothing would ever match it, and one with a control
    /// character in a name: what stood there is lost.
    ///
    /// An identifier, or the name of a schema or property, with such a character is none that anybody else could say.
    func checkNames() throws(RecordFault) {
        if ControlText.isIn(id.rawValue) {
            throw RecordFault("the identifier “\(id.rawValue)” holds a control character")
        }
        if ControlText.isIn(schema.rawValue) {
            throw RecordFault("the schema “\(schema.rawValue)” holds a control character")
        }
        for value in values where ControlText.isIn(value.property.rawValue) {
            throw RecordFault("the property “\(value.property.rawValue)” holds a control character")
        }
        guard schema.isMatchable else { return }
        var unreadable: String?
        var isReadable = false
        for value in values where PropertyName.names.contains(value.property) {
            if ControlText.isIn(value.value) {
                throw RecordFault("the name “\(value.value)” holds a control character")
            }
            if isReadable { continue }
            isReadable = value.value.contains { $0.isLetter || $0.isNumber }
            if !isReadable, unreadable == nil { unreadable = value.value }
        }
        guard let unreadable, !isReadable else { return }
        throw RecordFault("no name of the party can be read (“\(unreadable)”); expected letters")
    }

    /// A name in which something stands for letters that are lost: U+FFFD, a control of the upper half, no character at all.
    var damagedName: String? {
        guard schema.isMatchable else { return nil }
        return values.first { PropertyName.names.contains($0.property) && ControlText.hasLostLetters($0.value) }?.value
    }

    /// Whether the entity is a party with nothing that a query could find it by.
    var isNameless: Bool {
        schema.isMatchable
            && !values.contains { value in
                PropertyName.names.contains(value.property) || PropertyName.identifiers.contains(value.property)
                    || NameParts.properties.contains(value.property)
            }
    }
}

/// Control characters of ASCII in what others look a record up by: a NUL among them ends a text early for some programs.
enum ControlText {
    /// Whether a text holds one.
    static func isIn(_ text: String) -> Bool { text.utf8.contains { $0 < 0x20 || $0 == 0x7F } }

    /// Whether a text holds what stands for letters that were lost on the way: U+FFFD, U+0080 to U+009F, U+FFFE and U+FFFF.
    static func hasLostLetters(_ text: String) -> Bool {
        guard text.utf8.contains(where: { $0 == 0xC2 || $0 == 0xEF }) else { return false }
        return text.unicodeScalars.contains { scalar in
            (0x80..<0xA0).contains(scalar.value) || (0xFFFD...0xFFFF).contains(scalar.value)
        }
    }
}
