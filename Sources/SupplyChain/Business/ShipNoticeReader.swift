import ClewModel
import SourceFiles

/// Reads ship notices, transaction set 856 of ASC X12, from interchanges of any version that states years by four digits.
struct ShipNoticeReader {
    /// A level of the hierarchy: what a loop `HL` speaks of.
    private struct Level {
        let id: String
        let parent: String
        let code: String
        var segments: [EDISegment] = []
        let location: SourceLocation
    }

    /// What holds for all that lies below a level, its own before that of the levels above it.
    private struct Shared {
        var parties: [TradeNotice.Player] = []
        var sent: Day?
        var orders: [String] = []
        var batches: [String] = []
    }

    private static let levels: Set = ["S", "O", "T", "P", "I", "E"]
    private static let parts: [String: TradeNotice.Part] = [
        "SE": .seller, "SU": .seller, "VN": .seller, "BY": .buyer, "SF": .shipFrom, "SH": .shipFrom, "ST": .shipTo,
        "CN": .shipTo, "MF": .maker, "MP": .maker, "EX": .exporter, "IM": .importer, "CA": .carrier,
    ]

    /// The qualifiers of trade item numbers.
    private static let tradeItems: Set = ["UP", "EN", "UK", "UA", "EO"]

    /// The parts that hold for what lies below a level; others are only named.
    private static let inherited: Set<TradeNotice.Part> = [.seller, .buyer, .shipFrom, .shipTo, .maker]

    /// The code of a segment that is not where it belongs, or does not close what is open.
    private static let envelope = "x12.envelope"

    private var report: NoticeReport
    private var notices: [TradeNotice] = []

    /// The notices of a file; none where it is refused.
    static func read(_ file: SourceFile, into report: inout NoticeReport) -> [TradeNotice] {
        guard file.invalidUTF8Offset == nil else {
            report.error(
                "x12.encoding", "the file is neither ASCII nor UTF-8", at: SourceLocation(file: file.name, line: 1))
            return []
        }
        var reader = ShipNoticeReader(report: report)
        var splitter = EDISplitter(file) { String(decoding: $0, as: UTF8.self) }
        var hasInterchange = false
        splitter.skipSpace()
        while !splitter.isAtEnd, !reader.report.hasErrors {
            reader.interchange(&splitter)
            hasInterchange = true
            splitter.skipSpace()
        }
        let start = SourceLocation(file: file.name, line: 1, column: 1)
        if !hasInterchange {
            reader.report.error("x12.unknown", "the file is empty; expected an interchange, ISA", at: start)
        }
        if hasInterchange, !reader.report.hasErrors, reader.notices.isEmpty {
            reader.report.error("x12.unknown", "the file has no ship notice, transaction set 856", at: start)
        }
        report = reader.report
        return report.hasErrors ? [] : reader.notices
    }

