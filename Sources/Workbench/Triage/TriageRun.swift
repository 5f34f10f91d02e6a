import ClewModel
import Screening
import SourceFiles

/// A screened table with its queue: what the journal says of it, put together again.
///
/// ``check(_:by:expecting:on:)`` says whether an act may be done, ``apply(_:by:entry:on:)`` does it. Applying the entries of the
/// journal in their order gives the same run each time.
struct TriageRun: Sendable {
    /// How many items of a bulk proposal another person must read before the rest may be confirmed.
    static let sampleSize = 300

    /// A bulk proposal.
    struct Bulk: Hashable, Sendable {
        var number: Int
        var items: [Int]
        var sample: [Int]
        var by: String
        var isConfirmed = false
        var hasFailed = false
    }

    /// Such as `r3`.
    let id: String
    private(set) var opening: TriageOpening
    /// The day on which it was screened, and who did it.
    private(set) var day: Day
    private(set) var openedBy: String
    private(set) var items: [TriageItem] = []
    private(set) var bulks: [Bulk] = []
    /// The readings that stand in the audit log of the archive, as ``recordKey(_:_:)`` names them.
    private(set) var recorded: Set<String> = []
    private(set) var agreement = ReviewerAgreement()
    /// What belongs in that log and is not marked as being there, oldest first.
    private(set) var owed: [Owed] = []

    /// Readings that belong in the audit log of the archive, with the item as it stood when they were made.
    struct Owed: Hashable, Sendable {
        var item: TriageItem
        var readings: [SignedReading]
    }

    /// Starts a run from its first act.
    init(id: String, _ opening: TriageOpening, by person: String, entry: Int64, on day: Day) {
        self.id = id
        self.opening = opening
        self.day = day
        openedBy = person
        for alert in opening.alerts { add(alert, entry) }
    }

    private mutating func add(_ alert: TriageAlert, _ entry: Int64) {
        items.append(TriageItem(number: items.count + 1, alert: alert, revision: entry))
    }

    /// The item with a number; `nil` where there is none.
    func item(_ number: Int) -> TriageItem? {
        items.indices.contains(number - 1) ? items[number - 1] : nil
    }

    /// The party that an item is about.
    func party(of item: TriageItem) -> TriageParty? {
        opening.parties.indices.contains(item.alert.party) ? opening.parties[item.alert.party] : nil
    }

    /// The items in the order in which they want to be read: the most urgent first.
    var byUrgency: [TriageItem] { items.sorted(by: Self.precedes) }

    /// Whether an item wants to be read before another: the more urgent, then the likelier, then the earlier one.
    private static func precedes(_ lhs: TriageItem, _ rhs: TriageItem) -> Bool {
        let (one, other) = (rank(lhs), rank(rhs))
        if one != other { return one < other }
        return lhs.alert.score != rhs.alert.score ? lhs.alert.score > rhs.alert.score : lhs.number < rhs.number
    }

    private static func rank(_ item: TriageItem) -> Int {
        switch item.alert.urgency {
        case .high: 0
        case .medium: 1
        case .low: 2
        }
    }

    /// The next item that a person may read: unassigned, or already theirs; first readings before second ones.
    ///
    /// A person never gets the second reading of an item that they read first.
    func next(for person: String, secondReadings: Bool, on day: Day) -> TriageItem? {
        let free = items.filter { item in
            guard let assignee = item.assignee else { return true }
            return Person.isSame(assignee, person)
        }
        func first(of items: [TriageItem]) -> TriageItem? {
            items.filter { $0.assignee != nil }.min(by: Self.precedes) ?? items.min(by: Self.precedes)
        }
        if let item = first(of: free.filter { $0.stage(on: day) == .open }) { return item }
        guard secondReadings else { return nil }
        let held = heldTogether
        return first(
            of: free.filter { item in
                item.stage(on: day) == .proposed && !item.readings.contains { Person.isSame($0.by, person) }
                    && item.readings.first?.reading.bulk.flatMap { held[$0] }?.contains(item.number) ?? true
            })
    }

    /// The bulk proposals whose rest nobody reads by itself yet, each with its sample, which is read.
    ///
    /// Where the sample is read and the rest is not confirmed together, the rest can be read one by one.
    private var heldTogether: [Int: Set<Int>] {
        let held = bulks.filter { !$0.hasFailed && sampleState(of: $0).agree != $0.sample.count }
        return Dictionary(held.map { ($0.number, Set($0.sample)) }, uniquingKeysWith: { first, _ in first })
    }

    func bulk(_ number: Int) -> Bulk? { bulks.first { $0.number == number } }

    /// How many of a bulk proposal's sample another person has read, and how many of those agree.
    func sampleState(of bulk: Bulk) -> (read: Int, agree: Int, by: Set<String>) {
        var (read, agree) = (0, 0)
        var readers: Set<String> = []
        for number in bulk.sample {
            guard let item = item(number), item.readings.count > 1 else { continue }
            read += 1
            if !item.pair.isEmpty, item.readings.count == 2 { agree += 1 }
            readers.insert(Person.folded(item.readings[1].by))
        }
        return (read, agree, readers)
    }

