public import ArgumentParser
import Casework
import ClewModel
import Foundation
import SourceFiles
import SupplyChain
import World

/// `clew pack check`: what several cases claim at once.
public struct PackCheckCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Find what two cases claim at once: no kilogram twice.",
        discussion: """
            Reads the cases and finds lots of which they use more than there is, bales, numbers of invoices and other documents \
            of the same issuer, files, and documents such as certificates by which they claim more than these cover. The same \
            number of different issuers is no clash, and a lot that suffices for both is none either.

            Leaves with 0 where nothing is claimed twice, with 1 where something is, and with 2 where a case cannot be read.
            """)

    /// How the result is written.
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: "The folders of the cases, two or more.", completion: .directory)
    var folders: [String]

    @Option(help: "The form of the result: text or json.")
    var format: Format = .text

    @OptionGroup var reference: ReferenceOptions

    /// Creates the command.
    public init() {}

    /// Compares the cases and says what is claimed twice.
    public func run() throws {
        let commodities = try KnowledgeBase(reference.directory()).commodities
        var seen: Set<String> = []
        var cases: [ClaimedCase] = []
        var problems: [Diagnostic] = []
        for folder in folders {
            let url = URL(filePath: folder)
            var path = url.resolvingSymlinksInPath().standardizedFileURL.path(percentEncoded: false)
            while path.count > 1, path.hasSuffix("/") { path.removeLast() }
            // The same folder under two names is one case.
            guard seen.insert(path).inserted else {
                Console.error("clew: \(folder) was named before and counts once", isLine: true)
                continue
            }
            do {
                cases.append(ClaimedCase(name: folder, content: try CaseFolder.read(url, commodities: commodities)))
            } catch {
                problems += error.errors.map { problem in
                    Diagnostic(
                        problem.severity, code: problem.code, "\(folder): \(problem.message)", at: problem.location)
                }
            }
        }
        guard problems.isEmpty else {
            throw ClewError(.caseInvalid, "Not every case can be read; nothing was compared.", diagnostics: problems)
        }
        guard cases.count > 1 else { throw ValidationError("Name two or more different cases.") }
        let found = DoubleClaims(cases).found
        switch format {
        case .json: Console.print(json: try JSONOutput.text(found))
        case .text: tell(found, count: cases.count)
        }
        if found.contains(where: { !$0.isOpen }) { throw ExitCode(ExitStatus.findings.rawValue) }
    }

    private func tell(_ found: [DoubleClaim], count: Int) {
        for claim in found {
            Console.print(
                "\(claim.isOpen ? "open" : "twice"): \(SafeText.line(claim.what)). \(SafeText.line(claim.why))")
            for claimant in claim.claimants {
                let quantity = claimant.quantity.map { ", \($0)" } ?? ""
                Console.print(
                    SafeText.line("  \(claimant.case): \(claimant.subject) (\(claimant.location))\(quantity)"))
            }
        }
        let twice = found.count { !$0.isOpen }
        let open = found.count - twice
        Console.print(
            (twice == 0
                ? "Nothing is claimed twice" : "\(twice) \(twice == 1 ? "thing is" : "things are") claimed twice")
                + " in \(count) cases" + (open == 0 ? "." : "; \(open) cannot be told."))
    }
}