    private mutating func interchange(_ splitter: inout EDISplitter) {
        // The header has a fixed length, so that the separators can be read from their places in it.
        let head = splitter.ahead(106)
        guard head.count == 106, head.starts(with: "ISA".utf8) else {
            return report.error(
                "x12.unknown", "here stands no interchange header of X12: ISA and 103 characters more",
                at: splitter.place)
        }
        let marks = EDISplitter.Separators(segment: head[105], element: head[3], component: head[104], release: nil)
        guard Set([marks.segment, marks.element, marks.component]).count == 3 else {
            return report.error(
                "x12.separators", "the header names one character for two separators", at: splitter.place)
        }
        guard let isa = splitter.next(marks), isa.tag == "ISA", isa.elements.count == 16 else {
            return report.error(Self.envelope, "the header ISA has not its 16 elements", at: splitter.place)
        }
        if isa[15] == "T" {
            report.warn("x12.test", "the interchange is marked as a test (ISA15 is T)", at: isa.location)
        }
        var groups = 0
        var group: (head: EDISegment, sets: Int)?
        var set: [EDISegment] = []
        while let segment = splitter.next(marks) {
            switch segment.tag {
            case "GS" where group == nil: group = (segment, 0)
            case "ST" where group != nil && set.isEmpty: set = [segment]
            case "SE" where !set.isEmpty:
                set.append(segment)
                report.check(segment, counts: set.count, "segments", as: Self.envelope)
                report.check(segment, closes: set[0][2], as: Self.envelope)
                take(set)
                group?.sets += 1
                set = []
            case "GE" where set.isEmpty && group != nil:
                report.check(segment, counts: group?.sets ?? 0, "transaction sets", as: Self.envelope)
                report.check(segment, closes: group?.head[6] ?? "", as: Self.envelope)
                groups += 1
                group = nil
            case "IEA" where group == nil:
                report.check(segment, counts: groups, "groups", as: Self.envelope)
                report.check(segment, closes: isa[13], as: Self.envelope)
                return
            case "TA1" where group == nil: report.skip("TA1", at: segment.location)
            default:
                guard !set.isEmpty, !["ISA", "GS", "ST", "GE", "IEA"].contains(segment.tag) else {
                    return report.error(
                        Self.envelope,
                        "\(segment.tag) stands where it cannot: outside of its envelope, or within another",
                        at: segment.location)
                }
                set.append(segment)
            }
            if report.hasErrors { return }
        }
        report.error("x12.truncated", "the file ends before the interchange does (IEA)", at: splitter.place)
    }

    private mutating func take(_ set: [EDISegment]) {
        guard set[0][1] == "856" else { return report.skip("the transaction set \(set[0][1])", at: set[0].location) }
        guard let begin = set.dropFirst().first, begin.tag == "BSN", !begin[2].isEmpty else {
            return report.error(
                "x12.missing", "the ship notice does not begin with BSN and its number", at: set[0].location)
        }
        var notice = TradeNotice(kind: .despatch, number: begin[2], location: begin.location)
        switch begin[1] {
        case "00", "06", "07": break
        case "05": notice.function = .replacement
        case "01", "03": notice.function = .cancellation
        default:
            return report.error(
                "x12.purpose",
                "the purpose of the notice (BSN01) is “\(begin[1])”; read are 00 (original), 05 (in place of an earlier one), "
                    + "01 and 03 (taken back)", at: begin.location)
        }
        guard let issued = EDIDate.day(begin[3]) else {
            return report.error(
                "business.date",
                "the day of the notice (BSN03) is “\(begin[3])”; expected eight digits, such as 20250304",
                at: begin.location)
        }
        notice.issued = issued
        notice.time = EDIDate.time(begin[4])
        if notice.time == nil, !begin[4].isEmpty { report.warn(time: begin[4], at: begin.location) }
        var levels: [Level] = []
        for segment in set.dropFirst(2).dropLast() {
            if segment.tag == "HL" {
                let level = Level(id: segment[1], parent: segment[2], code: segment[3], location: segment.location)
                guard isSound(level, after: levels) else { return }
                levels.append(level)
            } else if segment.tag == "CTT" {
                if let stated = Int(segment[1]), stated != levels.count,
                    stated != levels.count(where: { $0.code == "I" })
                {
                    report.warn(
                        "x12.total", "CTT counts \(stated), and there are \(levels.count) levels", at: segment.location)
                }
            } else if levels.isEmpty {
                if segment.tag == "DTM" {
                    let day = day(segment)
                    notice.sent = notice.sent ?? day
                } else {
                    report.skip(segment.tag, at: segment.location)
                }
            } else {
                levels[levels.count - 1].segments.append(segment)
            }
        }
        fill(&notice, levels)
        notices.append(notice)
    }

