import ClewModel
import Optimization
import SupplyChain
import TestSupport
import Testing

/// Bounds against worlds that could lie behind the records: none may lie outside, and the ends should be near some.
struct BoundPropertyTests {
    @Test(arguments: 0..<40 as Range<UInt64>)
    func noWorldLiesOutsideTheBounds(batch: UInt64) {
        for seed in batch * 300..<(batch + 1) * 300 {
            let chain = RandomChain(seed: seed)
            let trace = chain.sketch.trace(chain.origins)
            var random = SplitMix64(seed: seed ^ 0xABCD)
            for round in 0..<12 {
                let world = chain.world(greed: round == 0 ? 0 : round == 1 ? 1 : nil, using: &random)
                for (lot, share) in world.lots.enumerated() {
                    let bounds = trace.lots[lot].regionShare
                    #expect(
                        share >= bounds.lower - 1e-7 && share <= bounds.upper + 1e-7,
                        "chain \(seed), lot \(lot): \(share) outside \(bounds)")
                }
                for (number, share) in world.shipments.enumerated() {
                    let bounds = trace.shipments[number].regionShare
                    #expect(
                        share >= bounds.lower - 1e-7 && share <= bounds.upper + 1e-7,
                        "chain \(seed), shipment \(number): \(share) outside \(bounds)")
                    if share < 1e-9 {
                        #expect(trace.shipments[number].presence != .established, "chain \(seed)")
                    }
                }
            }
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func noWorldHoldsLessOrMoreWithoutADocumentThanTheBounds(batch: UInt64) {
        for seed in batch * 100..<(batch + 1) * 100 {
            let chain = RandomChain(seed: seed)
            let trace = chain.sketch.trace(chain.origins)
            var random = SplitMix64(seed: seed ^ 0xABCD)
            for _ in 0..<8 {
                let world = chain.world(greed: nil, isUndocumented: true, using: &random)
                let shares = zip(trace.lots.map(\.undocumentedShare), world.lots).map { ($0, $1) }
                let shipped = zip(trace.shipments.map(\.undocumentedShare), world.shipments).map { ($0, $1) }
                for (bounds, share) in shares + shipped {
                    #expect(
                        share >= bounds.lower - 1e-7 && share <= bounds.upper + 1e-7,
                        "chain \(seed): \(share) outside \(bounds)")
                }
            }
        }
    }

    /// Whatever solver there is, the answer only narrows; and even mixing is one of the worlds.
    @Test(arguments: 0..<10 as Range<UInt64>)
    func aSolverOnlyNarrowsAndTheReadingsAreNested(batch: UInt64) {
        for seed in batch * 50..<(batch + 1) * 50 {
            let chain = RandomChain(seed: seed)
            let best = chain.sketch.trace(chain.origins)
            let flows = chain.sketch.trace(chain.origins, TraceOptions(solvers: .flowsOnly))
            let none = chain.sketch.trace(chain.origins, TraceOptions(solvers: .none))
            for (number, shipment) in best.shipments.enumerated() {
                let readings = shipment.region
                #expect(flows.shipments[number].regionShare.encloses(shipment.regionShare))
                #expect(none.shipments[number].regionShare.encloses(flows.shipments[number].regionShare))
                #expect(readings.documented.share.encloses(readings.even.share))
            }
        }
    }

    /// Bounds that are called the tightest are most of them; the rest are those where the share of an even lot is itself open.
    @Test(.enabled(if: ClpSolver() != nil))
    func nearlyAllBoundsAreTheTightest() {
        var (tightest, all) = (0, 0)
        for seed in 0..<500 as Range<UInt64> {
            let chain = RandomChain(seed: seed)
            for shipment in chain.sketch.trace(chain.origins).shipments {
                all += 1
                if shipment.region.documented.isTightest { tightest += 1 }
            }
        }
        #expect(Double(tightest) > 0.95 * Double(all), "\(tightest) of \(all)")
    }

    /// The order of rows changes nothing.
    @Test(arguments: 0..<100 as Range<UInt64>)
    func theOrderOfRowsChangesNothing(seed: UInt64) {
        let chain = RandomChain(seed: seed)
        let trace = chain.sketch.trace(chain.origins)
        var turned = chain.sketch
        turned.found.lots.reverse()
        turned.found.events.reverse()
        turned.found.shipments.reverse()
        let other = turned.trace(chain.origins)
        for shipment in trace.shipments {
            let found = other.shipment(shipment.shipment)
            #expect(found?.regionShare.isClose(to: shipment.regionShare) == true, "chain \(seed)")
            #expect(found?.presence == shipment.presence)
        }
    }

    /// How wide the bounds are beside the widest that worlds of extremes reach, over many chains.
    @Test(.enabled(if: ClpSolver() != nil))
    func theEndsOfMostBoundsAreReachedByAWorld() {
        var (reached, all) = (0, 0)
        for seed in 0..<400 as Range<UInt64> {
            let chain = RandomChain(seed: seed)
            let trace = chain.sketch.trace(chain.origins)
            var random = SplitMix64(seed: seed)
            var most = [Double](repeating: 0, count: chain.shipments.count)
            for _ in 0..<200 {
                for (number, share) in chain.world(greed: nil, using: &random).shipments.enumerated() {
                    most[number] = max(most[number], share)
                }
            }
            for (number, share) in most.enumerated() {
                all += 1
                if trace.shipments[number].regionShare.upper - share < 0.01 { reached += 1 }
            }
        }
        #expect(Double(reached) > 0.8 * Double(all), "\(reached) of \(all)")
    }
}