    // MARK: What may be done

    /// Whether an act may be done.
    ///
    /// - Parameters:
    ///   - act: The act.
    ///   - person: Who wants to do it.
    ///   - revision: The last entry about the item that the person has seen; `nil` where that does not matter.
    ///   - day: The day of today.
    func check(
        _ act: TriageAct, by person: String, expecting revision: Int64? = nil, on day: Day
    ) throws(TriageRefusal) {
        switch act {
        case .opened, .recorded, .changed, .found: return
        case .assigned(let number, let to):
            let item = try known(number)
            // Whoever read it first would only keep the second reader from it.
            if let to, item.stage(on: day) == .proposed, let first = item.readings.first, Person.isSame(first.by, to) {
                throw TriageRefusal(.samePerson, first.by)
            }
            if let assignee = item.assignee, !Person.isSame(assignee, person), revision != item.revision {
                throw TriageRefusal(.assignedElsewhere, assignee)
            }
        case .proposed(let number, let reading):
            let item = try mine(number, person, revision)
            guard item.stage(on: day) == .open else { throw TriageRefusal(.wrongStage) }
            try admit(reading, item)
        case .undone(let number):
            let item = try mine(number, person, revision)
            guard item.stage(on: day) == .proposed, let first = item.readings.first else {
                throw TriageRefusal(.wrongStage)
            }
            guard Person.isSame(first.by, person) else { throw TriageRefusal(.samePerson, first.by) }
        case .read(let number, let reading):
            let item = try mine(number, person, revision)
            guard item.stage(on: day) == .proposed, let first = item.readings.first else {
                throw TriageRefusal(.wrongStage)
            }
            guard !Person.isSame(first.by, person) else { throw TriageRefusal(.samePerson) }
            try admit(reading, item)
        case .consolidated(let number, let reading):
            let item = try mine(number, person, revision)
            guard item.stage(on: day) == .disputed else { throw TriageRefusal(.wrongStage) }
            // One of the two who repeats what they said adds nothing.
            let repeats = item.readings.contains {
                Person.isSame($0.by, person) && $0.reading.verdict == reading.verdict
            }
            guard !repeats else { throw TriageRefusal(.samePerson) }
            try admit(reading, item)
        case .overruled(let number, let reading):
            let item = try mine(number, person, revision)
            guard item.stage(on: day) == .confirmed, item.decision(on: day) != reading.verdict else {
                throw TriageRefusal(.wrongStage)
            }
            try admit(reading, item)
        case .bulkProposed(_, let numbers, let sample, let reading):
            guard !numbers.isEmpty, Set(sample).isSubset(of: numbers) else { throw TriageRefusal(.nothingChosen) }
            for number in numbers {
                let item = try known(number)
                guard item.stage(on: day) == .open else { throw TriageRefusal(.wrongStage) }
                try admit(reading, item)
            }
        case .bulkConfirmed(let number):
            guard let bulk = bulk(number), !bulk.isConfirmed, !bulk.hasFailed else { throw TriageRefusal(.wrongStage) }
            guard !Person.isSame(bulk.by, person) else { throw TriageRefusal(.samePerson) }
            let state = sampleState(of: bulk)
            // One other person has read the whole sample and differs nowhere.
            guard state.agree == bulk.sample.count, state.by == [Person.folded(person)] else {
                throw TriageRefusal(.sampleUnread, "\(state.agree)/\(bulk.sample.count)")
            }
        }
    }

    private func known(_ number: Int) throws(TriageRefusal) -> TriageItem {
        guard let item = item(number) else { throw TriageRefusal(.unknown) }
        return item
    }

    private func mine(
        _ number: Int, _ person: String, _ revision: Int64?
    ) throws(TriageRefusal) -> TriageItem {
        let item = try known(number)
        if let revision, revision != item.revision { throw TriageRefusal(.movedOn) }
        if let assignee = item.assignee, !Person.isSame(assignee, person) {
            throw TriageRefusal(.assignedElsewhere, assignee)
        }
        return item
    }

    private func admit(_ reading: TriageReading, _ item: TriageItem) throws(TriageRefusal) {
        guard reading.reason.contains(where: { $0.isLetter || $0.isNumber }) else { throw TriageRefusal(.noReason) }
        // What was cut off are matches; a relation is told apart from them.
        if reading.verdict == .noMatch, item.alert.relation == nil, let cut = party(of: item)?.cutOff {
            throw TriageRefusal(.cutOff, cut)
        }
    }

    // MARK: What was done

