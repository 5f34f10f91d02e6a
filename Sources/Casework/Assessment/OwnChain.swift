import SupplyChain

/// The events of a shipment's own chain: those that made its lots, and the sales and movements on the way of the part that went into it.
///
/// A lot may be shared: a part goes into the shipment, another to somebody else. What happens to that other part is no part of
/// this chain. A sale or a movement of a lot is on the way if whoever received the lot by it used it in the chain, shipped or
/// imported it, or handed it on to one who did; and so is what the importer sells on. Where the records do not lead from the maker to the user in one piece, so that a
/// hand-over may be missing, those too are on the way who received some of the lot and of whom no record says what they did with
/// it: not knowing where a part went is no proof that it went elsewhere.
struct OwnChain {
    /// The positions of its events, in the order of the case.
    let events: [Int]

    /// - Parameters:
    ///   - lots: The lots that the shipment was made of.
    ///   - made: The identifiers of the events that the trace went through; `nil` where there is no trace.
    /// - Complexity: O(*n* log *n*) for what hangs on the lots.
    init(of shipment: Shipment, lots: Set<String>, made: [String]?, in case: Case, _ index: CaseIndex) {
        var found = Set((made ?? []).compactMap { index.eventPositions[$0] })
        let all = index.events(of: lots)
        for position in all {
            let event = `case`.events[position]
            if event.outputs.contains(where: { $0.lot.map(lots.contains) ?? false }) { found.insert(position) }
        }
        for lot in index.positions(ofLots: lots).map({ `case`.lots[$0] }) {
            let handling = LotHandling(lot, of: shipment, made: found, in: `case`, index)
            found.formUnion(handling.onTheWay)
        }
        events = found.sorted()
    }
}

/// Who handed a lot to whom, and which of that leads into one chain.
private struct LotHandling {
    private struct HandOver {
        var position: Int
        var kind: SupplyEvent.Kind
        var from: String?
        var to: String?
        var amount: Double?
    }

    private let handOvers: [HandOver]
    /// The losses of a part of the lot, each with whoever lost it.
    private var losses: [(position: Int, party: String?)] = []
    /// Who brought the lot in.
    private var importer: String?
    /// Who brought the lot in from somebody else who shipped it: the shipment itself is the record of that.
    private var supplied: String?
    /// Who made the lot, or took it out of a store.
    private var makers: Set<String> = []
    /// Who used it in the chain, shipped it or brought it in; `nil` for one whom nobody names.
    private var users: Set<String?> = []
    /// How much each used of it outside the chain; `nil` where nobody says how much.
    private var usedElsewhere: [String: Double?] = [:]
    /// How much each used of it in the chain; `nil` where nobody says how much.
    private var usedHere: [String: Double?] = [:]

    init(_ lot: Lot, of shipment: Shipment, made: Set<Int>, in case: Case, _ index: CaseIndex) {
        if let producer = lot.producer { makers.insert(producer) }
        var handOvers: [HandOver] = []
        func amount(_ event: SupplyEvent) -> Double? {
            var sum = 0.0
            for leg in event.inputs where leg.lot == lot.id {
                guard let amount = leg.quantity.flatMap({ lot.amount(of: $0) }) else { return nil }
                sum += amount
            }
            return sum
        }
        func add(_ amount: Double?, to used: inout [String: Double?], of party: String) {
            guard let amount, let known = used[party, default: 0] else {
                used[party] = .some(nil)
                return
            }
            used[party] = known + amount
        }
        for position in index.events[lot.id] ?? [] {
            let event = `case`.events[position]
            if let party = event.party, event.outputs.contains(where: { $0.lot == lot.id }) { makers.insert(party) }
            guard event.inputs.contains(where: { $0.lot == lot.id }) else { continue }
            switch event.kind {
            case .sell, .move:
                handOvers.append(
                    HandOver(
                        position: position, kind: event.kind, from: event.party, to: event.counterparty,
                        amount: amount(event)))
            case .transform, .store, .issue:
                if made.contains(position) {
                    let named = event.party.map { [$0] } ?? Self.producers(of: event, in: `case`)
                    if named.isEmpty { users.insert(nil) }
                    for party in named { users.insert(party) }
                    for party in named { add(amount(event), to: &usedHere, of: party) }
                } else if let party = event.party {
                    add(amount(event), to: &usedElsewhere, of: party)
                }
            case .loss:
                losses.append((position, event.party))
                if let party = event.party { add(amount(event), to: &usedElsewhere, of: party) }
            }
        }
        self.handOvers = handOvers
        let items = shipment.items.filter { $0.lot == lot.id }
        guard !items.isEmpty else { return }
        users.formUnion([shipment.exporter, shipment.importer])
        importer = shipment.importer
        if let importer = shipment.importer, let exporter = shipment.exporter, importer != exporter {
            supplied = importer
        }
        for item in items {
            if let exporter = shipment.exporter { add(lot.amount(of: item.quantity), to: &usedHere, of: exporter) }
        }
    }

