public import ClewModel
import Yams

/// One mapping of a YAML file, its values with their places.
///
/// It remembers which keys were read, so that ``reportUnread(into:)`` can name the ones that nobody looked at: a key with
/// a slip of the pen never vanishes. The typed readers append one clear diagnostic and answer `nil`, or an empty list,
/// where a value is not what was asked for; a key that is absent or blank answers the same without a diagnostic.
public struct YAMLRecord {
    /// Where the mapping starts.
    public let location: SourceLocation
    private let pairs: [(key: String, place: SourceLocation, value: Node)]
    private let reads = Reads()

    /// What was asked for so far.
    private final class Reads {
        var keys: Set<String> = []
        var children: [(key: String, records: [YAMLRecord])] = []
    }

    private init(_ mapping: Node.Mapping, file: String, at location: SourceLocation) {
        self.location = location
        pairs = mapping.compactMap { key, value in
            key.scalar.map { ($0.string, YAMLRecord.place(of: key, in: file) ?? location, value) }
        }
    }

    /// The mapping that a node inside `parent` is; `nil` where it is none.
    init?(walking node: Node, of parent: YAMLRecord) {
        guard case .mapping(let mapping) = node else { return nil }
        self.init(
            mapping, file: parent.location.file,
            at: YAMLRecord.place(of: node, in: parent.location.file) ?? parent.location)
    }

    /// The values by their keys, in the order of the file.
    var nodes: [(key: String, node: Node)] {
        pairs.map { ($0.key, $0.value) }
    }

    /// Reads a file that is one mapping.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - diagnostics: Receives what is wrong with its form: damaged UTF-8, broken YAML, a repeated key, no mapping.
    /// - Returns: The mapping; `nil` if there is none, and then at least one error was reported.
    public static func document(_ file: SourceFile, into diagnostics: inout [Diagnostic]) -> YAMLRecord? {
        guard let root = root(of: file, into: &diagnostics) else { return nil }
        guard case .mapping(let mapping) = root else {
            let place = place(of: root, in: file.name) ?? SourceLocation(file: file.name, line: 1, column: 1)
            diagnostics.append(
                Diagnostic(
                    .error, code: "yaml.mapping", "expected a mapping of keys to values, such as “key: value”",
                    at: place))
            return nil
        }
        return YAMLRecord(mapping, file: file.name, at: SourceLocation(file: file.name, line: 1, column: 1))
    }

    /// Reads a file that is a list of mappings.
    public static func list(_ file: SourceFile, into diagnostics: inout [Diagnostic]) -> [YAMLRecord] {
        guard let root = root(of: file, into: &diagnostics) else { return [] }
        return records(in: root, of: "the file", file: file.name, into: &diagnostics)
    }

    /// The keys in the order of the file.
    public var keys: [String] {
        pairs.map(\.key)
    }

    /// Whether the key is there, even if its value is blank.
    public func has(_ key: String) -> Bool {
        pairs.contains { $0.key == key }
    }

    /// The place of a value; of the record where the key is absent.
    public func location(of key: String) -> SourceLocation {
        guard let pair = pairs.first(where: { $0.key == key }) else { return location }
        return YAMLRecord.place(of: pair.value, in: location.file) ?? pair.place
    }

    /// A single value with its place, for the typed readers of ``Cell``.
    public func cell(_ key: String, into diagnostics: inout [Diagnostic]) -> Cell? {
        guard let node = value(of: key) else { return nil }
        guard case .scalar(let scalar) = node else {
            report("yaml.scalar", "\(key) must be a single value", at: key, into: &diagnostics)
            return nil
        }
        let text = Text.trimmed(scalar.string)
        guard !text.isEmpty, !reportNUL(text, at: location(of: key), into: &diagnostics) else { return nil }
        return Cell(text: text, location: location(of: key), column: key)
    }

    /// A text.
    public func string(_ key: String, into diagnostics: inout [Diagnostic]) -> String? {
        cell(key, into: &diagnostics)?.text
    }

    /// A text that must be there.
    public func require(_ key: String, into diagnostics: inout [Diagnostic]) -> String? {
        requireCell(key, into: &diagnostics)?.text
    }

