import ClewModel
import OwnershipAnalysis
import TestSupport
import Testing

struct VerdictTests {
    @Test func anUnknownStakeLeavesTheAnswerOpenAndNamesTheFactThatSettlesIt() throws {
        let stakes = [TestGraph.stake("X", "A", 60), TestGraph.unknown("A", "B"), TestGraph.stake("Z", "B", 30)]
        let verdict = try TestGraph.verdict("B", "us-ofac", stakes, listed: ["X"])
        #expect(verdict.answer == .open)
        #expect(verdict.bounds == Bounds(0, 0.7))
        #expect(verdict.missing.map(\.owner) == ["A"])
        #expect(verdict.missing.map(\.asset) == ["B"])
        #expect(verdict.missing.first?.question == "How much of the capital of B did A hold on 2025-03-01?")
    }

    /// 30 % held by a listed party and nobody on record for the rest is no “no”; where others hold the rest, it is.
    @Test(arguments: [
        (30.0, 0.0, OwnershipVerdict.Answer.open), (30, 50, .open), (30, 51, .no), (30, 70, .no), (5, 0, .open),
        (5, 60, .no),
        (0, 60, .no), (60, 0, .yes),
    ])
    func whatNobodyIsOnRecordForLeavesTheAnswerOpen(
        listed: Double, others: Double, expected: OwnershipVerdict.Answer
    ) throws {
        var stakes = [TestGraph.stake("Y", "X", 1)]
        if listed > 0 { stakes.append(TestGraph.stake("X", "A", listed)) }
        if others > 0 { stakes.append(TestGraph.stake("Z", "A", others)) }
        let rule = try TestGraph.rule("us-ofac")
        let snapshot = TestGraph.graph(stakes).snapshot(on: TestGraph.day)
        let verdict = snapshot.verdict(for: "A", under: rule, listed: [ListedParty("X")])
            .openWhereOwnersAreUnknown(under: rule, listed: [ListedParty("X")], in: snapshot)
        #expect(verdict.answer == expected)
        if expected == .open {
            #expect(verdict.missing.map(\.kind) == [.remainder])
            #expect(verdict.bounds.upper == (100 - others) / 100)
        }
    }

    /// A holder that is open leaves open what it holds: whole or half, by share or by control, under every rule with a threshold.
    @Test(arguments: ["us-ofac", "eu", "uk"], [40.0, 51, 100])
    func whatAnOpenHolderHoldsIsOpen(key: String, held: Double) throws {
        let rule = try TestGraph.rule(key)
        let snapshot = TestGraph.graph([
            TestGraph.stake("X", "HOLD", 40), TestGraph.stake("HOLD", "VEG", held), TestGraph.stake("VEG", "LEAF", 100),
            TestGraph.stake("X", "SHARED", 40), TestGraph.stake("Z", "SHARED", 60),
            TestGraph.stake("SHARED", "BELOW", 100),
        ]).snapshot(on: TestGraph.day)
        func verdict(_ entity: EntityID) -> OwnershipVerdict {
            let listed = [ListedParty("X")]
            return snapshot.verdict(for: entity, under: rule, listed: listed)
                .openWhereOwnersAreUnknown(under: rule, listed: listed, in: snapshot)
        }
        for entity: EntityID in ["HOLD", "VEG", "LEAF"] {
            #expect(verdict(entity).answer == .open, "\(entity)")
            #expect(verdict(entity).bounds.upper == 1, "\(entity)")
            #expect(verdict(entity).missing.contains { $0.asset == "HOLD" && $0.kind == .remainder }, "\(entity)")
            #expect(!verdict(entity).chain.isEmpty, "\(entity)")
        }
        // Where others hold the rest by record, nothing is open, nor below.
        #expect(verdict("SHARED").answer == .no)
        #expect(verdict("BELOW").answer == .no)
    }

    @Test func whatAnOpenHolderControlsIsOpen() throws {
        let rule = try TestGraph.rule("uk")
        let snapshot = TestGraph.graph([
            TestGraph.stake("X", "HOLD", 40), TestGraph.tie("HOLD", "VEG", .boardMajority),
        ]).snapshot(on: TestGraph.day)
        let listed = [ListedParty("X")]
        let verdict = snapshot.verdict(for: "VEG", under: rule, listed: listed)
            .openWhereOwnersAreUnknown(under: rule, listed: listed, in: snapshot)
        #expect(verdict.answer == .open)
    }

