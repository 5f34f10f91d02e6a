import ClewModel
public import Foundation
import SourceFiles

/// Reader of a year of world trade in the layout of BACI (CEPII): `t`, `i`, `j`, `k`, `v`, `q`.
///
/// Year, exporter, importer, product of the Harmonized System with six digits, value in thousands of dollars, tonnes. The file is read
/// in pieces, so that its size never decides how much memory is held. BACI is downloaded by the user; none of it comes with Clew.
public enum BACIFile {
    /// What one exporter sold of some products in each market.
    public struct Sales: Sendable {
        /// The markets, by the code or name of the file of codes.
        public let markets: [CoalitionLeverage.Market]
        /// The year of the file.
        public let year: Int
        /// The digest of each file that was read.
        public let data: [(name: String, digest: String)]
        /// What a reader has to know about the file.
        public let notes: [String]
    }

    /// Reads and sums.
    ///
    /// - Parameters:
    ///   - url: The file of one year.
    ///   - name: The name that messages use.
    ///   - exporter: The code of the exporter in the file; 156 is China.
    ///   - products: Codes of six digits.
    ///   - codes: A file with the columns `country_code` and `country_iso2`, as it comes with BACI: markets then have those names.
    /// - Throws: ``StudyError`` with the place of the first problem: another header, another year, a negative value, a code that is no
    ///   number; and where no row has a product or the exporter. Nothing is returned then.
    /// - Complexity: O(*n*) in the bytes of the file; memory for one market each.
    public static func sales(
        _ url: URL, as name: String, exporter: Int, products: [String], codes: (url: URL, name: String)? = nil
    ) throws(StudyError) -> Sales {
        let wanted = try self.products(products)
        let (names, codeData) = try self.names(codes)
        let read = try self.year(url, as: name, exporter: exporter, wanted: wanted)
        var sums: [Int: Double] = [:]
        for (flow, value) in read.values.sorted(by: { $0.key < $1.key }) { sums[flow.importer, default: 0] += value }
        let markets = sums.sorted { $0.key < $1.key }
            .map { CoalitionLeverage.Market(name: names[$0.key] ?? String($0.key), sales: $0.value) }
        return Sales(
            markets: markets, year: read.year, data: [(name, read.digest)] + codeData,
            notes: FormerCountry.notes([(read.year, Set(sums.keys))]))
    }

    /// Reads several years, one file each, as flows by year, market and product.
    ///
    /// - Parameters:
    ///   - files: The files, each with the name that messages use.
    ///   - exporter: The code of the exporter in the files; 156 is China.
    ///   - products: Codes of six digits, those that are compared with among them.
    ///   - codes: The country codes that come with BACI: markets then have two letters.
    /// - Throws: ``StudyError`` as for one year, and where two files are of one year.
    /// - Complexity: O(*n*) in the bytes of the files; memory for one flow each of what was asked for.
    public static func flows(
        _ files: [(url: URL, name: String)], exporter: Int, products: [String], codes: (url: URL, name: String)? = nil
    ) throws(StudyError) -> OutcomeFlows {
        let wanted = try self.products(products)
        let (names, codeData) = try self.names(codes)
        var years: [Int: String] = [:]
        var flows: [FlowDisplacement.Flow] = []
        var data: [(name: String, digest: String)] = []
        var partners: [(year: Int, codes: Set<Int>)] = []
        try refuseRevisions(files.map(\.name))
        for (url, name) in files {
            let read = try year(url, as: name, exporter: exporter, wanted: wanted, isPart: true)
            if let before = years.updateValue(name, forKey: read.year) {
                throw StudyError(
                    .invalidData, "\(SafeText.line(before)) and \(SafeText.line(name)) are both of \(read.year)")
            }
            flows += read.values.map {
                FlowDisplacement.Flow(
                    period: read.year, partner: names[$0.key.importer] ?? String($0.key.importer),
                    product: sixDigits($0.key.product), value: $0.value)
            }
            data.append((name, read.digest))
            partners.append((read.year, Set(read.values.keys.map(\.importer))))
        }
        let found = Set(flows.map(\.product))
        try refuseMissing(wanted.filter { !found.contains(sixDigits($0)) }, exporter, "the files")
        flows.sort { ($0.period, $0.product, $0.partner) < ($1.period, $1.product, $1.partner) }
        return OutcomeFlows(
            flows: flows, isMonthly: false, unit: "thousand US dollars",
            notes: ["one file of BACI for each year; the files have to be of one revision of the Harmonized System."]
                + FormerCountry.notes(partners),
            data: data + codeData)
    }

