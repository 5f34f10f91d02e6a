import ClewModel
import CompactIndex
import Foundation
import OwnershipAnalysis

/// Any bytes as a table of stakes, or as stakes that were kept from an earlier run: a graph, or an error.
///
/// The first byte says which; the checksum of what was kept is put right, so that the reading code sees what is behind it.
enum StakesTarget {
    private static let place = FileManager.default.temporaryDirectory.appending(
        path: "clew-fuzz-stakes-\(ProcessInfo.processInfo.processIdentifier)")
    private static let table = """
        owner,asset,percent,kind,from,to,confidence
        Example Parent,Example Mill,51,capital,2016-12,2026-01-01,high
        Example Parent,Example Works,25-50,voting,,,medium
        Example Mill,Example Works,10,capital,,,high
        """
    private static let kept: [UInt8] = needed {
        try Data(table.utf8).write(to: place)
        var builder = OwnershipGraphBuilder()
        var found: [Diagnostic] = []
        try builder.read(table: place, as: "stakes", into: &found)
        var file = PackedWriter()
        builder.graph(into: &found).write(to: &file)
        return [UInt8](file.finished(magic: "CLEWFUZZ", format: 1))
    }

    static func run(_ input: [UInt8]) {
        if (input.first ?? 0) & 1 == 0 {
            readTable(Array(input.dropFirst()))
        } else {
            readKept(Array(input.dropFirst()))
        }
    }

    private static func readTable(_ bytes: [UInt8]) {
        guard (try? Data(bytes).write(to: place)) != nil else { return }
        var builder = OwnershipGraphBuilder()
        var found: [Diagnostic] = []
        do {
            try builder.read(table: place, as: "stakes", into: &found)
            _ = builder.graph(into: &found).snapshot(on: Day(number: 20_000))
        } catch {
            demand(!error.message.isEmpty, "an error says nothing")
        }
    }

    private static func readKept(_ changes: [UInt8]) {
        var bytes = kept
        var rest = changes[...]
        while rest.count >= 3 {
            let spot = 32 + (Int(rest[rest.startIndex]) | Int(rest[rest.startIndex + 1]) << 8) % (bytes.count - 32)
            bytes[spot] = rest[rest.startIndex + 2]
            rest = rest.dropFirst(3)
        }
        IndexSeal.renew(packed: &bytes)
        guard (try? Data(bytes).write(to: place)) != nil else { return }
        do throws(IndexError) {
            var file = try PackedReader(place, magic: "CLEWFUZZ", format: 1)
            let graph = try OwnershipGraph(&file)
            _ = graph.snapshot(on: Day(number: 20_000))
        } catch {
            demand(!error.message.isEmpty, "an error says nothing")
        }
    }
}
