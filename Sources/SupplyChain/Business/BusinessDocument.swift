public import ClewModel
public import SourceFiles

/// Invoices and ship notices of one file, as buyers and sellers exchange them: who sent which goods to whom, by line and batch.
///
/// Three forms are read: UBL 2 (invoice, despatch advice), X12 856 (ship notice) and EDIFACT DESADV (despatch advice). Prices, taxes,
/// payments and persons stay out; everything that is not read is told with its place.
public struct BusinessDocument: Sendable {
    /// The form of a file.
    public enum Form: String, Hashable, Sendable, CaseIterable {
        /// OASIS Universal Business Language 2: `Invoice`, `DespatchAdvice`.
        case ubl = "UBL"
        /// ASC X12, transaction set 856.
        case x12 = "X12"
        /// UN/EDIFACT, message DESADV.
        case edifact = "EDIFACT"
    }

    /// The documents, in order of the file.
    let notices: [TradeNotice]
    /// The file as it was read, to be kept with the case.
    let file: SourceFile
    /// What the reader noticed; an error among them means that the file is refused.
    public let diagnostics: [Diagnostic]

    /// Whether the file can be used.
    public var isValid: Bool { !diagnostics.contains { $0.severity == .error } }

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - file: The file whole.
    ///   - form: What the sender says that it is; a file of another form is refused.
    /// - Complexity: O(*n*) in the bytes of the file.
    public init(_ file: SourceFile, form: Form) {
        self.file = file
        var report = NoticeReport(file: file.name)
        switch form {
        case .ubl: notices = UBLReader.read(file, into: &report)
        case .x12: notices = ShipNoticeReader.read(file, into: &report)
        case .edifact: notices = DespatchReader.read(file, into: &report)
        }
        diagnostics = report.diagnostics
    }
}

/// What readers of business documents notice, and what they leave unread: each kind of it once, with its first place.
struct NoticeReport {
    let file: String
    private var found: [Diagnostic] = []
    private var unread: [String: (place: SourceLocation, count: Int)] = [:]
    /// Numbers whose check digits do not fit, each told once.
    private var damaged: Set<String> = []

    init(file: String) { self.file = file }

    var hasErrors: Bool { found.contains { $0.severity == .error } }

    mutating func error(_ code: String, _ message: String, at place: SourceLocation) {
        found.append(Diagnostic(.error, code: code, message, at: place))
    }

    mutating func warn(_ code: String, _ message: String, at place: SourceLocation) {
        found.append(Diagnostic(.warning, code: code, message, at: place))
    }

    /// Tells a time of the day that cannot be read.
    mutating func warn(time text: String, at place: SourceLocation) {
        warn(
            "business.time",
            "the time “\(text)” cannot be read; of two documents of one day nobody can tell which was written later",
            at: place)
    }

    /// Takes a trade item number to a line as stated; a check digit that does not fit is told, once for each number.
    mutating func take(gtin text: String, to line: inout TradeNotice.Line, at place: SourceLocation) {
        guard let (number, isSound) = check(gtin: text, at: place) else {
            line.misread = line.misread ?? text
            return
        }
        let hasSound = line.gtin.flatMap { TradeNotice.gtin($0)?.isSound } ?? false
        if line.gtin == nil || (isSound && !hasSound) { line.gtin = number }
    }

    /// Tells a trade item number that is none, or whose check digit does not fit, once for each number.
    @discardableResult
    mutating func check(gtin text: String, at place: SourceLocation) -> (number: String, isSound: Bool)? {
        guard let (number, isSound) = TradeNotice.gtin(text) else {
            if damaged.insert(text).inserted {
                warn(
                    "business.gtin",
                    "“\(text)” is no trade item number, which has 8, 12, 13 or 14 digits; it is kept as stated",
                    at: place)
            }
            return nil
        }
        if !isSound, damaged.insert(text).inserted {
            warn("business.gtin", "“\(text)”: the check digit does not fit; it is kept as stated", at: place)
        }
        return (number, isSound)
    }

