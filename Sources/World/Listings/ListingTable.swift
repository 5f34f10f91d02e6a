import ClewModel
import CompactIndex
import OwnershipAnalysis

/// The parties on hand and the entries about each, in columns: a million of them fit in a hundred megabytes and are read
/// back from a file at the speed of memory.
struct ListingTable: Sendable {
    /// The identifiers of all parties, sorted by code points.
    private(set) var parties = PackedTexts()
    /// The name to show for each.
    private(set) var captions = PackedTexts()
    /// The record of each party in the index of everybody; -1 where nothing of it can be compared.
    private(set) var everyone: [Int32] = []
    /// The record of each party in the index of those listed; -1 where it is not there.
    private(set) var listed: [Int32] = []
    private var schemas: [Int32] = []
    /// Where the entries of each party start.
    private var starts: [Int32] = [0]

    private var datasets: [UInt16] = []
    private var from: [Int32] = []
    private var to: [Int32] = []
    private var marks: [Int32] = []
    private var published: [Int32] = []
    private var programs: [Int32] = []
    private var scopes: [Int32] = []
    private var goods: [Int32] = []
    private var urls: [Int32] = []
    private var records: [Int32] = []
    /// Who published each entry of a collection; -1 for those of other data sets.
    private var issuers: [Int32] = []
    private var knownIssuers: [ListingIssuer] = []
    private var issuerRows: [ListingIssuer: Int32] = [:]
    /// The explicit citation of each entry; -1 where it follows from its list.
    private var citations: [Int32] = []
    private var texts = InternedTexts()
    private var explicit: [ExplicitSource] = []
    private var explicitRows: [ExplicitSource: Int32] = [:]
    private(set) var names: [DatasetName] = []
    private var numbers: [DatasetName: UInt16] = [:]

    /// A citation with its confidence, as bundled statements give them.
    private struct ExplicitSource: Hashable, Codable {
        var citation: Citation
        var confidence: Confidence
    }

    init() {}

    /// How many parties there are.
    var count: Int { parties.count }

    /// The number of a party; `nil` for one that is not on hand.
    func number(of party: EntityID) -> Int? { parties.number(ofSorted: party.rawValue) }

    /// Adds the next party by code points, with its entries.
    ///
    /// - Parameters:
    ///   - party: The party.
    ///   - entries: What lists say of it.
    ///   - everyone: Its record in the index of everybody; `nil` where it has none.
    ///   - listed: Its record in the index of those listed.
    mutating func append(_ party: Entity, _ entries: [Listing], everyone: Int?, listed: Int?) {
        parties.append(party.id.rawValue)
        captions.append(party.caption)
        self.everyone.append(everyone.map { Int32($0) } ?? -1)
        self.listed.append(listed.map { Int32($0) } ?? -1)
        schemas.append(texts.number(of: party.schema.rawValue))
        for entry in entries { append(entry) }
        starts.append(Int32(datasets.count))
    }

    private mutating func append(_ entry: Listing) {
        datasets.append(number(of: entry.dataset))
        from.append(PackedDay.pack(entry.from))
        to.append(PackedDay.pack(entry.to))
        marks.append(texts.number(of: entry.mark))
        published.append(PackedDay.pack(entry.published))
        programs.append(texts.number(of: entry.program))
        scopes.append(texts.number(of: entry.scope))
        goods.append(texts.number(of: entry.goods))
        urls.append(texts.number(of: entry.url))
        records.append(texts.number(of: entry.record.rawValue))
        issuers.append(entry.issuer.map { row(of: $0) } ?? -1)
        guard let citation = entry.citation else {
            citations.append(-1)
            return
        }
        let source = ExplicitSource(citation: citation, confidence: entry.confidence)
        if let row = explicitRows[source] {
            citations.append(row)
        } else {
            explicitRows[source] = Int32(explicit.count)
            citations.append(Int32(explicit.count))
            explicit.append(source)
        }
    }

    /// Whether any entry is one of a collection.
    var hasIssuers: Bool { !knownIssuers.isEmpty }

    private mutating func row(of issuer: ListingIssuer) -> Int32 {
        if let row = issuerRows[issuer] { return row }
        let row = Int32(knownIssuers.count)
        issuerRows[issuer] = row
        knownIssuers.append(issuer)
        return row
    }

    private mutating func number(of dataset: DatasetName) -> UInt16 {
        if let known = numbers[dataset] { return known }
        let number = UInt16(clamping: names.count)
        names.append(dataset)
        numbers[dataset] = number
        return number
    }

