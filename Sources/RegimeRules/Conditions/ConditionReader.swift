import ClewModel
import SourceFiles

/// Reads conditions: each is a mapping with exactly one key, which says its kind.
struct ConditionReader {
    /// The provisions that a condition may refer to: those before it in the file.
    let provisions: [ProvisionID]
    private let kinds: [any ConditionKind.Type]

    /// Creates a reader.
    init(provisions: [ProvisionID], kinds: [any ConditionKind.Type] = ConditionCatalog.kinds) {
        self.provisions = provisions
        self.kinds = kinds
    }

    /// Reads a condition; a diagnostic was added where the answer is `nil`.
    func condition(_ record: YAMLRecord, into diagnostics: inout [Diagnostic]) -> Condition? {
        guard record.keys.count == 1, let key = record.keys.first else {
            diagnostics.append(
                Diagnostic(
                    .error, code: "condition.form",
                    "a condition has exactly one key; found " + record.keys.joined(separator: ", "),
                    at: record.location))
            // Marks the keys as read, so that each problem is told once.
            for key in record.keys { _ = record.location(of: key) }
            return nil
        }
        guard let kind = kinds.first(where: { $0.key == key }) else {
            record.report(
                "condition.kind",
                "“\(key)” is no condition; known are \(kinds.map { $0.key }.joined(separator: ", "))", at: key,
                into: &diagnostics)
            return nil
        }
        return read(kind, record, into: &diagnostics)
    }

    private func read<Kind: ConditionKind>(
        _ kind: Kind.Type, _ record: YAMLRecord, into diagnostics: inout [Diagnostic]
    ) -> Condition? {
        Kind.read(record, by: self, into: &diagnostics).map { Condition($0) }
    }

    // What several kinds are read with

    /// The conditions of a list; at least one.
    func parts(of record: YAMLRecord, at key: String, into diagnostics: inout [Diagnostic]) -> [Condition]? {
        let records = record.records(key, into: &diagnostics)
        if records.isEmpty {
            record.report("condition.empty", "\(key) needs at least one condition", at: key, into: &diagnostics)
            return nil
        }
        let parts = records.map { condition($0, into: &diagnostics) }
        return parts.contains { $0 == nil } ? nil : parts.compactMap(\.self)
    }

    /// The texts of a list; at least one.
    func texts(_ record: YAMLRecord, _ key: String, into diagnostics: inout [Diagnostic]) -> [String]? {
        let texts = record.strings(key, into: &diagnostics)
        if texts.isEmpty {
            record.report("condition.empty", "\(key) needs at least one value", at: key, into: &diagnostics)
            return nil
        }
        return texts
    }
}