    /// A single value that must be there, with its place.
    public func requireCell(_ key: String, into diagnostics: inout [Diagnostic]) -> Cell? {
        let before = diagnostics.count
        if let cell = cell(key, into: &diagnostics) { return cell }
        if diagnostics.count == before {
            report("yaml.key.missing", "\(key) is missing; expected a value", at: key, into: &diagnostics)
        }
        return nil
    }

    /// Texts: a list, or one text alone.
    public func strings(_ key: String, into diagnostics: inout [Diagnostic]) -> [String] {
        cells(key, into: &diagnostics).map(\.text)
    }

    /// Texts with their places: a list, or one text alone.
    public func cells(_ key: String, into diagnostics: inout [Diagnostic]) -> [Cell] {
        guard let node = value(of: key) else { return [] }
        guard case .sequence(let sequence) = node else {
            return cell(key, into: &diagnostics).map { [$0] } ?? []
        }
        return sequence.compactMap { item in
            guard case .scalar(let scalar) = item else {
                report("yaml.scalar", "\(key) must be a list of single values", at: key, into: &diagnostics)
                return nil
            }
            let text = Text.trimmed(scalar.string)
            let place = YAMLRecord.place(of: item, in: location.file) ?? location(of: key)
            guard !text.isEmpty, !reportNUL(text, at: place, into: &diagnostics) else { return nil }
            return Cell(text: text, location: place, column: key)
        }
    }

    /// Whether the value of a key is a mapping; reads nothing.
    public func isMapping(_ key: String) -> Bool {
        if case .mapping = pairs.first(where: { $0.key == key })?.value { true } else { false }
    }

    /// A mapping.
    public func record(_ key: String, into diagnostics: inout [Diagnostic]) -> YAMLRecord? {
        if let known = reads.children.first(where: { $0.key == key }) { return known.records.first }
        guard let node = value(of: key) else { return nil }
        guard case .mapping(let mapping) = node else {
            report("yaml.mapping", "\(key) must be a mapping of keys to values", at: key, into: &diagnostics)
            return nil
        }
        let child = YAMLRecord(mapping, file: location.file, at: location(of: key))
        reads.children.append((key, [child]))
        return child
    }

    /// Mappings: a list of them, or one alone.
    public func records(_ key: String, into diagnostics: inout [Diagnostic]) -> [YAMLRecord] {
        if let known = reads.children.first(where: { $0.key == key }) { return known.records }
        guard let node = value(of: key) else { return [] }
        if case .mapping = node { return record(key, into: &diagnostics).map { [$0] } ?? [] }
        let children = YAMLRecord.records(in: node, of: key, file: location.file, into: &diagnostics)
        reads.children.append((key, children))
        return children
    }

    /// A number.
    public func number(_ key: String, into diagnostics: inout [Diagnostic]) -> Double? {
        cell(key, into: &diagnostics)?.number(&diagnostics)
    }

    /// A whole number from a range; one that counts something where no range is named.
    public func integer(
        _ key: String, in range: ClosedRange<Int> = 0...1_000_000_000, into diagnostics: inout [Diagnostic]
    ) -> Int? {
        guard let cell = cell(key, into: &diagnostics), let number = cell.number(&diagnostics) else { return nil }
        guard let whole = Int(exactly: number), range.contains(whole) else {
            cell.report(
                "cell.integer",
                "\(key) is \(cell.quoted); expected a whole number from \(range.lowerBound) to \(range.upperBound)",
                into: &diagnostics)
            return nil
        }
        return whole
    }

    /// `true` or `false`, `yes` or `no`.
    public func bool(_ key: String, into diagnostics: inout [Diagnostic]) -> Bool? {
        cell(key, into: &diagnostics)?.bool(&diagnostics)
    }

    /// A day.
    public func day(_ key: String, into diagnostics: inout [Diagnostic]) -> Day? {
        cell(key, into: &diagnostics)?.day(&diagnostics)
    }

    /// A date that may be known to the month or year only.
    public func partialDate(_ key: String, into diagnostics: inout [Diagnostic]) -> PartialDate? {
        cell(key, into: &diagnostics)?.partialDate(&diagnostics)
    }

