public import ArgumentParser
import Casework
import ClewModel
import Foundation
import SourceFiles
import World

/// `clew timetable`: what changes next.
public struct TimetableCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "timetable",
        abstract: "Say what changes next: for a case, or in all regimes.",
        discussion: """
            Tells, from a day on and by day, which rules begin to apply, end, are suspended or come back, which entries of \
            lists begin or end, and which periods run, each with its source. With a case it looks at the regimes in its \
            scope, at Chinese counter-measures and at the entries of its parties, and says what each change means for it; \
            the first day is the one that --as-of gives, else that of the case. Without a case it needs --as-of: no clock is \
            read.

            A rule that a source calls coming is told as the source tells it; nothing says that it will not be changed.
            """)

    @Argument(help: "The folder of the case; all regimes where it is left out.", completion: .directory)
    var `case`: String?

    @Option(name: .customLong("as-of"), help: "The first day told, as 2024-03-05.")
    var asOf: DayArgument?

    @Option(name: .customLong("known-at"), help: "Use only what was published by this day.")
    var knownAt: DayArgument?

    @Option(help: "The regimes or jurisdictions in scope, as us,eu,uk,ca,cn or us-uflpa,…")
    var regimes: String?

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var onHand: WorldOptions

    /// Creates the command.
    public init() {}

    /// Asks for a day where nothing else gives one.
    public func validate() throws {
        if `case` == nil, asOf == nil {
            throw ValidationError("Without a case, name the first day with --as-of, as 2024-03-05: no clock is read.")
        }
    }

    /// Writes the timetable.
    public func run() throws {
        let names = regimes?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } ?? []
        let world = try onHand.world(knownAt: knownAt?.day)
        let writer = TimetableWriter(world: world)
        let timetable: Timetable
        if let folder = `case` {
            let question = try Assessor(world: world).assessed(
                caseAt: URL(filePath: folder), options: AssessmentOptions(asOf: asOf?.day, regimes: names))
            timetable = try writer.timetable(of: question)
        } else {
            guard let asOf else { throw CleanExit.helpRequest(self) }
            timetable = try writer.timetable(regimes: names, from: asOf.day)
        }
        guard !json else { return Console.print(json: try JSONOutput.text(timetable)) }
        Console.print(
            TimetableText(
                timetable: timetable, style: TextStyle(isColoured: Console.isColoured), width: Console.width
            ).text)
    }
}

/// A timetable for a person, a paragraph a change.
struct TimetableText {
    let timetable: Timetable
    let style: TextStyle
    let width: Int

    /// The text, without a line feed at its end.
    var text: String {
        let known = timetable.knownAt.map { ", on what was known on \($0)" } ?? ""
        let title = timetable.title.map { "\($0): what" } ?? "What"
        var lines = [style(SafeText.line("\(title) changes from \(timetable.from) on\(known)"), .bold)]
        lines.append(style("Our reading of public sources, not legal advice.", .faint))
        if timetable.entries.isEmpty { lines += ["", "Nothing that is on hand changes after that day."] }
        for entry in timetable.entries {
            lines.append("")
            let past = entry.isPast ? " (this day is past)" : ""
            lines.append(
                style(entry.day.description, .bold) + "  "
                    + wrapped("\(entry.what)\(past)", first: 12))
            let about = [entry.kind.rawValue, entry.regime, entry.provision].compactMap(\.self)
            lines.append(indented(about.joined(separator: " · ")))
            if let bearing = entry.bearing { lines.append(indented(bearing)) }
            if let effect = entry.effect { lines.append(indented(effect)) }
            lines.append(indented("source: " + CitationText.line(entry.citation, entry.confidence)))
        }
        return lines.joined(separator: "\n")
    }

    private func wrapped(_ text: String, first: Int) -> String {
        TextStyle.wrap(SafeText.line(text), columns: width - first, indent: "")
            .replacing("\n", with: "\n" + String(repeating: " ", count: first))
    }

    private func indented(_ text: String) -> String {
        String(repeating: " ", count: 12) + wrapped(text, first: 12)
    }
}
