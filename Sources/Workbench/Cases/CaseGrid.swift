import Casework
import ClewModel
import Foundation
import SourceFiles

/// A table of a case as rows and cells, with what the reader says at each.
struct CaseGrid {
    /// The most rows that are shown; all can be edited as text.
    static let most = 150

    private(set) var rows: [[String: Any]] = []

    init(_ bytes: [UInt8], name: String, _ diagnostics: [Diagnostic]) {
        var scanner = CSVScanner(file: name, rowLimit: 1 << 20)
        var row = CSVRow()
        let span = bytes.span
        // A row that cannot be read ends the view; the reader's message says why.
        while rows.count < Self.most {
            let begin = scanner.position
            guard (try? scanner.next(in: span, isLast: true, into: &row)) == true else { break }
            let own = diagnostics.filter { $0.location.line == row.line }
            let line = String(decoding: bytes[begin..<scanner.position], as: UTF8.self)
            if line.hasPrefix("#") {
                let remark: [String: Any] = ["text": Markup.tagged(line.trimmingCharacters(in: .newlines)), "span": 40]
                rows.append(["line": row.line, "cells": [remark]])
                continue
            }
            let starts = Self.starts(line)
            func cell(of diagnostic: Diagnostic) -> Int? {
                diagnostic.location.column.flatMap { column in starts.lastIndex { $0 <= column } }
            }
            let cells = (0..<row.count).map { index -> [String: Any] in
                let told = own.filter { cell(of: $0) == index }
                var cell: [String: Any] = ["text": Markup.tagged(row.text(index, in: span))]
                if !told.isEmpty { cell["told"] = told.map { Self.message($0) } }
                return cell
            }
            let rest = own.filter { cell(of: $0).map { $0 >= row.count } ?? true }
            var view: [String: Any] = ["line": row.line, "cells": cells]
            if !rest.isEmpty { view["told"] = rest.map { Self.message($0) } }
            rows.append(view)
        }
    }

    /// The place of each cell's first character in its line, from 1, as the reader counts.
    private static func starts(_ line: String) -> [Int] {
        var starts = [1]
        var isQuoted = false
        for (index, scalar) in line.unicodeScalars.enumerated() {
            if scalar == "\"" { isQuoted.toggle() }
            if scalar == ",", !isQuoted { starts.append(index + 2) }
        }
        return starts
    }

    private static func message(_ diagnostic: Diagnostic) -> [String: Any] {
        ["message": Markup.tagged(diagnostic.message), "class": diagnostic.severity == .error ? "high" : "medium"]
    }
}
