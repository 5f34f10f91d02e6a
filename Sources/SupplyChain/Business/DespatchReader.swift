import ClewModel
import SourceFiles

/// Reads despatch advices, message DESADV of UN/EDIFACT, in syntax 1 to 4.
struct DespatchReader {
    private static let parts: [String: TradeNotice.Part] = [
        "SU": .seller, "SE": .seller, "BY": .buyer, "SF": .shipFrom, "CZ": .shipFrom, "DP": .shipTo, "CN": .shipTo,
        "UC": .shipTo, "MF": .maker, "EX": .exporter, "IM": .importer, "CA": .carrier,
    ]

    /// The code of a segment that is not where it belongs, or does not close what is open.
    private static let envelope = "edifact.envelope"

    private var report: NoticeReport
    private var notices: [TradeNotice] = []
    private var decimalMark: Character = "."

    /// The notices of a file; none where it is refused.
    static func read(_ file: SourceFile, into report: inout NoticeReport) -> [TradeNotice] {
        let start = SourceLocation(file: file.name, line: 1, column: 1)
        guard let decode = decoder(file) else {
            report.error(
                "edifact.encoding",
                "the file is in another encoding than it can be read in; read are UNOA, UNOB, UNOC (ISO 8859-1) and UTF-8",
                at: start)
            return []
        }
        var reader = DespatchReader(report: report)
        var splitter = EDISplitter(file, decode: decode)
        splitter.skipSpace()
        if splitter.isAtEnd {
            reader.report.error("edifact.unknown", "the file is empty; expected an interchange, UNB", at: start)
        }
        while !splitter.isAtEnd, !reader.report.hasErrors {
            reader.interchange(&splitter)
            splitter.skipSpace()
        }
        if !reader.report.hasErrors, reader.notices.isEmpty {
            reader.report.error("edifact.unknown", "the file has no despatch advice, message DESADV", at: start)
        }
        report = reader.report
        return report.hasErrors ? [] : reader.notices
    }

