import ClewModel
import SourceFiles

/// A row of a table that goods were followed through: what of it counts.
struct TradeRow: Sendable {
    /// A party with the role in which the row names it.
    struct Named: Hashable, Sendable {
        var party: Int32
        var role: TradeRole
        /// Whether it stands for a consignee that names nobody to follow.
        var standsIn = false
    }

    /// What a row says of an earlier version of its bill.
    enum Amendment: Hashable, Sendable {
        /// It replaces those of lower rank.
        case rank(Int)
        /// It was taken back.
        case cancelled
    }

    var file: Int32
    var line: Int32
    var senders: [Named] = []
    var receivers: [Named] = []
    /// Why nobody receives by the row, and the name that stands there all the same.
    var openEnd: OpenEnd?
    var openName: Int32?
    var date: PartialDate?
    var codes: [HSCode] = []
    var description = ""
    var amounts: [TradeAmount] = []
    /// The number of the bill, and of the master bill that it belongs to, in capitals without blanks.
    var bill: String?
    var master: String?
    var isMaster = false
    var container: String?
    var amendment: Amendment?
    var lading: String?
    var unlading: String?
    /// The whole row, as two numbers that no other row has.
    var digest = SIMD2<UInt64>(0, 0)
    /// Whether an amount or a code of the row could not be read.
    var isDoubtful = false

    /// The day, where the row gives one.
    var day: Int32? { date?.exactDay?.number }
}

/// Reads rows of one table by what the book knows of its cells.
struct TradeRowReader {
    let book: TradeBook
    let table: TradeTable
    let file: Int32
    private let sending: [TradeHeader.PartyColumn]
    private let receiving: [TradeHeader.PartyColumn]
    private let beside: [TradeHeader.PartyColumn]
    private let isCommaDecimal: Bool

    /// The longest description that is kept, in characters.
    private static let described = 80

    init(_ book: TradeBook, file: Int) {
        self.book = book
        table = book.tables[file]
        self.file = Int32(file)
        let parties = table.header.parties
        sending = parties.filter { $0.role.side == .sending }
        receiving = parties.filter { $0.role.side == .receiving }
        beside = parties.filter { $0.role == .onBehalfOf } + parties.filter { $0.role == .notifyParty }
        isCommaDecimal = table.header.separator == UInt8(ascii: ";")
    }

    /// Hands over each party that sends by a row, without reading the rest of it.
    @inline(__always)
    func senders(
        _ bytes: Span<UInt8>, _ row: borrowing CSVRow, _ body: (_ party: Int32, _ role: TradeRole) -> Void
    ) {
        for column in sending {
            guard let cell = cell(column, bytes, row) else { continue }
            for party in book.cells.owners(cell) { body(party, column.role) }
            // Who acts for another sends by the bill too, and is told as who carries.
            let hasOwner = book.cells.entries[cell].owners > 0
            for party in book.cells.beside(cell) { body(party, hasOwner ? .carrier : column.role) }
        }
    }

    private func cell(_ column: TradeHeader.PartyColumn, _ bytes: Span<UInt8>, _ row: borrowing CSVRow) -> Int? {
        row.isEmpty(column.name) ? nil : book.raws.find(bytes.extracting(row.trimmed(column.name, bytes)))
    }

    /// Reads a row whole.
    func read(_ bytes: Span<UInt8>, _ row: borrowing CSVRow) -> TradeRow {
        let header = table.header
        var read = TradeRow(file: file, line: Int32(row.line))
        func text(_ column: TradeColumn) -> String? {
            guard let index = header.index(column), !row.isEmpty(index) else { return nil }
            let text = Text.trimmed(row.text(index, in: bytes))
            return text.isEmpty ? nil : text
        }
        senders(bytes, row) { party, role in
            if !read.senders.contains(where: { $0.party == party }) {
                read.senders.append(.init(party: party, role: role))
            }
        }
        readReceivers(bytes, row, into: &read)
        if let index = header.index(.date) {
            read.date = TradeDate.read(bytes.extracting(row.range(index))).settled(table.order)
        }
        if let codes = text(.hsCode) {
            let found = HSCode.all(in: codes)
            read.codes = found.codes
            if found.isDoubtful { read.isDoubtful = true }
        }
        read.description = String((text(.description) ?? "").prefix(Self.described))
        readAmounts(text, into: &read)
        readBill(text, into: &read)
        read.lading = text(.portOfLading).map { String($0.prefix(40)) }
        read.unlading = text(.portOfUnlading).map { String($0.prefix(40)) }
        let whole = bytes.extracting(row.range(0).lowerBound..<row.range(row.count - 1).upperBound)
        read.digest = SIMD2(NameTable.hash(whole), NameTable.hash(whole, seed: 0xA076_1D64_78BD_642F))
        return read
    }

