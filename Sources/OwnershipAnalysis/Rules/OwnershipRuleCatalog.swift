internal import ClewModel
public import Foundation
internal import SourceFiles

/// The rules of a folder, one a file.
public struct OwnershipRuleCatalog: Sendable {
    /// The rules, sorted by key.
    public let rules: [OwnershipRule]

    /// Creates a catalog of rules at hand.
    public init(rules: [OwnershipRule]) {
        self.rules = rules.sorted { $0.key < $1.key }
    }

    /// Reads every `.yaml` file of a folder.
    ///
    /// - Parameter directory: The folder, such as `Reference/ownership-rules`.
    /// - Throws: Every problem of every file at once.
    public init(directory: URL) throws(OwnershipError) {
        let files: [URL]
        do {
            files = try FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil)
                .filter { $0.pathExtension == "yaml" }
                .sorted { $0.lastPathComponent < $1.lastPathComponent }
        } catch {
            throw OwnershipError(.rule, "the folder of ownership rules cannot be read: \(directory.path)")
        }
        var rules: [OwnershipRule] = []
        var diagnostics: [Diagnostic] = []
        for url in files {
            do {
                let file = try SourceFile.read(url, as: url.lastPathComponent, limit: 1 << 20)
                guard let rule = OwnershipRuleReader.read(file, into: &diagnostics) else { continue }
                if rules.contains(where: { $0.key == rule.key }) {
                    diagnostics.append(
                        Diagnostic(
                            .error, code: "ownership.rule.duplicate", "another file has the key \(rule.key)",
                            at: SourceLocation(file: url.lastPathComponent)))
                }
                rules.append(rule)
            } catch {
                diagnostics.append(error.diagnostic)
            }
        }
        guard !diagnostics.contains(where: { $0.severity != .note }) else {
            throw OwnershipError(.rule, "the ownership rules cannot be read", diagnostics: diagnostics)
        }
        self.init(rules: rules)
    }

    /// Reads one file, such as a rule of the user's own.
    ///
    /// - Throws: Every problem of the file at once.
    public static func rule(at url: URL) throws(OwnershipError) -> OwnershipRule {
        var diagnostics: [Diagnostic] = []
        do {
            let file = try SourceFile.read(url, as: url.lastPathComponent, limit: 1 << 20)
            if let rule = OwnershipRuleReader.read(file, into: &diagnostics), diagnostics.isEmpty { return rule }
        } catch {
            diagnostics.append(error.diagnostic)
        }
        throw OwnershipError(.rule, "the ownership rule cannot be read: \(url.path)", diagnostics: diagnostics)
    }

    /// The rule with a key.
    public subscript(_ key: String) -> OwnershipRule? {
        rules.first { $0.key == key }
    }
}