    /// How bytes become text: UTF-8 where all fit, else ISO 8859-1 where the header says so (UNOC); `nil` for others.
    private static func decoder(_ file: SourceFile) -> (([UInt8]) -> String)? {
        if file.invalidUTF8Offset == nil { return { String(decoding: $0, as: UTF8.self) } }
        let head = String(decoding: file.bytes.prefix(200).filter { $0 < 0x80 }, as: UTF8.self)
        guard head.contains("UNOC") else { return nil }
        return { bytes in String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })) }
    }

    private mutating func interchange(_ splitter: inout EDISplitter) {
        var marks = EDISplitter.Separators(segment: 0x27, element: 0x2B, component: 0x3A, release: 0x3F)
        decimalMark = "."
        let advice = splitter.ahead(9)
        if advice.starts(with: "UNA".utf8) {
            guard advice.count == 9 else {
                return report.error("edifact.truncated", "the file ends within UNA", at: splitter.place)
            }
            marks = .init(
                segment: advice[8], element: advice[4], component: advice[3],
                release: advice[6] == 0x20 ? nil : advice[6])
            decimalMark = advice[5] == 0x2C ? "," : "."
            guard Set([marks.segment, marks.element, marks.component]).count == 3 else {
                return report.error(
                    "edifact.separators", "UNA names one character for two separators", at: splitter.place)
            }
            splitter.pass(9)
        }
        guard let head = splitter.next(marks), head.tag == "UNB" else {
            return report.error(
                "edifact.unknown", "here stands no interchange header of EDIFACT, UNB", at: splitter.place)
        }
        if head[11] == "1" { report.warn("edifact.test", "the interchange is marked as a test", at: head.location) }
        var (messages, groups, inGroup) = (0, 0, 0)
        var isGroup = false
        var message: [EDISegment] = []
        while let segment = splitter.next(marks) {
            switch segment.tag {
            case "UNG" where !isGroup && message.isEmpty: (isGroup, inGroup) = (true, 0)
            case "UNH" where message.isEmpty: message = [segment]
            case "UNT" where !message.isEmpty:
                message.append(segment)
                report.check(segment, counts: message.count, "segments", as: Self.envelope)
                report.check(segment, closes: message[0][1], as: Self.envelope)
                take(message)
                messages += 1
                inGroup += 1
                message = []
            case "UNE" where isGroup && message.isEmpty:
                report.check(segment, counts: inGroup, "messages", as: Self.envelope)
                groups += 1
                isGroup = false
            case "UNZ" where !isGroup && message.isEmpty:
                report.check(
                    segment, counts: groups > 0 ? groups : messages, groups > 0 ? "groups" : "messages",
                    as: Self.envelope)
                report.check(segment, closes: head[5], as: Self.envelope)
                return
            default:
                guard !message.isEmpty, !segment.tag.hasPrefix("UN") || segment.tag == "UNS" else {
                    return report.error(
                        Self.envelope,
                        "\(segment.tag) stands where it cannot: outside of its envelope, or within another",
                        at: segment.location)
                }
                message.append(segment)
            }
            if report.hasErrors { return }
        }
        report.error("edifact.truncated", "the file ends before the interchange does (UNZ)", at: splitter.place)
    }

    private mutating func take(_ message: [EDISegment]) {
        guard message[0][2] == "DESADV" else {
            return report.skip("the message \(message[0][2])", at: message[0].location)
        }
        guard let begin = message.dropFirst().first, begin.tag == "BGM", !begin[2].isEmpty else {
            return report.error(
                "edifact.missing", "the message does not begin with BGM and its number", at: message[0].location)
        }
        var notice = TradeNotice(kind: .despatch, number: begin[2], location: begin.location)
        switch begin[3] {
        case "9", "", "7", "31": break
        case "5": notice.function = .replacement
        case "1", "3": notice.function = .cancellation
        default:
            return report.error(
                "edifact.function",
                "the function of the message (BGM, third) is “\(begin[3])”; read are 9 (original), 7 and 31 (copies), 5 (in "
                    + "place of an earlier one), 1 and 3 (taken back)", at: begin.location)
        }
        var state = State()
        for segment in message.dropFirst(2).dropLast() where segment.tag != "UNS" { take(segment, &notice, &state) }
        close(&notice, &state)
        if notice.issued == nil, !report.hasErrors {
            report.error("edifact.missing", "the message has no day: DTM+137", at: begin.location)
        }
        guard notice.function != .cancellation else { return notices.append(notice) }
        if notice.from == nil {
            report.error(
                "edifact.missing", "no party sends: the message has no NAD with SU, SE, SF or CZ", at: begin.location)
        }
        if notice.lines.isEmpty, !report.hasErrors {
            report.error("edifact.missing", "the message has no lines, LIN", at: begin.location)
        }
        notices.append(notice)
    }

    /// What a packing identification says.
    private struct Pack {
        /// How many batches the line had before it.
        var count: Int
        /// Amounts as sent, and as split.
        var amounts: [TradeNotice.Amount] = []
        var split: [TradeNotice.Amount] = []
        var location: SourceLocation
    }

    /// Where in the message the reader is.
    private struct State {
        var line: TradeNotice.Line?
        /// Whether the lines have begun.
        var isBelow = false
        /// Whether a packing identification of the line is open, so that amounts are those of its batch.
        var pack: Pack?
        /// What the line says of all of it, and of the parts that go to several places or on several days.
        var amounts: [TradeNotice.Amount] = []
        var parts: [TradeNotice.Amount] = []
        /// Whether the line itself says that it is taken out.
        var isTakenOut = false
        /// Whether the place of a part was named, so that amounts are those of parts.
        var isOfPart = false
        var consignments: Set<String> = []
    }

    /// Gives the amount of a packing identification to its batch.
    private mutating func closePack(_ state: inout State) {
        if let pack = state.pack, let line = state.line, line.batches.count == pack.count + 1 {
            state.line?.batches[pack.count].amount = report.one(
                of: pack.amounts.isEmpty ? pack.split : pack.amounts, "a pack of the line \(line.id)",
                at: pack.location)
        }
        state.pack = nil
    }

    /// How much a line is of: what it says of all, or what its parts come to.
    ///
    /// - Returns: The amount; `nil` where nobody can tell, which is told.
    private mutating func amount(of line: TradeNotice.Line, _ state: State) -> TradeNotice.Amount? {
        let whole = report.one(of: state.amounts, "the line \(line.id)", at: line.location)
        guard let first = state.parts.first else { return whole }
        let all = state.parts.dropFirst().reduce(Optional(first)) { sum, part in sum.flatMap { $0 + part } }
        if let all, state.amounts.isEmpty { return all }
        if let whole, let all, whole.isClose(to: all) { return whole }
        let words = state.amounts.map(\.words) + state.parts.map { "\($0.words) for one place" }
        guard let whole, let all, let sum = whole + all else {
            report.warn(
                "business.quantity.twice",
                "the line \(line.id) is of \(words.joined(separator: " and ")), which cannot be added; how much there is "
                    + "stays open", at: line.location)
            return nil
        }
        report.warn(
            "business.quantity.twice",
            "the line \(line.id) is of \(words.joined(separator: " and ")); together they count as \(sum.words)",
            at: line.location)
        return sum
    }

    private mutating func close(_ notice: inout TradeNotice, _ state: inout State) {
        closePack(&state)
        guard var line = state.line else { return }
        let said = state
        (state.line, state.amounts, state.parts, state.isOfPart, state.isTakenOut) = (nil, [], [], false, false)
        // An amount that cannot be read was told where it stands.
        if report.hasErrors { return }
        if notice.function == .cancellation {
            if !said.amounts.isEmpty || !said.parts.isEmpty { line.amount = amount(of: line, said) }
            if line.amount?.value == 0 { line.amount = nil }
            return notice.lines.append(line)
        }
        if said.isTakenOut { return report.leaveOut(line, "LIN with the action 2", at: line.location) }
        guard !said.amounts.isEmpty || !said.parts.isEmpty else {
            return report.error(
                "edifact.missing", "the line \(line.id) has no QTY+12, how much was sent", at: line.location)
        }
        line.amount = amount(of: line, said)
        if let amount = line.amount, amount.value == 0 {
            return report.warn(
                "business.nothing", "the line \(line.id) is of nothing and is left out", at: line.location)
        }
        notice.lines.append(line)
    }

    private mutating func take(_ segment: EDISegment, _ notice: inout TradeNotice, _ state: inout State) {
        switch segment.tag {
        case "CPS":
            close(&notice, &state)
            if !segment[2].isEmpty, !state.consignments.contains(segment[2]) {
                report.error(
                    "edifact.level", "the packing level above, “\(segment[2])”, is none before it", at: segment.location
                )
            }
            if segment[1].isEmpty || !state.consignments.insert(segment[1]).inserted {
                report.error(
                    "edifact.level", "the packing level “\(segment[1])” is blank or there twice", at: segment.location)
            }
        case "LIN":
            close(&notice, &state)
            state.isBelow = true
            guard !segment[1].isEmpty || !segment[3].isEmpty else {
                return report.error("edifact.missing", "LIN has neither a number nor an item", at: segment.location)
            }
            var line = TradeNotice.Line(
                id: segment[1].isEmpty ? String(notice.lines.count + 1) : segment[1], location: segment.location)
            identify(&line, segment[3, 1], segment[3, 2], segment)
            state.line = line
            state.isTakenOut = segment[2] == "2"
            if !["", "1", "2", "3", "4", "5"].contains(segment[2]) {
                report.skip("LIN with the action \(segment[2])", at: segment.location)
            }
        case "CNT":
            let lines = notice.lines.count + (state.line == nil ? 0 : 1)
            if segment[1] == "2", let stated = Int(segment[1, 2]), stated != lines {
                report.warn("edifact.total", "CNT counts \(stated) lines, and there are \(lines)", at: segment.location)
            }
        default:
            if state.line != nil { inLine(segment, &state) } else { inHead(segment, &notice) }
        }
    }

    /// A segment that is not read, with its qualifier where it has one.
    private func kind(_ segment: EDISegment) -> String {
        ["DTM", "RFF", "QTY", "MEA", "NAD", "GIN", "LOC", "PIA", "ALI"].contains(segment.tag) && !segment[1].isEmpty
            ? "\(segment.tag)+\(segment[1])" : segment.tag
    }

    private mutating func inHead(_ segment: EDISegment, _ notice: inout TradeNotice) {
        switch (segment.tag, segment[1]) {
        case ("DTM", "137"):
            notice.issued = day(segment)
            if ["203", "204"].contains(segment[1, 3]) {
                let time = String(segment[1, 2].dropFirst(8))
                notice.time = EDIDate.time(time)
                if notice.time == nil, notice.issued != nil { report.warn(time: time, at: segment.location) }
            }
        case ("DTM", "11"): notice.sent = day(segment)
        case ("RFF", "ON"): notice.orders.append(segment[1, 2])
        case ("NAD", _): notice.parties.append(party(segment))
        case ("TDT", "20"):
            if !segment[8, 4].isEmpty { notice.note.append("by " + segment[8, 4]) }
        case ("GIN", "BJ"): checkContainers(segment)
        case ("CTA", _), ("COM", _): report.skip("\(segment.tag), a person to ask,", at: segment.location)
        default: report.skip(kind(segment), at: segment.location)
        }
    }

    private mutating func inLine(_ segment: EDISegment, _ state: inout State) {
        switch (segment.tag, segment[1]) {
        case ("PIA", _):
            guard var line = state.line else { return }
            for index in segment.elements.indices.dropFirst().map({ $0 + 1 }) {
                identify(&line, segment[index, 1], segment[index, 2], segment)
            }
            state.line = line
        case ("IMD", _):
            let words = segment.components(3).dropFirst(3).joined(separator: " ")
            guard var line = state.line, !words.isEmpty else { return }
            line.name = line.name.isEmpty ? words : line.name + " " + words
            state.line = line
        case ("QTY", "12"):
            guard let amount = amount(segment) else { return }
            if state.pack != nil {
                state.pack?.amounts.append(amount)
            } else if state.isOfPart {
                state.parts.append(amount)
            } else {
                state.amounts.append(amount)
            }
        case ("QTY", "11") where state.pack != nil:
            if let amount = amount(segment) { state.pack?.split.append(amount) }
        case ("LOC", _), ("NAD", "DP"), ("NAD", "UC"), ("NAD", "CN"):
            // Behind a place stands how much of the line goes there.
            closePack(&state)
            state.isOfPart = true
            report.skip(kind(segment), at: segment.location)
        case ("PCI", _):
            closePack(&state)
            state.pack = Pack(count: state.line?.batches.count ?? 0, location: segment.location)
        case ("GIN", "BX"):
            for index in segment.elements.indices.dropFirst().map({ $0 + 1 }) {
                for number in segment.components(index) where !number.isEmpty {
                    state.line?.batches.append(.init(number: number))
                }
            }
        case ("GIN", "BJ"): checkContainers(segment)
        case ("RFF", "BT"): if !segment[1, 2].isEmpty { state.line?.batches.append(.init(number: segment[1, 2])) }
        case ("RFF", "ON"): state.line?.orders.append(segment[1, 2])
        case ("ALI", _): state.line?.origin = segment[1].isEmpty ? nil : country(segment[1], segment)
        case ("DTM", "94"): state.line?.made = day(segment)
        case ("NAD", "MF"): state.line?.maker = party(segment).party
        default: report.skip(kind(segment), at: segment.location)
        }
    }

    /// Numbers of pallets and cases.
    private mutating func checkContainers(_ segment: EDISegment) {
        for index in segment.elements.indices.dropFirst().map({ $0 + 1 }) {
            for number in segment.components(index) where !number.isEmpty {
                report.check(sscc: number, at: segment.location)
            }
        }
        report.skip(kind(segment), at: segment.location)
    }

    private mutating func identify(
        _ line: inout TradeNotice.Line, _ number: String, _ code: String, _ segment: EDISegment
    ) {
        guard !number.isEmpty else { return }
        switch code {
        case "EN", "SRV", "UP", "EU": report.take(gtin: number, to: &line, at: segment.location)
        case "SA", "VN": line.article = line.article ?? number
        case "NB": line.batches.append(.init(number: number))
        case "HS": line.customsCode = number
        default: report.skip("\(segment.tag) with \(code.isEmpty ? "no code" : code)", at: segment.location)
        }
    }

    private mutating func day(_ segment: EDISegment) -> Day? {
        let (text, format) = (segment[1, 2], segment[1, 3])
        if ["102", "203", "204", "718"].contains(format), let day = EDIDate.day(String(text.prefix(8))) { return day }
        report.error(
            "business.date",
            "the day “\(text)” in the form “\(format)” cannot be read; expected 20250304 and 102, 203 or 204",
            at: segment.location)
        return nil
    }

    private mutating func country(_ code: String, _ segment: EDISegment) -> String? {
        if code.utf8.count == 2, code.allSatisfy({ $0.isASCII && $0.isLetter }) { return code.lowercased() }
        report.warn(
            "business.country", "the country “\(code)” is no code of two letters; it is left out", at: segment.location)
        return nil
    }

    private mutating func party(_ segment: EDISegment) -> (part: TradeNotice.Part, party: TradeNotice.Party) {
        var party = TradeNotice.Party(location: segment.location)
        party.name = segment.components(4).filter { !$0.isEmpty }.joined(separator: " ")
        if !segment[2].isEmpty {
            party.identifiers = [(segment[2, 3] == "9" ? "GLN" : segment[2, 3], segment[2])]
        }
        // Older messages put name and address into the lines of free text.
        let free = segment.components(3).filter { !$0.isEmpty }
        if party.name.isEmpty, let first = free.first { party.name = first }
        party.address =
            free.filter { $0 != party.name } + segment.components(5) + [segment[6], segment[7], segment[8]]
        if !segment[9].isEmpty { party.country = country(segment[9], segment) }
        report.check(party)
        return (DespatchReader.parts[segment[1]] ?? .other(segment[1]), party)
    }

    private mutating func amount(_ segment: EDISegment) -> TradeNotice.Amount? {
        guard let value = number(segment) else {
            report.error("business.quantity", "the quantity “\(segment[1, 2])” is no number", at: segment.location)
            return nil
        }
        let code = segment[1, 3]
        if code.isEmpty {
            report.warn("business.unit", "QTY states no unit; it is taken for a number of pieces", at: segment.location)
        }
        let amount =
            code.isEmpty
            ? TradeNotice.Amount(value: value, unit: .piece, code: "pieces")
            : TradeNotice.Amount(value, code, UnitScale(recommendation: code))
        report.refuse(amount, at: segment.location)
        return amount
    }

    /// The number of an amount.
    ///
    /// The syntax (ISO 9735) knows a comma and a point before the decimals and nothing between thousands, so that a comma is read
    /// also where `UNA` does not name it, and told.
    private mutating func number(_ segment: EDISegment) -> Double? {
        let text = segment[1, 2]
        if let value = TradeNotice.Amount.number(text, mark: decimalMark) { return value }
        guard decimalMark == ".", let value = TradeNotice.Amount.number(text, mark: ",") else { return nil }
        report.warn(
            "edifact.comma",
            "“\(text)” has a comma before its decimals; it is read as \(TradeNotice.Amount.text(value))",
            at: segment.location)
        return value
    }
}
