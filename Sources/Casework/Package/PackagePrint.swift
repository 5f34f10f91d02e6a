public import Foundation
import SourceFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Prints the page of a package to a PDF by a browser without a window, where one is installed.
///
/// A PDF holds the time of its making, so it lies beside the package and never in it.
public struct PackagePrint {
    /// How a printing ended.
    public enum Outcome: Hashable, Sendable {
        /// The PDF that was written, and what it lacks, in a sentence.
        case written(URL, remark: String?)
        /// Why there is none, in a sentence.
        case none(String)
    }

    private static let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    private let browser: HelperProgram?
    private let timeLimit: Duration

    /// Looks for a browser on the search path.
    public init() {
        self.init(browser: Self.names.lazy.compactMap { HelperProgram(named: $0) }.first)
    }

    /// Takes another program for the browser.
    init(browser: HelperProgram?, timeLimit: Duration = .seconds(90)) {
        self.browser = browser
        self.timeLimit = timeLimit
    }

    /// What a PDF of the package cannot show for want of a font; `nil` where the page has no Chinese, or the system cannot say.
    private func fontRemark(_ package: Package) -> String? {
        let page = String(decoding: package.files[Package.start] ?? [], as: UTF8.self)
        guard page.unicodeScalars.contains(where: { (0x3400...0x9FFF).contains($0.value) }),
            let list = HelperProgram(named: "fc-list"),
            let fonts = try? list.run([":lang=zh"], input: ""), fonts.allSatisfy(\.isWhitespace)
        else { return nil }
        return
            "No font on this machine shows Chinese, so that names in it stand in the PDF as boxes; install one and print again."
    }

    /// Prints the page of a package beside where it was written: `NAME.pdf` for `NAME.zip` or the folder `NAME`.
    public func write(_ package: Package, beside out: URL) -> Outcome {
        guard let browser else {
            return .none(
                "No PDF was written: Chromium is not on this machine. Open \(Package.start) in a browser and print it.")
        }
        let base = PackageWriter.isArchive(out) ? out.deletingPathExtension() : out
        let target = base.deletingLastPathComponent().appending(path: base.lastPathComponent + ".pdf")
        let work = FileManager.default.temporaryDirectory.appending(
            path: "clew-print-\(package.manifest.fingerprint.prefix(12))-\(ProcessInfo.processInfo.processIdentifier)")
        defer { try? FileManager.default.removeItem(at: work) }
        do {
            try PrivateFile.makeFolder(work)
            let page = work.appending(path: Package.start)
            try PrivateFile.write(Data(package.files[Package.start] ?? []), to: page)
            let printed = work.appending(path: "printed.pdf")
            var arguments = [
                "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions",
                "--disable-background-networking",
                "--user-data-dir=\(work.appending(path: "profile").path(percentEncoded: false))",
                "--no-pdf-header-footer", "--print-to-pdf=\(printed.path(percentEncoded: false))",
            ]
            // Chromium refuses its sandbox to the administrator; the page is ours and holds no script.
            if geteuid() == 0 { arguments.append("--no-sandbox") }
            _ = try browser.run(arguments + [page.absoluteString], input: "", timeLimit: timeLimit)
            let bytes = try Data(contentsOf: printed)
            guard bytes.starts(with: Array("%PDF".utf8)) else { throw CocoaError(.fileReadCorruptFile) }
            try PrivateFile.write(bytes, to: target)
            return .written(target, remark: fontRemark(package))
        } catch {
            return .none(
                "No PDF was written: Chromium did not print the page. Open \(Package.start) in a browser and print it.")
        }
    }
}
