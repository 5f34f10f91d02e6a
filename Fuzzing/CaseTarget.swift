import ClewModel
import Foundation
import SourceFiles
import SupplyChain

/// Any bytes as one file of a case folder: a case that holds together, or every problem with its place.
///
/// The first byte says which file; the others are as they should be.
enum CaseTarget {
    private static let commodities = needed {
        try CommodityCatalog(directory: URL(filePath: "Reference/commodities"))
    }
    private static let names = [
        "case.yaml", "parties.csv", "lots.csv", "events.csv", "shipments.csv", "pools.csv", "stakes.csv",
    ]
    private static let folder = needed {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "clew-fuzz-\(ProcessInfo.processInfo.processIdentifier)")
        try? FileManager.default.removeItem(at: folder)
        try FileManager.default.copyItem(at: URL(filePath: "Examples/denim-importer"), to: folder)
        return folder
    }
    private static let sound: [String: Data] = Dictionary(
        names.compactMap { name in (try? Data(contentsOf: folder.appending(path: name))).map { (name, $0) } }
    ) { first, _ in first }

    static func run(_ input: [UInt8]) {
        let name = names[Int(input.first ?? 0) % names.count]
        let place = folder.appending(path: name)
        let before = sound[name]
        guard (try? Data(input.dropFirst()).write(to: place)) != nil else { return }
        let first = outcome()
        demand(outcome() == first, "a case folder is read in two ways")
        if let before { try? before.write(to: place) } else { try? FileManager.default.removeItem(at: place) }
    }

    private static func outcome() -> String {
        do throws(CaseError) {
            let found = try CaseFolder.read(folder, commodities: commodities)
            return "\(found.parties.count) \(found.lots.count) \(found.events.count)"
        } catch {
            demand(!error.diagnostics.isEmpty, "a case is refused without a reason")
            return error.diagnostics.map(\.description).joined(separator: "\n")
        }
    }
}
