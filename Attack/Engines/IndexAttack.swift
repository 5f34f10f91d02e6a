import Casework
import ClewModel
import Foundation
import Screening
import World

/// Damages a compiled index of the lists that come with Clew: each must be refused, or answer as before.
///
/// Half of them are damaged before they are opened, half while they are open.
struct IndexAttack {
    private enum Answer: Equatable {
        case refused
        case found([String])
    }

    let folder: URL
    let report: Report

    func run(seed: UInt64, count: Int) throws {
        let knowledge = KnowledgeBase(URL(filePath: "Reference"))
        let world = try World(knowledge, archive: nil)
        let lexicon = world.listed.lexicon
        let file = folder.appending(path: "sound.clew")
        guard let day = Day("2026-11-01") else { return }
        try ScreeningBase.lists(world, asOf: day).write(to: file)
        let sound = [UInt8](try Data(contentsOf: file))
        var parties: [Entity] = []
        try world.forEachListedParty(standingOn: day) { parties.append($0) }
        let queries = stride(from: 0, to: parties.count, by: max(1, parties.count / 20)).map { number in
            ScreeningQuery(id: String(number), schema: .thing, names: [parties[number].caption])
        }
        let right = try queries.map { query in
            answer(try Screener(index: ScreeningIndex.open(file, lexicon: lexicon)), query)
        }
        let damagedFile = folder.appending(path: "damaged.clew")
        for number in 0..<count {
            var chance = Chance(seed: seed &+ UInt64(number))
            report.trying("index \(seed) \(number)")
            let isOpen = number % 2 == 1
            let attack = isOpen ? "index damaged while it is open" : "index damaged before it is opened"
            var damaged = sound
            if chance.below(10) == 0 {
                damaged.removeLast(1 + chance.below(damaged.count - 1))
            } else {
                Damage.overwrite(&damaged, using: &chance)
            }
            try Data(isOpen ? sound : damaged).write(to: damagedFile, options: .atomic)
            guard let index = try? ScreeningIndex.open(damagedFile, lexicon: lexicon) else {
                report.count(attack, "refused when opened")
                continue
            }
            let screener = try? Screener(index: index)
            let first = chance.below(queries.count)
            if isOpen {
                if let screener { _ = answer(screener, queries[first]) }
                try overwrite(damagedFile, with: damaged)
            }
            var isRefused = false
            for step in 1...2 {
                let place = (first + step * 7) % queries.count
                guard let screener, case let found = answer(screener, queries[place]), found != .refused else {
                    isRefused = true
                    continue
                }
                if found != right[place] { report.fault("index \(seed) \(number): another answer") }
            }
            report.count(attack, isRefused ? "refused when searched" : "right answers")
        }
    }

    private func answer(_ screener: Screener, _ query: ScreeningQuery) -> Answer {
        guard let found = try? screener.screen(query) else { return .refused }
        return .found(found.map { "\($0.entity) \($0.score)" })
    }

    /// Changes a file in place, as no program of ours does.
    private func overwrite(_ file: URL, with bytes: [UInt8]) throws {
        let handle = try FileHandle(forUpdating: file)
        try handle.write(contentsOf: Data(bytes))
        try handle.truncate(atOffset: UInt64(bytes.count))
        try handle.close()
    }
}
