import ClewModel

/// Shippings that a later event takes back.
extension EPCISChain {
    /// Takes back the shipping of the same goods from the same party that came last before, or as much of it as the event says.
    mutating func takeBack(_ item: EPCISEvent.Item, _ event: EPCISEvent) {
        see(item, event)
        guard let index = shipping(of: item, event, inPart: false) ?? shipping(of: item, event, inPart: true) else {
            warn(
                "epcis.void",
                "\(event.id) of \(event.time.text) takes back a shipping of \(item.id.text), but no event before it ships "
                    + "these goods, and as much of them, from the same party", at: event.location)
            return
        }
        let taken = shipped[index]
        let isWhole = taken.fits(item, event)
        let part = (isWhole ? taken.item : item)
        if let sale = taken.sale {
            let amount = EPCISAmount(part)
            let answer = sales[sale]?.takeBack(amount?.base, of: amount?.kind ?? "", isWhole: isWhole) ?? .isGone
            guard answer == .isGone else {
                let reason =
                    answer == .came
                    ? "the buyer tells that it came"
                    : "other events state the sale in amounts with which this one cannot be compared"
                warn(
                    "epcis.void",
                    "\(event.id) of \(event.time.text) takes back \(isWhole ? "" : "a part of ")the shipping "
                        + "\(taken.event.id) of \(item.id.text), but \(reason); the sale counts", at: event.location)
                return
            }
        }
        let (words, whole) = (amount(part), amount(taken.item))
        if isWhole {
            shipped.remove(at: index)
            rows[taken.row].isTakenBack = true
        } else if let own = EPCISAmount(taken.item), let amount = EPCISAmount(part) {
            var rest = taken
            rest.item.quantity = (own.base - amount.base) / own.factor
            (rows[taken.row].cells["quantity"], rows[taken.row].cells["unit"]) = self.amount(rest.item)
            shipped[index] = rest
        }
        warn(
            "epcis.void",
            isWhole
                ? "the shipping \(taken.event.id) of \(item.id.text) was taken back by \(event.id) of \(event.time.text) and does "
                    + "not count"
                : "of the shipping \(taken.event.id) of \(whole.quantity) \(whole.unit) of \(item.id.text) \(words.quantity) "
                    + "\(words.unit) were taken back by \(event.id) of \(event.time.text) and do not count",
            at: event.location)
    }

    /// The last shipping that an event can take back, one from owner to owner first where the event names the seller.
    private func shipping(of item: EPCISEvent.Item, _ event: EPCISEvent, inPart: Bool) -> Int? {
        let ofOwners =
            event.seller == nil ? nil : shipped.lastIndex { $0.sale != nil && $0.fits(item, event, inPart: inPart) }
        return ofOwners ?? shipped.lastIndex { $0.fits(item, event, inPart: inPart) }
    }
}

/// What one event shipped, and the row that tells it.
struct EPCISShipping {
    let event: EPCISEvent
    var item: EPCISEvent.Item
    /// The key of the sale; `nil` for a move.
    let sale: [String]?
    let row: Int

    /// Whether an event speaks of the same goods from the same party; what it leaves open fits anything.
    ///
    /// - Parameter inPart: Whether it speaks of less of them.
    func fits(_ other: EPCISEvent.Item, _ voiding: EPCISEvent, inPart: Bool = false) -> Bool {
        guard other.id.text == item.id.text else { return false }
        for (own, theirs) in [
            (event.seller ?? event.sender ?? event.owner, voiding.seller ?? voiding.sender ?? voiding.owner),
            (event.buyer ?? event.receiver, voiding.buyer ?? voiding.receiver),
        ] {
            if let own, let theirs, own != theirs { return false }
        }
        guard let amount = EPCISAmount(other), let own = EPCISAmount(item) else { return !inPart }
        guard amount.kind == own.kind else { return false }
        return inPart ? amount.base < own.base : amount.isClose(to: own)
    }
}
