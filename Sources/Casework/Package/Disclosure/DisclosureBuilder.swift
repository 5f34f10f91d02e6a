public import ClewModel
import Foundation
import SourceFiles
import SupplyChain

/// Puts together a package that shows some rows of a case's ledger and proves what the others add up to.
public struct DisclosureBuilder {
    private let rows: String
    private let key: [UInt8]

    /// Creates a builder.
    ///
    /// - Parameters:
    ///   - rows: What to show, separated by commas: identifiers of steps, lots and shipments, keys of stages, numbers of rows and
    ///     ranges of them such as `4-9`; `id:12` is the identifier 12.
    ///   - key: A secret of at least 32 bytes.
    public init(rows: String, key: [UInt8]) {
        self.rows = rows
        self.key = key
    }

    /// Puts the package together.
    ///
    /// - Throws: ``ClewError`` for what names no row.
    public func package(of assessed: AssessedCase) throws(ClewError) -> Package {
        let ledger = LedgerRow.all(of: assessed.captioned, commodity: assessed.commodity)
        let disclosure = try Disclosure(ledger, showing: try chosen(of: ledger), key: key)
        let check = DisclosureCheck(disclosure)
        var files: [String: [UInt8]] = [:]
        files[Disclosure.fileName] = Array(try DossierDocument.json(of: disclosure).utf8)
        files[Disclosure.tableName] = Array(disclosure.table.utf8)
        files[Package.start] = Array(
            try DisclosurePage.html(of: disclosure, check, isExample: assessed.assessment.isExample).utf8)
        let manifest = PackageManifest(
            fingerprint: assessed.assessment.fingerprint, purpose: "disclosure", files: files)
        files[PackageManifest.fileName] = Array(try DossierDocument.json(of: manifest).utf8)
        return Package(files: files, manifest: manifest, remarks: remarks(disclosure))
    }

    private func remarks(_ disclosure: Disclosure) -> [String] {
        // A branch with as many sums as rows gives away each of them.
        let single = disclosure.withheld.filter { $0.last - $0.first < max(1, $0.sums.count) }
            .flatMap { ($0.first...$0.last).map { "\($0)" } }
        var sentences = [
            "The root is \(disclosure.root). Whoever is told it before the rows can tell that nothing was changed since; the manifest "
                + "names the fingerprint of the assessment, and nothing else of the case.",
            "Sums of whole branches of withheld rows are in the package, by stage and unit; parties, days and lots of theirs are not.",
        ]
        if !single.isEmpty {
            sentences.append(
                "The quantity and stage of these withheld rows can be read, since each stands alone, or with so few others that their sums tell them apart: "
                    + "\(GoodsStep.list(single, upTo: 12)).")
        }
        return sentences
    }

    /// The numbers of the rows chosen.
    private func chosen(of ledger: [LedgerRow]) throws(ClewError) -> Set<Int> {
        var byID: [String: Set<Int>] = [:]
        for (index, row) in ledger.enumerated() {
            for id in [row.cells[1], row.cells[2], row.cells[5]] where !id.isEmpty {
                byID[id, default: []].insert(index + 1)
            }
        }
        var chosen: Set<Int> = []
        for part in rows.split(separator: ",") {
            let word = part.trimmingCharacters(in: .whitespaces)
            let ends = word.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            if let first = ends.first, let first, let last = ends.last, let last, ends.count <= 2 {
                guard first >= 1, first <= last, last <= ledger.count else {
                    throw ClewError(
                        .unknownOption, "The ledger has rows 1 to \(ledger.count), not \(SafeText.line(word)).")
                }
                chosen.formUnion(first...last)
                continue
            }
            let id = word.hasPrefix("id:") ? String(word.dropFirst(3)) : word
            guard let found = byID[id] else {
                throw ClewError(
                    .unknownOption,
                    "No row of the ledger is of \(SafeText.quoted(id)): name a step, a lot, a shipment, a stage, or rows 1 to \(ledger.count)."
                )
            }
            chosen.formUnion(found)
        }
        return chosen
    }
}
