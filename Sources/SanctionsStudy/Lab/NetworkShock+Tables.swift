import ClewModel
public import Foundation
import SourceFiles

extension NetworkShock {
    /// Reads a network: companies (`company`, `sector`, `size`) and supplies (`from`, `to`, `value`, `essential` yes or no).
    ///
    /// - Throws: ``StudyError`` with the place of each problem: a supply of a company that the other file lacks, a company that
    ///   stands there twice, a value that is not above 0.
    public static func network(
        companies: URL, supplies: URL, names: (companies: String, supplies: String)
    ) throws(StudyError) -> (network: NetworkShock, data: [(name: String, digest: String)], notes: [String]) {
        var first = try LabFile(companies, as: names.companies, required: ["company", "sector", "size"])
        var list: [Company] = []
        var positions: [String: Int] = [:]
        for row in first.table.rows {
            let name = first.text(row, "company")
            let company = Company(
                name: name, sector: first.text(row, "sector"), size: first.number(row, "size", in: 0...1e18))
            if positions.updateValue(list.count, forKey: name) != nil {
                row["company"]?.report("lab.duplicate", "“\(name)” stands here twice", into: &first.diagnostics)
            }
            list.append(company)
        }
        if !list.isEmpty && list.allSatisfy({ $0.size == 0 }) {
            first.diagnostics.append(
                Diagnostic(
                    .error, code: "lab.size", "no company has a size above 0; losses are parts of all size",
                    at: first.table.headerLocation))
        }
        var notes = try first.finish()
        var second = try LabFile(supplies, as: names.supplies, required: ["from", "to", "value", "essential"])
        var links: [Supply] = []
        for row in second.table.rows {
            func position(_ column: String, _ file: inout LabFile) -> Int? {
                guard let cell = row.require(column, into: &file.diagnostics) else { return nil }
                guard let found = positions[cell.text] else {
                    cell.report(
                        "lab.reference", "no company \(cell.quoted) in \(names.companies)", into: &file.diagnostics)
                    return nil
                }
                return found
            }
            let value = second.number(row, "value", in: 0...1e18)
            if value == 0 { row["value"]?.report("lab.value", "a supply is above 0", into: &second.diagnostics) }
            let essential = row.require("essential", into: &second.diagnostics)?.bool(&second.diagnostics)
            guard let from = position("from", &second), let to = position("to", &second), let essential, value > 0
            else {
                continue
            }
            links.append(Supply(from: from, to: to, value: value, isEssential: essential))
        }
        notes += try second.finish()
        return (
            NetworkShock(companies: list, supplies: links),
            [(names.companies, first.digest), (names.supplies, second.digest)], notes
        )
    }

    /// What is lost for each company that stops, the most first.
    ///
    /// - Parameters:
    ///   - data: The digest of each file that was read.
    ///   - found: What a reader has to know about the files.
    public func table(data: [(name: String, digest: String)] = [], found: [String] = []) -> StudyTable {
        let losses = companies.indices.map { (name: companies[$0].name, loss: loss(ifStopped: $0)) }
            .sorted {
                $0.loss.share == $1.loss.share
                    ? $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) : $0.loss.share > $1.loss.share
            }
        var notes = LabNotes(
            assumed: [
                "a company makes what its scarcest essential input allows; other inputs count by their share.",
                "a supplier is replaced as far as others of its sector still produce; nobody holds stock or finds a new sector.",
                "links that the file does not have do not exist.",
            ],
            notSaid: [
                "what the authors of the method found for Hungary (0.035 per cent of companies, 23 per cent of output): their data "
                    + "are not public and the figure cannot be computed again here.",
                "how long a company stands still, or that it is tied to forced labour.",
            ], data: data, found: found)
        let unsettled = losses.count { !$0.loss.isSettled }
        if unsettled > 0 {
            notes.assumed.append("for \(unsettled) companies the losses had not come to rest; theirs are a least.")
        }
        return StudyTable(
            title: "Share of all size that is lost if one company stops (Economic Systemic Risk Index)",
            columns: ["company", "lost %"],
            rows: losses.map { [$0.name, Figures.text($0.loss.share * 100, digits: 2)] },
            coverage: notes.coverage(counted: companies.count))
    }
}
