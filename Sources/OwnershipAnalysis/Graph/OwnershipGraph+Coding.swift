internal import ClewModel
public import CompactIndex

extension OwnershipGraph {
    /// Writes the graph as arrays, to be read back at the speed of memory.
    ///
    /// - Complexity: O(*n*) in stakes and parties.
    public func write(to file: inout PackedWriter) {
        entities.write(to: &file)
        for column in [records.owner, records.asset, records.low, records.high] { file.add(column) }
        file.add(records.kind)
        file.add(records.confidence)
        file.add(records.indirect)
        for column in [records.dates, records.citation, records.line] { file.add(column) }
        file.add(records.file)
        file.add(dates.map { PackedDay.pack($0.from) })
        file.add(dates.map { PackedDay.pack($0.to) })
        citations.write(to: &file)
        var names = PackedTexts()
        for file in files { names.append(file) }
        file.add(names)
        self.names.write(to: &file)
        schemas.write(to: &file)
    }

    /// Reads a graph back.
    ///
    /// - Throws: `damaged` where the arrays do not fit together.
    public init(_ file: inout PackedReader) throws(IndexError) {
        let entities = try EntityTable(&file)
        var records = StakeRecords()
        records.owner = try file.array(of: Int32.self)
        records.asset = try file.array(of: Int32.self)
        records.low = try file.array(of: Int32.self)
        records.high = try file.array(of: Int32.self)
        records.kind = try file.array(of: UInt8.self)
        records.confidence = try file.array(of: UInt8.self)
        records.indirect = try file.array(of: UInt8.self)
        records.dates = try file.array(of: Int32.self)
        records.citation = try file.array(of: Int32.self)
        records.line = try file.array(of: Int32.self)
        records.file = try file.array(of: Int16.self)
        let from = try file.array(of: Int32.self)
        let to = try file.array(of: Int32.self)
        let dates = zip(from, to).map { StakeDates(from: PackedDay.unpack($0), to: PackedDay.unpack($1)) }
        let citations = try CitationTable(&file)
        let texts = try file.texts()
        let files = (0..<texts.count).map { texts[$0] }
        let names = try PartyTexts(&file)
        let schemas = try PartyTexts(&file)
        func fits(_ column: [Int32], _ count: Int, least: Int32 = 0) -> Bool {
            column.count == records.count && column.allSatisfy { $0 >= least && $0 < Int32(count) }
        }
        guard from.count == to.count, fits(records.owner, entities.count), fits(records.asset, entities.count),
            fits(records.dates, dates.count, least: -1), fits(records.citation, citations.count),
            fits(records.low, Int(Int32.max)), fits(records.high, Int(Int32.max)), records.line.count == records.count,
            records.kind.count == records.count, records.confidence.count == records.count,
            records.indirect.count == records.count,
            records.file.count == records.count, records.file.allSatisfy({ $0 >= -1 && Int($0) < files.count })
        else { throw IndexError(.damaged, "a stake is cut off") }
        self.init(
            entities: entities, records: records, dates: dates, citations: citations, files: files, names: names,
            schemas: schemas)
    }
}
