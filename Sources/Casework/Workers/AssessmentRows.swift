public import ClewModel
import Foundation
import Screening
public import SourceFiles
public import World

/// Assesses cases, a row each: `clew assess --worker`.
public struct AssessmentRows: RowAnswering {
    private let assessor: Assessor
    private let options: AssessmentOptions
    private let stamp: WorkerStamp

    /// Creates what answers.
    ///
    /// - Parameters:
    ///   - assessor: What assesses.
    ///   - options: The same for every case.
    ///   - world: What the assessor knows.
    /// - Throws: What is wrong with the reference data.
    public init(_ assessor: Assessor, _ options: AssessmentOptions, world: World) throws(ClewError) {
        self.assessor = assessor
        self.options = options
        stamp = WorkerStamp([
            ("world", world.fingerprint), ("knowledge", try world.knowledge.version), ("clew", ClewVersion.current),
        ])
    }

    private struct Reply: Encodable {
        struct Conclusion: Encodable {
            var id: String
            var severity: Severity
            var statement: String
        }

        var id: String
        var `case`: String
        var asOf: Day
        var fingerprint: String
        var findings: [Conclusion]
        var gaps: Int
        var duties: Int
    }

    /// The answer to a row: the fingerprint of the assessment, its findings, and how many gaps and duties it has.
    public func answer(_ line: LineStream.Line) throws(ClewError) -> [UInt8] {
        try stamp.answer(line, subject: "case") { row, bytes throws(ClewError) in
            let found: Assessment
            do throws(ClewError) {
                found = try assessor.assess(caseAt: URL(filePath: row.subject), options: options)
            } catch {
                // Reference data that do not hold together would refuse every case alike.
                guard error.code != .referenceInvalid else { throw error }
                let problems = error.diagnostics.filter { $0.severity == .error }.prefix(5).map(\.description)
                return stamp.refusal(
                    bytes, id: row.id, code: error.code.rawValue,
                    ([error.message] + problems).joined(separator: " · "))
            }
            let reply = Reply(
                id: row.id, case: row.subject, asOf: found.question.asOf, fingerprint: found.fingerprint,
                findings: found.findings.map {
                    Reply.Conclusion(id: $0.id, severity: $0.severity, statement: $0.statement)
                },
                gaps: found.gaps.count, duties: found.duties.count)
            return stamp.stamped(try withScreeningErrors { try JSONLine.bytes(of: reply) })
        }
    }
}
