import ClewModel

/// What lies in which container.
extension EPCISChain {
    mutating func aggregate(_ event: EPCISEvent) {
        guard let parent = event.parent?.text else {
            if event.action != "OBSERVE" {
                warn(
                    "epcis.container", "\(event.id) packs or unpacks, but parentID does not say which container",
                    at: event.location)
            }
            for item in event.items where item.id.kind != .container { see(item, event) }
            guard event.action == "OBSERVE", EPCISChain.isMoving(event) else { return }
            for item in resolved(event.items, event) { move(item, event) }
            return
        }
        switch event.action {
        case "ADD":
            if emptied.remove(parent) != nil { contents[parent] = nil }
            lay(event.items, into: parent, event)
        case "DELETE" where event.items.isEmpty: contents[parent] = nil
        case "DELETE":
            for item in event.items { contents[parent] = Self.without(item, contents[parent] ?? []) }
        default: observe(event.items, in: parent, event)
        }
        for item in event.items where item.id.kind != .container { see(item, event) }
        guard event.action == "OBSERVE", EPCISChain.isMoving(event) else { return }
        let named =
            event.items.isEmpty ? [EPCISEvent.Item(id: GS1Identifier(parent), location: event.location)] : event.items
        for item in resolved(named, event) { move(item, event) }
    }

    /// What is seen in a container lies in it where nothing else says what does; goods of which nobody said that they were packed
    /// are told.
    private mutating func observe(_ items: [EPCISEvent.Item], in parent: String, _ event: EPCISEvent) {
        guard !items.isEmpty else { return }
        guard let inside = contents[parent], !inside.isEmpty, !emptied.contains(parent) else {
            emptied.remove(parent)
            contents[parent] = nil
            return lay(items, into: parent, event)
        }
        let packed = Set(inside.map(\.id.text))
        let others = items.map(\.id.text).filter { !packed.contains($0) }
        guard !others.isEmpty else { return }
        warn(
            "epcis.container.differs",
            "\(event.id) sees \(others.joined(separator: ", ")) in \(parent), into which no event packs it; what was packed counts",
            at: event.location)
    }

    /// Lays things into a container; what lies in another of them lies there with it, and stays where it is.
    private mutating func lay(_ items: [EPCISEvent.Item], into parent: String, _ event: EPCISEvent) {
        let named = Set(items.map(\.id.text)).subtracting([parent]).subtracting(emptied)
        for item in items {
            if let holder = holders[item.id.text], named.contains(holder), lies(item.id.text, in: holder) { continue }
            moveOut(item, into: parent, event)
            pack(item, into: parent)
        }
    }

    private func lies(_ thing: String, in container: String) -> Bool {
        contents[container]?.contains { $0.id.text == thing } ?? false
    }

    /// Takes a single thing out of the container in which it lay, for it cannot lie in two.
    private mutating func moveOut(_ item: EPCISEvent.Item, into parent: String, _ event: EPCISEvent) {
        let thing = item.id.text
        guard item.id.kind == .container || item.id.kind == .instance else { return }
        if let other = holders.updateValue(parent, forKey: thing), other != parent, lies(thing, in: other) {
            contents[other]?.removeAll { $0.id.text == thing }
            guard !emptied.contains(other) else { return }
            warn(
                "epcis.packed.elsewhere",
                "\(event.id) \(event.action == "ADD" ? "packs \(thing) into" : "sees \(thing) in") \(parent), and no event took it "
                    + "out of \(other) before; it lies in \(parent) alone",
                at: item.location)
        }
    }

    /// Lays goods into a container; the whole of a lot lies there once, however often that is told.
    private mutating func pack(_ item: EPCISEvent.Item, into parent: String) {
        let made = goods[item.id.text]?.makings.first
        let isTold = contents[parent, default: []].contains { other in
            other.id.text == item.id.text && other.quantity == item.quantity && other.unit == item.unit
                && (item.quantity == nil || item.quantity == made?.quantity && item.unit == made?.unit)
        }
        guard !isTold else {
            warn(
                "epcis.packed.twice",
                "the whole of \(item.id.text) is packed into \(parent) twice; it is counted once", at: item.location)
            return
        }
        contents[parent, default: []].append(item)
    }

