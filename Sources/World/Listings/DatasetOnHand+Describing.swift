import ClewModel
import Foundation
import ListImport
import StatementStore

extension DatasetOnHand {
    /// Every dataset of which a party is on hand, sorted.
    ///
    /// - Parameters:
    ///   - counts: How many parties of each are on hand.
    ///   - lists: What is known about each list.
    ///   - snapshots: What comes with Clew.
    ///   - onHand: How much of that counts.
    ///   - versions: The imported versions.
    ///   - downloads: The address that each file was downloaded from, by its SHA-256.
    static func all(
        counts: [DatasetName: Int], lists: [ListMetadata], snapshots: [BundledSnapshot], onHand: BundledOnHand,
        versions: [ListVersion], downloads: [String: String]
    ) -> [DatasetOnHand] {
        let natures = DatasetNatures(lists, versions)
        return counts.sorted { $0.key < $1.key }.map { dataset, count in
            let metadata = lists.first { $0.dataset == dataset }
            let version = versions.first { $0.dataset == dataset }
            let bundle = snapshots.first { $0.dataset == dataset }
            var caveat: String?
            var isPartial = false
            let state: String
            if let version {
                let published = version.published.map { "published \($0), " } ?? ""
                let beside = bundle.map { "; " + Self.beside(onHand.kept[dataset], $0) } ?? ""
                let shortfall = version.completeness.shortfall.map { "; not whole: \($0)" } ?? ""
                state = "imported: \(published)recorded \(version.recorded)\(beside)\(shortfall)"
                // What is missing from a list may be the very entry that is sought.
                isPartial = !version.completeness.isWhole
                if isPartial { caveat = "an imported version that is not whole" }
            } else if let bundle {
                let counted = bundle.held == 1 ? "1 entry" : "\(bundle.held) entries"
                let held = bundle.official.map { "\(bundle.held) of the official \($0) entries" } ?? counted
                // Even a whole snapshot ends with its day: a party listed since then is not in it.
                let end = bundle.isComplete ? "; later changes are not in it" : ""
                let nature = bundle.isComplete ? "bundled snapshot" : "bundled snapshot, incomplete"
                state = "\(nature): \(held), as of \(bundle.asOf)\(end)"
                caveat = "\(held) as of \(bundle.asOf)\(end)"
                isPartial = !bundle.isComplete
            } else {
                state = "reference data, incomplete"
                caveat = "a selection from public sources"
                isPartial = true
            }
            return DatasetOnHand(
                dataset: dataset, title: metadata?.title ?? dataset.rawValue, nature: natures[dataset],
                entities: count, state: state, caveat: caveat, isPartial: isPartial,
                address: version.map { version in version.files.compactMap { downloads[$0.sha256] }.first }
                    ?? metadata?.address?.absoluteString,
                files: version.flatMap(Self.files),
                versionDate: version.map { $0.published ?? PartialDate($0.recorded) } ?? bundle?.asOf,
                digest: version?.digest, imported: version.map(ImportedVersion.init),
                staleAfterDays: metadata?.staleAfterDays)
        }
    }

    /// The files of a version: `sdn.xml, SHA-256 0f3a…`; `nil` for one that was read from no file.
    private static func files(_ version: ListVersion) -> String? {
        guard !version.files.isEmpty else { return nil }
        return version.files.map { "\($0.name), SHA-256 \($0.sha256.prefix(12))…" }.joined(separator: "; ")
    }

    /// What of a bundled snapshot counts beside an imported version of the list.
    private static func beside(_ kept: Int?, _ bundle: BundledSnapshot) -> String {
        guard let kept else { return "a part, with the \(bundle.held) bundled listings as of \(bundle.asOf) beside it" }
        return kept == 0
            ? "it supersedes the bundled snapshot"
            : "it supersedes the bundled snapshot but for \(kept) listed later"
    }
}
