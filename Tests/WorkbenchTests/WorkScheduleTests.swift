import TestSupport
import Testing
import WorkSchedules

/// Hours of the queue by its pages, with sessions that end, lists that change, and power that goes at any write.
struct WorkScheduleTests {
    @Test func noDecisionIsLostOrDoubledAtThePages() throws {
        let lists = try ScheduleLists(reference: RepositoryFiles.reference)
        var all = WorkSchedule.Tally()
        for seed in 0..<30 as Range<UInt64> {
            let (faults, tally) = try WorkSchedule.run(seed: seed, lists: lists)
            #expect(faults.isEmpty, "\(faults)")
            all += tally
        }
        // An hour in which nothing happens shows nothing.
        #expect(all.kept > 50 && all.crashes > 10 && all.resumed > 20 && all.refused > 10 && all.decided > 10)
    }
}