    /// One of the raw values of an enumeration.
    public func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String, as type: Choice.Type = Choice.self, into diagnostics: inout [Diagnostic]
    ) -> Choice? where Choice.RawValue == String {
        cell(key, into: &diagnostics)?.choice(type, &diagnostics)
    }

    /// How far a claim is to be trusted: `high`, `medium`, `low` or `unverified`.
    public func confidence(_ key: String = "confidence", into diagnostics: inout [Diagnostic]) -> Confidence? {
        choice(key, into: &diagnostics)
    }

    /// Where a claim can be read: a mapping with `source` and, as far as known, `pinpoint`, `url`, `date` and
    /// `verification`; or the source alone as a text, which is then marked as a secondary source.
    public func citation(_ key: String = "citation", into diagnostics: inout [Diagnostic]) -> Citation? {
        guard let node = value(of: key) else { return nil }
        if case .scalar = node {
            return string(key, into: &diagnostics).map { Citation($0, verification: .secondary) }
        }
        return record(key, into: &diagnostics)?.asCitation(into: &diagnostics)
    }

    /// This mapping as a citation.
    public func asCitation(into diagnostics: inout [Diagnostic]) -> Citation? {
        let source = require("source", into: &diagnostics)
        let pinpoint = string("pinpoint", into: &diagnostics)
        let url = string("url", into: &diagnostics)
        let date = partialDate("date", into: &diagnostics)
        let accessed = partialDate("accessed", into: &diagnostics)
        let verification: Verification? = choice("verification", into: &diagnostics)
        return source.map {
            Citation(
                $0, pinpoint, url: url, date: date, accessed: accessed, verification: verification ?? .secondary)
        }
    }

    /// Warns of every key, here and in the mappings handed out, that nothing has read.
    public func reportUnread(into diagnostics: inout [Diagnostic]) {
        for pair in pairs where !reads.keys.contains(pair.key) {
            diagnostics.append(
                Diagnostic(
                    .warning, code: "yaml.key.unknown", "the key \(pair.key) is not read; check its spelling",
                    at: pair.place))
        }
        for child in reads.children.flatMap(\.records) { child.reportUnread(into: &diagnostics) }
    }

    /// Appends an error about a value.
    public func report(_ code: String, _ message: String, at key: String, into diagnostics: inout [Diagnostic]) {
        diagnostics.append(Diagnostic(.error, code: code, message, at: location(of: key)))
    }

    /// Reports a text with a NUL in it, which an escape can put there.
    private func reportNUL(_ text: String, at place: SourceLocation, into diagnostics: inout [Diagnostic]) -> Bool {
        guard text.utf8.contains(0) else { return false }
        diagnostics.append(Diagnostic(.error, code: "yaml.nul", "the value holds a NUL, which no text has", at: place))
        return true
    }

    /// The value of a key, marked as read; `nil` if it is absent or blank.
    private func value(of key: String) -> Node? {
        reads.keys.insert(key)
        guard let node = pairs.first(where: { $0.key == key })?.value else { return nil }
        if case .scalar(let scalar) = node, scalar.style == .plain, ["", "~", "null"].contains(scalar.string) {
            return nil
        }
        return node
    }

    private static func records(
        in node: Node, of name: String, file: String, into diagnostics: inout [Diagnostic]
    ) -> [YAMLRecord] {
        let place = place(of: node, in: file) ?? SourceLocation(file: file, line: 1, column: 1)
        guard case .sequence(let sequence) = node else {
            diagnostics.append(
                Diagnostic(.error, code: "yaml.list", "\(name) must be a list of mappings", at: place))
            return []
        }
        return sequence.compactMap { item in
            let itemPlace = self.place(of: item, in: file) ?? place
            guard case .mapping(let mapping) = item else {
                diagnostics.append(
                    Diagnostic(
                        .error, code: "yaml.mapping", "each item of \(name) must be a mapping of keys to values",
                        at: itemPlace))
                return nil
            }
            return YAMLRecord(mapping, file: file, at: itemPlace)
        }
    }

    private static func place(of node: Node, in file: String) -> SourceLocation? {
        node.mark.map { SourceLocation(file: file, line: $0.line, column: $0.column) }
    }

    private static func root(of file: SourceFile, into diagnostics: inout [Diagnostic]) -> Node? {
        YAMLText.root(of: file, into: &diagnostics)
    }
}
