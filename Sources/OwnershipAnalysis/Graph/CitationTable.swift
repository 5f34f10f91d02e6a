package import ClewModel
internal import CompactIndex

/// Where stakes can be read: the parts of many citations in columns, of which most share all but one.
struct CitationTable: Sendable {
    private var texts = InternedTexts()
    private var sources: [Int32] = []
    private var pinpoints: [Int32] = []
    private var urls: [Int32] = []
    private var dates: [Int32] = []
    private var verifications: [UInt8] = []
    private var rows: [Citation: Int32] = [:]

    init() {}

    var count: Int { sources.count }

    /// The row of a citation, new or known.
    mutating func row(of citation: Citation) -> Int32 {
        if let row = rows[citation] { return row }
        let row = Int32(sources.count)
        sources.append(texts.number(of: citation.source))
        pinpoints.append(texts.number(of: citation.pinpoint))
        urls.append(texts.number(of: citation.url))
        dates.append(PackedDay.pack(citation.date))
        verifications.append(UInt8(Verification.allCases.firstIndex(of: citation.verification) ?? 0))
        if rows.count < 1 << 16 { rows[citation] = row }
        return row
    }

    subscript(row: Int) -> Citation {
        func text(_ number: Int32) -> String? { number < 0 ? nil : texts.texts[Int(number)] }
        return Citation(
            text(sources[row]) ?? "", text(pinpoints[row]), url: text(urls[row]), date: PackedDay.unpack(dates[row]),
            verification: Verification.allCases[min(Int(verifications[row]), Verification.allCases.count - 1)])
    }

    func write(to file: inout PackedWriter) {
        file.add(texts.texts)
        for column in [sources, pinpoints, urls, dates] { file.add(column) }
        file.add(verifications)
    }

    init(_ file: inout PackedReader) throws(IndexError) {
        texts = InternedTexts(try file.texts())
        sources = try file.array(of: Int32.self)
        pinpoints = try file.array(of: Int32.self)
        urls = try file.array(of: Int32.self)
        dates = try file.array(of: Int32.self)
        verifications = try file.array(of: UInt8.self)
        let known = Int32(texts.texts.count)
        guard [pinpoints, urls, dates].allSatisfy({ $0.count == sources.count }), verifications.count == sources.count,
            [sources, pinpoints, urls].allSatisfy({ $0.allSatisfy { $0 < known } })
        else { throw IndexError(.damaged, "a citation is cut off") }
    }
}

/// A date that may be known to the year or month, as one number: 20240305, 20240300, 20240000; 0 for none.
package enum PackedDay {
    package static func pack(_ date: PartialDate?) -> Int32 {
        guard let date else { return 0 }
        return Int32(date.year * 10_000 + (date.month ?? 0) * 100 + (date.day ?? 0))
    }

    package static func unpack(_ number: Int32) -> PartialDate? {
        guard number > 0 else { return nil }
        let (year, month, day) = (Int(number) / 10_000, Int(number) / 100 % 100, Int(number) % 100)
        return PartialDate(year: year, month: month > 0 ? month : nil, day: day > 0 ? day : nil)
    }
}
