public import ClewModel

/// Who holds what in whom: stakes, votes and other ties, each with its source and its dates.
///
/// A graph keeps every record as its source states it. ``snapshot(on:)`` puts together what held on one day, and answers
/// the questions.
public struct OwnershipGraph: Sendable {
    let entities: EntityTable
    let records: StakeRecords
    let dates: [StakeDates]
    let citations: CitationTable
    let files: [String]
    let names: PartyTexts
    let schemas: PartyTexts

    /// Creates a graph and reports every stake that contradicts itself or another.
    ///
    /// - Parameters:
    ///   - stakes: The stakes, in any order.
    ///   - diagnostics: Receives what someone must look at; `docs/ownership.md` says how each case is treated.
    public init(stakes: some Sequence<Stake>, into diagnostics: inout [Diagnostic]) {
        var builder = OwnershipGraphBuilder()
        for stake in stakes { builder.add(stake) }
        self = builder.graph(into: &diagnostics)
    }

    init(
        entities: EntityTable, records: StakeRecords, dates: [StakeDates], citations: CitationTable, files: [String],
        names: PartyTexts, schemas: PartyTexts
    ) {
        self.entities = entities
        self.records = records
        self.dates = dates
        self.citations = citations
        self.files = files
        self.names = names
        self.schemas = schemas
    }

    /// How many parties there are.
    public var entityCount: Int { entities.count }
    /// How many stakes there are, as records of their sources.
    public var stakeCount: Int { records.count }

    /// Whether a party is in the graph.
    public func contains(_ entity: EntityID) -> Bool {
        entities.find(entity.rawValue) != nil
    }

    /// The name to show for a party: as a source gives it, else its identifier.
    public func name(of entity: EntityID) -> String {
        entities.find(entity.rawValue).flatMap { names[$0] } ?? entity.rawValue
    }

    /// The parties whose name is `name`, case aside, sorted; an identifier that fits comes alone.
    ///
    /// - Complexity: O(*n*) in the number of named parties.
    public func entities(called name: String) -> [EntityID] {
        if entities.find(name) != nil { return [EntityID(name)] }
        let wanted = name.lowercased()
        return names.parties { $0.lowercased() == wanted }.map { EntityID(entities.name($0)) }.sorted()
    }

    /// What ``entities(called:)`` answers, prepared once for many questions.
    ///
    /// - Complexity: O(*n*) in the parties to prepare it; then O(1) a question.
    public func finder() -> @Sendable (_ name: String) -> [EntityID] {
        var byName: [String: [EntityID]] = [:]
        names.forEach { number, text in byName[text.lowercased(), default: []].append(EntityID(entities.name(number))) }
        let sorted = byName.mapValues { $0.sorted() }
        return { [self] name in
            entities.find(name) != nil ? [EntityID(name)] : sorted[name.lowercased()] ?? []
        }
    }

    /// All parties, sorted.
    public var entityIDs: [EntityID] {
        (0..<entityCount).map { EntityID(entities.name(Int32($0))) }.sorted()
    }

    /// A stake as its source states it.
    ///
    /// - Parameter index: From 0 to ``stakeCount``, in the order in which the stakes were added.
    public func stake(at index: Int) -> Stake {
        let row = records.dates[index]
        let date = row < 0 ? StakeDates() : dates[Int(row)]
        return Stake(
            owner: EntityID(entities.name(records.owner[index])), asset: EntityID(entities.name(records.asset[index])),
            share: ShareUnits.bounds(Int64(records.low[index]), Int64(records.high[index])),
            kind: StakeKind(code: records.kind[index]), isIndirect: records.indirect[index] == 1, validFrom: date.from,
            validTo: date.to,
            citation: citations[Int(records.citation[index])],
            confidence: Confidence(code: records.confidence[index]), location: location(of: index))
    }

    /// Where a stake stands in its file, where it came from one.
    func location(of index: Int) -> SourceLocation? {
        guard records.file[index] >= 0 else { return nil }
        let line = Int(records.line[index])
        return SourceLocation(file: files[Int(records.file[index])], line: line > 0 ? line : nil)
    }

    /// What held on a day.
    ///
    /// - Complexity: O(*n* log *k*) for *n* stakes and at most *k* of one owner.
    public func snapshot(on day: Day) -> OwnershipSnapshot {
        OwnershipSnapshot(of: self, on: day)
    }

    func canHold(_ index: Int, on day: Day) -> Bool {
        let row = records.dates[index]
        return row < 0 || dates[Int(row)].canHold(on: day)
    }

    func surelyHolds(_ index: Int, on day: Day) -> Bool {
        let row = records.dates[index]
        return row < 0 || dates[Int(row)].surelyHolds(on: day)
    }
}
