import ArgumentParser
import Casework
import Foundation
import SourceFiles
import StatementStore
import World

/// `clew audit verify`: whether the log is whole.
struct AuditVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Find any entry of the log that was changed, removed or moved.")

    @Option(help: "A head that 'clew audit head' printed earlier, as 12:9f86d0…, or a file that holds it.")
    var anchor: String?

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var archive: ArchiveOptions

    func run() throws {
        let head = try anchor.map(Self.head)
        let store = try archive.openForReading()
        let verification = try withArchiveErrors { try store.verifyAudit(anchor: head) }
        if json {
            Console.print(try JSONOutput.text(AuditRow(verification)))
        } else {
            for fault in verification.faults { Console.error(fault.description, isLine: true) }
            let state = verification.isWhole ? "whole" : "not what was written"
            Console.print("\(verification.head.sequence) entries, \(state); head \(verification.head)")
            if head == nil, verification.isWhole {
                Console.print("Without --anchor, a log that was cut short or written anew cannot be told.")
            }
        }
        if !verification.isWhole { throw ExitCode(ExitStatus.findings.rawValue) }
    }

    private static func head(_ anchor: String) throws -> AuditHead {
        if let head = AuditHead(anchor) { return head }
        do throws(SourceFileError) {
            let file = try SourceFile.read(URL(filePath: anchor), as: anchor, limit: 1 << 12)
            if let head = AuditHead(file.text.trimmingCharacters(in: .whitespacesAndNewlines)) { return head }
        } catch  where error.code != .missing {
            throw ValidationError("--anchor: \(error.message)")
        } catch {
            // No file of that name, and no head: what was given is neither.
        }
        throw ValidationError("--anchor takes what 'clew audit head' prints, or a file that holds it.")
    }
}

/// What checking the log found, for machines.
struct AuditRow: Encodable {
    let entries: Int64
    let head: String
    let isWhole: Bool
    let faults: [String]

    init(_ verification: AuditVerification) {
        entries = verification.head.sequence
        head = verification.head.description
        isWhole = verification.isWhole
        faults = verification.faults.map(\.description)
    }
}
