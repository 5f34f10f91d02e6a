/// The fields of a record or of a group inside it; reading a value takes it, and what nobody takes is reported.
struct Fields {
    let record: Record
    let node: Int32

    /// The line where the group begins.
    var line: Int { Int(record.tree.nodes[Int(node)].line) }

    /// The name of the group's element.
    var name: String { record.names.names[Int(record.tree.nodes[Int(node)].name)] }

    /// The group's own text; `nil` where it is empty.
    var text: String? {
        record.takeText(of: node)
        let text = record.tree.text(of: node)
        return text.isEmpty ? nil : text
    }

    /// The group's own text with all its white space.
    var rawText: String {
        record.takeText(of: node)
        return record.tree.rawText(of: node)
    }

    /// The first value of a field; `nil` where it is absent or empty.
    subscript(_ name: String) -> String? {
        guard let child = first(name) else { return nil }
        return Fields(record: record, node: child).text
    }

    /// The first value of a field that every record must have.
    func require(_ name: String) throws(RecordFault) -> String {
        guard let value = self[name] else {
            throw RecordFault("the record has no \(name), which every record must have", line: line)
        }
        return value
    }

    /// The values of a repeated field, without the empty ones.
    func texts(_ name: String) -> [String] {
        groups(name).compactMap(\.text)
    }

    /// The first group of a name.
    func group(_ name: String) -> Fields? {
        first(name).map { Fields(record: record, node: $0) }
    }

    /// The groups of a name.
    func groups(_ name: String) -> [Fields] {
        guard let number = record.names.number(of: name) else { return [] }
        var result: [Fields] = []
        var child = record.tree.nodes[Int(node)].firstChild
        while child >= 0 {
            if record.tree.nodes[Int(child)].name == number { result.append(Fields(record: record, node: child)) }
            child = record.tree.nodes[Int(child)].next
        }
        return result
    }

    /// All fields of the group, in source order.
    var children: [Fields] {
        var result: [Fields] = []
        var child = record.tree.nodes[Int(node)].firstChild
        while child >= 0 {
            result.append(Fields(record: record, node: child))
            child = record.tree.nodes[Int(child)].next
        }
        return result
    }

    /// Whether the field holds other fields.
    var isGroup: Bool { record.tree.nodes[Int(node)].firstChild >= 0 }

    /// The groups of a name inside all groups of another.
    func groups(_ outer: String, _ inner: String) -> [Fields] {
        groups(outer).flatMap { $0.groups(inner) }
    }

    /// Leaves fields out on purpose: they say nothing about the entity, or another field says it better.
    func ignore(_ names: String...) {
        for name in names {
            for group in groups(name) { record.take(group.node) }
        }
    }

    /// Leaves the whole group out on purpose.
    func ignoreAll() {
        record.take(node)
    }

    private func first(_ name: String) -> Int32? {
        guard let number = record.names.number(of: name) else { return nil }
        var child = record.tree.nodes[Int(node)].firstChild
        while child >= 0 {
            if record.tree.nodes[Int(child)].name == number { return child }
            child = record.tree.nodes[Int(child)].next
        }
        return nil
    }
}
