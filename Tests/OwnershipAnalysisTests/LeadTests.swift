import ClewModel
import OwnershipAnalysis
import Testing

struct LeadTests {
    private let listing = ListedParty("X", listedFrom: PartialDate("2022-06-21"))

    @Test func stakesThatBeginOrEndCloseToAListingAreShown() {
        let graph = TestGraph.graph([
            TestGraph.stake("X", "A", 60, from: "2015-01-01", to: "2022-05-31"),
            TestGraph.stake("Z", "A", 60, from: "2022-06-01"), TestGraph.stake("X", "B", 60, from: "2015-01-01"),
            TestGraph.stake("Y", "C", 60, from: "2022-06-01"),
        ])
        let changes = graph.ownerChanges(around: [listing])
        #expect(changes.map(\.event) == [.ended, .began])
        #expect(changes.map(\.stake.owner) == ["X", "Z"])
        #expect(changes.map(\.daysAfterListing) == [-21, -20])
        #expect(graph.ownerChanges(around: [listing], within: 20).map(\.stake.owner) == ["Z"])
        // Who never had to do with a party says nothing of its owners.
        #expect(graph.ownerChanges(around: [listing], in: ["C"]).isEmpty)
        #expect(graph.ownerChanges(around: [listing], in: ["A"]).map(\.stake.owner) == ["X", "Z"])
    }

    @Test func aSharedAddressPhoneOrOfficerIsALeadAndNoOwnership() throws {
        let source = TestGraph.source
        let stakes = [
            TestGraph.tie("person", "A", .directorship), TestGraph.tie("person", "B", .directorship),
            TestGraph.stake("X", "B", 60),
        ]
        let snapshot = TestGraph.graph(stakes).snapshot(on: TestGraph.day)
        let traits = [
            PartyTrait(entity: "A", kind: .address, value: "1 Example Road, Sampletown", citation: source),
            PartyTrait(entity: "B", kind: .address, value: "1 EXAMPLE ROAD SAMPLETOWN", citation: source),
            PartyTrait(entity: "A", kind: .phone, value: "+00 555 010 1234", citation: source),
            PartyTrait(entity: "B", kind: .phone, value: "0555-0101234", citation: source),
            PartyTrait(entity: "A", kind: .phone, value: "110", citation: source),
            PartyTrait(entity: "B", kind: .phone, value: "110", citation: source),
        ]
        let leads = snapshot.leads(from: "A", to: ["B"], traits: traits)
        #expect(leads.map(\.kind) == [.address, .officer, .phone])
        #expect(leads.allSatisfy { $0.other == "B" && $0.sharedBy == 2 })
        let rule = try TestGraph.rule("us-ofac")
        let verdict = snapshot.verdict(for: "A", under: rule, listed: [ListedParty("X"), ListedParty("B")])
        #expect(verdict.answer == .no)
        #expect(verdict.bounds == Bounds(exactly: 0))
    }
}
