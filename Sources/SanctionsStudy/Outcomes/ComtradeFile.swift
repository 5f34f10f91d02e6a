public import ClewModel
public import Foundation
import SourceFiles

/// Reader of trade in the layout that UN Comtrade gives for download.
///
/// The layout of Comtrade Plus (`typeCode`, `freqCode`, … `period`, `reporterISO`, `flowCode`, `partnerISO`, `partner2Code`,
/// `classificationCode`, `cmdCode`, `customsCode`, `motCode`, `netWgt`, `primaryValue`, `isAggregate`) was checked against public code
/// that reads it; that of the older Comtrade (`Period`, `Reporter ISO`, `Trade Flow`, `Commodity Code`, `Trade Value (US$)`) too. The
/// order of columns does not matter. The file is read in pieces. Comtrade is downloaded by the user; none of it comes with Clew.
public enum ComtradeFile {
    /// Whose figures of the same trade are taken; the two are never mixed.
    public enum Reporting: String, Sendable, CaseIterable {
        /// What the origin says that it exported (free on board).
        case origin
        /// What each market says that it imported from the origin (cost, insurance, freight).
        case markets
    }

    /// What is summed.
    public enum Measure: String, Sendable, CaseIterable {
        /// The value in US dollars.
        case value
        /// The net weight in kilograms.
        case weight
    }

    private static let columns: [OutcomeColumns.Wanted] = [
        .init(key: "period", names: ["period", "refperiod", "refyear", "year"]),
        .init(key: "reporter", names: ["reporteriso", "reporter iso"]),
        .init(key: "reporterCode", names: ["reportercode", "reporter code"], isRequired: false),
        .init(key: "flow", names: ["flowcode", "flowdesc", "trade flow", "tradeflow"]),
        .init(key: "partner", names: ["partneriso", "partner iso"]),
        .init(key: "partnerCode", names: ["partnercode", "partner code"]),
        .init(key: "partnerName", names: ["partnerdesc", "partner"], isRequired: false),
        .init(key: "second", names: ["partner2code", "2nd partner code"], isRequired: false),
        .init(key: "revision", names: ["classificationcode", "classification"], isRequired: false),
        .init(key: "product", names: ["cmdcode", "commodity code"]),
        .init(key: "customs", names: ["customscode", "customs proc code"], isRequired: false),
        .init(key: "transport", names: ["motcode", "mode of transport code"], isRequired: false),
        .init(key: "weight", names: ["netwgt", "netweight kg", "netweightkg"], isRequired: false),
        .init(
            key: "value",
            names: ["primaryvalue", "trade value us$", "trade value $", "tradevalueus", "tradevalueus$"]),
    ]

    private struct Key: Hashable {
        let period: Int
        let partner: String
        let product: String
    }

    private struct State {
        var columns: OutcomeColumns?
        var sums: [Key: Double] = [:]
        /// Rows that are parts of another row, by second partner, procedure or transport, with their first line.
        var parts: [Key: Int] = [:]
        var isMonthly: Bool?
        var revisions: [String: Int] = [:]
        var reporters: Set<String> = []
        var world = 0
        var union = 0
        var otherFlows = 0
        var otherReporters = 0
        var otherProducts = 0
        var gone: Set<Int> = []
    }

