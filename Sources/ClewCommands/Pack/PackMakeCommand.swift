public import ArgumentParser
import Casework
import ClewModel
import Foundation
import SourceFiles
import World

/// `clew pack CASE`: a package.
public struct PackMakeCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "make",
        abstract: "Put a package together.",
        discussion: """
            Assesses the case and writes a ZIP, or a folder, that stands alone: a page whose first sheet says what is missing \
            and what is redacted; a summary, an index, an account stage by stage, the chain with every party's role, bill of \
            materials and balance, the record of screening with the version of each list; the documents, one folder a stage; \
            tables; for customs of the United States the texts for the portal, letters and digits only; and a manifest with the \
            SHA-256 of every file. Beside it a PDF of the page, where Chromium is installed.

            Tasks, questions, counter-measures and remarks about parties stay out of it. With --shipment, so do all other chains. \
            What you should look at before you send it is printed, and stands in no file.

            --for allegation makes what others send to customs and authorities: what sources say of parties and goods, in neutral \
            words, each source with its SHA-256, names of persons masked, and nothing of who collected or sends it. --disclose shows \
            some rows of the ledger of goods; clew pack verify then checks that the others exist and what they add up to.

            The same case, reference data and options give the same ZIP.
            """)

    @OptionGroup var options: CaseQuestionOptions

    @Option(
        name: .customLong("for"),
        help: "For whom.")
    var purpose: PackagePurpose?

    @Option(
        help:
            "In place of --for: show these rows of the ledger and prove what the others add up to. Identifiers of steps, lots and shipments, stages, or numbers of rows, separated by commas."
    )
    var disclose: String?

    @Option(
        help: "A file of at least 32 random bytes that keeps withheld rows from being guessed; for --disclose.",
        completion: .file())
    var key: String?

    @Option(help: "The file that ends in .zip, or the new folder, to write the package to.", completion: .file())
    var out: String

    @Option(help: "A shipment that the package is about; may be given several times. All where none is given.")
    var shipment: [String] = []

    @Option(help: "The most MiB that one document may have, up to 512.")
    var largestDocument = 64

    @Flag(help: "Write no PDF.")
    var noPdf = false

    /// Creates the command.
    public init() {}

    /// Refuses a limit that is none, and a purpose beside rows to show.
    public func validate() throws {
        guard (purpose == nil) != (disclose == nil) else {
            throw ValidationError("Name either for whom (--for) or the rows to show (--disclose).")
        }
        guard (disclose == nil) == (key == nil) else {
            throw ValidationError(
                "--disclose takes a key, and nothing else does: head -c 32 /dev/urandom > key, then --key key. Keep it, and show it nobody."
            )
        }
        guard disclose == nil || shipment.isEmpty else {
            throw ValidationError("--disclose takes shipments among its rows.")
        }
        guard (1...512).contains(largestDocument) else {
            throw ValidationError("--largest-document takes 1 to 512 MiB.")
        }
    }

    /// Writes the package, and says what to look at before it goes out.
    public func run() throws {
        let place = URL(filePath: options.case)
        let target = URL(filePath: out)
        let question = AssessmentOptions(
            asOf: options.asOf?.day,
            regimes: options.regimes?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } ?? [])
        let world = try options.onHand.world(knownAt: options.knownAt?.day)
        var limits = PackageLimits()
        limits.document = largestDocument << 20
        let assessed = try Assessor(world: world).assessed(caseAt: place, options: question)
        let package: Package
        if let purpose {
            package = try PackageBuilder(world: world, purpose: purpose, shipments: shipment, limits: limits)
                .package(of: assessed, caseAt: place)
        } else {
            package = try DisclosureBuilder(rows: disclose ?? "", key: try keyBytes()).package(of: assessed)
        }
        try PackageWriter.write(package, to: target)
        Console.print("wrote \(target.path(percentEncoded: false)): \(package.manifest.files.count) files")
        if let manifest = package.files[PackageManifest.fileName] {
            Console.print("manifest.json has the SHA-256 \(SHA256Digest(of: manifest))")
        }
        if !noPdf {
            switch PackagePrint().write(package, beside: target) {
            case .written(let file, let remark):
                Console.print("wrote \(file.path(percentEncoded: false))")
                if let remark { Console.print(remark) }
            case .none(let why): Console.print(why)
            }
        }
        tell(package)
    }

    private func keyBytes() throws(ClewError) -> [UInt8] {
        do {
            return try SourceFile.read(URL(filePath: key ?? ""), as: key ?? "", limit: 1 << 16).bytes
        } catch {
            throw ClewError(.unknownOption, "The key cannot be read: \(error.message)", diagnostics: [error.diagnostic])
        }
    }

    private func tell(_ package: Package) {
        guard !package.remarks.isEmpty else { return }
        Console.print("\nBefore you send it (this stands in no file of the package):")
        for remark in package.remarks {
            Console.print(TextStyle.wrap("- " + SafeText.line(remark), columns: Console.width, indent: "  "))
        }
    }
}

extension PackagePurpose: ExpressibleByArgument {}
