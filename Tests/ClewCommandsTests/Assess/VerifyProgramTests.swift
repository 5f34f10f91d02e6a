import Foundation
import TestSupport
import Testing

/// `clew assess --verify`, `clew letters` and `clew answers` as a user gives them.
struct VerifyProgramTests {
    /// A case of one lot in a folder, assessed into another.
    private static func assessed() throws -> (case: TemporaryDirectory, dossier: String, out: TemporaryDirectory) {
        var sketch = SmallCase()
        sketch.lot("K,fabric,40,t,KN,\(SmallCase.kashgar),CN,2024-02-01,")
        sketch.ship("S1,K,40,t,5208.12,2024-04-10,2024-05-10,KN,IMP,CN,US")
        let (folder, out) = (try TemporaryDirectory(), try TemporaryDirectory())
        try sketch.write(to: folder)
        let run = try ClewProgram.run(
            "assess", folder.url.path(percentEncoded: false), "--out", out.url.path(percentEncoded: false))
        #expect(run.status == 1, "\(run.errors)")
        return (folder, out.url.appending(path: "dossier.json").path(percentEncoded: false), out)
    }

    @Test(.enabled(if: ClewProgram.location != nil, "The program is not built"))
    func aDossierIsComputedAgainToTheSameBytes() throws {
        let (folder, dossier, out) = try Self.assessed()
        let path = folder.url.path(percentEncoded: false)
        let same = try ClewProgram.run("assess", path, "--verify", dossier)
        #expect(same.status == 0, "\(same.errors)")
        #expect(same.output.contains("the same bytes come out"))

        let text = try String(contentsOfFile: dossier, encoding: .utf8)
        let changed = try out.write(text.replacing("Song Vang", with: "Song Wang"), to: "changed.json")
        let altered = try ClewProgram.run("assess", path, "--verify", changed.path(percentEncoded: false))
        #expect(altered.status == 1)
        #expect(altered.output.contains("other bytes come out"))

        let parties = folder.url.appending(path: "parties.csv")
        let rows = try String(contentsOf: parties, encoding: .utf8)
        try folder.write(rows.replacing("Brightweft", with: "Brightwoof"), to: "parties.csv")
        let differs = try ClewProgram.run("assess", path, "--verify", dossier)
        #expect(differs.status == 1)
        #expect(differs.output.contains("parties.csv"), "the input that differs is named")
    }

    @Test(.enabled(if: ClewProgram.location != nil, "The program is not built"))
    func lettersAreWrittenAndTheirAnswersReadBack() throws {
        let (folder, _, out) = try Self.assessed()
        let path = folder.url.path(percentEncoded: false)
        let letters = out.url.appending(path: "letters").path(percentEncoded: false)
        let run = try ClewProgram.run("letters", path, "--out", letters)
        #expect(run.status == 0, "\(run.errors)")
        let names = try FileManager.default.contentsOfDirectory(atPath: letters).sorted()
        #expect(names.contains("index.csv"))
        let form = try #require(names.first { $0.hasSuffix(".xlsx") })
        #expect(names.contains(form.replacing(".xlsx", with: ".html")))

        let page = try String(contentsOfFile: letters + "/" + form.replacing(".xlsx", with: ".html"), encoding: .utf8)
        let mark = try #require(page.firstMatch(of: /Q-[0-9A-F]{8}/)).output
        let reply = try out.write("\(mark)=Knitted in our own hall\nanswered_by=office\n", to: "reply.txt")
        let answers = try ClewProgram.run("answers", "import", path, reply.path(percentEncoded: false))
        #expect(answers.status == 0, "\(answers.errors)")
        #expect(answers.output.contains("1 answer added"))
        let after = try ClewProgram.run("assess", path, "--out", out.url.path(percentEncoded: false))
        #expect(after.status == 1, "\(after.errors)")
        let dossier = try String(contentsOf: out.url.appending(path: "dossier.html"), encoding: .utf8)
        #expect(dossier.contains("Knitted in our own hall"))
    }
}
