import ClewModel
import Foundation
import LabourProgrammes
import SourceFiles
import TestSupport

/// The labelled passages of `Tests/Corpora/reading`: every company in them is invented.
struct ReadingCorpus {
    /// A party, a programme and a grade that a passage ties together.
    struct Label: Hashable {
        var party: String
        var programme: String
        var grade: String

        var pair: String { party + ":" + programme }
    }

    struct Passage {
        var id: String
        var half: String
        var type: String
        var issuer: String?
        var publisher: String?
        var parties: [String]
        var trap: String?
        var text: String
        var labels: Set<Label>
    }

    let passages: [Passage]
    let companies: [ReadingParty]

    static func read(
        in folder: URL = RepositoryFiles.root.appending(path: "Tests/Corpora/reading")
    ) throws -> ReadingCorpus {
        var diagnostics: [Diagnostic] = []
        func rows(_ name: String, _ columns: [String]) throws -> [TableRow] {
            let file = try SourceFile.read(folder.appending(path: name), as: name)
            return Table(file, required: columns, into: &diagnostics).rows
        }
        let labels = try rows("labels.csv", ["id", "labels"])
        var byID: [String: Set<Label>] = [:]
        for row in labels { byID[row["id"]?.text ?? ""] = Self.labels(row["labels"]?.text ?? "") }
        let companies = try rows("companies.csv", ["id", "chinese", "english", "region", "note"]).map { row in
            ReadingParty(
                id: row["id"]?.text ?? "", names: ["chinese", "english"].compactMap { row[$0]?.text },
                region: ReadingParty.Region(rawValue: row["region"]?.text ?? "") ?? .unknown,
                isAbroad: row["note"]?.text.hasSuffix("abroad") ?? false)
        }
        let passages = try rows(
            "passages.csv", ["id", "half", "type", "issuer", "parties", "trap", "text", "publisher"]
        ).map {
            row in
            Passage(
                id: row["id"]?.text ?? "", half: row["half"]?.text ?? "", type: row["type"]?.text ?? "",
                issuer: row["issuer"]?.text, publisher: row["publisher"]?.text, parties: row["parties"]?.list() ?? [],
                trap: row["trap"]?.text,
                text: row["text"]?.text ?? "", labels: byID[row["id"]?.text ?? ""] ?? [])
        }
        return ReadingCorpus(passages: passages, companies: companies)
    }

    static func labels(_ text: String) -> Set<Label> {
        Set(
            text.split(separator: " ").compactMap { item in
                let parts = item.split(separator: ":").map(String.init)
                return parts.count == 3 ? Label(party: parts[0], programme: parts[1], grade: parts[2]) : nil
            })
    }
}

extension ReadingCorpus {
    /// What the reader says of a passage.
    func answer(_ passage: Passage, reader: ProgrammeReader, catalog: ProgrammeCatalog) -> Set<Label> {
        let parties = passage.parties.compactMap { id in companies.first { $0.id == id } }
        let kind = catalog.documentTypes.speaker(
            type: passage.type, publisher: passage.publisher,
            isOwn: passage.issuer.map { passage.parties.contains($0) } ?? false)
        let source = TextSource(
            kind: kind, citation: Citation(passage.id), file: passage.id, publisher: passage.publisher)
        var diagnostics: [Diagnostic] = []
        let reading = reader.read(
            passage.text, source: source, parties: parties, issuer: passage.issuer, about: passage.parties,
            into: &diagnostics)
        var labels: Set<Label> = []
        for party in parties {
            let assessment = ProgrammeAssessment(
                id: party.id, party: party.names[0], readings: [reading], placements: [], catalog: catalog)
            for exposure in assessment.exposures {
                // One sentence is told once; the labels name both programmes that its words may name.
                for programme in [exposure.programme] + exposure.alsoNames {
                    labels.insert(Label(party: party.id, programme: programme.rawValue, grade: exposure.grade.rawValue))
                }
            }
        }
        return labels
    }

    /// How well a half is read.
    struct Figures {
        var right = 0
        var said = 0
        var wanted = 0
        var gradesRight = 0
        var trapsAboveExposure: [String] = []
        var faults: [String] = []

        var precision: Double { said == 0 ? 1 : Double(right) / Double(said) }
        var recall: Double { wanted == 0 ? 1 : Double(right) / Double(wanted) }
        var grades: Double { right == 0 ? 1 : Double(gradesRight) / Double(right) }
    }

    func figures(_ half: String, reader: ProgrammeReader, catalog: ProgrammeCatalog) -> Figures {
        var figures = Figures()
        for passage in passages where passage.half == half {
            let said = answer(passage, reader: reader, catalog: catalog)
            let saidPairs = Set(said.map(\.pair))
            let wantedPairs = Set(passage.labels.map(\.pair))
            figures.said += saidPairs.count
            figures.wanted += wantedPairs.count
            figures.right += saidPairs.intersection(wantedPairs).count
            for label in said where wantedPairs.contains(label.pair) {
                if passage.labels.contains(label) { figures.gradesRight += 1 }
            }
            if passage.trap != nil, said.contains(where: { $0.grade < "T5" }) {
                figures.trapsAboveExposure.append(passage.id)
            }
            if said != passage.labels {
                func list(_ labels: Set<Label>) -> String {
                    labels.map { $0.pair + ":" + $0.grade }.sorted().joined(separator: " ")
                }
                figures.faults.append(
                    "\(passage.id) [\(passage.type)] \(passage.text)\n    wanted \(list(passage.labels))\n    said   \(list(said))"
                )
            }
        }
        return figures
    }
}
