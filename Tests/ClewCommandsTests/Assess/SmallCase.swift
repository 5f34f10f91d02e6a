import Foundation
import TestSupport

/// A small case of invented parties, written as a user writes one and assessed by the program.
struct SmallCase {
    var head = """
        title: A small case
        requester: {name: Oakfen Outdoor Inc., country: US}
        commodity: cotton
        jurisdictions: [us]
        period: {from: 2024-01-01, to: 2024-12-31}
        example: true
        note: All parties are invented.
        """
    var parties = [
        "KN,Tarim Loomfield Knitting Co.,company,CN,新疆喀什地区喀什市,producer",
        "OT,Jiaxing Brightweft Textile Co.,company,CN,\"Jiaxing, Zhejiang\",producer",
        "SEW,Song Vang Garment Co.,company,VN,\"Hue, Vietnam\",producer;exporter",
        "IMP,Oakfen Outdoor Inc.,company,US,\"Portland, Oregon\",importer",
    ]
    var lots: [String] = []
    var events: [String] = []
    var shipments: [String] = []
    var pools: [String] = []
    /// The rows of the index, and for each document its text.
    var documents: [(row: String, text: String)] = []

    static let kashgar = "新疆喀什地区喀什市"

    /// A lot with the columns `id,stage,quantity,unit,producer,place,country,date,unit_mass_kg`.
    mutating func lot(_ row: String) { lots.append(row) }
    /// A row of an event: `event,type,date,party,counterparty,direction,lot,quantity,unit,pool`.
    mutating func event(_ row: String) { events.append(row) }
    /// A row of a shipment: `id,lot,quantity,unit,hs,shipped,imported,exporter,importer,from,to`.
    mutating func ship(_ row: String) { shipments.append(row) }

    /// Writes the case into a folder.
    func write(to folder: TemporaryDirectory) throws {
        try folder.write(head + "\n", to: "case.yaml")
        func table(_ name: String, _ columns: String, _ rows: [String]) throws {
            try folder.write(([columns] + rows).joined(separator: "\n") + "\n", to: name)
        }
        try table("parties.csv", "id,name,kind,country,address,role", parties)
        try table("lots.csv", "id,stage,quantity,unit,producer,place,country,date,unit_mass_kg", lots)
        try table("events.csv", "event,type,date,party,counterparty,direction,lot,quantity,unit,pool", events)
        try table("shipments.csv", "id,lot,quantity,unit,hs,shipped,imported,exporter,importer,from,to", shipments)
        if !pools.isEmpty { try table("pools.csv", "id,kind", pools) }
        guard !documents.isEmpty else { return }
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "documents"), withIntermediateDirectories: true)
        try table("documents/index.csv", "id,file,type,events,lots,shipments", documents.map(\.row))
        for document in documents {
            let file = document.row.split(separator: ",", omittingEmptySubsequences: false)[1]
            try folder.write(document.text, to: "documents/\(file)")
        }
    }

    /// What the program made of it.
    struct Answer {
        var run: ClewProgram.Run
        var dossier: [String: Any]
        var page: String
        var findings: String

        /// The answer on the terminal in one line.
        var said: String { run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

        func shipment(_ id: String) -> [String: Any]? {
            (dossier["shipments"] as? [[String: Any]])?.first { $0["id"] as? String == id }
        }

        func finding(_ id: String) -> [String: Any]? {
            (dossier["findings"] as? [[String: Any]])?.first { $0["id"] as? String == id }
        }

        /// The requests of a provision for a shipment, by the start of their words.
        func request(_ provision: String, _ words: String) -> [String: Any]? {
            let duty = (dossier["duties"] as? [[String: Any]])?.first { $0["provision"] as? String == provision }
            return (duty?["requests"] as? [[String: Any]])?.first {
                ($0["description"] as? String)?.hasPrefix(words) ?? false
            }
        }
    }

    /// Writes the case and runs `clew assess`.
    func assess(environment: [String: String] = [:]) throws -> Answer {
        let folder = try TemporaryDirectory()
        let out = try TemporaryDirectory()
        try write(to: folder)
        let run = try ClewProgram.run(
            ["assess", folder.url.path(percentEncoded: false), "--out", out.url.path(percentEncoded: false)],
            environment: environment)
        func text(_ name: String) -> String {
            (try? String(contentsOf: out.url.appending(path: name), encoding: .utf8)) ?? ""
        }
        let json = (try? JSONSerialization.jsonObject(with: Data(text("dossier.json").utf8))) as? [String: Any]
        return Answer(run: run, dossier: json ?? [:], page: text("dossier.html"), findings: text("findings.csv"))
    }
}
