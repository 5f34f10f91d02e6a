internal import ClewModel
internal import Foundation
internal import SourceFiles

/// Reads stakes from a package of the Beneficial Ownership Data Standard (BODS), 0.4 or 0.2.
///
/// A record of 0.4 may have several statements, one a change: each state lasts until the day before the next. An indirect
/// interest repeats the chain that its components state, so it is no stake of its own; it is kept as a tie of unspecified
/// kind, which counts for nobody's share.
struct BeneficialOwnershipReader {
    private let name: String
    private var builder: OwnershipGraphBuilder
    private var diagnostics: [Diagnostic] = []
    private var statements: [Relationship] = []

    private struct Relationship {
        var id: String
        var record: String
        var date: Day?
        var isClosed: Bool
        var owner: String?
        var asset: String?
        var interests: [[String: Any]]
        var citation: Citation
        var place: SourceLocation
    }

    static func read(
        _ file: SourceFile, into builder: inout OwnershipGraphBuilder, _ diagnostics: inout [Diagnostic]
    ) throws(OwnershipError) {
        let statements = try decode(file)
        var reader = BeneficialOwnershipReader(name: file.name, builder: builder)
        for (index, statement) in statements.enumerated() { reader.take(statement, index) }
        reader.emit()
        diagnostics += reader.diagnostics
        builder = reader.builder
    }

    private init(name: String, builder: OwnershipGraphBuilder) {
        self.name = name
        self.builder = builder
    }

