import ArgumentParser
import Casework
import Foundation
import World

/// Where the reference data lies.
struct ReferenceOptions: ParsableArguments {
    @Option(help: "The folder of the reference data, where it is not found by itself.", completion: .directory)
    var reference: String?

    /// The folder: the one given, `CLEW_REFERENCE`, or the one beside the program.
    func directory() throws -> URL {
        try ReferenceDirectory.find(named: reference)
    }

    /// The reference data, of which each part is read when it is asked for.
    func knowledge() throws -> KnowledgeBase {
        try KnowledgeBase(directory())
    }
}
