import ClewModel
import SourceFiles
import SupplyChain

/// The lots of several cases: which are one, how much there is of each, and how much each case uses of it.
struct LotClaims {
    /// A lot of a case.
    struct Key: Hashable {
        var `case`: Int
        var lot: String
    }

    /// What one case uses of a lot.
    struct Use {
        var `case`: Int
        var lot: Lot
        /// The stated size and the use, in kilograms where that can be told, else in the lot's own dimension.
        var size: Double
        /// `nil` where the case does not say how much.
        var used: Double?
        var isMass: Bool
    }

    /// A lot that several cases know.
    struct Shared {
        /// Its number among the lots of all cases.
        var number: Int
        var uses: [Use]
        /// Whether the cases together use more of it than there is; `nil` where nobody can tell.
        var isExceeded: Bool?
    }

    private var numbers: [Key: Int] = [:]
    /// The lots that more than one case knows, by number.
    private(set) var shared: [Int: Shared] = [:]
    /// The uses of each lot, for documents that cover a quantity.
    private var uses: [Key: Use] = [:]

    /// - Complexity: O(*n* log *n*) for *n* lots and legs of all cases.
    init(_ cases: [ClaimedCase], _ parties: PartyIdentities) {
        var joined: [String: Int] = [:]
        var count = 0
        var sold: [String: [(key: Key, producer: Int?)]] = [:]
        for (index, found) in cases.enumerated() {
            let sellers = Self.sellers(found.content)
            for lot in found.content.lots {
                let key = Key(case: index, lot: lot.id)
                let producer = lot.producer.flatMap { parties.number($0, in: index) }
                let seller = sellers[lot.id].flatMap { parties.number($0, in: index) }
                let name = Self.name(lot, maker: producer, seller: seller)
                if let name, let known = joined[name] {
                    numbers[key] = known
                } else {
                    numbers[key] = count
                    if let name { joined[name] = count }
                    count += 1
                }
                if let number = lot.number, let seller {
                    sold["\(seller) \(PartyIdentities.number(number))", default: []].append((key, producer))
                }
            }
        }
        // A lot whose maker nobody names is the one that the same seller sold under this number, unless that could be several.
        for (_, lots) in sold.sorted(by: { $0.key < $1.key }) {
            let producers = Set(lots.compactMap(\.producer))
            guard producers.count <= 1, let first = lots.first(where: { $0.producer != nil }) ?? lots.first,
                let number = numbers[first.key]
            else { continue }
            for lot in lots where lot.producer == nil { numbers[lot.key] = number }
        }
        measure(cases)
    }

    private mutating func measure(_ cases: [ClaimedCase]) {
        var groups: [Int: [Use]] = [:]
        for (index, found) in cases.enumerated() {
            let used = Self.used(found.content)
            for lot in found.content.lots {
                let key = Key(case: index, lot: lot.id)
                guard let number = numbers[key] else { continue }
                let mass = lot.mass(of: lot.quantity)
                let own = lot.quantity.baseAmount
                let amount = used[lot.id] ?? own
                let use = Use(
                    case: index, lot: lot, size: mass ?? own,
                    used: amount.map { own > 0 ? $0 * ((mass ?? own) / own) : $0 }, isMass: mass != nil)
                uses[key] = use
                groups[number, default: []].append(use)
            }
        }
        for (number, uses) in groups where Set(uses.map(\.case)).count > 1 {
            shared[number] = Shared(number: number, uses: uses, isExceeded: Self.isExceeded(uses))
        }
    }

    /// Whether more is used than the least that any case states there is.
    private static func isExceeded(_ uses: [Use]) -> Bool? {
        guard Set(uses.map(\.isMass)).count == 1, let size = uses.map(\.size).min() else { return nil }
        let known = uses.compactMap(\.used).reduce(0, +)
        if known > size * (1 + tolerance) { return true }
        return uses.contains { $0.used == nil } ? nil : false
    }

    /// What rounding may add to a sum of stated quantities.
    static let tolerance = 1e-6

    /// The number of a lot among those of all cases.
    func number(_ lot: String, in case: Int) -> Int? { numbers[Key(case: `case`, lot: lot)] }

    /// What a case uses of a lot.
    func use(_ lot: String, in case: Int) -> Use? { uses[Key(case: `case`, lot: lot)] }

    /// What a lot is known by in every case; `nil` where it is known in its own case alone.
    ///
    /// A number of its maker, an identifier that is the same everywhere (a URN or a link); else all of maker or seller, stage,
    /// identifier, size and day: identifiers of a case are given anew in each, and one of these alone says nothing.
    private static func name(_ lot: Lot, maker: Int?, seller: Int?) -> String? {
        if lot.id.hasPrefix("urn:") || lot.id.hasPrefix("http") { return "id " + lot.id }
        if let maker, let number = lot.number { return "number \(maker) \(PartyIdentities.number(number))" }
        guard lot.number == nil, let whose = maker ?? seller, let date = lot.date?.exactDay else { return nil }
        let size = "\(lot.quantity.baseAmount) \(lot.quantity.unit.dimension.rawValue)"
        return "row \(whose) \(lot.stage) \(PartyIdentities.number(lot.id)) \(size) \(date)"
    }

    /// The first seller of each lot, in the order of the events.
    private static func sellers(_ content: Case) -> [String: String] {
        var sellers: [String: String] = [:]
        for event in content.events where event.kind == .sell {
            guard let party = event.party else { continue }
            for lot in event.inputs.compactMap(\.lot) where sellers[lot] == nil { sellers[lot] = party }
        }
        return sellers
    }

    /// How much of each lot a case uses up or ships, in the lot's own dimension; an inner `nil` where it does not say.
    ///
    /// Of a lot that is only sold it is the greatest sale; a lot that is only named is claimed whole.
    private static func used(_ content: Case) -> [String: Double?] {
        var used: [String: Double?] = [:]
        var sold: [String: Double] = [:]
        func add(_ id: String?, _ quantity: Quantity?) {
            guard let id, let lot = content.lot(id) else { return }
            let amount = quantity.flatMap { lot.amount(of: $0) }
            if let known = used[id] {
                used[id] = .some(known.flatMap { sum in amount.map { sum + $0 } })
            } else {
                used[id] = .some(amount)
            }
        }
        for event in content.events {
            switch event.kind {
            case .transform, .store, .loss: for leg in event.inputs { add(leg.lot, leg.quantity) }
            case .sell:
                for leg in event.inputs {
                    guard let id = leg.lot, let lot = content.lot(id) else { continue }
                    let amount = leg.quantity.flatMap { lot.amount(of: $0) } ?? lot.quantity.baseAmount
                    sold[id] = max(sold[id] ?? 0, amount)
                }
            case .move, .issue: break
            }
        }
        for shipment in content.shipments { for item in shipment.items { add(item.lot, item.quantity) } }
        for (id, amount) in sold where used[id] == nil { used[id] = .some(amount) }
        return used
    }
}