    private struct Flow: Hashable, Comparable {
        let product: Int
        let importer: Int

        static func < (lhs: Flow, rhs: Flow) -> Bool {
            (lhs.product, lhs.importer) < (rhs.product, rhs.importer)
        }
    }

    private static func names(
        _ codes: (url: URL, name: String)?
    ) throws(StudyError) -> (names: [Int: String], data: [(name: String, digest: String)]) {
        guard let codes else { return ([:], []) }
        let read = try countries(codes.url, as: codes.name)
        return (read.names, [(codes.name, read.digest)])
    }

    /// Reads one year.
    ///
    /// - Parameter isPart: Whether other years may have a product that this one lacks.
    private static func year(
        _ url: URL, as name: String, exporter: Int, wanted: Set<Int>, isPart: Bool = false
    ) throws(StudyError) -> (values: [Flow: Double], year: Int, digest: String) {
        var sums: [Flow: Double] = [:]
        var year: Int?
        var isHeader = true
        var hasExporter = false
        let digest: String
        do {
            try OutcomeScan.refusePacked(url, as: name)
            try CSVScanner.scan(url, as: name) { bytes, row in
                if isHeader {
                    let header = (0..<row.count).map { row.text($0, in: bytes).lowercased() }
                    guard header == ["t", "i", "j", "k", "v", "q"] else {
                        throw problem(
                            "the header is “\(header.joined(separator: ","))”; BACI has t,i,j,k,v,q", name, row.line)
                    }
                    isHeader = false
                    return
                }
                guard row.count == 6 else {
                    throw problem("the row has \(row.count) cells; BACI has 6", name, row.line)
                }
                guard let t = number(bytes, row.range(0)), let i = number(bytes, row.range(1)),
                    let j = number(bytes, row.range(2)), let k = number(bytes, row.range(3))
                else { throw problem("year, countries and product are whole numbers", name, row.line) }
                guard (1900...2200).contains(t) else {
                    throw problem("the year is \(t); expected a year such as 2021", name, row.line)
                }
                if t != year ?? t {
                    throw problem("the year is \(t) after \(year ?? t); the file holds one year", name, row.line)
                }
                year = t
                guard i == exporter else { return }
                hasExporter = true
                guard wanted.contains(k) else { return }
                guard let value = Double(row.text(4, in: bytes)), (0...1e18).contains(value) else {
                    throw problem(
                        "v is “\(row.text(4, in: bytes))”; a value is a number from 0 to 1e18", name, row.line)
                }
                guard sums.updateValue(value, forKey: Flow(product: k, importer: j)) == nil else {
                    throw problem(
                        "the flow to \(j) of \(sixDigits(k)) stands there twice; BACI has each once a year", name,
                        row.line)
                }
            }
            digest = try SHA256Digest.ofFile(url, as: name).hex
        } catch let error as StudyError {
            throw error
        } catch let error as any DiagnosedError {
            throw StudyError(.unreadable, "\(SafeText.line(name)) cannot be read", diagnostics: error.diagnostics)
        } catch let error as SourceFileError {
            throw StudyError(
                .unreadable, "\(SafeText.line(name)) cannot be read", diagnostics: [error.diagnostic])
        } catch {
            throw StudyError(.unreadable, "\(SafeText.line(name)) cannot be read")
        }
        guard let year else { throw StudyError(.invalidData, "\(SafeText.line(name)) has no rows") }
        guard hasExporter else {
            throw StudyError(
                .invalidData, "no row of \(SafeText.line(name)) has the exporter \(exporter); 156 is China")
        }
        if !isPart {
            try refuseMissing(wanted.subtracting(sums.keys.map(\.product)), exporter, SafeText.line(name))
        }
        return (sums, year, digest)
    }

