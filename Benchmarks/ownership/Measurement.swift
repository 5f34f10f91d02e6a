import ClewModel
import Foundation
import OwnershipAnalysis
import World

/// Measures what `docs/ownership.md` promises, on one generated graph.
struct Measurement {
    let stakes: String
    let listed: String
    let rules: String

    func run() throws {
        let clock = ProcessorClock()
        var start = clock.now
        let graph = try HoldingsFile(URL(filePath: stakes), as: stakes).graph
        report("read", clock.now - start, "\(graph.entityCount) parties, \(graph.stakeCount) stakes, \(memory())")
        start = clock.now
        guard let day = Day("2025-10-15") else { return }
        let snapshot = graph.snapshot(on: day)
        report("snapshot", clock.now - start, memory())
        let text = try String(contentsOf: URL(filePath: listed), encoding: .utf8)
        let roots = text.split(separator: "\n").map { ListedParty(EntityID(String($0))) }
        let catalog = try OwnershipRuleCatalog(directory: URL(filePath: rules))
        guard let ofac = catalog["us-ofac"] else { return }
        var times: [Duration] = []
        var cascade = snapshot.cascade(under: ofac, listed: roots)
        for _ in 0..<5 {
            start = clock.now
            cascade = snapshot.cascade(under: ofac, listed: roots)
            times.append(clock.now - start)
        }
        let counts = cascade.counts
        report(
            "cascade us-ofac, median of 5", times.sorted()[2],
            "\(counts.yes) yes, \(counts.open) open, \(counts.no) no, \(cascade.depth) layers, \(memory())")
        start = clock.now
        let rows = cascade.rows()
        report("its rows, sorted", clock.now - start, "\(rows.count) rows")
        for rule in catalog.rules where rule.key != "us-ofac" {
            start = clock.now
            let found = snapshot.cascade(under: rule, listed: roots).counts
            report("cascade \(rule.key)", clock.now - start, "\(found.yes) yes, \(found.open) open")
        }
        start = clock.now
        let integrated = snapshot.integratedOwnership(of: "e0")
        report(
            "integrated ownership of one root", clock.now - start,
            "\(integrated?.reached ?? 0) reached, residual \(integrated?.residual ?? -1), \(memory())")
        measureVerdicts(snapshot, catalog, roots, rows)
    }

    /// One party, all regimes, with the chain: the parties are spread over the whole graph and over the cascade.
    private func measureVerdicts(
        _ snapshot: OwnershipSnapshot, _ catalog: OwnershipRuleCatalog, _ roots: [ListedParty], _ rows: [Cascade.Row]
    ) {
        let clock = ProcessorClock()
        let count = snapshot.graph.entityCount
        let spread = (0..<200).map { EntityID("e\(count / 10 + $0 * (count - count / 10) / 200)") }
        let inside = stride(from: 0, to: rows.count, by: max(rows.count / 200, 1)).map { rows[$0].entity }
        for (name, parties) in [("spread over the graph", spread), ("inside the cascade", inside)] {
            var times: [Duration] = []
            var slowest: (time: Duration, party: EntityID) = (.zero, "")
            var links = 0
            for party in parties {
                let start = clock.now
                for rule in catalog.rules {
                    links += snapshot.verdict(for: party, under: rule, listed: roots).chain.count
                }
                times.append(clock.now - start)
                if let last = times.last, last > slowest.time { slowest = (last, party) }
            }
            times.sort()
            report(
                "one party, all regimes, \(name): median of \(times.count)", times[times.count / 2],
                "95th of 100: \(milliseconds(times[times.count * 95 / 100])), worst: \(milliseconds(slowest.time)) (\(slowest.party)), "
                    + "\(links) links")
        }
    }

    private func report(_ what: String, _ time: Duration, _ more: String) {
        print("\(what)\t\(milliseconds(time))\t\(more)")
    }

    private func milliseconds(_ time: Duration) -> String {
        let value = Double(time.components.seconds) * 1e3 + Double(time.components.attoseconds) / 1e15
        return String(format: "%.2f ms", value)
    }

    /// Resident memory now and at its highest, as Linux states it.
    private func memory() -> String {
        let status = (try? String(contentsOf: URL(filePath: "/proc/self/status"), encoding: .utf8)) ?? ""
        func field(_ name: String) -> Int {
            let line = status.split(separator: "\n").first { $0.hasPrefix(name) } ?? ""
            return (Int(line.filter { $0.isNumber }) ?? 0) / 1024
        }
        return "\(field("VmRSS")) MB, at most \(field("VmHWM")) MB"
    }
}