    /// Reads and sums, by period, market and product.
    ///
    /// Rows for the world as a whole are left out and counted; so are rows that break a flow up by second partner, customs procedure or
    /// transport, where the whole is there too.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use.
    ///   - origin: The three letters of the exporter as the file has them, in any case: `chn`.
    ///   - products: Codes as the file has them, such as `520100`; empty for all.
    /// - Returns: Flows with markets by three small letters, as `usa`, or by name where the file has no letters for an area.
    /// - Throws: ``StudyError`` with the place: another header, a value that is negative or missing, a period that is none, a flow that
    ///   stands there twice, parts without their whole, products of two revisions of the Harmonized System; and where the origin or a
    ///   product is not in the file.
    /// - Complexity: O(*n*) in the bytes of the file; memory for one flow each of what was asked for.
    public static func flows(
        _ url: URL, as name: String, origin: String = "chn", products: [String] = [],
        reporting: Reporting = .origin, measure: Measure = .value
    ) throws(StudyError) -> OutcomeFlows {
        let wanted = try self.products(products)
        let exporter = origin.lowercased()
        let read = try OutcomeScan.read(url, as: name, start: State.init) { state, bytes, row in
            guard let columns = state.columns else {
                let header = (0..<row.count).map { row.text($0, in: bytes) }
                state.columns = try OutcomeColumns(
                    header, wanted: Self.columns, layout: "UN Comtrade", at: SourceLocation(file: name, line: row.line))
                return
            }
            if row.count == 1, row.isEmpty(0) { return }
            guard row.count >= columns.count else {
                throw problem("the row has \(row.count) cells; the header has \(columns.count)", name, row.line)
            }
            func text(_ key: String) -> String {
                columns[key].map { Text.trimmed(row.text($0, in: bytes)) } ?? ""
            }
            try take(
                text, into: &state, exporter: exporter, wanted: wanted, reporting: reporting, measure: measure, name,
                row.line)
        }
        var state = read.state
        guard state.columns != nil else { throw StudyError(.invalidData, "\(SafeText.line(name)) is empty") }
        try check(&state, name: name, exporter: exporter, wanted: wanted, reporting: reporting)
        let flows = state.sums.sorted { lhs, rhs in
            (lhs.key.period, lhs.key.product, lhs.key.partner) < (rhs.key.period, rhs.key.product, rhs.key.partner)
        }
        .map {
            FlowDisplacement.Flow(
                period: $0.key.period, partner: $0.key.partner, product: $0.key.product, value: $0.value)
        }
        return OutcomeFlows(
            flows: flows, isMonthly: state.isMonthly ?? false,
            unit: measure == .value ? "US dollars" : "kilograms net",
            notes: read.notes + notes(of: state, name: name, reporting: reporting), data: [(name, read.digest)])
    }

    private static func take(
        _ text: (String) -> String, into state: inout State, exporter: String, wanted: Set<String>,
        reporting: Reporting,
        measure: Measure, _ name: String, _ line: Int
    ) throws(StudyError) {
        let flow = text("flow").lowercased()
        let isExport = ["x", "export", "exports"].contains(flow)
        let isImport = ["m", "import", "imports"].contains(flow)
        guard reporting == .origin ? isExport : isImport else {
            state.otherFlows += 1
            return
        }
        let reporter = text("reporter").lowercased()
        let partner = text("partner").lowercased()
        guard let code = Int(text("partnerCode")) else {
            throw problem("the code of the partner is “\(text("partnerCode"))”; expected a whole number", name, line)
        }
        if reporting == .origin, code == 0 || partner == "w00" || partner == "wld" {
            if reporter == exporter { state.world += 1 }
            return
        }
        // The Union as a reporter repeats what its members report.
        if reporting == .markets, text("reporterCode") == "97" {
            if partner == exporter { state.union += 1 }
            return
        }
        guard (reporting == .origin ? reporter : partner) == exporter else {
            state.otherReporters += 1
            return
        }
        state.reporters.insert(exporter)
        let product = text("product")
        guard wanted.isEmpty || wanted.contains(product) else {
            state.otherProducts += 1
            return
        }
        let revision = text("revision").uppercased()
        if !revision.isEmpty, state.revisions[revision] == nil { state.revisions[revision] = line }
        guard let period = period(text("period")) else {
            throw problem("the period is “\(text("period"))”; expected 2021 or 202103", name, line)
        }
        guard period.isMonth == state.isMonthly ?? period.isMonth else {
            throw problem("the file has months and years; it takes one of them", name, line)
        }
        state.isMonthly = period.isMonth
        let market = reporting == .origin ? Self.market(partner, code, text("partnerName")) : reporter
        let number = reporting == .origin ? code : Int(text("reporterCode")) ?? -1
        if FormerCountry.isFormer(number, in: period.number / (period.isMonth ? 12 : 1)) { state.gone.insert(number) }
        let amount = text(measure == .value ? "value" : "weight")
        guard let value = Double(amount), value.isFinite else {
            let what = measure == .value ? "the value" : "the net weight"
            throw problem(
                "\(what) is “\(amount)”; expected a number, and a flow without one cannot be summed", name, line)
        }
        guard (0...1e18).contains(value) else {
            throw problem("the value is \(amount); expected a number from 0 to 1e18", name, line)
        }
        let key = Key(period: period.number, partner: market, product: product)
        let isPart =
            !["", "0"].contains(text("second")) || !["", "c00", "0"].contains(text("customs").lowercased())
            || !["", "0"].contains(text("transport"))
        if isPart {
            if state.parts[key] == nil { state.parts[key] = line }
            return
        }
        guard state.sums.updateValue(value, forKey: key) == nil else {
            throw problem("the flow to “\(market)” of \(product) stands there twice for one period", name, line)
        }
    }