    /// Refuses years of several revisions of the Harmonized System, where the files bear the names under which CEPII publishes them
    /// (`BACI_HS17_Y2019_V202401b.csv`); nothing within a file tells its revision.
    private static func refuseRevisions(_ names: [String]) throws(StudyError) {
        let revisions = names.compactMap { name in
            name.split(separator: "/").last?.uppercased().firstMatch(of: /BACI_(HS[0-9]{2})_/).map {
                String($0.output.1)
            }
        }
        guard Set(revisions).count > 1 else { return }
        throw StudyError(
            .invalidData,
            "the files are of \(Set(revisions).sorted().joined(separator: " and ")) by their names; codes of two revisions are not one "
                + "product: take one revision for all years")
    }

    private static func refuseMissing(_ products: Set<Int>, _ exporter: Int, _ place: String) throws(StudyError) {
        guard !products.isEmpty else { return }
        throw StudyError(
            .invalidData,
            "the exporter \(exporter) has no row with \(products.sorted().map(sixDigits).joined(separator: ", ")) in \(place); "
                + "another revision of the Harmonized System has other codes")
    }

    private static func products(_ texts: [String]) throws(StudyError) -> Set<Int> {
        var wanted: Set<Int> = []
        for text in texts {
            guard text.utf8.count == 6, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let code = Int(text)
            else {
                throw StudyError(
                    .invalidData, "“\(SafeText.line(text))” is no product; BACI has codes of six digits, such as 520100"
                )
            }
            wanted.insert(code)
        }
        guard !wanted.isEmpty else { throw StudyError(.invalidData, "no product was named") }
        return wanted
    }

    private static func sixDigits(_ code: Int) -> String {
        let digits = String(code)
        return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }

    private static func countries(_ url: URL, as name: String) throws(StudyError) -> (
        names: [Int: String], digest: String
    ) {
        var file = try LabFile(
            url, as: name, required: ["country_code", "country_iso2"], optional: ["country_name", "country_iso3"])
        var names: [Int: String] = [:]
        for row in file.table.rows {
            let code = file.number(row, "country_code", in: 0...99_999)
            // Areas that are no country have no letters.
            guard let letters = row["country_iso2"]?.text, let whole = Int(exactly: code) else { continue }
            names[whole] = letters.lowercased()
        }
        try file.finish()
        // Two codes of one country, such as that of a country before it was divided, stay apart.
        let counts = Dictionary(names.values.map { ($0, 1) }, uniquingKeysWith: +)
        for (code, letters) in names where (counts[letters] ?? 0) > 1 { names[code] = "\(letters)-\(code)" }
        return (names, file.digest)
    }

    private static func problem(_ message: String, _ file: String, _ line: Int) -> StudyError {
        let place = SourceLocation(file: file, line: line)
        return StudyError(
            .invalidData, "\(SafeText.line(file)) cannot be used; nothing was computed",
            diagnostics: [Diagnostic(.error, code: "lab.baci", message, at: place)])
    }

    /// A whole number without a sign; blanks around it are passed over.
    @inline(__always)
    private static func number(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start] == 0x20 { start += 1 }
        while start < end, bytes[end - 1] == 0x20 { end -= 1 }
        guard start < end, end - start <= 9 else { return nil }
        var value = 0
        for offset in start..<end {
            guard (0x30...0x39).contains(bytes[offset]) else { return nil }
            value = value * 10 + Int(bytes[offset] - 0x30)
        }
        return value
    }
}