    /// What is left where some of it is taken out: less of it where both state amounts that can be compared, an unknown amount
    /// where they do not, and none of it where the whole is taken out.
    private static func without(_ item: EPCISEvent.Item, _ inside: [EPCISEvent.Item]) -> [EPCISEvent.Item] {
        guard let taken = EPCISAmount(item) else { return inside.filter { $0.id.text != item.id.text } }
        var left = taken.base
        return inside.compactMap { other in
            guard other.id.text == item.id.text, left > 0 else { return other }
            var rest = other
            guard let held = EPCISAmount(other), held.kind == taken.kind else {
                // A piece is out whole; of anything else nobody says how much stays.
                if other.id.kind == .instance { return nil }
                rest.quantity = nil
                rest.unit = nil
                return rest
            }
            let base = held.base - left
            left = max(0, left - held.base)
            guard base > 1e-9 * held.base else { return nil }
            rest.quantity = base / held.factor
            return rest
        }
    }

    /// The goods of an event; a container stands for what lies in it, which may again be containers.
    mutating func resolved(_ items: [EPCISEvent.Item], _ event: EPCISEvent) -> [EPCISEvent.Item] {
        opened(items, event).found.filter { item in
            let isFollowed =
                item.id.kind == .lot || item.id.kind == .instance || isMade(item)
                || (item.quantity != nil && item.id.kind != .productClass)
            if !isFollowed, unfollowed.insert(item.id.text).inserted {
                let reason =
                    item.id.kind == .productClass
                    ? "is a class of goods without a lot" : "is neither a lot nor a piece of goods and states no amount"
                warn("epcis.item.unfollowed", "\(item.id.text) \(reason); it is not followed", at: item.location)
            }
            return isFollowed
        }
    }

    /// What goes into a transformation: a container gives what lies in it, and is empty then.
    ///
    /// One of which nobody says what lay in it goes in as goods of its own, of unknown origin.
    mutating func unpacked(_ items: [EPCISEvent.Item], _ event: EPCISEvent) -> [EPCISEvent.Item] {
        let (found, containers, closed) = opened(items, event)
        emptied.formUnion(containers)
        // A lot that is named beside the container in which it lies goes in once.
        let named = Set(items.map(\.id.text))
        var isTaken: Set<String> = []
        let once = found.filter { item in
            guard !containers.isEmpty, named.contains(item.id.text) else { return true }
            return isTaken.insert(item.id.text).inserted
        }
        if once.count < found.count {
            warn(
                "epcis.packed.twice",
                "\(event.id) names goods both by themselves and in the container in which they lie; they go in once",
                at: event.location)
        }
        return once + closed
    }

    private func isMade(_ item: EPCISEvent.Item) -> Bool { goods[item.id.text]?.makings.isEmpty == false }

    /// What lies in containers, which may again be containers; with the containers that were opened, and those of which nobody
    /// says what lay in them.
    private mutating func opened(
        _ items: [EPCISEvent.Item], _ event: EPCISEvent
    ) -> (found: [EPCISEvent.Item], containers: Set<String>, closed: [EPCISEvent.Item]) {
        var found: [EPCISEvent.Item] = []
        var closed: [EPCISEvent.Item] = []
        var waiting = Array(items.reversed())
        var containers: Set<String> = []
        while let item = waiting.popLast() {
            guard (item.id.kind == .container && !isMade(item)) || contents[item.id.text] != nil else {
                found.append(item)
                continue
            }
            guard containers.insert(item.id.text).inserted else { continue }
            if let inside = contents[item.id.text], !inside.isEmpty {
                waiting += inside.reversed()
            } else {
                closed.append(item)
                warn(
                    "epcis.container", "nothing says what lay in \(item.id.text) at \(event.time.text)",
                    at: item.location)
            }
        }
        return (found, containers, closed)
    }
}
