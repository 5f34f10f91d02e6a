import Foundation

// clew-attack SECTION SEED COUNT FOLDER: attacks a part of Clew within one process; Attack/attack.py runs it.
let arguments = CommandLine.arguments
guard arguments.count == 5, let seed = UInt64(arguments[2]), let count = Int(arguments[3]) else {
    print("usage: clew-attack index|archive|inputs|schedules SEED COUNT FOLDER")
    exit(2)
}
let folder = URL(filePath: arguments[4], directoryHint: .isDirectory)
let report = Report()
do {
    switch arguments[1] {
    case "index": try IndexAttack(folder: folder, report: report).run(seed: seed, count: count)
    case "archive": try ArchiveAttack(folder: folder, report: report).run(seed: seed, count: count)
    case "schedules": try ScheduleAttack(report: report).run(seed: seed, count: count)
    default: try InputAttack(folder: folder, report: report).run(seed: seed, count: count)
    }
} catch {
    report.fault("\(arguments[1]) cannot run: \(error)")
}
exit(report.end() ? 0 : 1)
