public import ArgumentParser
import Casework
import Foundation

/// `clew pack verify`: whether a package still holds what it held.
public struct PackVerifyCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Compare every file of a package with its manifest.",
        discussion: """
            Names every file that is missing, changed or added. Of a package that shows rows of a ledger it puts the tree together \
            again: a row that was changed, left out, added or moved is told, and so are sums that do not hold. Leaves with 0 where all agrees, with 1 where something differs, \
            and with 2 where it is no package. That the manifest itself is the one that was sent is told by its SHA-256, which \
            is printed here and when the package is written.
            """)

    @Argument(help: "The ZIP or the folder.", completion: .file())
    var package: String

    @Option(help: "The root that was told before, for a package that shows rows of a ledger.")
    var root: String?

    /// Creates the command.
    public init() {}

    /// Compares and says what differs.
    public func run() throws {
        let found = try PackageVerification(URL(filePath: package), root: root)
        for difference in found.differences { Console.print(difference) }
        let count = found.differences.count
        let files = "\(found.manifest.files.count) \(found.manifest.files.count == 1 ? "file" : "files")"
        Console.print(
            count == 0
                ? "\(files), all as the manifest says"
                : "\(count) \(count == 1 ? "difference" : "differences") in \(files)")
        if let disclosure = found.disclosure {
            Console.print(
                "\(disclosure.shown) of \(disclosure.count) rows of the ledger are shown, \(disclosure.count - disclosure.shown) withheld"
            )
            if let root = disclosure.root { Console.print("the root of the ledger is \(root)") }
        }
        Console.print("manifest.json has the SHA-256 \(found.manifestDigest)")
        if count > 0 { throw ExitCode(ExitStatus.findings.rawValue) }
    }
}
