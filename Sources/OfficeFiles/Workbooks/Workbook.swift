public import ClewModel
public import SourceFiles

/// A workbook of a spreadsheet program (XLSX or XLSM, ISO/IEC 29500, transitional and strict), fully read.
///
/// Formulas are never computed: the result that the program stored is taken. Macros, charts, pictures, comments and links to
/// other files are not looked at.
public struct Workbook: Sendable {
    /// The name of the file, for messages.
    public let file: String
    /// The sheets of cells, in the order of the workbook; sheets of a chart are left out.
    public let sheets: [Sheet]

    /// Reads a workbook.
    ///
    /// - Throws: ``OfficeFileError``, with the sheet and the cell where one is to blame; then nothing was read.
    /// - Complexity: O(*n*) in the bytes of the unpacked parts; memory for all cells.
    public init(_ source: SourceFile, limits: OfficeLimits = .standard) throws(OfficeFileError) {
        if let refusal = DocumentFormat.legacy(source) { throw refusal }
        let format = DocumentFormat.detect(source)
        guard format == .package else {
            throw OfficeFileError(
                .unknownFormat, "the file is \(format.name); expected a workbook: save it as “Excel workbook (.xlsx)”",
                at: SourceLocation(file: source.name))
        }
        let package = try OfficePackage(source, limits: limits)
        guard case .workbook = package.kind else {
            var name = "a text document"
            if case .other(let other) = package.kind { name = other }
            throw OfficeFileError(
                .unknownFormat, "the file is \(name); expected a workbook: save it as “Excel workbook (.xlsx)”",
                at: SourceLocation(file: source.name))
        }
        try self.init(package, limits: limits)
    }

    init(_ package: OfficePackage, limits: OfficeLimits) throws(OfficeFileError) {
        file = package.file
        let main = WorkbookPart()
        try package.read(package.mainPart, into: main)
        let relationships = try package.relationships(of: package.mainPart)
        let strings = SharedStringsPart()
        if let part = relationships.first(where: { $0.type == "sharedStrings" })?.part {
            try package.read(part, into: strings)
        }
        let styles = StylesPart()
        if let part = relationships.first(where: { $0.type == "styles" })?.part { try package.read(part, into: styles) }
        var book = SheetPart.Book(
            strings: strings.strings, formats: styles.formats, is1904: main.is1904, cellsLeft: limits.cellCount)
        var sheets: [Sheet] = []
        for listed in main.sheets {
            guard let target = relationships.first(where: { $0.id == listed.relationship }) else {
                throw OfficeFileError(
                    .broken, "the workbook lists the sheet \(SafeText.quoted(listed.name)) and does not have it",
                    at: SourceLocation(file: file))
            }
            guard target.type == "worksheet" else { continue }
            let part = SheetPart(listed.name, in: file, book)
            try package.read(target.part, into: part)
            book.cellsLeft -= part.cellCount
            sheets.append(
                Sheet(
                    file: file, name: listed.name, visibility: listed.visibility, rows: part.rows, merged: part.merged,
                    hiddenColumns: part.hiddenColumns.sorted(), limits: limits))
        }
        self.sheets = sheets
    }

    /// Chooses the sheet to read and says which it is.
    ///
    /// - Parameters:
    ///   - name: The name of the sheet, in any case; `nil` for the only visible one that is not empty.
    ///   - diagnostics: Receives an error where there is no such sheet, or more than one; else a note where the workbook has
    ///     other sheets with cells, hidden ones named as such.
    public func chooseSheet(_ name: String? = nil, into diagnostics: inout [Diagnostic]) -> Sheet? {
        let place = SourceLocation(file: file)
        func names(_ sheets: [Sheet]) -> String { sheets.map { SafeText.quoted($0.name) }.joined(separator: ", ") }
        let chosen: Sheet
        if let name {
            let folded = name.lowercased()
            guard
                let sheet = sheets.first(where: { $0.name == name })
                    ?? sheets.first(where: { $0.name.lowercased() == folded })
            else {
                diagnostics.append(
                    Diagnostic(
                        .error, code: "sheet.missing",
                        "the workbook has no sheet \(SafeText.quoted(name)); it has \(names(sheets))", at: place))
                return nil
            }
            chosen = sheet
        } else {
            let candidates = sheets.filter { !$0.isEmpty && $0.visibility == .visible }
            guard let first = candidates.first, candidates.count == 1 else {
                let hidden = sheets.filter { !$0.isEmpty && $0.visibility != .visible }
                let message =
                    candidates.isEmpty
                    ? "the workbook has no visible sheet with cells"
                        + (hidden.isEmpty ? "" : "; hidden are \(names(hidden)): show the sheet or name it")
                    : "the workbook has \(candidates.count) sheets with cells, \(names(candidates)); name the one to read"
                diagnostics.append(
                    Diagnostic(
                        .error, code: candidates.isEmpty ? "sheet.empty" : "sheet.ambiguous", message, at: place))
                return nil
            }
            chosen = first
        }
        let others = sheets.filter { $0.name != chosen.name && !$0.isEmpty }
        if !others.isEmpty || chosen.visibility != .visible {
            let hidden = chosen.visibility == .visible ? "" : ", which is hidden"
            let rest = others.map { SafeText.quoted($0.name) + ($0.visibility == .visible ? "" : " (hidden)") }
            diagnostics.append(
                Diagnostic(
                    .note, code: "sheet.chosen",
                    "the sheet \(SafeText.quoted(chosen.name))\(hidden) is read"
                        + (rest.isEmpty ? "" : "; not read: \(rest.joined(separator: ", "))"), at: place))
        }
        return chosen
    }
}
