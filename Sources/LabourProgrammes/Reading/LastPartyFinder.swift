import Synchronization

/// The finder of the parties that were asked about last: all texts of a case are read for the same parties.
final class LastPartyFinder: Sendable {
    private let last = Mutex<(parties: [ReadingParty], finder: PartyFinder)?>(nil)

    /// A finder for parties, the last one where they are the same.
    func finder(of parties: [ReadingParty], names: CompanyNameForms) -> PartyFinder {
        if let known = last.withLock({ $0 }), known.parties == parties { return known.finder }
        let finder = PartyFinder(parties, names: names)
        last.withLock { $0 = (parties, finder) }
        return finder
    }
}
