import Yams

extension YAMLRecord {
    /// The mappings inside this one, by their key, in the order of the file: a mapping alone, or the mappings of a list.
    ///
    /// For walking over files of any schema; nothing is marked as read and nothing is reported.
    public var children: [(key: String, records: [YAMLRecord])] {
        nodes.compactMap { key, node in
            let found: [YAMLRecord]
            switch node {
            case .mapping: found = [YAMLRecord(walking: node, of: self)].compactMap(\.self)
            case .sequence(let items): found = items.compactMap { YAMLRecord(walking: $0, of: self) }
            default: return nil
            }
            return found.isEmpty ? nil : (key, found)
        }
    }

    /// A single value as text, without marking it as read; `nil` where it is absent, blank, or no single value.
    public func text(_ key: String) -> String? {
        guard case .scalar(let scalar)? = nodes.first(where: { $0.key == key })?.node else { return nil }
        let text = Text.trimmed(scalar.string)
        return text.isEmpty ? nil : text
    }
}