    @Test func whatOthersHoldBoundsWhatIsUnknown() throws {
        let stakes = [TestGraph.unknown("X", "A"), TestGraph.stake("Z", "A", 51)]
        let verdict = try TestGraph.verdict("A", "us-ofac", stakes, listed: ["X"])
        #expect(verdict.answer == .no)
        #expect(verdict.bounds == Bounds(0, 0.49))
        #expect(verdict.isNearMiss)
        #expect(verdict.steps.last?.heldByOthers == 0.51)
    }

    @Test func stakesStatedBeyondTheWholeCountAsStatedAndBoundNothing() throws {
        let stakes = [TestGraph.stake("X", "A", 60), TestGraph.stake("Z", "A", 60), TestGraph.unknown("Y", "A")]
        let verdict = try TestGraph.verdict("A", "us-ofac", stakes, listed: ["X", "Y"])
        #expect(verdict.answer == .yes)
        #expect(verdict.bounds == Bounds(0.6, 1))
    }

    @Test func sharesThatACompanyHoldsInItselfCountForNobody() throws {
        let stakes = [TestGraph.stake("X", "A", 45), TestGraph.stake("A", "A", 10), TestGraph.stake("Z", "A", 45)]
        let verdict = try TestGraph.verdict("A", "us-ofac", stakes, listed: ["X"])
        #expect(verdict.answer == .no)
        #expect(verdict.bounds == Bounds(exactly: 0.45))
        let unknown = [TestGraph.unknown("X", "A"), TestGraph.stake("A", "A", 51)]
        #expect(try TestGraph.verdict("A", "us-ofac", unknown, listed: ["X"]).answer == .no)
    }

    @Test func aPartyOutsideTheGraphFallsUnderARuleOnlyIfListed() throws {
        #expect(try TestGraph.verdict("N", "eu", [], listed: ["N"]).answer == .yes)
        #expect(try TestGraph.verdict("N", "eu", [], listed: ["M"]).answer == .no)
    }

    /// The sums of every step follow from the links that it prints.
    @Test(arguments: 0..<30 as Range<UInt64>)
    func everyStepCanBeRecomputedFromItsLinks(seed: UInt64) throws {
        var generator = SplitMix64(seed: 900 + seed)
        for _ in 0..<60 {
            let twin = SlowTwin.random(using: &generator, ties: Int.random(in: 0...1, using: &generator))
            let snapshot = TestGraph.graph(twin.stakes).snapshot(on: TestGraph.day)
            for party in 0..<twin.count {
                let verdict = snapshot.verdict(for: SlowTwin.id(party), under: twin.rule, listed: twin.listedParties)
                check(verdict, twin)
            }
        }
    }

    private func check(_ verdict: OwnershipVerdict, _ twin: SlowTwin) {
        // The party asked about comes last; those that it brought in itself and that hold it in turn come before it.
        var inside: [EntityID: OwnershipStep] = [:]
        inside[verdict.entity] = verdict.steps.last
        for step in verdict.steps {
            let isAsked = step.entity == verdict.entity
            for link in step.links { #expect(isAsked || inside[link.owner] != nil, "\(twin) \(verdict)") }
            let shares = step.links.filter { $0.kind == .capital }
            let sure = shares.filter { inside[$0.owner]?.isSure ?? false }.reduce(0) { $0 + $1.share.lower }
            let most = shares.reduce(0) { $0 + $1.share.upper }
            switch step.reason {
            case .capital where step.isSure: #expect(passes(sure, twin), "\(twin) \(step)")
            case .capital: #expect(passes(min(most, 1), twin), "\(twin) \(step)")
            case .control: #expect(step.links.contains { $0.kind != .capital }, "\(twin) \(step)")
            case .listed: #expect(twin.listedParties.contains { $0.entity == step.entity }, "\(twin) \(step)")
            case .none: #expect(isAsked && verdict.answer == .no, "\(twin) \(step)")
            case .votes, .together, .entryWords: Issue.record("no step here has the reason \(step.reason)")
            }
            if isAsked {
                #expect(abs(min(sure, 1) - verdict.bounds.lower) < 1e-9 || twin.counting == .separately)
            }
            inside[step.entity] = step
        }
    }

    private func passes(_ share: Double, _ twin: SlowTwin) -> Bool {
        share * 10 > Double(twin.least) - 1e-6 - (twin.least > 5 ? 0.999 : 0)
    }

    @Test func theTrustInAnAnswerIsThatOfItsWeakestStake() throws {
        var weak = TestGraph.stake("X", "A", 60)
        weak.confidence = .low
        let verdict = try TestGraph.verdict("B", "us-ofac", [weak, TestGraph.stake("A", "B", 60)], listed: ["X"])
        #expect(verdict.confidence == .low)
    }
}
