import ClewModel
public import LabourProgrammes
import SourceFiles
public import SupplyChain

/// Writes the letters of an assessment, one for each supplier that can answer something.
public struct LetterWriter {
    private typealias Text = SupplierLetter.Text

    private let `case`: Case
    private let commodity: Commodity?
    private let gaps: [GapReport]
    private let term: ReplyTerm
    private let gazetteer: Gazetteer
    private let index: CaseIndex
    private let twins: TwinParties

    /// Creates a writer.
    ///
    /// - Parameters:
    ///   - commodity: The commodity of the case, for the papers that each stage leaves behind.
    ///   - gaps: The open questions of its assessment.
    ///   - term: The day of the letters, and by when they ask for an answer.
    ///   - gazetteer: The places that no letter names.
    public init(
        _ case: Case, commodity: Commodity?, gaps: [GapReport], term: ReplyTerm, gazetteer: Gazetteer
    ) {
        self.case = `case`
        self.commodity = commodity
        self.gaps = gaps
        self.term = term
        self.gazetteer = gazetteer
        twins = TwinParties(`case`)
        index = CaseIndex(`case`)
    }

    /// The letters, in the order of the parties of the case; what is asked about the same thing is one request.
    public var letters: [SupplierLetter] {
        let asked = Dictionary(grouping: gaps.filter { $0.topic != nil }) { $0.addressee.supplier ?? "" }
        return `case`.parties.compactMap { party in
            var items: [SupplierLetter.Item] = []
            let you = FormOfAddress(party)
            for gap in asked[party.id] ?? [] {
                guard let topic = gap.topic, let item = item(topic, gap, of: party, called: you) else { continue }
                // A step, a lot or a company is asked about once, whatever of it is missing.
                if let known = items.firstIndex(where: { $0.about == item.about }) {
                    items[known].join(item)
                } else {
                    items.append(item)
                }
            }
            guard !items.isEmpty else { return nil }
            let goods =
                `case`.goods.flatMap { isNeutral($0) ? $0 : nil } ?? commodity?.name ?? ""
            return SupplierLetter(
                party: party.id, name: Self.addressee(party),
                chineseName: party.names.first(where: Self.isHan),
                address: party.address.flatMap { LetterWords.isFreeOfSuspicion($0) ? $0 : nil }, date: term.date,
                replyBy: term.replyBy,
                formOfAddress: Text(you.english, you.chinese),
                requester: `case`.requester,
                goods: goods, goodsInChinese: inChinese(goods), items: items)
        }
    }

    /// Goods in a Chinese sentence: as they are where that is Chinese, else by the codes that the English half names, else by those of
    /// what is shipped.
    ///
    /// A code is told by the digits that are the same in every country: two tariffs may divide one heading further in two ways.
    private func inChinese(_ goods: String) -> String {
        if Self.isHan(goods) { return goods }
        let named = goods.matches(of: /HS\s*([0-9][0-9. ]*[0-9](?:(?:, | and |; )[0-9]{4}\.[0-9.]*[0-9])*)/).flatMap {
            $0.output.1.split { !$0.isNumber && $0 != "." && $0 != " " }.map { String($0) }.filter {
                $0.contains(where: \.isNumber)
            }
        }
        let codes = (named.isEmpty ? `case`.shipments.flatMap(\.hsCodes) : named).map(Self.heading).unique().sorted()
        return codes.isEmpty ? "所供货物" : "海关商品编码 \(codes.joined(separator: "、")) 项下的货物"
    }

    /// The first six digits of a code, as people write them: `5205.12`.
    private static func heading(_ code: String) -> String {
        let digits = code.filter(\.isNumber).prefix(6)
        return digits.count > 4 ? "\(digits.prefix(4)).\(digits.dropFirst(4))" : String(digits)
    }

    /// Whether a company is registered in China; `nil` where the case names no country.
    private static func isInChina(_ party: CaseParty) -> Bool? {
        party.country.map { $0.lowercased() == "cn" }
    }

    /// The name in the English half: one in Latin letters where the case has it, else its reading beside the characters.
    private static func addressee(_ party: CaseParty) -> String {
        party.names.first { !isHan($0) } ?? party.romanized.map { "\($0) (\(party.name))" } ?? party.name
    }

    /// A name that a reader of English can read, where the case has one.
    private static func latin(_ party: CaseParty) -> String? {
        party.names.first { !isHan($0) } ?? party.romanized
    }

    private func isNeutral(_ words: String) -> Bool { LetterWords.isNeutral(words, by: gazetteer) }

    private static func isHan(_ name: String) -> Bool { Markup.language(of: name) == "zh" }

