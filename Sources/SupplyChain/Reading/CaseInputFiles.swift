import ClewModel
import Foundation
import OfficeFiles
import SourceFiles

/// The files of a case folder: reads each once, remembers its digest, and gathers what is wrong.
struct CaseInputFiles {
    var diagnostics: [Diagnostic] = []
    private(set) var inputs: [CaseInput] = []
    private let folder: URL
    /// The workbook of the case, once it was looked for.
    private var workbook: Workbook?
    private var hasSoughtWorkbook = false
    /// The rows that come from elsewhere than the tables of the folder.
    var draft = CaseDraft()

    /// The workbook that may hold tables of the case as sheets, each named for its table: `parties`, `lots`, `documents`.
    static let workbookName = "case.xlsx"

    /// How many errors there are so far.
    var errorCount: Int { diagnostics.count { $0.severity == .error } }

    init(folder: URL) {
        self.folder = folder
    }

    /// Whether the folder is there and is one; reports if not.
    mutating func checkFolder() -> Bool {
        var isDirectory: ObjCBool = false
        let path = folder.path(percentEncoded: false)
        let place = SourceLocation(file: folder.lastPathComponent)
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            report("file.missing", "there is no case folder \(folder.lastPathComponent)", at: place)
            return false
        }
        guard isDirectory.boolValue else {
            report(
                "file.notADirectory",
                "\(folder.lastPathComponent) is a file; expected a case folder with case.yaml in it",
                at: place)
            return false
        }
        for name in Self.subfolders {
            do throws(SourceFileError) {
                try InputFile.checkFolder(folder.appending(path: name), as: name, within: folder)
            } catch {
                diagnostics.append(error.diagnostic)
            }
        }
        return true
    }

    /// The folders that a case may have.
    ///
    /// What stands in the place of one and is none is told: what it was to hold is missing.
    private static let subfolders = ["documents", "epcis", "EPCIS", "evidence", "answers"]

    /// Whether anything of the name is there, a link that leads nowhere too: reading it then says what is wrong.
    func exists(_ name: String) -> Bool {
        let path = folder.appending(path: name).path(percentEncoded: false)
        return (try? FileManager.default.attributesOfItem(atPath: path)) != nil
    }

    /// The names in a folder of the case, in order; none where there is no such folder.
    func names(in subfolder: String = "") -> [String] {
        let url = subfolder.isEmpty ? folder : folder.appending(path: subfolder)
        let names = try? FileManager.default.contentsOfDirectory(atPath: url.path(percentEncoded: false))
        return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
    }

    /// Whether a name is that of a folder.
    func isFolder(_ name: String) -> Bool {
        var isDirectory: ObjCBool = false
        let path = folder.appending(path: name).path(percentEncoded: false)
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
    }

    /// Reads a file whole.
    mutating func file(_ name: String, limit: Int = CaseFolder.fileLimit) -> SourceFile? {
        do throws(SourceFileError) {
            let file = try SourceFile.read(folder.appending(path: name), as: name, within: folder, limit: limit)
            inputs.append(CaseInput(file: name, sha256: file.sha256))
            return file
        } catch {
            diagnostics.append(error.diagnostic)
            return nil
        }
    }

    /// A table as it was read, with all the words in it.
    struct FoundTable {
        var table: Table
        /// Every cell as text, for what points at a row that could not be read.
        var words: () -> Set<String>
    }

    /// Whether a table is there, as a file or as a sheet of the workbook.
    mutating func hasTable(_ name: String) -> Bool {
        exists(name) || sheet(of: name) != nil || draft.tables[name] != nil
    }

    /// Reads a table from its file or sheet, and adds the rows of the draft that no row of it replaces.
    mutating func table(_ name: String, required: [String], optional: [String]) -> FoundTable? {
        let drafted = draft.tables[name]
        let isFiled = exists(name) || sheet(of: name) != nil
        guard let drafted else { return filedTable(name, required: required, optional: optional) }
        let filed = isFiled ? filedTable(name, required: required, optional: optional) : nil
        if isFiled, filed == nil { return nil }
        let key = required.first ?? "id"
        let isOfParties = name == CaseTable.parties.rawValue
        let stated = Set(
            (filed?.table.rows ?? []).compactMap { row in
                row[key].map { cell in
                    let id = GS1Identifier(cell.text)
                    return isOfParties ? id.asParty.text : id.text
                }
            })
        let rows = (filed.map { ofWholes(drafted, $0.table) } ?? drafted).placedRows { !stated.contains($0) }
        let table = Table(rows, from: drafted.start, required: required, optional: optional, into: &diagnostics)
        let words = Set(rows.joined().map(\.text))
        guard let filed else { return FoundTable(table: table) { words } }
        return FoundTable(table: filed.table.appending(table)) { words.union(filed.words()) }
    }

    /// What a table says of lots, said of their parts too.
    private func ofWholes(_ drafted: CaseDraft.DraftTable, _ filed: Table) -> CaseDraft.DraftTable {
        guard !draft.wholes.isEmpty, drafted.columns.contains("stage") else { return drafted }
        let columns = ["stage", "unit_mass_kg", "solids_percent", "content_percent"]
        var said: [String: [String: String]] = [:]
        for row in filed.rows {
            guard let id = row["id"] else { continue }
            for column in columns { said[GS1Identifier(id.text).text, default: [:]][column] = row[column]?.text }
        }
        return drafted.widened(by: columns).filled { row in
            row["id"].flatMap { draft.wholes[$0] }.flatMap { said[$0] } ?? [:]
        }
    }

    /// Reads a table from its file, or from the sheet of the workbook that is named for it.
    private mutating func filedTable(_ name: String, required: [String], optional: [String]) -> FoundTable? {
        let sheet = sheet(of: name)
        if let sheet, exists(name) {
            report(
                "case.table.twice",
                "the table stands both in \(name) and in the sheet “\(sheet.name)” of \(Self.workbookName); keep one of them",
                at: SourceLocation(file: name))
            return nil
        }
        if let sheet {
            let table = sheet.table(required: required, optional: optional, into: &diagnostics)
            return FoundTable(table: table) { Set(sheet.rows.flatMap(\.cells).map(\.text)) }
        }
        guard let file = file(name) else { return nil }
        let table = Table(file, required: required, optional: optional, into: &diagnostics)
        return FoundTable(table: table) {
            let breaks: Set<Character> = [",", ";", "\t", "\"", "\n", "\r", "\r\n"]
            return Set(file.text.split { breaks.contains($0) }.map { $0.trimmingCharacters(in: .whitespaces) })
        }
    }

    /// The sheet that is named for a table: `documents` for `documents/index.csv`.
    private mutating func sheet(of name: String) -> Sheet? {
        if !hasSoughtWorkbook {
            hasSoughtWorkbook = true
            if exists(Self.workbookName), let file = file(Self.workbookName) {
                do {
                    workbook = try Workbook(file)
                } catch {
                    diagnostics.append(error.diagnostic)
                }
            }
        }
        let title = String(name.prefix { $0 != "/" && $0 != "." })
        return workbook?.sheets.first { $0.name.lowercased() == title && !$0.isEmpty }
    }

    /// What is known of the file of a document.
    struct Document {
        /// The digest of the file.
        var digest: SHA256Digest
        /// Its text, where it could be read.
        var text: String?
        /// Why it could not be read.
        var unread: String?
        /// What a reader of the text should know: a guessed encoding, pages without text.
        var remarks: [String] = []
        /// Which parts of it could not be read.
        var unreadParts: [String] = []
    }

    /// The digest of a document, and its text or the reason for which there is none.
    ///
    /// What cannot be read stops nothing: a picture is a document too. It is told as unread.
    mutating func document(_ name: String, at location: SourceLocation) -> Document? {
        let url = folder.appending(path: name)
        let documents = folder.appending(path: String(name.prefix { $0 != "/" }))
        do throws(SourceFileError) {
            // The folder of the documents may itself be a link to elsewhere.
            try InputFile.check(url, as: name, within: folder)
            let digest = try SHA256Digest.ofFile(url, as: name, within: documents)
            inputs.append(CaseInput(file: name, sha256: digest))
            var document = Document(digest: digest)
            do {
                let file = try SourceFile.read(url, as: name, within: documents, limit: CaseFolder.textLimit)
                let text = try DocumentText.read(file)
                document.text = text.text
                document.remarks = text.remarks
                document.unreadParts = text.unread
            } catch let error as SourceFileError {
                document.unread = error.message
            } catch let error as OfficeFileError {
                document.unread = error.message
            } catch {
                document.unread = "it cannot be read"
            }
            return document
        } catch {
            // The index names the file, so that is the place to mend.
            let codes = [
                SourceFileError.Code.missing: "case.document.missing", .outside: "case.document.outside",
            ]
            report(codes[error.code] ?? error.code.rawValue, error.message, at: location)
            return nil
        }
    }

    mutating func report(_ code: String, _ message: String, at location: SourceLocation) {
        diagnostics.append(Diagnostic(.error, code: code, message, at: location))
    }

    mutating func warn(_ code: String, _ message: String, at location: SourceLocation) {
        diagnostics.append(Diagnostic(.warning, code: code, message, at: location))
    }
}
