import CaseStore
import ClewModel
import Foundation
import Screening
import TestSupport
import Workbench
import World

/// One simulated hour of the triage queue, by its pages: two and more reviewers, sessions that end in mid-form, double clicks,
/// the back button, lists that change, a disk that is full, a log that is out of reach, and power that goes at any write.
///
/// After each start, and at the end, what the pages, the journal and the log of decisions say is held against
/// ``ScheduleTwin``, and the journal against what people were told: nothing that somebody was told is lost, and nothing is
/// there twice. The same seed gives the same hour.
package final class WorkSchedule {
    /// What happened in schedules, to see that they are no idle ones.
    package struct Tally: Sendable {
        /// Readings that somebody was told were kept.
        package var kept = 0
        /// Times that the power went.
        package var crashes = 0
        /// Forms that came back after a session had ended.
        package var resumed = 0
        /// Forms that were refused, with what was typed still in them.
        package var refused = 0
        /// Decisions in the log.
        package var decided = 0

        /// Nothing yet.
        package init() {}

        /// Adds what happened in another.
        package static func += (lhs: inout Tally, rhs: Tally) {
            lhs.kept += rhs.kept
            lhs.crashes += rhs.crashes
            lhs.resumed += rhs.resumed
            lhs.refused += rhs.refused
            lhs.decided += rhs.decided
        }
    }

    private let lists: ScheduleLists
    private let disk: ScheduleDisk
    private let moment = ScheduleMoment()
    private let folder: TemporaryDirectory
    private var generator: SplitMix64
    private var bench: Workbench?
    private var readers = [
        ScheduleReader("Ada", "analyst"), ScheduleReader("Ben", "reviewer"), ScheduleReader("Cai", "reviewer"),
    ]
    private var step = 0
    /// What somebody was told was kept, each reading by its reason, which no other has.
    private var told: Set<String> = []
    /// What was sent and not answered, since the power went.
    private var doubted: Set<String> = []
    /// What was typed, by its reason: `item person verdict reason`.
    private var typed: [String: String] = [:]
    private var undone: [String: (told: Int, doubted: Int)] = [:]
    private var faults: [String] = []
    private var tally = Tally()

    /// Runs the hour of a seed.
    ///
    /// - Returns: What was broken, each in a sentence, and what happened.
    package static func run(seed: UInt64, lists: ScheduleLists) throws -> (faults: [String], tally: Tally) {
        let schedule = try WorkSchedule(seed: seed, lists: lists)
        while schedule.moment.time < .seconds(3_600), schedule.faults.isEmpty { try schedule.act() }
        if schedule.faults.isEmpty { try schedule.start() }
        return (schedule.faults.map { "seed \(seed), step \(schedule.step): \($0)" }, schedule.tally)
    }

    private init(seed: UInt64, lists: ScheduleLists) throws {
        self.lists = lists
        generator = SplitMix64(seed: seed)
        disk = ScheduleDisk(seed: seed)
        folder = try TemporaryDirectory()
        bench = try opened()
        _ = try bench?.queue(ScheduleLists.table, as: "invented.csv", by: "Ada", on: moment.day)
    }

    private func opened() throws -> Workbench {
        var surroundings = WorkSurroundings(
            world: { [lists, moment] in lists.worlds[moment.version] }, today: { [moment] in moment.day },
            archive: folder.url.appending(path: "archive.sqlite"))
        surroundings.signIn = { token in
            let parts = token.split(separator: "-").map(String.init)
            return WorkPerson(name: parts[0], role: parts.last == "reviewer" ? .reviewer : .analyst, credential: token)
        }
        surroundings.uptime = { [moment] in moment.time }
        surroundings.stillness = .seconds(420)
        return try Workbench(
            folder: folder.url, surroundings: surroundings, journal: WorkJournal(on: disk), record: disk.record)
    }

    private func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }

    // MARK: What happens

    /// One thing that happens, after some of the hour has passed.
    private func act() throws {
        step += 1
        moment.pass(Int.random(in: 10..<150, using: &generator))
        switch Int.random(in: 0..<100, using: &generator) {
        case 0..<4: moment.publish(Int.random(in: 0..<lists.worlds.count, using: &generator))
        case 4..<6: moment.passDay()
        case 6..<11: disk.cutPower(after: Int.random(in: 0..<5, using: &generator))
        case 11..<13: disk.fill(Int.random(in: 1..<3, using: &generator))
        case 13..<16: disk.takeLogAway(Int.random(in: 1..<4, using: &generator))
        case 16..<17: try start()
        default: try work(Int.random(in: 0..<readers.count, using: &generator))
        }
        if disk.isDead {
            tally.crashes += 1
            try start()
        }
    }

    /// One step of a person at the browser.
    private func work(_ number: Int) throws {
        if !readers[number].former.isEmpty, chance(6) {
            // The back button, and the old form is sent as it was.
            try send(
                number, readers[number].former[Int.random(in: 0..<readers[number].former.count, using: &generator)])
        } else if let form = readers[number].form {
            readers[number].form = nil
            readers[number].former.append(form)
            if chance(85) { try send(number, form) }
            // A double click: the second is on its way before the first is answered.
            if chance(15), !disk.isDead { try send(number, form) }
        } else {
            let item = Int.random(in: 1...3, using: &generator)
            if chance(60), let next = readers[number].forms(to: "/work/run/r1/next").first {
                try send(number, next)
            } else if chance(25) {
                try ask(number, "/work/run/r1")
            } else {
                try ask(number, "/work/item/r1/\(item)")
            }
        }
    }

    private func ask(_ number: Int, _ path: String) throws {
        guard let bench else { return }
        let reply = try readers[number].send("GET", path, to: bench)
        guard !disk.isDead else { return }
        switch reply.status {
        case 200: fill(number, path)
        case 401: try signIn(number)
        // A disk that is full, or a queue that cannot be written.
        case 409: break
        default: faults.append("\(path) is answered with \(reply.status)")
        }
    }

    /// Types something into the form of the page, where there is one that decides.
    private func fill(_ number: Int, _ path: String) {
        let reader = readers[number]
        guard path.hasPrefix("/work/item/") else { return }
        let item = path.split(separator: "/").last.map(String.init) ?? ""
        let forms = reader.forms(to: path.split(separator: "?").first.map(String.init) ?? path)
        if let undo = forms.first(where: { $0["act"] == "undo" }), chance(30) {
            readers[number].form = undo
        } else if var form = forms.first(where: {
            ["propose", "read", "consolidate", "overrule"].contains($0["act"] ?? "")
        }) {
            let verdict = chance(50) ? "no-match" : chance(60) ? "match" : "unsure"
            let reason = "seen “\(step)” <\(reader.name)> & 金"
            form.fields.append(("verdict", verdict))
            form.fields.append(("reason", reason))
            if chance(15) { form.fields.append(("expires", "1")) }
            typed[reason] = "\(item.split(separator: "?").first ?? "") \(reader.name) \(verdict) \(reason)"
            readers[number].form = form
        } else if let take = forms.first(where: { $0["act"] == "take" }), chance(20) {
            readers[number].form = take
        }
    }

    /// Signs in, sends what the form held that came without a session, or looks at the first page.
    private func signIn(_ number: Int) throws {
        guard let bench, var form = readers[number].forms(to: "/work/sign-in").first else {
            faults.append("who is not signed in is not asked to")
            return
        }
        form.fields.append(("token", readers[number].token))
        let reply = try readers[number].send("POST", form.path, form.body, to: bench)
        guard !disk.isDead else { return }
        if reply.status == 403 {
            try resume(number)
        } else if reply.status != 303 {
            faults.append("signing in is answered with \(reply.status)")
        }
    }

    /// Looks at what was kept while nobody was signed in, and sends it again.
    private func resume(_ number: Int) throws {
        let path = "/work/item/r1/"
        let all =
            (1...3).flatMap { readers[number].forms(to: "\(path)\($0)") }
            + readers[number].forms(to: "/work/run/r1/next")
        guard let form = all.first else {
            faults.append("what was typed is gone with the session")
            return
        }
        tally.resumed += 1
        try send(number, form, isResumed: true)
    }

    /// Sends a form, and takes down what the person is told.
    private func send(_ number: Int, _ form: ScheduleReader.Form, isResumed: Bool = false) throws {
        guard let bench else { return }
        let (reason, person) = (form["reason"], readers[number].name)
        let undo = form["act"] == "undo" ? "\(form.path.split(separator: "/").last ?? "") \(person)" : nil
        let reply = try readers[number].send("POST", form.path, form.body, to: bench)
        guard !disk.isDead else {
            // No answer comes. The person tries again later, from the form on the screen.
            if let reason, !told.contains(reason) { doubted.insert(reason) }
            undo.map { undone[$0, default: (0, 0)].doubted += 1 }
            if readers[number].former.last?.path == form.path, chance(80) { readers[number].form = form }
            return
        }
        switch reply.status {
        case 303:
            if let reason {
                if told.insert(reason).inserted { tally.kept += 1 }
            }
            undo.map { undone[$0, default: (0, 0)].told += 1 }
            if let next = reply.fields.first(where: { $0.name == "location" })?.value { try ask(number, next) }
        case 401, 403:
            if let reason, !readers[number].sees(reason) { faults.append("'\(reason)' is gone from the page") }
            if isResumed { faults.append("what was kept is not taken") }
            if reply.status == 401 { try signIn(number) } else { try resume(number) }
        case 409:
            tally.refused += 1
            // Where even the look at the lists cannot be written, a page without a form says so; the browser has the form.
            let isItem = readers[number].page.contains("<table class=\"sides\">")
            if let reason, isItem, form["act"] != "undo", !readers[number].sees(reason),
                readers[number].page.contains("name=\"reason\"")
            {
                faults.append("'\(reason)' is gone from the form that was refused")
            }
        default: faults.append("\(form.path) is answered with \(reply.status)")
        }
    }

    // MARK: What must hold

    /// Starts the service again, and holds what is there against what must be.
    private func start() throws {
        bench = nil
        disk.start()
        let bench = try opened()
        self.bench = bench
        let twin = ScheduleTwin(disk.bytes)
        faults += twin.faults
        check(twin.readings)
        for (key, count) in undone {
            let found = twin.undone[key] ?? 0
            if found < count.told || found > count.told + count.doubted {
                faults.append("\(key) took back \(count.told), and \(found) stand in the journal")
            }
        }
        for key in twin.undone.keys where undone[key] == nil { faults.append("\(key) never took anything back") }
        check(log: twin)
        try check(pages: twin, bench)
    }

    /// Nothing that somebody was told is lost, nothing is there twice, and nobody's words are there that never were.
    private func check(_ readings: [ScheduleTwin.Reading]) {
        var seen: Set<String> = []
        for reading in readings {
            let text = "\(reading.item) \(reading.by) \(reading.verdict) \(reading.reason)"
            if typed[reading.reason] != text { faults.append("nobody typed '\(text)'") }
            if !seen.insert(reading.reason).inserted { faults.append("'\(text)' is there twice") }
            if !told.contains(reading.reason), !doubted.contains(reading.reason) {
                faults.append("'\(text)' is kept, and its reader was told that it is not")
            }
        }
        for reason in told.subtracting(seen) { faults.append("'\(reason)' was told to be kept and is lost") }
    }

    /// The log of decisions holds what two persons agreed on, each once and in its order, and nothing else.
    private func check(log twin: ScheduleTwin) {
        var found: [Int: [String]] = [:]
        for judgement in disk.judgements {
            let mark = judgement.reason.split(separator: "[").last ?? ""
            let numbers = mark.split { !$0.isNumber }.compactMap { Int($0) }
            guard numbers.count == 3, numbers[0] == 1 else {
                faults.append("'\(judgement.reason)' in the log bears no mark")
                continue
            }
            found[numbers[1], default: []].append(
                "\(numbers[1]) \(numbers[2]) \(judgement.verdict.rawValue) \(judgement.decidedBy)")
        }
        tally.decided = disk.judgements.count
        if found != twin.due {
            faults.append(
                "the log holds \(found.sorted { $0.key < $1.key }), and must hold \(twin.due.sorted { $0.key < $1.key })"
            )
        }
    }

    /// The queue says of each item what the twin says.
    private func check(pages twin: ScheduleTwin, _ bench: Workbench) throws {
        var auditor = ScheduleReader("Dee", "reviewer")
        _ = try auditor.send("POST", "/work/sign-in", Array("token=Dee-reviewer".utf8), to: bench)
        _ = try auditor.send("GET", "/work/run/r1/export.jsonl", to: bench)
        var found: [Int: String] = [:]
        for line in auditor.page.split(separator: "\n") {
            guard let row = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
                let item = row["item"] as? Int, let state = row["state"] as? String
            else { continue }
            let verdict = (row["readings"] as? [[String: Any]])?.first?["decision"] as? String
            found[item] = state + (verdict.map { " \($0)" } ?? "")
        }
        if found.count != 3 { faults.append("the queue has \(found.count) items") }
        for (item, stage) in found {
            let right = twin.stage(of: item, on: moment.day.description)
            if stage != right { faults.append("item \(item) is \(stage), and must be \(right)") }
        }
    }
}
