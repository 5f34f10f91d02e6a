import ClewModel
import Foundation
import StatementStore

/// Damages an archive: each must be refused, or read as before.
struct ArchiveAttack {
    let folder: URL
    let report: Report

    /// - Precondition: `archive.sqlite` in the folder is a sound archive that nobody has open.
    func run(seed: UInt64, count: Int) throws {
        let sound = [UInt8](try Data(contentsOf: folder.appending(path: "archive.sqlite")))
        let file = folder.appending(path: "damaged.sqlite")
        try put(sound, file)
        let right = try content(of: file)
        for number in 0..<count {
            var chance = Chance(seed: seed &+ 1000 &+ UInt64(number))
            report.trying("archive \(seed) \(number)")
            var damaged = sound
            switch chance.below(5) {
            case 0: damaged.removeLast(1 + chance.below(damaged.count / 2))
            case 1:
                // Small damage deep in the pages is the kind that nothing of SQLite's own finds.
                for _ in 0..<4 { damaged[chance.below(damaged.count)] ^= UInt8(1 + chance.below(255)) }
            default: Damage.overwrite(&damaged, using: &chance)
            }
            try put(damaged, file)
            do {
                let found = try content(of: file)
                if found != right { report.fault("archive \(seed) \(number): it reads as another one") }
                report.count("archive damaged", "read as before")
            } catch {
                report.count("archive damaged", "refused")
            }
        }
    }

    private func put(_ bytes: [UInt8], _ file: URL) throws {
        for ending in ["", "-wal", "-shm", "-journal"] {
            let path = file.path(percentEncoded: false) + ending
            if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
        }
        try Data(bytes).write(to: file)
    }

    private func content(of file: URL) throws -> [String] {
        let archive = try Archive(at: file, access: .reading)
        let snapshot = try archive.snapshot(validAt: nil, knownAt: .distantFuture, resolvingLinks: true)
        var lines = snapshot.versions.map { "\($0.dataset) \($0.number) \($0.digest) \($0.completeness)" }
        try snapshot.forEachEntity { entity in
            let values = entity.properties.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.sorted())" }
            lines.append("\(entity.id) \(entity.schema) \(values)")
        }
        lines += snapshot.stale.map { "\($0)" }
        return lines
    }
}
