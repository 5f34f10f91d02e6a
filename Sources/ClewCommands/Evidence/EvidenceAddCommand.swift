public import ArgumentParser
import Casework
import ClewModel
import Foundation
import LabourProgrammes
import SourceFiles
import World

/// `clew evidence add`: files that are kept as evidence.
public struct EvidenceAddCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Keep files as evidence of a case, and say what they say.",
        discussion: """
            Takes pages (HTML), PDF, DOCX, XLSX, plain texts, and captures of pages (WARC, packed or not, and WACZ). The file is kept \
            as it came in the folder evidence of the case; its text becomes a document that assessments read. What says who \
            collected it, from where and by what means lies in evidence/sealed, which its owner alone may read, and so does what \
            the file states of its maker.

            A text that names workers or detainees is refused. With --mask-persons its text is kept with the names masked, and \
            the file itself is not.

            Days, moments and persons are what you state; no clock is asked. A file that is on record already is not kept twice: \
            only new steps of custody are added. All files are kept or none.
            """)

    @Argument(help: "The folder of the case.", completion: .directory)
    var `case`: String

    @Argument(help: "The files.", completion: .file())
    var files: [String]

    @Option(help: "The address at which it was found; once for all files, or once for each in their order.")
    var address: [String] = []

    @Option(help: "The kind of document, as in documents/index.csv: public-notice, company-news, news …")
    var type = "note"

    @Option(help: "Who published it.")
    var publisher: String?

    @Option(help: "When it was published: 2024, 2024-03 or 2024-03-05.")
    var published: PartialDateArgument?

    @Option(help: "When it was captured: 2026-03-05, or 2026-03-05T14:20:00+08:00.")
    var captured: StatedTimeArgument?

    @Option(name: .customLong("time-source"), help: "Where that time comes from, such as a clock or a time server.")
    var timeSource: String?

    @Option(name: .customLong("sha256"), help: "The SHA-256 that was taken at collection; once for each file.")
    var digest: [String] = []

    @Option(help: "Its language, such as zh-Hans.")
    var language: String?

    @Option(help: "A party of the case that it is about; may be given several times.")
    var party: [String] = []

    @Option(help: "The party of the case that issued it.")
    var issuer: String?

    @Option(help: "How reliable the source and how credible the information is, such as B2 (Admiralty scale).")
    var rating: String?

    @Option(help: "Who collected it (sealed).")
    var collector: String?

    @Option(name: .customLong("collected-from"), help: "From where it was collected (sealed).")
    var place: String?

    @Option(name: .customLong("collected-with"), help: "By what means: machine, account, connection (sealed).")
    var means: String?

    @Option(
        help: "A step of custody as 'DAY; WHAT WAS DONE; PERSON' (the person is sealed); may be given several times.")
    var custody: [CustodyArgument] = []

    @Option(help: "A remark, which is shown.")
    var note: String?

    @Flag(
        name: .customLong("mask-persons"),
        help: "Keep a text that names workers, with the names masked and without the file.")
    var masksPersons = false

    @OptionGroup var onHand: WorldOptions

    /// Creates the command.
    public init() {}

    /// Refuses what is no digest and no rating.
    public func validate() throws {
        for text in digest where SHA256Digest(hex: text) == nil {
            throw ValidationError("--sha256 takes 64 hexadecimal digits.")
        }
        if let rating, AdmiraltyRating(rating) == nil {
            throw ValidationError("--rating takes A to F and 1 to 6, such as B2.")
        }
        guard !files.isEmpty else { throw ValidationError("Name a file.") }
    }

    /// Keeps the files and says what they say.
    public func run() throws {
        var statement = EvidenceStatement()
        statement.type = type
        statement.addresses = address
        statement.digests = digest.compactMap { SHA256Digest(hex: $0) }
        statement.publisher = publisher
        statement.published = published?.date
        statement.captured = captured?.time
        statement.timeSource = timeSource
        statement.language = language
        statement.parties = party
        statement.issuer = issuer
        statement.rating = rating.flatMap { AdmiraltyRating($0) }
        statement.collector = collector
        statement.place = place
        statement.means = means
        statement.custody = custody.map(\.step)
        statement.note = note
        statement.masksPersons = masksPersons
        let world = try onHand.world(knownAt: nil)
        let kept = try EvidenceKeeper(caseAt: URL(filePath: `case`), world: world)
            .add(files.map { URL(filePath: $0) }, statement)
        for item in kept { tell(item) }
    }

    private func tell(_ item: EvidenceKeeper.Kept) {
        let record = item.record
        Console.print(
            "\(record.id) \(item.wasKnown ? "was on record" : "kept"): \(record.kind), SHA-256 \(record.sha256)")
        Console.print("  read it in \(record.working.file)")
        if record.working.maskedLines > 0 {
            Console.print("  names masked in \(record.working.maskedLines) lines; the file itself was not kept")
        }
        for difference in record.differences { Console.print("  " + SafeText.line(difference)) }
        for words in item.said {
            let place = "line \(words.location.line ?? 0), column \(words.location.column ?? 0)"
            Console.print(
                SafeText.line(
                    "  \(words.party): \(words.programme.rawValue), \(words.stance.rawValue), grade \(words.grade.rawValue), at \(place)"
                ))
            Console.print(
                TextStyle.wrap(
                    "    “" + SafeText.line(words.sentence.trimmingCharacters(in: .whitespacesAndNewlines)) + "”",
                    columns: Console.width, indent: "    "))
        }
        if item.said.isEmpty {
            Console.print(
                item.wordCount == 0
                    ? "  no word of a labour programme was found; nothing found says nothing"
                    : "  words of labour programmes were found, and no sentence ties them to a party of the case")
        }
    }
}

/// A date that may be known to the month or the year only.
struct PartialDateArgument: ExpressibleByArgument {
    let date: PartialDate

    init?(argument: String) {
        guard let date = PartialDate(argument), DateText.possibleYears.contains(date.year) else { return nil }
        self.date = date
    }
}

/// A day, or a moment with its offset from UTC.
struct StatedTimeArgument: ExpressibleByArgument {
    let time: StatedTime

    init?(argument: String) {
        guard let time = StatedTime(argument) else { return nil }
        self.time = time
    }
}

/// A step of custody.
struct CustodyArgument: ExpressibleByArgument {
    let step: EvidenceStatement.Custody

    init?(argument: String) {
        guard let step = EvidenceStatement.Custody(argument) else { return nil }
        self.step = step
    }
}
