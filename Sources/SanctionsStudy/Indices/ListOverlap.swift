public import ClewModel

/// Which lists name the same organizations.
public struct ListOverlap: Hashable, Sendable, Codable {
    /// One organization and the lists that name it.
    public struct Subject: Hashable, Sendable, Codable {
        /// Its key.
        public let key: String
        /// Its name.
        public let name: String
        /// The entries that name it, by dataset.
        public let entries: [ListedEntry]
    }

    /// The datasets, sorted.
    public let datasets: [DatasetName]
    /// How many organizations each pair of datasets has in common; the diagonal holds how many each names at all.
    public let shared: [[Int]]
    /// The organizations that two or more lists name, by key.
    public let subjects: [Subject]
    /// What the matrix rests on and leaves out.
    public let coverage: StudyCoverage

    /// The matrix as a table.
    public var matrixTable: StudyTable {
        StudyTable(
            title: "Organizations that two lists have in common (diagonal: all that a list names here)",
            columns: ["list"] + datasets.map(\.rawValue),
            rows: zip(datasets, shared).map { [$0.rawValue] + $1.map(String.init) }, coverage: coverage, answer: answer)
    }

    /// The organizations as a table: since when each list names each, and what exactly it lists.
    public var subjectTable: StudyTable {
        StudyTable(
            title: "Organizations that two or more lists name",
            columns: ["organization", "list", "since", "what exactly"],
            rows: subjects.flatMap { subject in
                subject.entries.map { [subject.name, $0.dataset.rawValue, $0.from.description, $0.what ?? ""] }
            }, coverage: coverage)
    }
}

extension StudyLedgers {
    /// Compares the lists that come with the reference data.
    ///
    /// - Parameter day: Entries that took effect after it are left out.
    /// - Complexity: O(*n* + *s*·*d*²) for *n* entries, *s* organizations and *d* datasets.
    public func overlap(on day: Day = .distantFuture) -> ListOverlap {
        let known = entries.filter { $0.from.earliest <= day }
        var coverage = StudyCoverage(
            counted: known.count,
            notes: [
                "Only the bundled parts of the lists are compared; an official list holds more.",
                "Two lists that share an organization may forbid different things and reach different parts of it: the "
                    + "European Union, the United Kingdom and Canada list the Public Security Bureau of the XPCC, the "
                    + "United States the XPCC itself.",
            ])
        coverage.leaveOut(entries.count - known.count, because: "listed after the day")
        let datasets = Array(Set(known.map(\.dataset))).sorted()
        let keys = Dictionary(subjects.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var groups: [String: [ListedEntry]] = [:]
        for entry in known { groups[keys[entry.id]?.subject ?? entry.id.rawValue, default: []].append(entry) }
        let positions = Dictionary(uniqueKeysWithValues: datasets.enumerated().map { ($1, $0) })
        var shared = Array(repeating: Array(repeating: 0, count: datasets.count), count: datasets.count)
        for group in groups.values {
            let on = Set(group.compactMap { positions[$0.dataset] })
            for first in on { for second in on { shared[first][second] += 1 } }
        }
        let several = groups.filter { Set($0.value.map(\.dataset)).count > 1 }
            .map { key, group in
                ListOverlap.Subject(
                    key: key, name: group.compactMap { keys[$0.id]?.name }.first ?? key,
                    entries: group.sorted { ($0.dataset, $0.id) < ($1.dataset, $1.id) })
            }
            .sorted { $0.key < $1.key }
        return ListOverlap(datasets: datasets, shared: shared, subjects: several, coverage: coverage)
    }
}