    private mutating func isSound(_ level: Level, after levels: [Level]) -> Bool {
        if !ShipNoticeReader.levels.contains(level.code) {
            report.error(
                "x12.level",
                "the level “\(level.code)” (HL03) is unknown; expected S (shipment), O (order), T or P (pack), I (item)",
                at: level.location)
        } else if level.id.isEmpty || levels.contains(where: { $0.id == level.id }) {
            report.error("x12.level", "the level “\(level.id)” (HL01) is blank or there twice", at: level.location)
        } else if !level.parent.isEmpty, !levels.contains(where: { $0.id == level.parent }) {
            report.error(
                "x12.level", "the level above, “\(level.parent)” (HL02), is none before it", at: level.location)
        }
        return !report.hasErrors
    }

    private mutating func fill(_ notice: inout TradeNotice, _ levels: [Level]) {
        var shared: [String: Shared] = [:]
        // The lines that items and the packs below them are of; an item that is left out has none.
        var lines: [String: Int?] = [:]
        let hasOneRoot = levels.count { $0.parent.isEmpty } == 1
        for level in levels {
            var own = shared[level.parent] ?? Shared()
            if level.code == "I" {
                let index = item(level, own, &notice)
                lines[level.id] = .some(index)
                if let index {
                    own.parties = notice.lines[index].parties
                    own.sent = notice.lines[index].sent
                }
                shared[level.id] = own
            } else if let index = lines[level.parent] {
                if let index { pack(level, &notice.lines[index]) }
                lines[level.id] = .some(index)
            } else {
                let named = take(level, &own)
                if notice.function == .cancellation {
                    notice.parties += named
                } else if hasOneRoot, level.parent.isEmpty {
                    (notice.parties, own.parties) = (named, [])
                } else {
                    notice.mentioned += named
                }
                shared[level.id] = own
            }
        }
        // What takes a notice back need not say who sends and what.
        guard !report.hasErrors, notice.function != .cancellation else { return }
        let lacks = notice.lines.first { notice.from(of: $0) == nil }
        if lacks != nil || (notice.lines.isEmpty && notice.from == nil) {
            report.error(
                "x12.missing", "no party sends: the notice has no N1 with SF, SH, SE, SU or VN",
                at: lacks?.location ?? notice.location)
        } else if notice.lines.isEmpty {
            report.error("x12.missing", "the notice has no items, levels I", at: notice.location)
        }
    }

    /// What holds for all that lies below a shipment, an order or a pack; the nearest level counts.
    ///
    /// - Returns: All parties that the level names.
    private mutating func take(_ level: Level, _ shared: inout Shared) -> [TradeNotice.Player] {
        var parties: [TradeNotice.Player] = []
        let isPack = ["T", "P"].contains(level.code)
        var isParty = false
        var sent: Day?
        var batches: [String] = []
        for segment in level.segments {
            switch segment.tag {
            case "N1":
                isParty = true
                parties.append(party(segment))
            case "N2", "N3", "N4": if isParty { address(segment, &parties[parties.count - 1].party) }
            case "DTM":
                let day = day(segment)
                sent = sent ?? day
            case "PRF": if !segment[1].isEmpty, !shared.orders.contains(segment[1]) { shared.orders.append(segment[1]) }
            case "REF" where isPack && ["LT", "BT"].contains(segment[1]) && !segment[2].isEmpty:
                batches.append(segment[2])
            case "LIN" where isPack:
                for index in stride(from: 2, through: segment.elements.count, by: 2)
                where Self.tradeItems.contains(segment[index]) && !segment[index + 1].isEmpty {
                    report.check(gtin: segment[index + 1], at: segment.location)
                }
                report.skip(kind(segment), at: segment.location)
            case "MAN": mark(segment)
            case "PER": report.skip("PER, a person to ask,", at: segment.location)
            default: report.skip(kind(segment), at: segment.location)
            }
            if !["N1", "N2", "N3", "N4", "PER"].contains(segment.tag) { isParty = false }
        }
        shared.parties = ShipNoticeReader.nearest(parties, shared.parties)
        shared.sent = sent ?? shared.sent
        if !batches.isEmpty { shared.batches = batches }
        return parties
    }