    /// Tells a number of a pallet or case that has not 18 digits, or whose check digit does not fit, once for each number.
    ///
    /// Containers are not followed; a damaged number is told all the same, for it is what papers of the goods are compared by.
    mutating func check(sscc text: String, at place: SourceLocation) {
        // A label writes the key, 00, before the number.
        let number = text.utf8.count == 20 && text.hasPrefix("00") ? String(text.dropFirst(2)) : text
        let id = GS1Identifier("(00)" + number)
        guard let damage = id.damage, damaged.insert(number).inserted else { return }
        warn("business.sscc", "\(SafeText.quoted(text)): \(damage); it is kept as stated", at: place)
    }

    /// Tells a location number of a party whose check digit does not fit, once for each number.
    mutating func check(_ party: TradeNotice.Party) {
        for (scheme, value) in party.identifiers
        where TradeNotice.isOfLocations(scheme) && !TradeNotice.isLocationNumber(value) {
            guard damaged.insert(scheme + value).inserted else { continue }
            let digits = value.utf8.allSatisfy { (0x30...0x39).contains($0) } && value.utf8.count == 13
            warn(
                "business.gln",
                "“\(value)”: "
                    + (digits ? "the check digit does not fit" : "this is no location number, which has 13 digits")
                    + "; it is kept as stated, and the party goes by its name", at: party.location)
        }
    }

    /// Tells a line that a notice itself takes out.
    mutating func leaveOut(_ line: TradeNotice.Line, _ mark: String, at place: SourceLocation) {
        warn(
            "business.line.cancelled", "the line \(line.id) is marked as taken out (\(mark)) and is left out",
            at: place)
    }

    /// Refuses an amount below zero.
    mutating func refuse(_ amount: TradeNotice.Amount, at place: SourceLocation) {
        guard amount.value < 0 else { return }
        error("business.negative", "the quantity \(amount.words) is below zero: it takes goods back", at: place)
    }

    /// The one amount that several statements of it in one place come to: the mass where one states a mass and others count pieces.
    ///
    /// - Parameter what: What they speak of.
    /// - Returns: The amount; `nil` where nobody can tell which counts, which is told.
    mutating func one(
        of amounts: [TradeNotice.Amount], _ what: String, at place: SourceLocation
    ) -> TradeNotice.Amount? {
        let some = amounts.filter { $0.value != 0 }
        guard amounts.count > 1, !some.isEmpty else { return amounts.first }
        let words = amounts.map(\.words).joined(separator: " and ")
        let masses = some.filter { $0.unit?.dimension == .mass }
        let told = masses.isEmpty ? some : masses
        // What is stated twice in one unit may be said twice or be two parts.
        if let best = told.first, told.allSatisfy({ $0.isClose(to: best) }), Set(told.map(\.code)).count == told.count {
            if told.count < amounts.count {
                warn("business.quantity.twice", "\(what) is of \(words); \(best.words) counts", at: place)
            }
            return best
        }
        warn(
            "business.quantity.twice",
            "\(what) is of \(words), and nothing says which counts; how much there is stays open", at: place)
        return nil
    }

    /// Compares the number that a closing segment states first with how many there were.
    mutating func check(_ segment: EDISegment, counts count: Int, _ what: String, as code: String) {
        guard Int(segment[1]) != count else { return }
        error(
            code,
            "\(segment.tag) counts “\(segment[1])” \(what), and there are \(count); something is missing or too much",
            at: segment.location)
    }

    /// Compares the control number that a closing segment states second with that of what is open.
    mutating func check(_ segment: EDISegment, closes number: String, as code: String) {
        guard segment[2] != number else { return }
        error(code, "\(segment.tag) closes “\(segment[2])”, and open is “\(number)”", at: segment.location)
    }

    /// Notes that something is not read; `what` names the kind of it.
    mutating func skip(_ what: String, at place: SourceLocation) {
        let first = unread[what]
        unread[what] = (first?.place ?? place, (first?.count ?? 0) + 1)
    }

    /// Everything in order of its place.
    var diagnostics: [Diagnostic] {
        let notes = unread.map { what, first in
            Diagnostic(
                .note, code: "business.unread",
                "\(what) is not read" + (first.count > 1 ? " (\(first.count) times)" : ""), at: first.place)
        }
        return (found + notes).sorted { ($0.location, $0.message) < ($1.location, $1.message) }
    }
}
