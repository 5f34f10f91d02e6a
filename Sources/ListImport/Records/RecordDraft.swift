import ClewModel

/// What one record says, held back until the whole record has been read.
struct RecordDraft {
    /// The record's own identifier, once it is known.
    var id: String?
    /// Where the record can be read, where that differs from the whole file's citation.
    var citation: Citation?
    /// How far the record is to be trusted.
    var confidence = Confidence.high
    var entities: [EntityDraft] = []
    /// What someone should look at, though the record can be used.
    private(set) var remarks: [(code: String, message: String)] = []

    /// Adds an entity.
    mutating func emit(_ entity: EntityDraft) {
        entities.append(entity)
        if let name = entity.damagedName {
            warn(
                "import.name.damaged",
                "letters of the name “\(name)” are lost: a character stands in it that replaces others; whoever is asked for by the "
                    + "whole name may not be found")
        }
        setAsideImpossibleDays(of: entities.count - 1)
        // Without a first day a listing counts as before any day: whoever reads a list must hear of a day that is there and unread.
        guard entity.schema == .sanction, entity.validity.from == nil else { return }
        for property in ["startDate", "listingDate"] {
            let unread = entity.values.first { value in
                (value.property == .summary || value.property == .notes) && value.value.hasPrefix(property + ": ")
            }
            guard let unread else { continue }
            warn(
                "import.startDate.unreadable",
                "the first day of the listing cannot be read (\(unread.value)), so the listing counts as in force on any day; "
                    + "if day and month are in doubt, save the file with dates such as 2024-03-05")
        }
    }

    /// Reports something that someone should look at.
    mutating func warn(_ code: String, _ message: String) {
        remarks.append((code, message))
    }

    /// Adds a note to the first entity that can hold one.
    mutating func annotate(_ label: String, _ value: String?) {
        guard let place = entities.firstIndex(where: { SchemaProperties.has($0.schema, .notes) }) else {
            if !entities.isEmpty { entities[0].note(label, value) }
            return
        }
        entities[place].note(label, value)
    }

    /// Keeps values that nobody read as notes on the first entity.
    mutating func keep(_ unread: [(path: String, value: String, line: Int)]) {
        for field in unread { annotate(field.path, field.value) }
    }
}
