import ArgumentParser

/// The forms in which results can be written.
enum ScreenFormat: String, ExpressibleByArgument, CaseIterable {
    /// Lines for a person.
    case table
    /// One row a candidate, for a spreadsheet.
    case csv
    /// One JSON object a query, in the order of the input.
    case ndjson
    /// A page for a browser.
    case html
}
