import ArgumentParser
import Casework
import Foundation
import Screening

/// `clew index build`: compiles a list.
struct IndexBuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Compile a file, or the lists on hand, into an index.",
        discussion: """
            FILE holds FollowTheMoney entities as JSON lines, JSON objects with name and country, or a table with a column \
            of names; two columns without a header are taken as key and name. Without FILE, the lists on hand are \
            compiled: those that come with Clew, and the archive. The index appears when it is whole and replaces the one \
            before in one step, while others go on reading that. Leaves with 3 where it was written from an imported list \
            that is not whole: the index itself cannot say so later.
            """)

    @Argument(help: "The file; - for standard input; the lists on hand where it is not given.", completion: .file())
    var file: String?

    @Option(name: .shortAndLong, help: "The index to write.", completion: .file())
    var out: String

    @Flag(help: "Carry the name tables in the index, so that clew screen --worker needs nothing but the index.")
    var portable = false

    @OptionGroup(title: "The lists") var base: BaseOptions
    @OptionGroup(title: "The lists") var completeness: CompletenessOptions

    func run() throws {
        let target = URL(filePath: out)
        // The parts of an index that is being built lie beside it under names that start so.
        UnfinishedFiles.add(startingWith: "\(out).\(getpid())-")
        guard let file else {
            let (index, isWhole, lacking) = try base.compile(to: target, carriesTables: portable)
            Console.print("\(out): \(CountText.of(index.count, "party", "parties"))")
            if !isWhole { throw ExitCode(ExitStatus.inputIsWrong.rawValue) }
            try completeness.end(lacking, hasFindings: false)
            return
        }
        let input = file == "-" ? ScreeningInput.standardInput() : ScreeningInput(file: URL(filePath: file), name: file)
        var diagnostics = DiagnosticLog(limit: 20)
        var line = ProgressLine("MB", "MB")
        let total = input.byteCount
        let build = try CompiledIndex.build(
            input, to: target, lexicon: base.reference.lexicon(), carriesTables: portable, into: &diagnostics
        ) { bytes in
            line.show(bytes >> 20, bytes: bytes, total: total)
        }
        line.clear()
        diagnostics.report()
        let skipped = CountText.of(
            build.skipped, "entity that is not screened was", "entities that are not screened were")
        let left = build.skipped > 0 ? "; \(skipped) left out" : ""
        Console.print("\(out): \(CountText.of(build.index.count, "party", "parties"))\(left)")
        if diagnostics.hasErrors {
            Console.error("clew: some lines of \(input.name) cannot be read and are missing from the index")
            throw ExitCode(ExitStatus.inputIsWrong.rawValue)
        }
    }
}
