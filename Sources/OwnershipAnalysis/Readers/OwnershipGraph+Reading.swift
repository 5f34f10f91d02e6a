public import ClewModel
public import Foundation
internal import SourceFiles

extension OwnershipGraphBuilder {
    /// Adds the stakes of a table with the columns `owner`, `owned`, `share`.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use for it.
    ///   - diagnostics: Receives what someone must look at; `docs/ownership.md` says how each case is treated.
    /// - Throws: ``OwnershipError`` where the file cannot be read at all.
    public mutating func read(
        table url: URL, as name: String, into diagnostics: inout [Diagnostic]
    ) throws(OwnershipError) {
        let before = records.count
        do {
            _ = try InputFile.handle(url, as: name)
            try GraphTableReader.read(url, as: name, into: &self, &diagnostics)
        } catch let error as SourceFileError {
            throw OwnershipError(.graph, "\(name) cannot be read", diagnostics: diagnostics + [error.diagnostic])
        } catch let error as OwnershipError {
            throw error
        } catch {
            throw OwnershipError(.graph, "\(name) cannot be read: \(error)", diagnostics: diagnostics)
        }
        guard records.count > before || !diagnostics.contains(where: { $0.severity == .error }) else {
            throw OwnershipError(.graph, "\(name) holds no graph that can be read", diagnostics: diagnostics)
        }
    }
}