    /// The statements of one array, or of one object a line.
    private static func decode(_ file: SourceFile) throws(OwnershipError) -> [[String: Any]] {
        let data = Data(file.bytes)
        if let list = (try? JSONSerialization.jsonObject(with: data)) as? [[String: Any]] { return list }
        var statements: [[String: Any]] = []
        for (index, line) in file.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            if line.allSatisfy({ $0 <= 0x20 }) { continue }
            guard let object = (try? JSONSerialization.jsonObject(with: Data(line))) as? [String: Any] else {
                let place = SourceLocation(file: file.name, line: index + 1)
                throw OwnershipError(
                    .graph, "\(file.name) cannot be read as BODS",
                    diagnostics: [
                        Diagnostic(
                            .error, code: "ownership.bods.json",
                            "expected an array of statements, or one statement a line", at: place)
                    ])
            }
            statements.append(object)
        }
        return statements
    }

    private mutating func take(_ statement: [String: Any], _ index: Int) {
        let type = (statement["recordType"] ?? statement["statementType"]) as? String ?? ""
        let id = (statement["statementId"] ?? statement["statementID"]) as? String ?? ""
        let details = statement["recordDetails"] as? [String: Any] ?? statement
        let place = SourceLocation(file: name, record: id)
        switch type {
        case "entity", "entityStatement":
            declare(statement, id, name: details["name"] as? String, schema: .company)
        case "person", "personStatement":
            let names = details["names"] as? [[String: Any]] ?? []
            declare(statement, id, name: names.compactMap { $0["fullName"] as? String }.first, schema: .person)
        case "relationship", "ownershipOrControlStatement":
            let source = statement["source"] as? [String: Any]
            let publisher =
                ((statement["publicationDetails"] as? [String: Any])?["publisher"] as? [String: Any])?["name"]
                as? String
            statements.append(
                Relationship(
                    id: id, record: statement["recordId"] as? String ?? id,
                    date: (statement["statementDate"] as? String).flatMap { Day($0.prefix(10)) },
                    isClosed: statement["recordStatus"] as? String == "closed",
                    owner: party(details["interestedParty"]), asset: party(details["subject"]),
                    interests: details["interests"] as? [[String: Any]] ?? [],
                    citation: Citation(
                        source?["description"] as? String ?? publisher ?? name, id, url: source?["url"] as? String,
                        verification: .secondary),
                    place: place))
        default:
            diagnostics.append(
                Diagnostic(
                    .warning, code: "ownership.bods.type",
                    "statement \(index + 1) is of the unknown type “\(type)”, so it is left out", at: place))
        }
    }

    private mutating func declare(_ statement: [String: Any], _ id: String, name: String?, schema: Schema) {
        let record = statement["recordId"] as? String ?? id
        guard !record.isEmpty else { return }
        builder.declare(EntityID(record), name: name, schema: schema)
    }

    /// The party that a reference names: an identifier, or an object with the identifier of a statement.
    private func party(_ value: Any?) -> String? {
        if let id = value as? String { return id }
        let reference = value as? [String: Any]
        return (reference?["describedByEntityStatement"] ?? reference?["describedByPersonStatement"]) as? String
    }

    private mutating func emit() {
        var byRecord: [String: [Int]] = [:]
        for (index, statement) in statements.enumerated() { byRecord[statement.record, default: []].append(index) }
        for (index, statement) in statements.enumerated() {
            guard let group = byRecord[statement.record], !statement.isClosed else { continue }
            let next = group.first { $0 > index }.map { statements[$0] }
            let last = group.last { $0 < index }.map { statements[$0] }
            emit(statement, after: last, until: next)
        }
    }

    private mutating func emit(_ statement: Relationship, after last: Relationship?, until next: Relationship?) {
        guard let asset = statement.asset else {
            diagnostics.append(
                Diagnostic(
                    .error, code: "ownership.bods.subject", "the statement names no subject, so it is left out",
                    at: statement.place))
            return
        }
        guard let owner = statement.owner else {
            diagnostics.append(
                Diagnostic(
                    .note, code: "ownership.bods.unspecified",
                    "the statement names no interested party of \(asset), so nothing is known of its owner",
                    at: statement.place))
            return
        }
        if statement.interests.isEmpty {
            diagnostics.append(
                Diagnostic(
                    .note, code: "ownership.bods.interests", "the statement says of no interest what it is",
                    at: statement.place))
        }
        for interest in statement.interests.isEmpty ? [[:]] : statement.interests {
            emit(interest, of: statement, owner, asset, after: last, until: next)
        }
    }

    private mutating func emit(
        _ interest: [String: Any], of statement: Relationship, _ owner: String, _ asset: String,
        after last: Relationship?, until next: Relationship?
    ) {
        let level = (interest["directOrIndirect"] ?? interest["interestLevel"]) as? String
        var kind = BeneficialOwnershipReader.kind(interest["type"] as? String)
        var share = Stake.unknownShare
        if kind.isShare {
            do throws(ShareText.Problem) {
                share = try BeneficialOwnershipReader.share(interest["share"] as? [String: Any] ?? [:])
            } catch {
                diagnostics.append(
                    Diagnostic(
                        .error, code: error.code, error.message + "; the stake is kept with an unknown share",
                        at: statement.place))
            }
        }
        if level == "indirect", kind.isShare {
            diagnostics.append(
                Diagnostic(
                    .note, code: "ownership.bods.indirect",
                    "the interest of \(owner) in \(asset) is indirect (\(ShareText.describe(share))); it repeats a chain "
                        + "and is kept as a tie without a share",
                    at: statement.place))
            (kind, share) = (.control(.unspecified), Stake.unknownShare)
        }
        var from = start(of: interest)
        if let last, let before = BeneficialOwnershipReader.same(interest, in: last), start(of: before) == from {
            // An update that keeps the first day corrects the state from the day on which it was stated.
            from = statement.date.map { PartialDate($0) } ?? from
        }
        let to = end(of: interest, next)
        builder.add(
            Stake(
                owner: EntityID(owner), asset: EntityID(asset), share: share, kind: kind, validFrom: from, validTo: to,
                citation: statement.citation, confidence: .high, location: statement.place))
    }

    /// The last day of a state: its own, that of the statement that closes it, or the day before the next state begins.
    private func end(of interest: [String: Any], _ next: Relationship?) -> PartialDate? {
        if let own = (interest["endDate"] as? String).flatMap({ PartialDate($0.prefix(10)) }) { return own }
        guard let next else { return nil }
        let same = BeneficialOwnershipReader.same(interest, in: next)
        if next.isClosed, let closed = (same?["endDate"] as? String).flatMap({ PartialDate($0.prefix(10)) }) {
            return closed
        }
        let began = same.flatMap { start(of: $0) }
        let keepsStart = began == start(of: interest)
        let day = keepsStart || next.isClosed ? next.date : began?.earliest ?? next.date
        return day.map { PartialDate($0.advanced(by: -1)) }
    }

    private func start(of interest: [String: Any]) -> PartialDate? {
        (interest["startDate"] as? String).flatMap { PartialDate($0.prefix(10)) }
    }

    private static func same(_ interest: [String: Any], in statement: Relationship) -> [String: Any]? {
        statement.interests.first { $0["type"] as? String == interest["type"] as? String }
    }

    private static func kind(_ type: String?) -> StakeKind {
        switch type {
        case "shareholding", nil: .capital
        case "votingRights", "voting-rights": .voting
        case "appointmentOfBoard", "appointment-of-board": .control(.boardMajority)
        case "boardMember", "boardChair", "seniorManagingOfficial", "senior-managing-official": .directorship
        case "nominee", "nominator": .control(.nominee)
        case "trustee", "settlor", "protector", "beneficiaryOfLegalArrangement", "settlor-of-trust", "trustee-of-trust",
            "protector-of-trust", "beneficiary-of-trust", "enjoymentAndUseOfAssets":
            .control(.trust)
        default: .control(.unspecified)
        }
    }

    private static func share(_ share: [String: Any]) throws(ShareText.Problem) -> Bounds {
        func number(_ key: String) -> Double? { (share[key] as? NSNumber)?.doubleValue }
        if let exact = number("exact") { return try ShareText.parse("\(exact)", plain: .percent) }
        // In 0.4 an exclusive end is a number of its own; in 0.2 it is a flag beside `minimum` or `maximum`.
        let hair = 1e-9
        let low =
            if let least = number("minimum") {
                least / 100 + (number("exclusiveMinimum") == 1 ? hair : 0)
            } else {
                number("exclusiveMinimum").map { $0 / 100 + hair } ?? 0
            }
        let high =
            if let most = number("maximum") {
                most / 100 - (number("exclusiveMaximum") == 1 ? hair : 0)
            } else {
                number("exclusiveMaximum").map { $0 / 100 - hair } ?? 1
            }
        guard low <= high else {
            throw ShareText.Problem(code: "ownership.share.reversed", message: "the least share is above the greatest")
        }
        guard low >= 0, high <= 1 else {
            throw ShareText.Problem(code: "ownership.share.over", message: "the share is not between 0% and 100%")
        }
        return Bounds(low, high)
    }
}
