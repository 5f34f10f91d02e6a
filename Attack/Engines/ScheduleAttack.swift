import Foundation
import WorkSchedules

/// Hours of the triage queue by its pages: no decision may be lost or doubled.
struct ScheduleAttack {
    let report: Report

    func run(seed: UInt64, count: Int) throws {
        let lists = try ScheduleLists(reference: URL(filePath: "Reference"))
        var all = WorkSchedule.Tally()
        for number in 0..<UInt64(count) {
            report.trying("schedules \(seed &+ number)")
            let (faults, tally) = try WorkSchedule.run(seed: seed &+ number, lists: lists)
            for fault in faults { report.fault(fault) }
            report.count("hours of the queue", faults.isEmpty ? "as the twin says" : "broken")
            all += tally
        }
        for (what, times) in [
            ("readings kept", all.kept), ("power gone", all.crashes), ("forms after a session's end", all.resumed),
            ("forms refused", all.refused), ("decisions in the log", all.decided),
        ] { report.count("hours of the queue: \(what)", "as told", times) }
    }
}
