public import ClewModel
public import Foundation
internal import SourceFiles

extension OwnershipGraph {
    /// Reads a graph from a file: FollowTheMoney entities as JSON lines, a BODS package, or a table with the columns
    /// `owner`, `owned`, `share`.
    ///
    /// The content decides, not the name: a file that starts with `[`, or whose first object is a BODS statement, is BODS;
    /// another that starts with `{` is FollowTheMoney; anything else is a table.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use for it.
    ///   - diagnostics: Receives what someone must look at; `docs/ownership.md` says how each case is treated.
    /// - Throws: ``OwnershipError`` where the file cannot be read at all.
    public static func read(
        _ url: URL, as name: String, into diagnostics: inout [Diagnostic]
    ) throws(OwnershipError) -> OwnershipGraph {
        var builder = OwnershipGraphBuilder()
        var found: [Diagnostic] = []
        do {
            switch try format(of: url, name) {
            case .table: try GraphTableReader.read(url, as: name, into: &builder, &found)
            case .entities: try FollowTheMoneyReader.read(url, as: name, into: &builder, &found)
            case .statements:
                let file = try SourceFile.read(url, as: name, limit: 1 << 30)
                try BeneficialOwnershipReader.read(file, into: &builder, &found)
            }
        } catch let error as SourceFileError {
            throw OwnershipError(.graph, "\(name) cannot be read", diagnostics: found + [error.diagnostic])
        } catch let error as OwnershipError {
            throw error
        } catch {
            throw OwnershipError(.graph, "\(name) cannot be read: \(error)", diagnostics: found)
        }
        let graph = builder.graph(into: &found)
        let isEmpty = graph.entityCount == 0
        guard !isEmpty || !found.contains(where: { $0.severity == .error }) else {
            throw OwnershipError(.graph, "\(name) holds no graph that can be read", diagnostics: found)
        }
        diagnostics += found
        return graph
    }

    private enum Format { case table, entities, statements }

    private static func format(of url: URL, _ name: String) throws -> Format {
        // Reading it once through the common reader gives its clear errors for a directory or a missing file.
        var start: [UInt8] = []
        let handle = try FileOpening.start(of: url, as: name)
        start.append(contentsOf: handle)
        let text = start.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
        switch text.first {
        case 0x5B: return .statements
        case 0x7B:
            let head = String(decoding: text.prefix(8192), as: UTF8.self)
            let isStatement = ["\"statementId\"", "\"statementID\"", "\"recordType\"", "\"statementType\""]
                .contains { head.contains($0) }
            return isStatement && !head.contains("\"schema\"") ? .statements : .entities
        default: return .table
        }
    }
}

/// Opens a file as far as its first bytes.
enum FileOpening {
    static func start(of url: URL, as name: String, count: Int = 8192) throws -> [UInt8] {
        [UInt8](try InputFile.handle(url, as: name).read(upToCount: count) ?? Data())
    }
}
