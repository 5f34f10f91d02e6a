import ClewModel
import SourceFiles

extension CaseReader {
    private static let identifierColumns: [(column: String, kind: PropertyName)] = [
        ("uscc", .uscCode), ("lei", .leiCode), ("registration_number", .registrationNumber), ("imo", .imoNumber),
    ]

    mutating func readParties() -> [CaseParty] {
        let optional =
            ["other_names", "kind", "country", "address", "role", "answer_days", "note"]
            + CaseReader.identifierColumns.map(\.column)
        guard let table = table(.parties, required: ["id", "name"], optional: optional) else { return [] }
        return table.rows.compactMap { row in
            let id = register(row.require("id", into: &input.diagnostics), in: .parties)
            let name = row.require("name", into: &input.diagnostics)
            let location = row.location.naming(id ?? "")
            var party = CaseParty(id: id ?? "", name: name?.text ?? "", location: location)
            party.nameLocation = name?.location ?? location
            party.otherNames = row["other_names"]?.list() ?? []
            party.country = row["country"].flatMap { country($0) }
            party.address = row["address"]?.text
            party.addressLocation = row["address"]?.location
            party.note = row["note"]?.text
            party.answerDays = row["answer_days"].flatMap { answerDays($0) }
            party.roles = roles(row["role"])
            if let kind = row["kind"] { party.schema = schema(kind) }
            for (column, kind) in CaseReader.identifierColumns {
                guard let cell = row[column] else { continue }
                warnOfDamage(cell, kind)
                party.identifiers.append(
                    CaseParty.Identifier(kind: kind, value: cell.text, location: cell.location))
            }
            return id == nil || name == nil ? nil : party
        }
    }

    /// The days that a party takes to answer: a whole number, or nothing.
    private mutating func answerDays(_ cell: Cell) -> Int? {
        guard let number = cell.number(in: 0...3650, &input.diagnostics) else { return nil }
        guard let days = Int(exactly: number) else {
            cell.report(
                "cell.number", "answer_days is \(cell.quoted); write whole days, such as 12", into: &input.diagnostics)
            return nil
        }
        return days
    }

    private mutating func roles(_ cell: Cell?) -> [CaseParty.Role] {
        guard let cell else { return [] }
        return cell.list().compactMap { text in
            Cell(text: text.replacing(" ", with: "_"), location: cell.location, column: cell.column)
                .choice(CaseParty.Role.self, &input.diagnostics)
        }
    }

    private mutating func schema(_ cell: Cell) -> Schema {
        switch cell.text.lowercased() {
        case "company": return .company
        case "organization": return .organization
        case "public body", "public_body": return .publicBody
        case "person": return .person
        case "vessel": return .vessel
        default:
            cell.report(
                "cell.choice",
                "kind is \(cell.quoted); expected one of company, organization, public_body, person, vessel",
                into: &input.diagnostics)
            return .legalEntity
        }
    }

    /// Warns of an identifier whose check digits do not fit; it is kept as stated, for damage is evidence.
    private mutating func warnOfDamage(_ cell: Cell, _ kind: PropertyName) {
        var isSound = true
        do {
            switch kind {
            case .uscCode: _ = try UnifiedSocialCreditCode(cell.text)
            case .leiCode: _ = try LegalEntityIdentifier(cell.text)
            case .imoNumber: _ = try IMONumber(cell.text)
            default: break
            }
        } catch {
            isSound = false
        }
        guard !isSound else { return }
        input.warn(
            "case.identifier.damaged",
            "\(cell.column) \(cell.quoted) breaks the rule for such identifiers; it is kept as stated",
            at: cell.location)
    }

    mutating func readStakes() -> [CaseStake] {
        guard input.hasTable("stakes.csv") else { return [] }
        let optional = [
            "percent", "percent_low", "percent_high", "kind", "from", "to", "url", "date", "confidence", "verification",
            "pinpoint",
        ]
        guard let table = input.table("stakes.csv", required: ["owner", "asset", "source"], optional: optional)?.table
        else { return [] }
        return table.rows.compactMap { row in
            let owner = row.require("owner", into: &input.diagnostics)
            let asset = row.require("asset", into: &input.diagnostics)
            let source = row.require("source", into: &input.diagnostics)
            let share = share(row)
            let confidence = row["confidence"]?.choice(Confidence.self, &input.diagnostics) ?? .medium
            let verification = row["verification"]?.choice(Verification.self, &input.diagnostics) ?? .secondary
            let from = row["from"]?.partialDate(&input.diagnostics)
            let to = row["to"]?.partialDate(&input.diagnostics)
            let date = row["date"]?.partialDate(&input.diagnostics)
            _ = reference(owner, to: .parties)
            _ = reference(asset, to: .parties)
            guard let owner, let asset, let source, let share else { return nil }
            let citation = Citation(
                source.text, row["pinpoint"]?.text, url: row["url"]?.text, date: date, verification: verification)
            var stake = CaseStake(
                owner: owner.text, asset: asset.text, share: share,
                kind: row["kind"]?.text.lowercased() ?? "capital", citation: citation, confidence: confidence,
                location: row.location)
            stake.validFrom = from
            stake.validTo = to
            return stake
        }
    }

    /// The share of a stake: `percent`, or `percent_low` and `percent_high`; 0…1 where all are blank.
    private mutating func share(_ row: TableRow) -> Bounds? {
        var isSound = true
        func percent(_ cell: Cell?, _ diagnostics: inout [Diagnostic]) -> Double? {
            guard let cell else { return nil }
            let text = cell.text.hasSuffix("%") ? String(cell.text.dropLast()) : cell.text
            let bare = Cell(text: text, location: cell.location, column: cell.column)
            let value = bare.number(in: 0...100, &diagnostics)
            if value == nil { isSound = false }
            return value
        }
        let exact = percent(row["percent"], &input.diagnostics)
        let low = percent(row["percent_low"], &input.diagnostics) ?? exact
        let high = percent(row["percent_high"], &input.diagnostics) ?? exact
        guard isSound else { return nil }
        guard (low ?? 0) <= (high ?? 100) else {
            input.report("case.stake.order", "percent_low is above percent_high", at: row.location)
            return nil
        }
        return Bounds((low ?? 0) / 100, (high ?? 100) / 100)
    }
}
