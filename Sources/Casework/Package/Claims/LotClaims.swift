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
        var made: [String: [Known]] = [:]
        var sold: [String: [Known]] = [:]
        var groups: [Group] = []
        for (index, found) in cases.enumerated() {
            let sellers = Self.sellers(found.content)
            let wholes = Self.wholes(found.content)
            for lot in found.content.lots where wholes[lot.id] == nil {
                let universal = lot.universalID
                let maker = lot.producer.flatMap { parties.number($0, in: index) }
                let seller = sellers[lot.id].flatMap { parties.number($0, in: index) }
                let key = Key(case: index, lot: lot.id)
                let name = universal.map { "id " + $0 } ?? Self.row(lot, of: maker ?? seller)
                if let name, let known = joined[name] {
                    numbers[key] = known
                } else {
                    numbers[key] = groups.count
                    if let name { joined[name] = groups.count }
                    groups.append(Group(root: groups.count, universal: universal))
                }
                guard let number = lot.number else { continue }
                let known = Known(key: key, universal: universal, maker: maker)
                let printed = PartyIdentities.number(number)
                if let maker { made["\(maker) \(printed)", default: []].append(known) }
                if let seller { sold["\(seller) \(printed)", default: []].append(known) }
            }
        }
        for (_, lots) in made.sorted(by: { $0.key < $1.key }) { join(lots, in: &groups) }
        // A lot whose maker nobody names is the one that the same seller sold under this number, unless that could be several.
        for (_, lots) in sold.sorted(by: { $0.key < $1.key }) where Set(lots.compactMap(\.maker)).count <= 1 {
            join(lots, in: &groups)
        }
        numbers = numbers.mapValues { Self.root($0, in: groups) }
        measure(cases)
        for (index, found) in cases.enumerated() {
            for (part, whole) in Self.wholes(found.content) {
                numbers[Key(case: index, lot: part)] = numbers[Key(case: index, lot: whole)]
            }
        }
    }

    /// A lot that has a number of its maker or seller.
    private struct Known {
        var key: Key
        /// What it is known by everywhere.
        var universal: String?
        var maker: Int?
    }

    /// Lots that are one, as far as is known; each stands under the first of them.
    private struct Group {
        var root: Int
        /// What one of them is known by everywhere.
        var universal: String?
    }

    private static func root(_ number: Int, in groups: [Group]) -> Int {
        var number = number
        while groups[number].root != number { number = groups[number].root }
        return number
    }

    /// Takes lots of one number as one, but for those that are known everywhere as different ones: then what is known by the
    /// number alone could be any of them.
    private func join(_ lots: [Known], in groups: inout [Group]) {
        let isOne = Set(lots.compactMap(\.universal)).count <= 1
        let same = lots.filter { isOne || $0.universal == nil }.compactMap { numbers[$0.key] }
        for (one, other) in zip(same, same.dropFirst()) {
            let roots = [Self.root(one, in: groups), Self.root(other, in: groups)].sorted()
            let universals = Set(roots.compactMap { groups[$0].universal })
            guard roots[0] != roots[1], universals.count <= 1 else { continue }
            groups[roots[1]].root = roots[0]
            groups[roots[0]].universal = universals.first
        }
    }

    private mutating func measure(_ cases: [ClaimedCase]) {
        var groups: [Int: [Use]] = [:]
        for (index, found) in cases.enumerated() {
            let used = Self.used(found.content)
            for lot in found.content.lots {
                let key = Key(case: index, lot: lot.id)
                let mass = lot.mass(of: lot.quantity)
                let own = lot.quantity.baseAmount
                let amount = used[lot.id] ?? own
                let use = Use(
                    case: index, lot: lot, size: mass ?? own,
                    used: amount.map { own > 0 ? $0 * ((mass ?? own) / own) : $0 }, isMass: mass != nil)
                uses[key] = use
                if let number = numbers[key] { groups[number, default: []].append(use) }
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

    /// What a lot without a number is known by: all of maker or seller, stage, identifier, size and day, for identifiers of a case
    /// are given anew in each, and one of these alone says nothing; `nil` where it is known in its own case alone.
    private static func row(_ lot: Lot, of whose: Int?) -> String? {
        guard lot.number == nil, let whose, let date = lot.date?.exactDay else { return nil }
        let size = "\(lot.quantity.baseAmount) \(lot.quantity.unit.dimension.rawValue)"
        return "row \(whose) \(lot.stage) \(PartyIdentities.number(lot.id)) \(size) \(date)"
    }

    /// The lots that parts with origins of their own belong to, by part.
    ///
    /// Each case counts its parts anew, so that two parts of one name need not be one: the whole carries what is claimed of them.
    private static func wholes(_ content: Case) -> [String: String] {
        var wholes: [String: String] = [:]
        for event in content.events where event.joinsParts {
            guard let whole = event.outputs.first?.lot, content.lot(whole) != nil else { continue }
            for part in event.inputs.compactMap(\.lot) { wholes[part] = whole }
        }
        return wholes
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
