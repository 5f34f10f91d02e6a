import ClewModel
import Yams

/// Turns the bytes of a YAML file into nodes, and what is wrong with them into diagnostics.
enum YAMLText {
    static func root(of file: SourceFile, into diagnostics: inout [Diagnostic]) -> Node? {
        func report(_ code: String, _ message: String, line: Int = 1, column: Int = 1) {
            let place = SourceLocation(file: file.name, line: line, column: column)
            diagnostics.append(Diagnostic(.error, code: code, message, at: place))
        }
        if let offset = file.invalidUTF8Offset {
            let before = file.bytes[..<offset]
            let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
            let column = String(decoding: file.bytes[lineStart..<offset], as: UTF8.self).unicodeScalars.count + 1
            report(
                "file.encoding", "the text is not UTF-8; save the file as UTF-8",
                line: before.count { $0 == 0x0A } + 1, column: column)
            return nil
        }
        // Once: a text is put together from the bytes each time it is asked for.
        let text = file.text
        do throws(YAMLShape.Fault) {
            try YAMLShape.check(text)
        } catch {
            report(error.code, error.message, line: error.line, column: error.column)
            return nil
        }
        do {
            if let node = try compose(yaml: text) { return node }
            report("yaml.empty", "the file is empty; expected keys and values")
        } catch YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _)
        {
            report("yaml.syntax", "this is not valid YAML: \(problem)", line: mark.line, column: mark.column)
        } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
            report(
                "yaml.key.duplicate", "the key \(keys.joined(separator: ", ")) appears twice in one mapping",
                line: context.mark.line, column: context.mark.column)
        } catch YamlError.reader(let problem, let offset, _, let text) {
            let before = text.unicodeScalars.prefix(offset ?? 0)
            report(
                "yaml.syntax", "this is not valid YAML: \(problem)", line: before.count { $0 == "\n" } + 1,
                column: before.reversed().prefix { $0 != "\n" }.count + 1)
        } catch {
            report("yaml.syntax", "this is not valid YAML")
        }
        return nil
    }
}