    private func readReceivers(_ bytes: Span<UInt8>, _ row: borrowing CSVRow, into read: inout TradeRow) {
        var reasons: [(OpenEnd, Int32?)] = []
        func add(_ party: Int32, _ role: TradeRole, standsIn: Bool) {
            guard !read.receivers.contains(where: { $0.party == party }) else { return }
            if read.senders.contains(where: { $0.party == party }) { return }
            read.receivers.append(.init(party: party, role: role, standsIn: standsIn))
        }
        func take(_ column: TradeHeader.PartyColumn, standsIn: Bool) {
            guard let cell = cell(column, bytes, row) else {
                if !standsIn { reasons.append((.blank, nil)) }
                return
            }
            let entry = book.cells.entries[cell]
            for party in book.cells.owners(cell) {
                if book.cells.carries[Int(party)] {
                    if !standsIn { reasons.append((.forwarder, party)) }
                } else {
                    add(party, column.role, standsIn: standsIn)
                }
            }
            if entry.owners == 0, !standsIn { reasons.append((entry.openEnd ?? .blank, book.cells.beside(cell).first)) }
        }
        for column in receiving { take(column, standsIn: false) }
        guard read.receivers.isEmpty else { return }
        // A consignee that is the sender itself is no way on.
        guard let first = reasons.first else {
            read.openEnd = .itself
            return
        }
        for column in beside where read.receivers.isEmpty { take(column, standsIn: true) }
        let reason = reasons.first { $0.0 != .blank } ?? first
        read.openEnd = reason.0
        read.openName = reason.1
    }

    private func readAmounts(_ text: (TradeColumn) -> String?, into read: inout TradeRow) {
        let header = table.header
        func amount(_ column: TradeColumn, _ kind: TradeMeasure.Kind, unit: TradeColumn?) {
            guard let cell = text(column) else { return }
            let stated = header.unit(column) ?? unit.flatMap(text)
            if let found = TradeAmount.read(
                cell, kind, stated: stated, basis: header.basis(column), decimalComma: isCommaDecimal,
                isDoubtful: &read.isDoubtful)
            {
                read.amounts.append(found)
            }
        }
        amount(.weight, .weight, unit: .weightUnit)
        amount(.value, .value, unit: .currency)
        amount(.quantity, .quantity, unit: .quantityUnit)
        amount(.containers, .containers, unit: nil)
    }

    private func readBill(_ text: (TradeColumn) -> String?, into read: inout TradeRow) {
        func number(_ column: TradeColumn) -> String? {
            guard let cell = text(column), PlaceholderText(cell) == nil else { return nil }
            let plain = cell.uppercased().filter { $0.isLetter || $0.isNumber }
            return plain.isEmpty ? nil : plain
        }
        let (own, house, master) = (number(.billNumber), number(.houseBill), number(.masterBill))
        read.bill = house ?? own ?? master
        read.master = master == read.bill ? nil : master
        if let kind = text(.billType)?.lowercased() {
            read.isMaster = kind == "m" || kind.hasPrefix("master") || kind == "mb"
        }
        read.container = text(.container)
        guard let amendment = text(.amendment)?.lowercased() else { return }
        if let rank = Int(amendment), (0...9999).contains(rank) {
            read.amendment = .rank(rank)
        } else if ["cancel", "delete", "void", "annul"].contains(where: amendment.hasPrefix) {
            read.amendment = .cancelled
        } else if ["amend", "correct", "replace", "update", "modif"].contains(where: amendment.hasPrefix) {
            read.amendment = .rank(1)
        }
    }
}
