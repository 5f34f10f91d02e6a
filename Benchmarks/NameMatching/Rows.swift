import Foundation
import NameMatching

/// The rows of a CSV file with a header, each a dictionary by column.
func rows(of path: String) throws -> [[String: String]] {
    let text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    var records: [[String]] = []
    var record: [String] = []
    var field = ""
    var isQuoted = false
    var iterator = text.unicodeScalars.makeIterator()
    var next = iterator.next()
    while let scalar = next {
        next = iterator.next()
        if isQuoted {
            if scalar == "\"" {
                if next == "\"" {
                    field.unicodeScalars.append(scalar)
                    next = iterator.next()
                } else {
                    isQuoted = false
                }
            } else {
                field.unicodeScalars.append(scalar)
            }
        } else if scalar == "\"" {
            isQuoted = true
        } else if scalar == "," {
            record.append(field)
            field = ""
        } else if scalar == "\n" {
            record.append(field)
            records.append(record)
            record = []
            field = ""
        } else if scalar != "\r" {
            field.unicodeScalars.append(scalar)
        }
    }
    if !field.isEmpty || !record.isEmpty { records.append(record + [field]) }
    guard let header = records.first(where: { !($0.first ?? "").hasPrefix("#") }) else { return [] }
    return records.drop { $0 != header }.dropFirst().filter {
        $0.count == header.count && !($0.first ?? "").hasPrefix("#")
    }
    .map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
}

/// The kind that a word in a file stands for.
func kind(_ word: String?) -> NameKind {
    switch word?.lowercased() {
    case "person": .person
    case "vessel": .vessel
    case "organization", "company", "organisation": .organization
    default: .unknown
    }
}
