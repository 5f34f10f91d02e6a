import ClewModel
import Foundation
import SourceFiles

/// Reads a case folder file by file, then checks what points from one file into another.
struct CaseReader {
    var input: CaseInputFiles
    let commodities: CommodityCatalog
    var commodity: Commodity?
    /// The identifiers of each table that could be read, with the place where each was given first.
    private var known: [CaseTable: [String: SourceLocation]] = [:]
    /// Tables of which not every row could be read, so that nobody knows what they hold.
    ///
    /// Each with all the words in it: what points at one of these may point at a row that could not be read.
    private var damaged: [CaseTable: Set<String>] = [:]
    /// Where the rows of each table stand that were drawn from events or notices.
    private var drafted: [CaseTable: Set<SourceLocation>] = [:]
    /// Whether an EPCIS document was refused, so that nobody knows which parties, lots and events it holds.
    var isEPCISRefused = false
    private let isJurisdiction: ((String) -> Bool)?
    private let acts: [String]?
    /// What rows point at, checked once all tables are read.
    private var references: [(id: String, table: CaseTable, location: SourceLocation)] = []

    init(
        folder: URL, commodities: CommodityCatalog, isJurisdiction: ((String) -> Bool)? = nil, acts: [String]? = nil
    ) {
        self.isJurisdiction = isJurisdiction
        self.acts = acts
        input = CaseInputFiles(folder: folder)
        self.commodities = commodities
    }

    /// The case, `nil` where there is not even a `case.yaml`.
    ///
    /// Whether it may be used is told by the diagnostics.
    mutating func read() -> Case? {
        guard input.checkFolder() else { return nil }
        let head = readHead()
        var found =
            head ?? Case(title: "", requester: "", commodity: "", location: SourceLocation(file: CaseReader.headName))
        readEPCIS()
        found.parties = readParties()
        found.lots = readLots()
        found.pools = readPools()
        found.events = readEvents()
        found.shipments = readShipments()
        found.documents = readDocuments()
        found.stakes = readStakes()
        found.milestones = readMilestones()
        checkOrder(of: found.milestones)
        found.answers = readAnswers()
        reportUnknownReferences()
        reportCycle(found)
        warnOfStrayFiles()
        found.inputs = input.inputs.sorted { $0.file.utf8.lexicographicallyPrecedes($1.file.utf8) }
        return head == nil ? nil : found
    }

    static let headName = "case.yaml"
    private static let fileNames: Set = [
        "case.yaml", "case.xlsx", "parties.csv", "lots.csv", "events.csv", "shipments.csv", "stakes.csv", "pools.csv",
        "milestones.csv", "answers.csv", "answers", "documents", "epcis", "evidence",
    ]

    private mutating func warnOfStrayFiles() {
        for name in input.names() where !CaseReader.fileNames.contains(name) {
            let lower = name.lowercased()
            if CaseReader.mayBeEvents(lower) {
                warnOfUnreadEvents(name)
                continue
            }
            guard [".csv", ".yaml", ".yml"].contains(where: lower.hasSuffix) else { continue }
            input.warn(
                "case.file.unknown",
                "\(name) is not read; a case has \(CaseReader.fileNames.sorted().joined(separator: ", "))",
                at: SourceLocation(file: name))
        }
    }

    private mutating func readHead() -> Case? {
        guard let file = input.file(CaseReader.headName, limit: 1 << 20),
            let root = YAMLRecord.document(file, into: &input.diagnostics)
        else { return nil }
        let title = root.require("title", into: &input.diagnostics)
        let requester = root.record("requester", into: &input.diagnostics)
        if requester == nil {
            root.report(
                "yaml.key.missing", "requester is missing; expected a name and a country", at: "requester",
                into: &input.diagnostics)
        }
        let requesterName = requester?.require("name", into: &input.diagnostics)
        let commodityCell = root.requireCell("commodity", into: &input.diagnostics)
        if let cell = commodityCell {
            commodity = commodities[cell.text.lowercased()]
            if commodity == nil {
                let known = commodities.commodities.map(\.key).joined(separator: ", ")
                cell.report(
                    "case.commodity.unknown", "the commodity \(cell.quoted) is unknown; expected one of \(known)",
                    into: &input.diagnostics)
            }
        }
        var found = Case(
            title: title ?? "", requester: requesterName ?? "", commodity: commodityCell?.text.lowercased() ?? "",
            location: root.location)
        found.requesterCountry = requester?.cell("country", into: &input.diagnostics).flatMap { country($0) }
        let jurisdictions = root.cells("jurisdictions", into: &input.diagnostics)
        found.jurisdictions = jurisdictions.map { $0.text.lowercased() }
        for cell in jurisdictions {
            found.jurisdictionPlaces[cell.text.lowercased()] = cell.location
            guard let isJurisdiction, !isJurisdiction(cell.text.lowercased()) else { continue }
            cell.report(
                "case.jurisdiction.unknown",
                "the jurisdiction \(cell.quoted) is unknown; expected codes such as us, eu, uk, ca or keys of regimes",
                into: &input.diagnostics)
        }
        if found.jurisdictions.isEmpty {
            root.report(
                "yaml.key.missing", "jurisdictions is missing; expected a list such as [us, eu]", at: "jurisdictions",
                into: &input.diagnostics)
        }
        found.goods = root.string("goods", into: &input.diagnostics)
        readPeriod(root, into: &found)
        found.isExample = root.bool("example", into: &input.diagnostics) ?? false
        found.note = root.string("note", into: &input.diagnostics)
        if found.isExample, found.note == nil {
            root.report(
                "case.example.note", "an example must say in note what is invented", at: "example",
                into: &input.diagnostics)
        }
        let planned = root.cells("planned_acts", into: &input.diagnostics)
        found.plannedActs = planned.map(\.text)
        for cell in planned {
            guard let acts, !acts.contains(cell.text) else { continue }
            cell.report(
                "case.act.unknown",
                "the act \(cell.quoted) is unknown; expected one of \(acts.sorted().joined(separator: ", "))",
                into: &input.diagnostics)
        }
        found.yields = root.records("yields", into: &input.diagnostics).compactMap { yieldOverride($0) }
        root.reportUnread(into: &input.diagnostics)
        return found
    }

