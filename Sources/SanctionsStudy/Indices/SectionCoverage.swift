import ClewModel

extension StudyLedgers {
    /// How many entries of the bundled UFLPA snapshot stand under each statutory section, as a table.
    ///
    /// An entity on two sections counts under both; the official share of each section is not known.
    public func sectionCoverage() -> StudyTable {
        let snapshot = entries.filter { $0.dataset == "us_dhs_uflpa" }
        var counts: [String: Int] = [:]
        for entry in snapshot {
            let text = entry.section?.replacing(" and ", with: ";") ?? "not known"
            for section in text.split(separator: ";") {
                counts[section.trimmingPrefix(while: \.isWhitespace).description, default: 0] += 1
            }
        }
        let official = batches.map(\.added).reduce(0, +)
        return StudyTable(
            title: "Statutory sections in the UFLPA snapshot", columns: ["section", "entries"],
            rows: counts.sorted { $0.key < $1.key }.map { [$0.key, String($0.value)] },
            coverage: StudyCoverage(
                counted: snapshot.count,
                notes: ["The official list had \(official) entities by the count of additions."]))
    }
}
