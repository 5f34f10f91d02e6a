public import ArgumentParser

/// `clew evidence`: texts and pages that are kept so that others can rely on them.
public struct EvidenceCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "evidence",
        abstract: "Keep texts and captures of pages as evidence of a case.",
        discussion: """
            Keeps what the Berkeley Protocol on Digital Open Source Investigations asks: address, capture, embedded metadata, hash, \
            time and its source, publisher, chain of custody. Who collected it and from where is sealed apart and goes into no \
            dossier and no package.
            """,
        subcommands: [EvidenceAddCommand.self, EvidenceVerifyCommand.self])

    /// Creates the command.
    public init() {}
}
