/// Rows of a table that together describe one entity, in the order in which each group first appears.
struct GroupedRows {
    private(set) var groups: [[Record]] = []
    private var places: [String: Int] = [:]

    /// Adds a row to the group of a key.
    mutating func add(_ record: Record, key: String) {
        if let place = places[key] {
            groups[place].append(record)
        } else {
            places[key] = groups.count
            groups.append([record])
        }
    }
}