    private static func check(
        _ state: inout State, name: String, exporter: String, wanted: Set<String>, reporting: Reporting
    ) throws(StudyError) {
        guard state.reporters.contains(exporter) else {
            let which = reporting == .origin ? "exports of the reporter" : "imports from the partner"
            let hint = state.world > 0 ? "; rows for the world as a whole are no markets" : ""
            throw StudyError(
                .invalidData, "\(SafeText.line(name)) has no \(which) “\(SafeText.line(exporter))”, as “chn”\(hint)")
        }
        let bare = state.parts.filter { state.sums[$0.key] == nil }
        if let first = bare.min(by: { $0.value < $1.value }) {
            throw problem(
                "the flow to “\(first.key.partner)” is broken up by second partner, customs procedure or transport, and the whole is "
                    + "not there; download the totals (partner2 World, all procedures, all modes)", name, first.value)
        }
        let revisions = state.revisions.sorted { $0.value < $1.value }
        if revisions.count > 1, let second = revisions.dropFirst().first {
            throw problem(
                "the products are of \(revisions.map(\.key).joined(separator: " and ")); codes of two revisions are not one product: "
                    + "download one revision for all periods", name, second.value)
        }
        let found = Set(state.sums.keys.map(\.product))
        let missing = wanted.subtracting(found).sorted()
        guard missing.isEmpty else {
            throw StudyError(
                .invalidData,
                "\(SafeText.line(name)) has no flow of \(missing.joined(separator: ", ")) of “\(SafeText.line(exporter))”; another revision "
                    + "of the Harmonized System has other codes")
        }
        guard !found.isEmpty else {
            throw StudyError(.invalidData, "\(SafeText.line(name)) has no flow that was asked for")
        }
        // A heading holds its subheadings: both together would be counted twice.
        for product in found.sorted() {
            if let whole = found.first(where: { $0 != product && product.hasPrefix($0) }) {
                throw StudyError(
                    .invalidData,
                    "\(SafeText.line(name)) has \(whole) and \(product), which is a part of it; say with --products which are meant"
                )
            }
        }
    }

    private static func notes(of state: State, name: String, reporting: Reporting) -> [String] {
        var notes = [
            reporting == .origin
                ? "exports as the origin reports them (free on board)."
                : "imports as each market reports them (cost, insurance, freight); who does not report is not there."
        ]
        func leftOut(_ count: Int, _ why: String) {
            if count > 0 { notes.append("\(count) rows left out: \(why).") }
        }
        leftOut(state.world, "the world as a whole")
        leftOut(state.union, "the European Union as a whole, which repeats its members")
        leftOut(state.otherFlows, "another direction of trade")
        leftOut(state.otherReporters, "another origin")
        leftOut(state.otherProducts, "another product")
        leftOut(state.parts.count, "parts of a flow that is there as a whole")
        if let revision = state.revisions.keys.first { notes.append("classification \(revision).") }
        notes += FormerCountry.notes(state.gone)
        return notes
    }

    private static func market(_ letters: String, _ code: Int, _ name: String) -> String {
        if letters.utf8.count == 3, letters.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) { return letters }
        return name.isEmpty ? String(code) : name.lowercased()
    }

    private static func products(_ texts: [String]) throws(StudyError) -> Set<String> {
        for text in texts {
            guard (2...6).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
                throw StudyError(
                    .invalidData,
                    "“\(SafeText.line(text))” is no product; Comtrade has codes of two to six digits, such as 520100")
            }
            if let whole = texts.first(where: { $0 != text && text.hasPrefix($0) }) {
                throw StudyError(.invalidData, "\(text) is a part of \(whole); name one of them")
            }
        }
        return Set(texts)
    }

    /// A period as Comtrade writes it: `2021` or `202103`; 52 or 99 after the year is the year.
    private static func period(_ text: String) -> (number: Int, isMonth: Bool)? {
        guard let number = Int(text) else { return nil }
        switch text.utf8.count {
        case 4 where (1900...2100).contains(number): return (number, false)
        case 6 where (190_000...210_099).contains(number):
            let month = number % 100
            if month == 52 || month == 99 { return (number / 100, false) }
            return (1...12).contains(month) ? (number / 100 * 12 + month - 1, true) : nil
        default: return nil
        }
    }

    private static func problem(_ message: String, _ file: String, _ line: Int) -> StudyError {
        OutcomeScan.problem("outcome.comtrade", message, file, line)
    }
}
