import ArgumentParser

/// The forms in which `clew own` answers.
enum OwnFormat: String, ExpressibleByArgument, CaseIterable {
    /// Words and a tree, for a person.
    case text
    /// A table.
    case csv
    /// One JSON object a line.
    case ndjson
    /// A picture.
    case svg
}