    private mutating func readPeriod(_ root: YAMLRecord, into found: inout Case) {
        guard let period = root.record("period", into: &input.diagnostics) else { return }
        found.periodStart = period.day("from", into: &input.diagnostics)
        found.periodEnd = period.day("to", into: &input.diagnostics)
        if let start = found.periodStart, let end = found.periodEnd, end < start {
            period.report(
                "case.period", "the period ends on \(end), before it starts on \(start)", at: "to",
                into: &input.diagnostics)
        }
    }

    private mutating func yieldOverride(_ record: YAMLRecord) -> YieldOverride? {
        let stage = record.requireCell("stage", into: &input.diagnostics)
        let source = record.require("source", into: &input.diagnostics)
        let basis: YieldRange.Basis? = record.choice("basis", into: &input.diagnostics)
        let central = record.number("central", into: &input.diagnostics)
        let asOf = record.partialDate("as_of", into: &input.diagnostics)
        let bounds = YieldReader.bounds(record, central: central, into: &input.diagnostics)
        guard let stage, let source, let bounds else { return nil }
        if let commodity, commodity.stage(stage.text) == nil {
            stage.report("case.stage.unknown", unknownStage(stage, commodity), into: &input.diagnostics)
        }
        let citation = Citation(source, "stated in " + CaseReader.headName, verification: .unverified)
        let range = YieldRange(
            basis: basis ?? .mass, bounds: bounds, central: central, asOf: asOf, citation: citation, confidence: .low)
        return YieldOverride(stage: stage.text, range: range, source: source, location: record.location)
    }

    /// Reports a stage that the commodity does not have, or none has where the case names no known commodity.
    mutating func checkStage(_ cell: Cell) {
        guard cell.text != Lot.otherStage else { return }
        if let commodity {
            guard commodity.stage(cell.text) == nil else { return }
            cell.report("case.stage.unknown", unknownStage(cell, commodity), into: &input.diagnostics)
        } else if !commodities.commodities.contains(where: { $0.stage(cell.text) != nil }) {
            cell.report(
                "case.stage.unknown", "the stage \(cell.quoted) is one of no commodity", into: &input.diagnostics)
        }
    }

    func unknownStage(_ cell: Cell, _ commodity: Commodity) -> String {
        let known = commodity.stages.map(\.key) + [Lot.otherStage]
        return "the stage \(cell.quoted) is unknown for \(commodity.key); expected one of "
            + known.joined(separator: ", ")
    }

    /// Reads a quantity; refuses one beyond all goods, which could only come of a slip of the pen.
    mutating func quantity(_ cell: Cell, _ unit: Cell?) -> Quantity? {
        guard let quantity = cell.quantity(unit: unit, &input.diagnostics) else { return nil }
        guard quantity.baseAmount <= CaseReader.quantityLimit else {
            cell.report(
                "cell.range", "\(cell.column) is \(cell.quoted); expected less than 1e15 kg, W or pieces",
                into: &input.diagnostics)
            return nil
        }
        return quantity
    }

    /// The same of what went somewhere, which is more than nothing: a sheet that writes 0 for a blank would otherwise say that none of it did.
    mutating func someQuantity(_ cell: Cell, _ unit: Cell?) -> Quantity? {
        guard let quantity = quantity(cell, unit) else { return nil }
        guard quantity.amount != 0 else {
            cell.report(
                "cell.zero",
                "\(cell.column) is \(cell.quoted), which is nothing; leave the row out, or the cell blank where the amount is not known",
                into: &input.diagnostics)
            return nil
        }
        return quantity
    }

    private static let quantityLimit = 1e15

    /// Reads an ISO 3166-1 code.
    mutating func country(_ cell: Cell) -> String? {
        let code = cell.text.lowercased()
        let isCode = code.utf8.count == 2 && code.utf8.allSatisfy { (0x61...0x7A).contains($0) }
        guard isCode, code != "uk" else {
            let hint =
                code == "uk" ? "the United Kingdom is GB" : "expected an ISO 3166-1 code of two letters such as CN"
            cell.report("case.country", "\(cell.column) is \(cell.quoted); \(hint)", into: &input.diagnostics)
            return nil
        }
        return code
    }

