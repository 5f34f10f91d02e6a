import CYaml

/// Looks at a YAML file event by event before anything is built of it, and refuses what has no place in data.
///
/// An alias (`*name`) repeats what an anchor names; ten lines of aliases make a tree of ten thousand million values, and a
/// key made of such a tree is hashed without end. No file of ours needs them, so they are refused where they stand, and
/// so are keys that are no plain text, keys given twice and nesting that nobody writes.
///
/// - Complexity: O(*n*) in the bytes of the file.
struct YAMLShape {
    /// What is wrong, and where.
    struct Fault: Error {
        let code: String
        let message: String
        let line: Int
        let column: Int
    }

    /// How deep lists and mappings may lie in each other.
    static let depthLimit = 64

    /// A list or mapping that is open.
    private struct Level {
        let isMapping: Bool
        /// Whether what comes next in a mapping is a key.
        var isKeyNext: Bool
        /// The keys of a mapping and their lines.
        var keys: [String: Int] = [:]
    }

    private var levels: [Level] = []

    /// Checks a text; broken syntax is left to the reader that comes after, which reports it.
    static func check(_ text: String) throws(Fault) {
        var text = text
        var shape = YAMLShape()
        // A typed throw does not pass through `withUTF8`.
        let result = text.withUTF8 { bytes in
            Result { () throws(Fault) in try shape.check(bytes) }
        }
        try result.get()
    }

    private mutating func check(_ bytes: UnsafeBufferPointer<UInt8>) throws(Fault) {
        var parser = yaml_parser_t()
        guard yaml_parser_initialize(&parser) == 1 else { return }
        defer { yaml_parser_delete(&parser) }
        yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
        while true {
            var event = yaml_event_t()
            guard yaml_parser_parse(&parser, &event) == 1 else { return }
            defer { yaml_event_delete(&event) }
            if event.type == YAML_STREAM_END_EVENT { return }
            try take(event)
        }
    }

    private mutating func take(_ event: yaml_event_t) throws(Fault) {
        func fault(_ code: String, _ message: String) -> Fault {
            Fault(
                code: code, message: message, line: Int(event.start_mark.line) + 1,
                column: Int(event.start_mark.column) + 1)
        }
        switch event.type {
        case YAML_ALIAS_EVENT:
            throw fault("yaml.alias", "aliases (*name) are not read; write the value out where it belongs")
        case YAML_SCALAR_EVENT:
            guard isKeyNext else { return valueEnded() }
            let length = event.data.scalar.length
            let key = String(
                decoding: UnsafeBufferPointer(start: event.data.scalar.value, count: length), as: UTF8.self)
            let last = levels.count - 1
            if let first = levels[last].keys[key] {
                throw fault(
                    "yaml.key.duplicate",
                    "the key \(SafeText.quoted(key)) appears twice in one mapping, first in line \(first)")
            }
            levels[last].keys[key] = Int(event.start_mark.line) + 1
            levels[last].isKeyNext = false
        case YAML_SEQUENCE_START_EVENT, YAML_MAPPING_START_EVENT:
            if isKeyNext { throw fault("yaml.key", "a key must be a plain text; a list or a mapping stands here") }
            guard levels.count < Self.depthLimit else {
                throw fault("yaml.depth", "lists and mappings lie in each other more than \(Self.depthLimit) deep")
            }
            let isMapping = event.type == YAML_MAPPING_START_EVENT
            levels.append(Level(isMapping: isMapping, isKeyNext: isMapping))
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
            if !levels.isEmpty { levels.removeLast() }
            valueEnded()
        default: break
        }
    }

    private var isKeyNext: Bool { levels.last?.isKeyNext ?? false }

    /// After a value of a mapping its next key is due.
    private mutating func valueEnded() {
        guard let last = levels.indices.last, levels[last].isMapping else { return }
        levels[last].isKeyNext = true
    }
}
