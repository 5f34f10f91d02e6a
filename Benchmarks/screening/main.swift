import ClewModel
import Foundation
import NameMatching
import Screening

/// Measures retrieval by itself, shows candidates, and learns the weights of the evidence.
///
///     screening-benchmark retrieve INDEX QUERIES LEXICON [COUNT]  what retrieval alone proposes, in the form that mark.py reads
///     screening-benchmark pairs    PARTIES QUERIES LEXICON        candidates as labelled pairs of names, for name-training
///     screening-benchmark presented PARTIES QUERIES LEXICON [estimates]  the candidates that screening presents, for Benchmarks/calibration
///     screening-benchmark train    LEXICON (PARTIES QUERIES)…     learns evidence.csv from queries whose answers are known
let arguments = CommandLine.arguments
do {
    switch (arguments.count > 1 ? arguments[1] : "", arguments.count) {
    case ("retrieve", 5...6):
        try writeRetrieved(
            index: arguments[2], queries: arguments[3], lexicon: arguments[4],
            count: arguments.count > 5 ? Int(arguments[5]) : nil)
    case ("pairs", 5):
        try writePairs(parties: arguments[2], queries: arguments[3], lexicon: arguments[4])
    case ("presented", 5...6):
        try writePresented(
            parties: arguments[2], queries: arguments[3], lexicon: arguments[4],
            isCalibrated: arguments.count == 5 || arguments[5] != "estimates")
    case ("train", 5...):
        try trainEvidence(lexicon: arguments[2], files: Array(arguments[3...]))
    default:
        FileHandle.standardError.write(
            Data(
                "usage: screening-benchmark retrieve|pairs|presented|train … (see Benchmarks/screening/README.md)\n"
                    .utf8))
        exit(64)
    }
} catch {
    FileHandle.standardError.write(Data("screening-benchmark: \(error)\n".utf8))
    exit(1)
}
