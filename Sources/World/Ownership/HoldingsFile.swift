public import ClewModel
public import Foundation
import ListImport
public import OwnershipAnalysis
import SourceFiles

/// A file of stakes, read into memory by the readers that fill the archive: FollowTheMoney entities, statements of
/// beneficial ownership, or a table of stakes.
public struct HoldingsFile: Sendable {
    /// The stakes of any time.
    public let graph: OwnershipGraph
    /// What someone must look at.
    public let diagnostics: [Diagnostic]

    /// Reads a file.
    ///
    /// The content decides, not the name: a file that starts with `[` or `{` is JSON, and its first record says of what
    /// kind; anything else is a table with the columns `owner`, `owned`, `share`.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use for it.
    /// - Throws: ``OwnershipError`` where the file cannot be read at all.
    public init(_ url: URL, as name: String) throws(OwnershipError) {
        var builder = OwnershipGraphBuilder()
        var found: [Diagnostic] = []
        let file = ListFile(url)
        do {
            _ = try InputFile.handle(url, as: name)
        } catch {
            throw OwnershipError(.graph, "\(name) cannot be read", diagnostics: [error.diagnostic])
        }
        do throws(ImportError) {
            let start = try file.head(8192).drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
            if start.first == 0x5B || start.first == 0x7B {
                try Self.read(file, as: name, into: &builder, &found)
            } else {
                do throws(OwnershipError) {
                    try builder.read(table: url, as: name, into: &found)
                } catch {
                    throw ImportError(
                        .unreadable, error.message, at: SourceLocation(file: name), diagnostics: error.diagnostics)
                }
            }
        } catch {
            throw OwnershipError(
                .graph, "\(name) cannot be read",
                diagnostics: found + (error.diagnostics.isEmpty ? [error.diagnostic] : error.diagnostics))
        }
        graph = builder.graph(into: &found)
        if graph.entityCount == 0, found.contains(where: { $0.severity == .error }) {
            throw OwnershipError(.graph, "\(name) holds no graph that can be read", diagnostics: found)
        }
        diagnostics = found
    }

    /// The stakes with the parties that the user says are listed.
    public func view(listed: [ListedParty]) -> OwnershipView {
        OwnershipView(graph: graph, diagnostics: diagnostics) { party, _, day in
            listed.filter { $0.entity == party && ($0.listedFrom?.earliest ?? .distantPast) <= day }
        }
    }

    private static func read(
        _ file: ListFile, as name: String, into builder: inout OwnershipGraphBuilder, _ found: inout [Diagnostic]
    ) throws(ImportError) {
        let importer = try ListImporter(formats: ["bods-json", "ftm-json-lines"], name: name)
        let collector = StatementCollector()
        let summary = try importer.read(
            [file], into: collector, options: ImportOptions(rejectedLimit: .max, diagnosticLimit: 100))
        found += summary.diagnostics.filter { $0.code != "import.field.unread" }
        var sources: [EntityID: Citation] = [:]
        var records: [EntityID: String] = [:]
        for statement in collector.statements where sources[statement.entity] == nil {
            sources[statement.entity] = statement.citation
            records[statement.entity] = statement.sourceRecord
        }
        var known: Set<EntityID> = []
        var stakes: [(stake: Stake, link: EntityID)] = []
        var named: [(party: EntityID, by: EntityID)] = []
        for entity in Entity.assemble(collector.statements) {
            guard EntityStakes.isLink(entity.schema) else {
                known.insert(entity.id)
                builder.declare(own(entity.id), name: entity.first(.name), schema: entity.schema)
                continue
            }
            let source = sources[entity.id]
            let citation = Citation(
                entity.first("publisher") ?? source?.source ?? name, records[entity.id] ?? entity.id.rawValue,
                url: entity.first(.sourceUrl) ?? source?.url, verification: .secondary)
            let place = SourceLocation(file: name, record: records[entity.id] ?? entity.id.rawValue)
            for var stake in EntityStakes.stakes(of: entity, citation: citation, location: place, into: &found) {
                named += [(stake.owner, entity.id), (stake.asset, entity.id)]
                stake.owner = own(stake.owner)
                stake.asset = own(stake.asset)
                stakes.append((stake, entity.id))
            }
        }
        for stake in ParallelStakes.reachingSums(stakes, into: &found) { builder.add(stake) }
        for (party, link) in named where known.insert(party).inserted {
            found.append(
                Diagnostic(
                    .warning, code: "ownership.entity.unknown",
                    "no entity of the file has the id \(own(party)); the stake is kept",
                    at: SourceLocation(file: name, record: link.rawValue)))
        }
    }

    /// An identifier as the file has it: the archive marks those of beneficial ownership statements as such.
    private static func own(_ id: EntityID) -> EntityID {
        id.rawValue.hasPrefix("bods-") ? EntityID(String(id.rawValue.dropFirst(5))) : id
    }
}