    /// Who plays the parts that hold for what is below: whom a level names, and of those above whose part it does not name.
    private static func nearest(_ own: [TradeNotice.Player], _ above: [TradeNotice.Player]) -> [TradeNotice.Player] {
        let held = own.filter { inherited.contains($0.part) }
        let parts = Set(held.map(\.part))
        return held.isEmpty ? above : held + above.filter { !parts.contains($0.part) }
    }

    /// A segment that is not read, with its qualifier where it has one.
    private func kind(_ segment: EDISegment) -> String {
        ["REF", "MAN", "MEA", "TD1", "TD3", "DTM"].contains(segment.tag) && !segment[1].isEmpty
            ? "\(segment.tag)*\(segment[1])" : segment.tag
    }

    /// The day on which the goods left, from `DTM` with 011.
    private mutating func day(_ segment: EDISegment) -> Day? {
        guard segment[1] == "011" else {
            report.skip(kind(segment), at: segment.location)
            return nil
        }
        let day = EDIDate.day(segment[2])
        if day == nil {
            report.error(
                "business.date", "the day is “\(segment[2])”; expected eight digits, such as 20250304",
                at: segment.location)
        }
        return day
    }

    private mutating func party(_ segment: EDISegment) -> (part: TradeNotice.Part, party: TradeNotice.Party) {
        var party = TradeNotice.Party(name: segment[2], location: segment.location)
        if !segment[4].isEmpty {
            let scheme =
                switch segment[3] {
                case "UL": "GLN"
                case "1", "9": "DUNS"
                default: segment[3]
                }
            party.identifiers = [(scheme, segment[4])]
            report.check(party)
        }
        return (ShipNoticeReader.parts[segment[1]] ?? .other(segment[1]), party)
    }

    private mutating func address(_ segment: EDISegment, _ party: inout TradeNotice.Party) {
        guard segment.tag == "N4" else {
            if segment.tag == "N2", party.name.isEmpty { party.name = segment[1] }
            party.address += segment.elements.compactMap(\.first).filter { $0 != party.name }
            return
        }
        party.address += [segment[1], segment[2], segment[3]]
        guard !segment[4].isEmpty else { return }
        party.country = country(segment[4], segment)
    }

    private mutating func country(_ code: String, _ segment: EDISegment) -> String? {
        if code.utf8.count == 2, code.allSatisfy({ $0.isASCII && $0.isLetter }) { return code.lowercased() }
        report.warn(
            "business.country", "the country “\(code)” is no code of two letters; it is left out", at: segment.location)
        return nil
    }

    /// Takes an item to the lines.
    ///
    /// - Returns: Where its line stands; `nil` for an item that is left out.
    private mutating func item(_ level: Level, _ shared: Shared, _ notice: inout TradeNotice) -> Int? {
        var line = TradeNotice.Line(id: level.id, orders: shared.orders, location: level.location)
        line.sent = shared.sent
        var hasItem = false
        var amounts: [TradeNotice.Amount] = []
        var own: [TradeNotice.Player] = []
        var isParty = false
        for segment in level.segments {
            switch segment.tag {
            case "LIN":
                hasItem = true
                if !segment[1].isEmpty { line.id = segment[1] }
                identify(&line, segment, from: 2)
            case "SN1":
                if !["", "AC", "ID", "IR"].contains(segment[8]) {
                    report.skip("SN1 with the status \(segment[8])", at: segment.location)
                }
                if let amount = amount(segment) { amounts.append(amount) }
            case "MAN": mark(segment)
            case "PID": if line.name.isEmpty { line.name = segment[5] }
            case "REF": reference(segment, &line)
            case "DTM" where ["094", "405"].contains(segment[1]): line.made = EDIDate.day(segment[2])
            case "DTM": line.sent = day(segment) ?? line.sent
            case "PRF": if !segment[1].isEmpty { line.orders.append(segment[1]) }
            case "N1":
                isParty = true
                own.append(party(segment))
            case "N2", "N3", "N4":
                if isParty { address(segment, &own[own.count - 1].party) }
            default: report.skip(kind(segment), at: segment.location)
            }
            if !["N1", "N2", "N3", "N4", "PER"].contains(segment.tag) { isParty = false }
        }
        guard hasItem || notice.function == .cancellation else {
            report.error("x12.missing", "the item has no LIN", at: level.location)
            return nil
        }
        let isTakingBack = notice.function == .cancellation
        let marks = level.segments.filter { $0.tag == "SN1" }.map { $0[8] }
        if let mark = marks.first(where: { ["ID", "IR"].contains($0) }), !isTakingBack {
            report.leaveOut(line, "SN1 with the status \(mark)", at: level.location)
            return nil
        }
        guard isTakingBack || !marks.isEmpty else {
            report.error("x12.missing", "the item has no SN1, how much of it was sent", at: level.location)
            return nil
        }
        line.maker = own.first { $0.part == .maker }?.party
        line.parties = ShipNoticeReader.nearest(own.filter { $0.part != .maker }, shared.parties)
        notice.mentioned += own
        if line.batches.isEmpty { line.batches = shared.batches.map { .init(number: $0) } }
        line.amount = report.one(of: amounts, "the item \(line.id)", at: level.location)
        if isTakingBack, line.amount?.value == 0 { line.amount = nil }
        if let amount = line.amount, amount.value == 0 {
            report.warn("business.nothing", "the item is of nothing and is left out", at: level.location)
            return nil
        }
        notice.lines.append(line)
        return notice.lines.count - 1
    }

