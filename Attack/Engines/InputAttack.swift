import Casework
import ClewModel
import Foundation
import ListImport
import OwnershipAnalysis
import Screening
import SourceFiles
import SupplyChain
import World

/// Feeds changed files to every reader: no crash, no hang, the same answer twice, and no record that vanishes in silence.
struct InputAttack {
    /// A file to start from, and who reads it.
    private struct Seed {
        let reader: String
        let bytes: [UInt8]
        let read: ([UInt8], inout Chance) throws -> String
    }

    let folder: URL
    let report: Report

    func run(seed: UInt64, count: Int) throws {
        let seeds = try seeds()
        for number in 0..<count {
            var chance = Chance(seed: seed &+ 5000 &+ UInt64(number))
            let start = seeds[number % seeds.count]
            report.trying("inputs \(seed) \(number) \(start.reader)")
            var bytes = start.bytes
            Damage.mutate(&bytes, using: &chance)
            try Data(bytes).write(to: folder.appending(path: "input"))
            var (one, other) = (chance, chance)
            let outcome = outcome(start, bytes, &one)
            if self.outcome(start, bytes, &other) != outcome {
                report.fault("inputs \(seed) \(number) \(start.reader): two answers to the same bytes")
            }
            report.count("inputs of \(start.reader)", outcome.hasPrefix("read") ? "read" : "refused")
        }
    }

    private func outcome(_ seed: Seed, _ bytes: [UInt8], _ chance: inout Chance) -> String {
        do {
            return "read " + (try seed.read(bytes, &chance))
        } catch {
            return "refused \(error)"
        }
    }

    private func seeds() throws -> [Seed] {
        var seeds: [Seed] = []
        let catalog = try ListCatalog(directory: URL(filePath: "Reference/lists"))
        for file in try files(in: "Tests/Fixtures/lists") where !file.lastPathComponent.hasSuffix(".txt") {
            let bytes = [UInt8](try Data(contentsOf: file))
            seeds.append(Seed(reader: "lists", bytes: bytes) { bytes, _ in try readList(bytes, catalog) })
            if ["stakes.csv", "ftm.json", "bods.json"].contains(file.lastPathComponent) {
                seeds.append(Seed(reader: "stakes", bytes: bytes) { bytes, _ in try readStakes(bytes) })
            }
        }
        let parties = (0..<12).map { number in
            #"{"id":"e\#(number)","schema":"Company","properties":{"name":["Invented Mill \#(number)"],"country":["cn"]}}"#
        }
        for text in [
            parties.joined(separator: "\n"), "name,country,lei\nInvented Mill,cn,\nInvented Works Ltd,gb,\n",
        ] {
            seeds.append(Seed(reader: "parties", bytes: Array(text.utf8)) { bytes, _ in try readParties(bytes) })
        }
        let header = ScreeningSheet.columns.joined(separator: ",")
        let decisions = header + "\n" + ScreeningSheet.columns.map { "\($0) 1" }.joined(separator: ",") + "\n"
        seeds.append(Seed(reader: "decisions", bytes: Array(decisions.utf8)) { bytes, _ in readDecisions(bytes) })
        let mapping = [UInt8](try Data(contentsOf: URL(filePath: "Tests/Fixtures/lists/mapping.yaml")))
        seeds.append(Seed(reader: "mappings", bytes: mapping) { bytes, _ in readMapping(bytes) })
        let commodities = try CommodityCatalog(directory: URL(filePath: "Reference/commodities"))
        for example in ["denim-importer", "solar-developer", "tomato-sauce-brand"] {
            let source = URL(filePath: "Examples/\(example)")
            let copy = folder.appending(path: example)
            if FileManager.default.fileExists(atPath: copy.path) { try FileManager.default.removeItem(at: copy) }
            try FileManager.default.copyItem(at: source, to: copy)
            for file in try files(in: source.path) {
                let bytes = [UInt8](try Data(contentsOf: file))
                seeds.append(
                    Seed(reader: "case folders", bytes: bytes) { bytes, _ in
                        let place = copy.appending(path: file.lastPathComponent)
                        let before = try Data(contentsOf: place)
                        try Data(bytes).write(to: place)
                        defer { try? before.write(to: place) }
                        let found = try CaseFolder.read(copy, commodities: commodities)
                        return "\(found.parties.count) \(found.lots.count) \(found.events.count)"
                    })
            }
        }
        return seeds
    }

    private func files(in folder: String) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(
            at: URL(filePath: folder), includingPropertiesForKeys: [.isRegularFileKey]
        )
        .filter { try $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true }
        .sorted { $0.lastPathComponent < $1.lastPathComponent }
    }

    private func readList(_ bytes: [UInt8], _ catalog: ListCatalog) throws -> String {
        let file = ListFile(name: "input", bytes: bytes)
        let options = ImportOptions(rejectedLimit: 1000, diagnosticLimit: 50, recordLimit: 4000)
        var found = ""
        for importer in catalog.importers {
            guard let format = try? importer.detectFormat(of: [file]) else { continue }
            let collector = StatementCollector()
            do {
                let summary = try importer.read([file], into: collector, options: options)
                found += "\(importer.key) \(summary.records) \(summary.rejected) \(collector.statements.count);"
                // The twin: each line that holds anything is a record, a rejected one, or remarked on. Of statements several
                // lines are one record, and of a table one record may be several lines.
                if importer.key == "ftm", !format.hasPrefix("ftm-statements"), !format.hasSuffix("csv") {
                    let lines = bytes.split(separator: 0x0A).count { line in line.contains { $0 > 0x20 } }
                    let told = summary.records + summary.diagnostics.count + summary.diagnosticsLeftOut
                    if told < lines { report.fault("\(lines) lines, and only \(told) are accounted for") }
                }
            } catch {
                found += "\(importer.key) refused;"
            }
        }
        guard !found.isEmpty else { throw ClewError(.listInvalid, "no format") }
        return found
    }

    private func readStakes(_ bytes: [UInt8]) throws -> String {
        let place = folder.appending(path: "stakes")
        try Data(bytes).write(to: place)
        let file = try HoldingsFile(place, as: "stakes")
        return "\(file.graph.entityCount) \(file.diagnostics.count)"
    }

    private func readParties(_ bytes: [UInt8]) throws -> String {
        var log = DiagnosticLog()
        var count = 0
        try PartyReader().read(ScreeningInput(bytes: bytes, name: "input"), into: &log) { _, _ in count += 1 }
        return "\(count) \(log.count)"
    }

    private func readDecisions(_ bytes: [UInt8]) -> String {
        var diagnostics: [Diagnostic] = []
        let judgements = DecisionSheet.read(
            SourceFile(name: "input", bytes: bytes), decidedOn: Day(number: 20_000), by: "ab", into: &diagnostics)
        return "\(judgements.count) \(diagnostics.count)"
    }

    private func readMapping(_ bytes: [UInt8]) -> String {
        var diagnostics: [Diagnostic] = []
        let importer = ListImporter(mapping: SourceFile(name: "input", bytes: bytes), into: &diagnostics)
        if importer == nil, diagnostics.isEmpty { report.fault("a mapping is refused without a reason") }
        return "\(importer != nil) \(diagnostics.count)"
    }
}
