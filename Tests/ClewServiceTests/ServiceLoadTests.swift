import Foundation
import Synchronization
import Testing

@testable import ClewService

struct ServiceLoadTests {
    @Test func asManyRequestsWaitAsMayAndNoMore() throws {
        var limits = ServiceLimits()
        limits.requests = 2
        let load = ServiceLoad(limits: limits)
        try load.enter()
        try load.enter()
        let fault = #expect(throws: ServiceFault.self) { try load.enter() }
        #expect(fault?.status == 503)
        #expect(fault?.reply.fields["retry-after"] == "1")
        load.leave()
        try load.enter()
        #expect(load.requests == 2)
    }

    @Test func asManyBytesAreHeldAsMayAndNoMore() throws {
        var limits = ServiceLimits()
        limits.heldBytes = 100
        let load = ServiceLoad(limits: limits)
        try load.hold(60)
        #expect(throws: ServiceFault.self) { try load.hold(41) }
        load.release(60)
        try load.hold(100)
    }

    @Test func aFullServiceSaysSoAndIsStillAlive() async throws {
        var limits = ServiceLimits()
        limits.requests = 0
        let api = ScreeningAPI(lists: try ServiceTests.api.get().lists, limits: limits)
        for (method, target) in [("POST", "/match/default"), ("GET", "/search/default"), ("POST", "/")] {
            let reply = await api.reply(to: ServiceRequest(method, target))
            #expect(reply.status == 503)
            #expect(reply.fields["retry-after"] == "1")
        }
        #expect(await api.reply(to: ServiceRequest("GET", "/healthz")).status == 200)
        #expect(await api.reply(to: ServiceRequest("GET", "/readyz")).status == 200)
    }

    @Test func aBodyThatIsRefusedIsNotHeld() async throws {
        var limits = ServiceLimits()
        limits.bodyBytes = 10
        limits.heldBytes = 25
        let api = ScreeningAPI(lists: try ServiceTests.api.get().lists, limits: limits)
        for _ in 0..<10 {
            let body = [UInt8](repeating: 0x20, count: 20)
            #expect(await api.reply(to: ServiceRequest("POST", "/match/default", body: body)).status == 413)
            #expect(
                await api.reply(to: ServiceRequest("POST", "/match/default", body: Array(body[..<8]))).status == 422)
        }
    }

    @Test func resultsStandInTheOrderOfWhatWasAsked() async {
        let work = WorkQueue(workers: 3)
        let results = await work.map(Array(0..<500)) { $0 * 2 }
        #expect(results == (0..<500).map { $0 * 2 })
        #expect(await work.map([Int]()) { $0 }.isEmpty)
    }

    @Test func noMoreJobsAreDoneAtATimeThanThereAreThreads() async {
        let work = WorkQueue(workers: 2)
        let counts = Mutex((now: 0, most: 0))
        _ = await work.map(Array(0..<100)) { _ in
            counts.withLock { counts in
                counts.now += 1
                counts.most = max(counts.most, counts.now)
            }
            usleep(200)
            counts.withLock { $0.now -= 1 }
        }
        #expect(counts.withLock { (1...2).contains($0.most) })
    }

    @Test func aQueueOfBusyThreadsHoldsNoOtherRequestUp() async throws {
        let lists = try ServiceTests.api.get().lists
        let work = WorkQueue(workers: 1)
        let api = ScreeningAPI(
            lists: lists, limits: ServiceLimits(), work: work, load: ServiceLoad(limits: ServiceLimits()),
            surroundings: ServiceSurroundings(today: { lists.day }, versions: { [] }))
        let gate = DispatchSemaphore(value: 0)
        let isBusy = Task { await work.run { gate.wait() } }
        // The only thread waits until this request was answered.
        #expect(await api.reply(to: ServiceRequest("GET", "/healthz")).status == 200)
        gate.signal()
        await isBusy.value
    }
}
