public import ClewModel
public import Foundation
import SourceFiles

/// What comes out when an export is computed again.
public struct StudyVerification: Sendable {
    /// One file of the export.
    public struct Line: Hashable, Sendable {
        /// How it compares with what was computed.
        public enum Outcome: Hashable, Sendable {
            /// The same bytes.
            case same
            /// The file is not there.
            case missing
            /// It differs, first at the line.
            case differs(line: Int, found: String, computed: String)
            /// It is not part of the export.
            case foreign
        }

        /// The name of the file.
        public let name: String
        /// How it compares.
        public let outcome: Outcome
    }

    /// The files in the order of the export, then those that are not part of it, by name.
    public let lines: [Line]
    /// The version computed now.
    public let version: String

    /// Whether every file is the one computed now; files of others beside them do no harm.
    public var isSame: Bool {
        lines.allSatisfy { $0.outcome == .same || $0.outcome == .foreign }
    }

    /// What is wrong, each with its place.
    public var problems: [Diagnostic] {
        lines.compactMap { line in
            switch line.outcome {
            case .same, .foreign: nil
            case .missing:
                Diagnostic(
                    .error, code: "study.missing", "the file is missing", at: SourceLocation(file: line.name))
            case .differs(let number, let found, let computed):
                Diagnostic(
                    .error, code: "study.differs", "is “\(Self.cut(found))”; computed “\(Self.cut(computed))”",
                    at: SourceLocation(file: line.name, line: number))
            }
        }
    }

    private static func cut(_ text: String) -> String {
        let line = SafeText.line(text)
        return line.count > 80 ? line.prefix(79) + "…" : line
    }

    /// Computes an export again and compares it with a folder, byte by byte.
    ///
    /// - Parameters:
    ///   - folder: The folder that was exported to.
    ///   - export: The export computed now.
    /// - Throws: ``StudyError`` where the folder is no export, or a file in it cannot be read.
    public init(_ folder: URL, against export: StudyExport) throws(StudyError) {
        try self.init(folder, against: export.files, version: export.version)
    }

    /// The same for an export with further files, such as the page of a report.
    public init(
        _ folder: URL, against files: [(name: String, text: String)], version: String
    ) throws(StudyError) {
        let manager = FileManager.default
        let place = folder.path(percentEncoded: false)
        guard let names = try? manager.contentsOfDirectory(atPath: place) else {
            throw StudyError(.unreadable, "\(SafeText.line(place)) is no folder that can be read")
        }
        guard names.contains("datapackage.json") else {
            throw StudyError(
                .unreadable,
                "\(SafeText.line(place)) holds no datapackage.json: it is no export of “clew study export --out”")
        }
        var lines: [Line] = []
        for (name, text) in files {
            guard names.contains(name) else {
                lines.append(Line(name: name, outcome: .missing))
                continue
            }
            do throws(SourceFileError) {
                let file = try SourceFile.read(folder.appending(path: name), as: name)
                lines.append(Line(name: name, outcome: Self.compare(file.bytes, text)))
            } catch {
                throw StudyError(.unreadable, error.message, diagnostics: [error.diagnostic])
            }
        }
        let known = Set(files.map(\.name))
        lines += names.filter { !known.contains($0) }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            .map { Line(name: $0, outcome: .foreign) }
        self.lines = lines
        self.version = version
    }

    private static func compare(_ bytes: [UInt8], _ text: String) -> Line.Outcome {
        guard bytes != Array(text.utf8) else { return .same }
        let found = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        let computed = Array(text.utf8).split(separator: 0x0A, omittingEmptySubsequences: false)
        let first =
            zip(found, computed).enumerated().first { $0.element.0 != $0.element.1 }?.offset
            ?? min(found.count, computed.count)
        func line(_ lines: [ArraySlice<UInt8>]) -> String {
            first < lines.count ? String(decoding: lines[first], as: UTF8.self) : "no such line"
        }
        return .differs(line: first + 1, found: line(found), computed: line(computed))
    }
}