    /// The mark under which an answer is found again: of the case, the addressee and the gap, and saying nothing of them.
    ///
    /// Cases of one importer have parties and lots of the same keys: an answer to one must not be taken for an answer to another.
    static func mark(of gap: GapReport, in case: Case) -> String {
        let party = gap.addressee.supplier.flatMap { `case`.party($0)?.name }
        let asked = [`case`.title, `case`.requester, party ?? "", gap.id].joined(separator: "\n\n")
        return "Q-" + SHA256Digest(ofText: asked).hex.prefix(8).uppercased()
    }

    /// The marks under which answers to a gap may be on record: that of today, and that of letters written before marks told cases
    /// apart.
    static func marks(onRecord gap: GapReport, in case: Case) -> [String] {
        [mark(of: gap, in: `case`), "Q-" + SHA256Digest(ofText: gap.id).hex.prefix(8).uppercased()]
    }

    /// Whether a text has the form of a mark.
    static func isMark(_ text: String) -> Bool {
        text.hasPrefix("Q-") && text.count == 10 && text.dropFirst(2).allSatisfy(\.isHexDigit)
    }

    private func item(
        _ topic: LetterTopic, _ gap: GapReport, of party: CaseParty, called you: FormOfAddress
    ) -> SupplierLetter.Item? {
        let about: Text?
        var papers: [String] = []
        let topic = Self.fitting(topic, isMaker: isMaker(party, of: gap))
        switch topic {
        case .register:
            about = Text("Your \(you.english)", you.chinese)
            papers = LetterWords.registerPapers(isInChina: Self.isInChina(party))
        case .owners:
            about = Text("Your \(you.english)", you.chinese)
            papers = ["shareholder-register"]
        case .recordsOfStore:
            let pool = `case`.pool(gap.subject.id)
            about =
                pool.map { pool in
                    let description = pool.description.flatMap { isNeutral($0) ? $0 : nil }
                    let chinese = description.flatMap { Self.isHan($0) ? "：\($0)" : nil } ?? "（\(you.chinese)）"
                    return Text("Store: \(description ?? "of the goods")", "仓库\(chinese)")
                }
                ?? `case`.event(gap.subject.id).map(words)
            papers = ["warehouse-receipt", "issue-slip"]
        case .recordsOfShipment:
            about = `case`.shipment(gap.subject.id).map(words)
            papers = ["invoice", "packing-list", "bill-of-lading"]
        case .sourceOfLot, .custodyOfLot:
            about =
                (gap.lot ?? gap.subject.id).isEmpty
                ? nil
                : `case`.lot(gap.lot ?? gap.subject.id).map(words)
                    ?? `case`.event(gap.subject.id).map(words)
            papers =
                topic == .sourceOfLot
                ? ["contract", "invoice", "delivery-note"] : ["delivery-note", "warehouse-receipt", "invoice"]
        default:
            if let lot = gap.lot.flatMap({ `case`.lot($0) }) {
                about = words(lot)
                papers = self.papers(of: lot)
            } else if let event = `case`.event(gap.subject.id) {
                about = words(event)
                papers = self.papers(of: event)
            } else if let lot = `case`.lot(gap.subject.id) {
                about = words(lot)
                papers = self.papers(of: lot)
            } else {
                about = `case`.shipment(gap.subject.id).map(words)
            }
        }
        guard let about else { return nil }
        return SupplierLetter.Item(
            mark: Self.mark(of: gap, in: `case`), alsoMarks: [], topic: topic, about: about,
            request: LetterWords.request(topic, isInChina: Self.isInChina(party), to: you),
            papers: papers.filter { $0 != "inward-processing-record" || Self.isInChina(party) != false }
                .map(LetterWords.paper))
    }

    /// What a party can be asked in place of a topic: who made nothing of a lot knows from whom it was bought, and no more.
    private static func fitting(_ topic: LetterTopic, isMaker: Bool) -> LetterTopic {
        guard !isMaker else { return topic }
        return switch topic {
        case .historyOfLot, .originOfLot, .placeOfLot, .contentOfLot: .sourceOfLot
        default: topic
        }
    }

    /// Whether a party made the lot that a gap is about, as far as the case says who did; nobody named leaves it to whoever is asked.
    private func isMaker(_ party: CaseParty, of gap: GapReport) -> Bool {
        guard let lot = `case`.lot(gap.lot ?? gap.subject.id) else { return true }
        func isParty(_ id: String?) -> Bool { id.map { twins.first(of: $0) == twins.first(of: party.id) } ?? false }
        if let producer = lot.producer { return isParty(producer) }
        let events = (index.events[lot.id] ?? []).map { `case`.events[$0] }
        let makers = events.filter { event in
            event.kind == .transform && event.outputs.contains { $0.lot == lot.id }
        }
        if !makers.isEmpty { return makers.contains { isParty($0.party) } }
        // Whoever only bought, used or sold it is not taken for its maker.
        let isBuyer = events.contains { event in
            event.kind == .sell && isParty(event.counterparty)
                || event.kind == .transform && isParty(event.party) && event.inputs.contains { $0.lot == lot.id }
        }
        return !isBuyer && !party.roles.contains(.trader)
    }

