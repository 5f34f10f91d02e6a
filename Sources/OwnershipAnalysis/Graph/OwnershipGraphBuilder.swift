public import ClewModel

/// Collects stakes one by one and makes a graph of them.
public struct OwnershipGraphBuilder: Sendable {
    var entities = EntityTable()
    var records = StakeRecords()
    var names = PartyTexts()
    var schemas = PartyTexts()
    private(set) var dates: [StakeDates] = []
    private(set) var citations = CitationTable()
    private(set) var files: [String] = []
    private var dateRows: [StakeDates: Int32] = [:]
    private var fileRows: [String: Int16] = [:]

    /// Creates an empty builder.
    public init() {}

    /// Makes room for a number of stakes.
    public mutating func reserveCapacity(_ stakes: Int) {
        records.reserve(stakes)
    }

    /// Adds a stake.
    public mutating func add(_ stake: Stake) {
        add(
            owner: entities.intern(stake.owner.rawValue), asset: entities.intern(stake.asset.rawValue),
            low: ShareUnits.floor(stake.share.lower), high: ShareUnits.ceil(stake.share.upper), kind: stake.kind,
            dates: StakeDates(from: stake.validFrom, to: stake.validTo), citation: citationRow(stake.citation),
            confidence: stake.confidence, isIndirect: stake.isIndirect,
            file: stake.location.map { fileRow($0.file) } ?? -1,
            line: stake.location?.line ?? 0)
    }

    /// Makes a party known that may hold nothing and be held by nobody.
    ///
    /// - Parameters:
    ///   - entity: Its identifier.
    ///   - name: The name to show for it.
    ///   - schema: What kind of thing it is, where known.
    public mutating func declare(_ entity: EntityID, name: String? = nil, schema: Schema? = nil) {
        let number = entities.intern(entity.rawValue)
        if let name, !name.isEmpty { names[number] = name }
        if let schema { schemas[number] = schema.rawValue }
    }

    /// Makes the graph and reports every stake that contradicts itself or another.
    ///
    /// - Complexity: O(*n* log *n*) in the number of stakes.
    public consuming func graph(into diagnostics: inout [Diagnostic]) -> OwnershipGraph {
        let graph = OwnershipGraph(
            entities: entities, records: records, dates: dates, citations: citations, files: files, names: names,
            schemas: schemas)
        graph.check(into: &diagnostics)
        return graph
    }

    mutating func add(
        owner: Int32, asset: Int32, low: Int32, high: Int32, kind: StakeKind, dates: StakeDates, citation: Int32,
        confidence: Confidence, isIndirect: Bool = false, file: Int16, line: Int
    ) {
        records.owner.append(owner)
        records.asset.append(asset)
        records.low.append(low)
        records.high.append(high)
        records.kind.append(kind.code)
        records.confidence.append(confidence.code)
        records.indirect.append(isIndirect ? 1 : 0)
        records.dates.append(dateRow(dates))
        records.citation.append(citation)
        records.file.append(file)
        records.line.append(Int32(clamping: line))
    }

    mutating func citationRow(_ citation: Citation) -> Int32 { citations.row(of: citation) }

    mutating func fileRow(_ file: String) -> Int16 {
        if let row = fileRows[file] { return row }
        let row = Int16(clamping: files.count)
        files.append(file)
        fileRows[file] = row
        return row
    }

    private mutating func dateRow(_ value: StakeDates) -> Int32 {
        if value.from == nil && value.to == nil { return -1 }
        if let row = dateRows[value] { return row }
        let row = Int32(dates.count)
        dates.append(value)
        dateRows[value] = row
        return row
    }
}

extension Confidence {
    /// The grade as one byte of a flat array.
    var code: UInt8 {
        switch self {
        case .unverified: 0
        case .low: 1
        case .medium: 2
        case .high: 3
        }
    }

    /// The grade that a byte of a flat array stands for.
    init(code: UInt8) {
        switch code {
        case 1: self = .low
        case 2: self = .medium
        case 3: self = .high
        default: self = .unverified
        }
    }
}