    /// A pack below an item: the batches in it.
    private mutating func pack(_ level: Level, _ line: inout TradeNotice.Line) {
        let before = line.batches.count
        var amounts: [TradeNotice.Amount] = []
        for segment in level.segments {
            switch segment.tag {
            case "LIN": identify(&line, segment, from: 2)
            case "REF": reference(segment, &line)
            case "SN1": if let amount = amount(segment) { amounts.append(amount) }
            case "MAN": mark(segment)
            default: report.skip(kind(segment), at: segment.location)
            }
        }
        if line.batches.count == before + 1 {
            line.batches[before].amount = report.one(of: amounts, "the pack \(level.id)", at: level.location)
        }
    }

    /// A mark on a pack: the number of the container is checked.
    private mutating func mark(_ segment: EDISegment) {
        if ["GM", "AA"].contains(segment[1]), !segment[2].isEmpty {
            report.check(sscc: segment[2], at: segment.location)
        }
        report.skip(kind(segment), at: segment.location)
    }

    private mutating func reference(_ segment: EDISegment, _ line: inout TradeNotice.Line) {
        guard ["LT", "BT"].contains(segment[1]), !segment[2].isEmpty else {
            return report.skip(kind(segment), at: segment.location)
        }
        line.batches.append(.init(number: segment[2]))
    }

    private mutating func identify(_ line: inout TradeNotice.Line, _ segment: EDISegment, from first: Int) {
        for index in stride(from: first, through: segment.elements.count, by: 2) {
            let (code, value) = (segment[index], segment[index + 1])
            guard !code.isEmpty, !value.isEmpty else { continue }
            switch code {
            case let code where Self.tradeItems.contains(code):
                report.take(gtin: value, to: &line, at: segment.location)
            case "VN", "VC", "VP": line.article = line.article ?? value
            case "LT", "BT": line.batches.append(.init(number: value))
            case "CH": line.origin = country(value, segment)
            default: report.skip("\(segment.tag) with \(code)", at: segment.location)
            }
        }
    }

    private mutating func amount(_ segment: EDISegment) -> TradeNotice.Amount? {
        guard let value = TradeNotice.Amount.number(segment[2]), !segment[3].isEmpty else {
            report.error(
                "business.quantity", "SN1 has “\(segment[2])” of “\(segment[3])”; expected a number and a unit",
                at: segment.location)
            return nil
        }
        let amount = TradeNotice.Amount(value, segment[3], X12Unit.scale(segment[3]))
        report.refuse(amount, at: segment.location)
        return amount
    }
}