    /// Does what an entry of the journal says.
    mutating func apply(_ act: TriageAct, by person: String, entry: Int64, on day: Day) {
        func signed(_ reading: TriageReading) -> SignedReading {
            SignedReading(reading: reading, by: person, day: day, entry: entry)
        }
        switch act {
        case .opened: break
        case .recorded(let keys):
            recorded.formUnion(keys)
            owed.removeAll { debt in
                debt.readings.allSatisfy { recorded.contains(Self.recordKey(debt.item.number, $0)) }
            }
        case .found(let alerts):
            // Two who have a run screened again at once find the same.
            for alert in alerts
            where !items.contains(where: { $0.alert.party == alert.party && $0.alert.entity == alert.entity }) {
                add(alert, entry)
            }
        case .assigned(let number, let to): change(number, entry) { $0.assignee = to }
        case .proposed(let number, let reading):
            change(number, entry) { item in
                item.putAway()
                item.add(signed(reading))
                item.assignee = nil
            }
        case .undone(let number):
            failBulk(sampling: number, entry)
            change(number, entry) { item in
                item.putAway()
                item.assignee = person
                // An overruling that is taken back is none any more: what is said next is a first reading, which waits.
                if case .overruled? = item.reopened { item.reopened = nil }
            }
        case .read(let number, let reading):
            if let first = item(number)?.readings.first {
                agreement.add(first.by, first.reading.verdict, person, reading.verdict)
            }
            change(number, entry) { item in
                item.add(signed(reading))
                item.assignee = nil
            }
            failBulk(of: number, entry)
        case .consolidated(let number, let reading):
            change(number, entry) { item in
                item.add(signed(reading))
                item.assignee = nil
            }
        case .overruled(let number, let reading):
            change(number, entry) { item in
                item.putAway()
                item.add(signed(reading))
                item.reopened = .overruled(by: person)
                item.assignee = nil
            }
        case .changed(let number, let alert):
            failBulk(sampling: number, entry)
            change(number, entry) { item in
                guard let alert else {
                    item.isGone = true
                    return
                }
                // A decision made elsewhere is news too: who decided here has not seen it.
                let isOther = item.alert.state != alert.state || item.alert.former != alert.former
                item.isGone = false
                item.alert = alert
                if isOther {
                    if !item.readings.isEmpty { item.reopened = .changed }
                    item.putAway()
                }
            }
        case .bulkProposed(let number, let items, let sample, let reading):
            bulks.append(Bulk(number: number, items: items, sample: sample, by: person))
            var own = reading
            own.bulk = number
            for item in items {
                change(item, entry) { item in
                    item.putAway()
                    item.add(signed(own))
                    item.assignee = nil
                }
            }
        case .bulkConfirmed(let number):
            guard let index = bulks.firstIndex(where: { $0.number == number }) else { return }
            bulks[index].isConfirmed = true
            for number in bulks[index].items {
                guard let item = item(number), item.stage(on: day) == .proposed, let first = item.readings.first,
                    first.reading.bulk == bulks[index].number
                else { continue }
                change(number, entry) { $0.add(signed(first.reading)) }
            }
        }
    }

    private mutating func change(_ number: Int, _ entry: Int64, _ body: (inout TriageItem) -> Void) {
        guard items.indices.contains(number - 1) else { return }
        body(&items[number - 1])
        items[number - 1].revision = entry
        owe(items[number - 1])
    }

    /// Notes what of an item belongs in the audit log of the archive.
    ///
    /// Two persons who agree, and whoever overrules a decision so that a match is no longer cleared: that must not wait for a
    /// second person, while a clearing must.
    private mutating func owe(_ item: TriageItem) {
        var wanted = item.pair
        if item.pair.isEmpty, item.readings.count == 1, case .overruled? = item.reopened,
            item.readings[0].reading.verdict != .noMatch
        {
            wanted = item.readings
        }
        let missing = wanted.filter { reading in
            !recorded.contains(Self.recordKey(item.number, reading))
                && !owed.contains { $0.item.number == item.number && $0.readings.contains(reading) }
        }
        if !missing.isEmpty { owed.append(Owed(item: item, readings: missing)) }
    }

    /// Lets go of what an item owes from before its last decision; the journal keeps it.
    mutating func supersede(_ number: Int) {
        guard let last = owed.lastIndex(where: { $0.item.number == number }) else { return }
        owed = owed.enumerated().filter { $0.offset >= last || $0.element.item.number != number }.map(\.element)
    }

    /// A reading of a sample that differs ends the bulk proposal.
    private mutating func failBulk(of number: Int, _ entry: Int64) {
        guard let item = item(number), item.pair.isEmpty else { return }
        failBulk(sampling: number, entry)
    }

    /// Ends the bulk proposal whose sample an item belongs to: what is left of it is open again.
    private mutating func failBulk(sampling number: Int, _ entry: Int64) {
        guard let bulk = item(number)?.readings.first?.reading.bulk,
            let index = bulks.firstIndex(where: { $0.number == bulk }), bulks[index].sample.contains(number),
            !bulks[index].isConfirmed, !bulks[index].hasFailed
        else { return }
        bulks[index].hasFailed = true
        for other in bulks[index].items where other != number {
            guard let item = item(other), item.readings.count == 1, item.readings.first?.reading.bulk == bulk else {
                continue
            }
            change(other, entry) { item in
                item.putAway()
                item.reopened = .bulkFailed
            }
        }
    }

    /// What a reading of an item is called where it is put on record.
    static func recordKey(_ item: Int, _ reading: SignedReading) -> String { "\(reading.entry)/\(item)" }
}
