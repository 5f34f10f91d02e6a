import ClewModel
import CompactIndex
import Foundation
import NameMatching
import Screening

/// Screening in an index whose parties are damaged: candidates with scores between 0 and 1, or an error.
///
/// All parties are invented.
enum ScreeningTarget {
    private static let sound: [UInt8] = needed {
        try ScreeningIndex.build(entities: parties, lexicon: NameTarget.lexicon).compact.bytes()
    }
    private static let model = needed { try EvidenceModel(directory: NameTarget.lexicon.directory) }
    private static let file = FileManager.default.temporaryDirectory.appending(
        path: "clew-fuzz-\(ProcessInfo.processInfo.processIdentifier).idx")

    private static let parties: [Entity] = [
        Entity(
            id: "f-1", schema: .company,
            properties: [
                .name: ["Xinjiang Jinxinnuo Textile Co., Ltd.", "新疆金鑫诺纺织有限公司"], .weakAlias: ["JXN"],
                .jurisdiction: ["cn"], .registrationNumber: ["RN104729"], .address: ["1 Example Road"],
            ], datasets: ["invented"]),
        Entity(
            id: "f-2", schema: .person,
            properties: [.name: ["Mohammed Al-Quonvexar", "欧阳建国"], .birthDate: ["1970-03"], "nationality": ["kz"]]),
        Entity(id: "f-3", schema: .vessel, properties: [.name: ["Ocean Quonvexar 12"], .imoNumber: ["9074729"]]),
        Entity(
            id: "f-4", schema: .legalEntity,
            properties: [.name: ["ООО Ветролен", "Vetrolen 143"], .topics: ["sanction"]]),
    ]

    private static let queries: [ScreeningQuery] =
        parties.map { ScreeningQuery($0) } + [
            ScreeningQuery(
                id: "q", schema: .thing, names: ["Jinxinuo Txetile", "Ouyang Jianguo", ""], countries: ["China"])
        ]

    static func run(_ input: [UInt8]) {
        let bytes = Damage.applied(input, to: sound)
        needed { try Data(bytes).write(to: file) }
        defer { unlink(file.path) }
        var options = ScreeningOptions()
        options.model = model
        options.leastScore = 0
        options.leastSharedWeight = 1
        do {
            let index = try ScreeningIndex.open(file, lexicon: NameTarget.lexicon)
            let screener = try Screener(index: index, options: options)
            for query in queries {
                for candidate in (try? screener.screen(query)) ?? [] {
                    demand(candidate.score >= 0 && candidate.score <= 1, "a score is \(candidate.score)")
                }
                _ = try? screener.retrieve(query)
            }
        } catch {
            demand(!error.message.isEmpty, "an error says nothing")
        }
    }
}
