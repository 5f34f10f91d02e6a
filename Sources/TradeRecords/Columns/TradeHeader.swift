public import ClewModel
import SourceFiles

/// The header of a table of trade records: which column names whom, and which holds what.
public struct TradeHeader: Sendable {
    /// Whose names are read where a table has both those of the bill and those that its vendor brought to one.
    public enum Names: String, Hashable, Sendable, Codable, CaseIterable {
        /// As they were filed. A vendor may have taken two companies for one.
        case filed
        /// As the vendor has them.
        case vendor
    }

    /// The columns that name a party in one role.
    struct PartyColumn: Hashable, Sendable {
        var role: TradeRole
        /// The column of its name.
        var name: Int
        /// The column of its country.
        var country: Int?
        /// Whether the name is one that the vendor made of several spellings.
        var isOfVendor: Bool
    }

    /// The line of the header.
    public let line: Int
    /// How many cells a row has.
    public let width: Int
    /// The byte between cells.
    let separator: UInt8
    /// Who is named, each role once.
    let parties: [PartyColumn]
    private let columns: [TradeColumn: (index: Int, found: TradeTitles.Found)]
    /// What was noticed about the titles.
    public let diagnostics: [Diagnostic]

    /// The column that holds something; `nil` where none does.
    func index(_ column: TradeColumn) -> Int? { columns[column]?.index }
    /// The unit or currency that the title of a column states.
    func unit(_ column: TradeColumn) -> String? { columns[column]?.found.unit }
    /// What kind of weight or value the title of a column states.
    func basis(_ column: TradeColumn) -> String? { columns[column]?.found.basis }

    /// The roles that the table names parties in.
    public var roles: [TradeRole] { parties.map(\.role) }
    /// Whether rows can be put in an order of time.
    public var hasDate: Bool { index(.date) != nil }
    /// Whether rows can be counted by their bills.
    public var hasBills: Bool { index(.billNumber) != nil || index(.houseBill) != nil || index(.masterBill) != nil }

    /// Whether the cells of a row are titles of a table of trade records: one names who sends, one who receives.
    public static func isHeader(_ cells: [String], _ read: PartyTitleReader) -> Bool {
        let roles = Set(cells.compactMap { nameRole($0, read)?.role.side })
        return roles.contains(.sending) && roles.contains(.receiving)
    }

    /// Reads a header.
    ///
    /// - Parameters:
    ///   - cells: Its cells.
    ///   - line: Its line, from 1.
    ///   - separator: The byte between cells.
    ///   - file: The name that messages use.
    ///   - names: Whose names are read.
    ///   - read: What a title says of a party.
    init(
        _ cells: [String], line: Int, separator: UInt8, file: String, names: Names, _ read: PartyTitleReader
    ) {
        self.line = line
        self.separator = separator
        width = cells.count
        var named: [TradeRole: [(index: Int, form: TradeTitles.NameForm)]] = [:]
        var countries: [TradeRole: Int] = [:]
        var found: [TradeColumn: (index: Int, found: TradeTitles.Found)] = [:]
        var isUsed = [Bool](repeating: false, count: cells.count)
        var ofMaster: [String] = []
        for (index, title) in cells.enumerated() where !title.isEmpty {
            if Self.isOfMaster(title), TradeTitles.found(title) == nil {
                ofMaster.append(title)
                continue
            }
            if let own = TradeTitles.found(title) {
                if let before = found[own.column], before.found.rank <= own.rank { continue }
                found[own.column] = (index, own)
            } else if let role = Self.nameRole(title, read) {
                named[role.role, default: []].append((index, role.form))
            } else if let party = Self.partyTitle(title, read), party.content == .country,
                let role = TradeRole(party: party.party), countries[role] == nil
            {
                countries[role] = index
                isUsed[index] = true
            }
        }
        let order: [TradeTitles.NameForm] =
            names == .filed ? [.asFiled, .plain, .ofVendor] : [.ofVendor, .plain, .asFiled]
        parties = TradeRole.allCases.compactMap { role in
            guard let all = named[role] else { return nil }
            // “Shipper” beside “Shipper (Original Format)” is what the vendor made of the latter.
            let hasFiled = all.contains { $0.form == .asFiled }
            let best = all.min { lhs, rhs in
                (Self.place(lhs.form, in: order), lhs.index) < (Self.place(rhs.form, in: order), rhs.index)
            }
            guard let best else { return nil }
            isUsed[best.index] = true
            return PartyColumn(
                role: role, name: best.index, country: countries[role],
                isOfVendor: best.form == .ofVendor || hasFiled && best.form == .plain)
        }
        columns = found
        for one in found.values { isUsed[one.index] = true }
        let place = SourceLocation(file: file, line: line)
        var notes: [Diagnostic] = []
        func note(_ code: String, _ message: String, _ severity: Diagnostic.Severity = .note) {
            notes.append(Diagnostic(severity, code: "trade." + code, message, at: place))
        }
        let told = parties.map { "\($0.role.words) (\(SafeText.quoted(cells[$0.name], limit: 40)))" }
        note("parties", "each row names: \(told.joined(separator: ", "))")
        let vendors = parties.filter(\.isOfVendor).map(\.role.words)
        if !vendors.isEmpty {
            note(
                "names.vendor",
                "the names of \(vendors.joined(separator: ", ")) are those that the vendor brought to one, not those of the bills; two "
                    + "companies of like names may be one there", .warning)
        }
        if found[.date] == nil {
            note("date.missing", "no column gives a date: nothing can be put in an order of time", .warning)
        }
        if !ofMaster.isEmpty {
            note("master.unread", "not read, as they are of the master bill: \(Self.quoted(ofMaster))")
        }
        let unread = cells.indices.filter { !isUsed[$0] && !cells[$0].isEmpty && !ofMaster.contains(cells[$0]) }
        if !unread.isEmpty { note("columns.unread", "not read: \(Self.quoted(unread.map { cells[$0] }))") }
        diagnostics = notes
    }

    private static func quoted(_ titles: [String]) -> String {
        let shown = titles.prefix(40).map { SafeText.quoted($0, limit: 40) }.joined(separator: ", ")
        return titles.count > 40 ? shown + " and \(titles.count - 40) more" : shown
    }

    private static func place(_ form: TradeTitles.NameForm, in order: [TradeTitles.NameForm]) -> Int {
        order.firstIndex(of: form) ?? order.count
    }

    /// Whether a title speaks of a party of the master bill, which names forwarders more often than owners.
    private static func isOfMaster(_ title: String) -> Bool { TradeTitles.plain(title).hasPrefix("master ") }

    /// The role in which a title names a party.
    private static func nameRole(
        _ title: String, _ read: PartyTitleReader
    ) -> (role: TradeRole, form: TradeTitles.NameForm)? {
        let plain = TradeTitles.plain(title)
        guard !isOfMaster(title), TradeTitles.found(title) == nil else { return nil }
        if plain.contains("on behalf of") || plain == "principal" { return (.onBehalfOf, .plain) }
        if let own = TradeTitles.shortened[plain], own.content == .name, let role = TradeRole(party: own.party) {
            return (role, own.form)
        }
        let (rest, form) = TradeTitles.withoutForm(title)
        guard let party = read(rest), party.content == .name, let role = TradeRole(party: party.party) else {
            return nil
        }
        return (role, form)
    }

    private static func partyTitle(_ title: String, _ read: PartyTitleReader) -> PartyTitle? {
        if let own = TradeTitles.shortened[TradeTitles.plain(title)] {
            return PartyTitle(party: own.party, content: own.content)
        }
        return read(TradeTitles.withoutForm(title).title)
    }
}