    /// The entries about a party, in their order.
    func listings(of party: Int) -> [Listing] {
        (Int(starts[party])..<Int(starts[party + 1])).map(listing)
    }

    private func listing(_ row: Int) -> Listing {
        func text(_ number: Int32) -> String? { number < 0 ? nil : texts.texts[Int(number)] }
        let source = citations[row] < 0 ? nil : explicit[Int(citations[row])]
        return Listing(
            dataset: names[Int(datasets[row])], record: EntityID(text(records[row]) ?? ""),
            from: PackedDay.unpack(from[row]), to: PackedDay.unpack(to[row]),
            mark: text(marks[row]), published: PackedDay.unpack(published[row]), program: text(programs[row]),
            scope: text(scopes[row]),
            goods: text(goods[row]), issuer: issuers[row] < 0 ? nil : knownIssuers[Int(issuers[row])],
            url: text(urls[row]), citation: source?.citation,
            confidence: source?.confidence ?? .high)
    }

    /// Whether any entry of a party fits a list and a day.
    ///
    /// - Parameters:
    ///   - chosen: By the number of each list, whether it counts.
    ///   - day: The day on which the entry must stand; `nil` for any.
    func hasListing(_ party: Int, on chosen: [Bool], standingOn day: Day?) -> Bool {
        for row in Int(starts[party])..<Int(starts[party + 1]) where chosen[Int(datasets[row])] {
            guard let day else { return true }
            if PackedDay.stands(from[row], to[row], on: day) { return true }
        }
        return false
    }

    /// What kind of thing a party is.
    func schema(of party: Int) -> Schema { Schema(rawValue: texts.texts[Int(schemas[party])]) }

    /// For each list in ``names``, whether it is among those chosen; all where `lists` is `nil`.
    func chosen(_ lists: Set<DatasetName>?) -> [Bool] {
        names.map { lists?.contains($0) ?? true }
    }
}

extension ListingTable {
    func write(to file: inout PackedWriter) throws {
        file.add(parties)
        file.add(captions)
        for column in [
            everyone, listed, schemas, starts, from, to, marks, published, programs, scopes, goods, urls, records,
            citations,
            issuers,
        ] {
            file.add(column)
        }
        file.add(datasets)
        file.add(texts.texts)
        file.add(try CacheCoding.encode(explicit))
        file.add(try CacheCoding.encode(names))
        file.add(try CacheCoding.encode(knownIssuers))
    }

    init(_ file: inout PackedReader) throws {
        parties = try file.texts()
        captions = try file.texts()
        everyone = try file.array(of: Int32.self)
        listed = try file.array(of: Int32.self)
        schemas = try file.array(of: Int32.self)
        starts = try file.array(of: Int32.self)
        from = try file.array(of: Int32.self)
        to = try file.array(of: Int32.self)
        marks = try file.array(of: Int32.self)
        published = try file.array(of: Int32.self)
        programs = try file.array(of: Int32.self)
        scopes = try file.array(of: Int32.self)
        goods = try file.array(of: Int32.self)
        urls = try file.array(of: Int32.self)
        records = try file.array(of: Int32.self)
        citations = try file.array(of: Int32.self)
        issuers = try file.array(of: Int32.self)
        datasets = try file.array(of: UInt16.self)
        texts = InternedTexts(try file.texts())
        explicit = try CacheCoding.decode([ExplicitSource].self, from: try file.bytes())
        names = try CacheCoding.decode([DatasetName].self, from: try file.bytes())
        knownIssuers = try CacheCoding.decode([ListingIssuer].self, from: try file.bytes())
        let count = parties.count
        guard captions.count == count, everyone.count == count, listed.count == count, schemas.count == count,
            starts.count == count + 1, marks.count == datasets.count, issuers.count == datasets.count,
            issuers.allSatisfy({ $0 < Int32(knownIssuers.count) }),
            starts.last == Int32(datasets.count), starts.first == 0
        else { throw IndexError(.damaged, "the parties on hand are cut off") }
    }
}

extension PackedDay {
    /// Whether something with these days stood on a day, told without the calendar.
    ///
    /// A first day 20240300 lies before 20240301 and after 20240229, as March does; a last day is compared by as much of
    /// it as is known.
    static func stands(_ from: Int32, _ to: Int32, on day: Day) -> Bool {
        let parts = day.parts
        let number = Int32(parts.year * 10_000 + parts.month * 100 + parts.day)
        guard from <= number else { return false }
        guard to > 0 else { return true }
        if to % 10_000 == 0 { return number / 10_000 <= to / 10_000 }
        if to % 100 == 0 { return number / 100 <= to / 100 }
        return number <= to
    }
}
