import ClewModel

extension RecordDraft {
    /// Makes data of what an entry says about others: “and subsidiaries” behind a name, or in a remark about the party.
    ///
    /// The words go to the listing, as its description, and off the name. Without a listing in the record the name stays as it is:
    /// whoever screens against it takes them off again.
    mutating func takeScopes() {
        // Several listings of one party share what its name says.
        var scopes: [String: String] = [:]
        for listing in entities.indices where entities[listing].schema == .sanction {
            guard let party = entities[listing].values.first(where: { $0.property == .entity })?.value,
                let place = entities.firstIndex(where: { $0.id.rawValue == party }),
                entities[place].schema.isMatchable, entities[place].schema != .person
            else { continue }
            var words = entities[place].takeScope()
            if words == nil, !entities[listing].has(.description) {
                for value in entities[place].values where value.property == .notes && words == nil {
                    words = EntryScope.words(inRemark: value.value)
                }
            }
            scopes[party] = words ?? scopes[party]
            if let words = scopes[party] { entities[listing].add(.description, words) }
        }
    }
}

extension EntityDraft {
    /// Takes words about others off the party's names.
    ///
    /// - Returns: The words as published; `nil` where no name has any.
    fileprivate mutating func takeScope() -> String? {
        var words: String?
        for index in values.indices where PropertyName.names.contains(values[index].property) {
            guard let split = EntryScope.split(values[index].value) else { continue }
            let published = values[index].original ?? values[index].value
            rename(index, to: split.name, original: published)
            words = words ?? split.words
        }
        return words
    }
}
