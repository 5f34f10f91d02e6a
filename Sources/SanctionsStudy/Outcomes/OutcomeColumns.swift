import ClewModel

/// The columns of a published table, found by any of the spellings that its publisher used over time.
struct OutcomeColumns {
    /// A column that a reader asks for.
    struct Wanted {
        let key: String
        /// The spellings, folded; the first that the header has is taken.
        let names: [String]
        var isRequired = true
    }

    /// The position of each column that is there, by key.
    let positions: [String: Int]
    /// The number of columns.
    let count: Int

    /// Finds the columns.
    ///
    /// - Throws: A ``StudyError`` that names what is missing with the spellings that would do, or a column that stands there twice.
    init(_ header: [String], wanted: [Wanted], layout: String, at place: SourceLocation) throws(StudyError) {
        let names = header.map(Self.folded)
        var positions: [String: Int] = [:]
        var problems: [Diagnostic] = []
        for column in wanted {
            guard let name = column.names.first(where: names.contains) else {
                if column.isRequired {
                    problems.append(
                        Diagnostic(
                            .error, code: "outcome.header",
                            "\(layout) has a column “\(column.names.joined(separator: "” or “"))”; the header is "
                                + SafeHeader.shown(header), at: place))
                }
                continue
            }
            if names.count(where: { $0 == name }) > 1 {
                problems.append(
                    Diagnostic(.error, code: "outcome.header", "the column “\(name)” stands there twice", at: place))
            }
            positions[column.key] = names.firstIndex(of: name)
        }
        guard problems.isEmpty else {
            throw StudyError(
                .invalidData, "\(place.file) is not in the layout of \(layout); nothing was computed",
                diagnostics: problems)
        }
        self.positions = positions
        count = header.count
    }

    subscript(_ key: String) -> Int? { positions[key] }

    /// A heading without case, and with every run of other signs than letters and digits as one blank.
    static func folded(_ heading: String) -> String {
        heading.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "$" || $0 == "%") }.joined(separator: " ")
    }
}

/// A header as messages show it.
enum SafeHeader {
    /// The columns, cut to what a message can hold.
    static func shown(_ header: [String]) -> String {
        let text = header.filter { !$0.isEmpty }.joined(separator: ", ")
        return "“" + (text.count > 160 ? text.prefix(157) + "…" : text[...]) + "”"
    }
}