    // What papers such a step leaves behind, without those that are on file

    private func documents(of event: SupplyEvent) -> [CaseDocument] {
        (index.documentsOfEvent[event.id] ?? []).map { `case`.documents[$0] }
    }

    private func papers(of event: SupplyEvent) -> [String] {
        let onFile = Set(documents(of: event).map(\.type))
        let usual: [String] =
            switch event.kind {
            case .transform: event.outputs.compactMap(\.lot).compactMap { `case`.lot($0) }.flatMap(papersOfStage)
            case .sell: ["contract", "invoice", "proof-of-payment"]
            case .move: ["packing-list", "waybill", "transport-record"]
            case .store, .issue, .loss: ["warehouse-receipt", "issue-slip"]
            }
        return usual.unique().filter { !onFile.contains($0) }
    }

    private func papers(of lot: Lot) -> [String] {
        papersOfStage(lot).unique()
    }

    private func papersOfStage(_ lot: Lot) -> [String] {
        commodity?.stage(lot.stage)?.documents ?? []
    }

    // Things in the words of an invoice

    /// What a lot is, in both languages: in the words of the case where they are of the language, else by its stage.
    private func goods(_ lot: Lot) -> Text {
        let stage = LetterWords.goods(commodity?.stage(lot.stage), of: commodity)
        guard let description = lot.description, isNeutral(description) else { return stage }
        // Each half says it in its own language.
        return Self.isHan(description)
            ? Text("\(stage.english) (\(description))", description) : Text(description, stage.chinese)
    }

    private func words(_ lot: Lot) -> Text {
        let number = lot.number.map { Text("lot \($0)", "批号 \($0)") }
        return joined([goods(lot), number, quantity(lot.quantity, of: lot), lot.date.map(LetterWords.day)])
    }

    /// An amount of a lot, counted as goods of its stage are.
    private func quantity(_ quantity: Quantity, of lot: Lot) -> Text {
        LetterWords.quantity(quantity, piece: commodity.flatMap { LetterWords.pieces[$0.key]?[lot.stage] })
    }

    private func words(_ event: SupplyEvent) -> Text {
        let legs = event.outputs.isEmpty ? event.inputs : event.outputs
        let goods = legs.compactMap { leg -> Text? in
            guard let lot = leg.lot.flatMap({ `case`.lot($0) }) else { return nil }
            let amount = quantity(leg.quantity ?? lot.quantity, of: lot)
            let number = lot.number.map { Text(", lot \($0)", "，批号 \($0)") } ?? Text("", "")
            let what = self.goods(lot)
            return Text(
                "\(amount.english) of \(what.english)\(number.english)",
                "\(what.chinese) \(amount.chinese)\(number.chinese)")
        }
        let kind: Text =
            switch event.kind {
            case .transform: Text("Production", "生产")
            case .sell: Text("Sale", "销售")
            case .move: Text("Transport", "运输")
            case .store: Text("Storage", "入库")
            case .issue: Text("Issue from stock", "出库")
            case .loss: Text("Loss", "损耗")
            }
        let buyer = event.kind == .sell ? event.counterparty.flatMap { `case`.party($0) } : nil
        let to = buyer.map { buyer in
            buyer.names.contains(`case`.requester)
                ? Text("to us", "售予我公司")
                : Text(
                    "to \(Self.latin(buyer) ?? buyer.name)",
                    "售予 \(buyer.names.first(where: Self.isHan) ?? buyer.name)")
        }
        let numbers = documents(of: event).compactMap { document in
            document.number.map { number in
                Text(
                    "\(document.type.replacing("-", with: " ")) \(number)",
                    "\(LetterWords.paper(document.type).chinese) \(number)")
            }
        }
        let what = Text(
            "\(kind.english): \(goods.map(\.english).joined(separator: "; "))",
            "\(kind.chinese)：\(goods.map(\.chinese).joined(separator: "；"))")
        return joined([what, to, event.date.map(LetterWords.day)] + numbers)
    }

    private func words(_ shipment: Shipment) -> Text {
        let goods = shipment.items.compactMap { item in
            `case`.lot(item.lot).map { lot in
                let amount = quantity(item.quantity, of: lot)
                let what = self.goods(lot)
                return Text("\(amount.english) \(what.english)", "\(what.chinese) \(amount.chinese)")
            }
        }
        let left = shipment.shipped.map(LetterWords.day)
        return joined([
            Text(
                "Shipment: \(goods.map(\.english).joined(separator: "; "))",
                "出运货物：\(goods.map(\.chinese).joined(separator: "；"))"), left,
        ])
    }

    private func joined(_ parts: [Text?]) -> Text {
        let parts = parts.compactMap(\.self)
        return Text(
            parts.map(\.english).joined(separator: ", "), parts.map(\.chinese).joined(separator: "，"))
    }
}
