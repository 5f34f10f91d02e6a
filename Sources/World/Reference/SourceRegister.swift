public import ClewModel
public import Foundation
import SourceFiles

/// Addresses of sources that many rows cite by the same words (`sources.csv`).
public struct SourceRegister: Sendable {
    private struct Entry: Sendable {
        let url: String
        let accessed: PartialDate?
    }

    private let entries: [String: Entry]

    /// Creates a register without entries.
    public init() { entries = [:] }

    /// Reads the table with the columns `source`, `url`, `accessed` and `note`; a folder without one has no register.
    ///
    /// - Throws: ``ClewError`` with every problem of the file.
    public init(directory: URL) throws(ClewError) {
        let url = directory.appending(path: "sources.csv")
        guard FileManager.default.fileExists(atPath: url.path(percentEncoded: false)) else {
            entries = [:]
            return
        }
        var diagnostics: [Diagnostic] = []
        var entries: [String: Entry] = [:]
        do {
            let file = try SourceFile.read(url, as: "sources.csv")
            let table = Table(
                file, required: ["source", "url"], optional: ["accessed", "note"], into: &diagnostics)
            for row in table.rows {
                let accessed = row["accessed"]?.partialDate(&diagnostics)
                guard let source = row.require("source", into: &diagnostics),
                    let address = row.require("url", into: &diagnostics)
                else { continue }
                if !address.text.hasPrefix("https://"), !address.text.hasPrefix("http://") {
                    address.report("sources.address", "\(address.quoted) is no address", into: &diagnostics)
                }
                let entry = Entry(url: address.text, accessed: accessed)
                if entries.updateValue(entry, forKey: source.text) != nil {
                    source.report("sources.duplicate", "\(source.quoted) appears twice", into: &diagnostics)
                }
            }
        } catch {
            throw ClewError(reading: url.lastPathComponent, error)
        }
        guard !diagnostics.contains(where: { $0.severity == .error }) else {
            throw ClewError(.referenceInvalid, "sources.csv cannot be used", diagnostics: diagnostics)
        }
        self.entries = entries
    }

    /// A citation with the address of its source, where it has none of its own and the register knows one: by the source's
    /// words, or by those of the place in it.
    public func linked(_ citation: Citation) -> Citation {
        guard citation.url == nil,
            let entry = entries[citation.source] ?? citation.pinpoint.flatMap({ entries[Self.plain($0)] })
        else { return citation }
        var linked = citation
        linked.url = entry.url
        linked.accessed = citation.accessed ?? entry.accessed
        return linked
    }

    /// A place without the words that listings put before it.
    private static func plain(_ pinpoint: String) -> String {
        let prefix = "as reported by "
        return pinpoint.hasPrefix(prefix) ? String(pinpoint.dropFirst(prefix.count)) : pinpoint
    }
}