    private static func producers(of event: SupplyEvent, in case: Case) -> [String] {
        Set(event.outputs.compactMap { $0.lot.flatMap { `case`.lot($0)?.producer } }).sorted()
    }

    /// The positions of the sales, movements and losses that lie on the way into the chain, or may.
    var onTheWay: [Int] {
        let found = Set(way(of: .sell) + way(of: .move) + onward)
        let way = handOvers.filter { found.contains($0.position) }
        let onIt = Set(way.compactMap(\.from) + way.compactMap(\.to) + users.compactMap(\.self)).union(makers)
        let receivers = Set(handOvers.compactMap(\.to)).subtracting(onIt)
        // A loss at one who received another part is a loss of that part.
        return Array(found) + losses.filter { loss in !(loss.party.map(receivers.contains) ?? false) }.map(\.position)
    }

    /// What the importer sold or sent on of what came in, and what its buyers did with it.
    private var onward: [Int] {
        guard let importer else { return [] }
        var holders: Set = [importer]
        var found: Set<Int> = []
        var grew = true
        while grew {
            grew = false
            for handOver in handOvers where handOver.from.map(holders.contains) ?? false {
                if found.insert(handOver.position).inserted { grew = true }
                if let to = handOver.to { holders.insert(to) }
            }
        }
        return found.sorted()
    }

    /// The positions of the sales, or of the movements, that lead into the chain or may.
    private func way(of kind: SupplyEvent.Kind) -> [Int] {
        let all = handOvers.filter { $0.kind == kind }
        guard !all.isEmpty else { return [] }
        let sure = reached(from: Set(users.compactMap(\.self)), among: all)
        if isWhole(sure, among: all) { return all.filter { isReached($0, sure) }.map(\.position) }
        // Whoever bought a part that went elsewhere had it brought there.
        var buyers: Set<String> = []
        if kind == .move {
            let sales = handOvers.filter { $0.kind == .sell }
            let sold = reached(from: Set(users.compactMap(\.self)), among: sales)
            if isWhole(sold, among: sales) { buyers = Set(sales.compactMap(\.to)).subtracting(sold) }
        }
        let loose = Set(all.compactMap(\.to)).filter { !sure.contains($0) && !buyers.contains($0) && isLoose($0, all) }
        let possible = reached(from: sure.union(loose), among: all)
        return all.filter { isReached($0, possible) }.map(\.position)
    }

    private func isReached(_ handOver: HandOver, _ parties: Set<String>) -> Bool {
        handOver.to.map(parties.contains) ?? true
    }

    /// Some parties and all who handed the lot on to them, step by step.
    private func reached(from parties: Set<String>, among handOvers: [HandOver]) -> Set<String> {
        var found = parties
        var grew = true
        while grew {
            grew = false
            for handOver in handOvers {
                guard let from = handOver.from, isReached(handOver, found) else { continue }
                if found.insert(from).inserted { grew = true }
            }
        }
        return found
    }

    /// Whether every user received the lot by record, and as much as it used, from its maker on.
    private func isWhole(_ way: Set<String>, among handOvers: [HandOver]) -> Bool {
        guard !users.contains(nil) else { return false }
        return way.allSatisfy { party in
            if makers.contains(party) { return true }
            // How goods came to the importer is told by movements alone, not by who bought them.
            if party == supplied, handOvers.allSatisfy({ $0.kind == .sell }) { return true }
            let received = handOvers.filter { $0.to == party }
            guard !received.isEmpty else { return makers.isEmpty && !isUser(party) }
            guard let known = usedHere[party], let used = known else { return true }
            let amounts = received.compactMap(\.amount)
            return amounts.count < received.count || amounts.reduce(0, +) >= used * 0.99
        }
    }

    private func isUser(_ party: String) -> Bool { users.contains(party) }

    /// Whether no record says where all went that a party received.
    private func isLoose(_ party: String, _ handOvers: [HandOver]) -> Bool {
        let received = handOvers.filter { $0.to == party }.map(\.amount)
        let gone = handOvers.filter { $0.from == party }.map(\.amount) + (usedElsewhere[party].map { [$0] } ?? [])
        guard !gone.isEmpty else { return true }
        // Where amounts are missing on either side, a record of some use stands for all of it.
        guard received.allSatisfy({ $0 != nil }), gone.allSatisfy({ $0 != nil }) else { return false }
        return gone.compactMap(\.self).reduce(0, +) < received.compactMap(\.self).reduce(0, +) * 0.99
    }
}
