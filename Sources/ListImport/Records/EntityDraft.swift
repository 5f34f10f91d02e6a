import ClewModel

/// An entity as an importer puts it together: values in source order, without repeats.
struct EntityDraft {
    /// One value of one property.
    struct Value {
        var property: PropertyName
        var value: String
        var original: String?
        var language: String?
    }

    var id: EntityID
    var schema: Schema
    private(set) var values: [Value] = []

    init(_ schema: Schema, id: EntityID) {
        self.id = id
        self.schema = schema
    }

    /// Adds a value; an absent or empty one adds nothing.
    mutating func add(_ property: PropertyName, _ value: String?, original: String? = nil, language: String? = nil) {
        guard let value, !value.isEmpty, !has(property, value) else { return }
        if !SchemaProperties.has(schema, property) {
            guard schema == .organization && SchemaProperties.provesCompany(property) else {
                note(property.rawValue, original ?? value)
                return
            }
            schema = .company
        }
        values.append(
            Value(property: property, value: value, original: original == value ? nil : original, language: language))
    }

    /// Adds a value whatever the schema, for sources that publish FollowTheMoney themselves.
    mutating func addUnchecked(
        _ property: PropertyName, _ value: String, original: String? = nil, language: String? = nil
    ) {
        guard !value.isEmpty, !has(property, value) else { return }
        values.append(
            Value(
                property: property, value: value, original: original == value ? nil : original, language: language))
    }

    /// Makes room for values, so that adding them moves nothing.
    mutating func reserve(_ count: Int) {
        values.reserveCapacity(count)
    }

    /// Adds several values.
    mutating func add(_ property: PropertyName, _ values: [String]) {
        for value in values { add(property, value) }
    }

    /// Keeps a value that has no property of its own as a note under a label.
    mutating func note(_ label: String, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        let property: PropertyName = SchemaProperties.has(schema, .notes) ? .notes : .summary
        add(property, label + ": " + value)
    }

    /// Adds a country: its code where the name is known, else the name as a note, so that nothing is lost or guessed.
    mutating func addCountry(_ name: String?, as property: PropertyName = .country) {
        guard let name, !name.isEmpty else { return }
        if let code = Country.code(of: name) {
            add(property, code, original: name)
        } else {
            note(property == .country ? "Country" : property.rawValue, name)
        }
    }

    /// Adds a date as far as it is known, else its text as a note.
    mutating func addDate(_ property: PropertyName, _ text: String?, _ order: DateReader.Order = .textual) {
        guard let text, !text.isEmpty else { return }
        if let date = DateReader.read(text, order), property != .birthDate || BirthText.isPossible(date) {
            add(property, date.description, original: text)
        } else if property == .birthDate, let dates = BirthText.read(text, order) {
            for date in dates { add(property, date.description, original: text) }
        } else {
            note(property.rawValue, text)
        }
    }

    /// Adds the span of years in which a person was born; one of which an end is not stated is kept as a note, for the other end
    /// alone is no year of birth.
    mutating func addBirthSpan(from first: String?, to last: String?) {
        switch (first, last) {
        case (let first?, let last?): addDate(.birthDate, first == last ? first : first + "-" + last)
        case (let first?, nil): note("Born in or after", first)
        case (nil, let last?): note("Born in or before", last)
        case (nil, nil): return
        }
    }

    /// Adds an identifier under the property whose standard its check digits prove, else under another.
    mutating func addIdentifier(_ property: PropertyName, _ text: String?, otherwise: PropertyName = .idNumber) {
        guard let text, !text.isEmpty else { return }
        if let code = Identifiers.proven(property, text) {
            add(property, code, original: text)
        } else if Identifiers.isStandardized(property) {
            add(otherwise, text)
        } else {
            add(property, text)
        }
    }

    /// From when to when the whole entity holds: the start and end of a listing, a stake or another interval.
    var validity: (from: PartialDate?, to: PartialDate?) {
        switch schema {
        case .sanction, .ownership, .directorship, .unknownLink, .identification:
            (date(.startDate) ?? date(.listingDate), date(.endDate))
        default: (nil, nil)
        }
    }

    private func date(_ property: PropertyName) -> PartialDate? {
        values.first { $0.property == property }.flatMap { PartialDate($0.value) }
    }

    /// Takes the values of a property away and keeps them as notes.
    mutating func setAside(_ property: PropertyName) {
        let gone = values.filter { $0.property == property }
        values.removeAll { $0.property == property }
        for value in gone { note(property.rawValue, value.original ?? value.value) }
    }

    /// Gives one of the values another text; what was published stays beside it.
    mutating func rename(_ index: Int, to text: String, original: String) {
        values[index].value = text
        values[index].original = original
    }

    /// Whether the draft has a value of a property.
    func has(_ property: PropertyName) -> Bool {
        values.contains { $0.property == property }
    }

    private func has(_ property: PropertyName, _ value: String) -> Bool {
        values.contains { $0.property == property && $0.value == value }
    }
}