    /// The tables that EPCIS documents fill.
    private static let tablesOfEPCIS: Set<CaseTable> = [.parties, .lots, .events]

    /// Reads a table whose rows others point at.
    mutating func table(_ table: CaseTable, required: [String], optional: [String]) -> Table? {
        let errors = input.errorCount
        // What an EPCIS document should give is not missing where the document was refused.
        if isEPCISRefused, CaseReader.tablesOfEPCIS.contains(table), !input.hasTable(table.rawValue) { return nil }
        guard let found = input.table(table.rawValue, required: required, optional: optional) else { return nil }
        if input.errorCount > errors { damaged[table] = found.words() }
        known[table] = [:]
        drafted[table] = Set((input.draft.tables[table.rawValue]?.rows ?? []).map(\.place))
        return found.table
    }

    /// Says that an optional table is not there: what points at it points at nothing.
    mutating func declareEmpty(_ table: CaseTable) {
        known[table] = [:]
    }

    /// Adds an identifier to those of its table; reports one that is there twice.
    mutating func register(_ cell: Cell?, in table: CaseTable) -> String? {
        guard var cell else { return nil }
        tellDamage(of: cell, in: table)
        if !input.draft.isEmpty {
            cell = Cell(text: canonical(cell.text, in: table), location: cell.location, column: cell.column)
        }
        if let first = known[table]?[cell.text] {
            cell.report(
                "case.id.duplicate", "the identifier \(cell.quoted) was already given at \(first)",
                into: &input.diagnostics)
            return nil
        }
        note(cell, in: table)
        return cell.text
    }

    /// Warns of a key of GS1 that is damaged; of events it was told where they state it.
    private mutating func tellDamage(of cell: Cell, in table: CaseTable) {
        guard table == .lots || table == .parties, let damage = GS1Identifier(cell.text).damage,
            drafted[table]?.contains(cell.location) != true
        else { return }
        input.diagnostics.append(
            Diagnostic(
                .warning, code: "case.identifier.damaged",
                "\(cell.column) is \(cell.quoted): \(damage); it is kept as stated",
                at: cell.location))
    }

    /// An identifier in the form that EPCIS events give it; a location number of a party is that of the party.
    private func canonical(_ text: String, in table: CaseTable) -> String {
        let id = GS1Identifier(text)
        return table == .parties ? id.asParty.text : id.text
    }

    /// Notes that a row points at a row of another table; where events come from EPCIS, both forms of an identifier are one.
    mutating func reference(_ cell: Cell?, to table: CaseTable) -> String? {
        guard var cell else { return nil }
        if !input.draft.isEmpty, known[table]?[cell.text] == nil {
            cell = Cell(text: canonical(cell.text, in: table), location: cell.location, column: cell.column)
        }
        references.append((cell.text, table, cell.location))
        return cell.text
    }

    /// Notes that a row points at rows of another table.
    mutating func references(_ cell: Cell?, to table: CaseTable) -> [String] {
        let ids = cell?.list() ?? []
        if let cell { references += ids.map { ($0, table, cell.location) } }
        return ids
    }

    /// Reports what points at nothing.
    ///
    /// Of a table that cannot be read whole what stands nowhere in it is reported, so that the errors of all tables come
    /// together; but only where most of what points into it is there: of another file in its place, or of none, nothing is
    /// known, and the table itself was reported.
    private mutating func reportUnknownReferences() {
        var unreadable = isEPCISRefused ? CaseReader.tablesOfEPCIS : []
        for (table, words) in damaged {
            let wanted = Set(references.filter { $0.table == table }.map(\.id))
            let missing = wanted.filter { known[table]?[$0] == nil && !words.contains($0) }
            if missing.count * 2 > wanted.count { unreadable.insert(table) }
        }
        for reference in references {
            guard let ids = known[reference.table], ids[reference.id] == nil, !unreadable.contains(reference.table),
                damaged[reference.table]?.contains(reference.id) != true
            else { continue }
            let word = reference.table.word
            input.report(
                "case.\(word).unknown",
                "the \(word) “\(reference.id)” is unknown; expected an id of \(reference.table.rawValue)",
                at: reference.location)
        }
    }

    private mutating func reportCycle(_ found: Case) {
        guard let cycle = ChainLayout(found).cycle, let first = cycle.first else { return }
        let names = (cycle + [first]).map { found.lots[$0].id }
        input.report(
            "case.cycle", "the lot \(names[0]) is made of itself: \(names.joined(separator: " → "))",
            at: found.lots[first].location)
    }

    /// Adds an identifier that several rows of its table may share.
    mutating func note(_ cell: Cell, in table: CaseTable) {
        known[table, default: [:]][cell.text] = known[table]?[cell.text] ?? cell.location
    }
}

extension SourceLocation {
    /// The same place with the identifier of what stands there.
    func naming(_ record: String) -> SourceLocation {
        SourceLocation(file: file, line: line, column: column, record: record)
    }
}
