import ClewModel
import Screening
import SourceFiles

/// Any bytes as a file: values with their places, or an error with its place.
///
/// The first byte says which reader.
enum ReaderTarget {
    static func run(_ input: [UInt8]) {
        let bytes = Array(input.dropFirst())
        switch (input.first ?? 0) & 7 {
        case 1: CSVLaws.check(bytes)
        case 2: readTable(bytes)
        case 3: readYAML(bytes)
        case 4: readParties(bytes)
        case 5: readTexts(String(decoding: bytes, as: UTF8.self))
        default: JSONLaws.check(bytes)
        }
    }

    private static func readTable(_ bytes: [UInt8]) {
        var diagnostics: [Diagnostic] = []
        let table = Table(
            SourceFile(name: "t", bytes: bytes), required: ["a"], optional: ["b", "c"], into: &diagnostics)
        for location in diagnostics.map(\.location) + table.rows.map(\.location) {
            demand((location.line ?? 0) > 0, "a place has no line")
        }
    }

    private static func readYAML(_ bytes: [UInt8]) {
        var diagnostics: [Diagnostic] = []
        guard let record = YAMLRecord.document(SourceFile(name: "t", bytes: bytes), into: &diagnostics) else {
            demand(!diagnostics.isEmpty, "a document is refused without a reason")
            return
        }
        for key in record.keys {
            _ = record.strings(key, into: &diagnostics)
            _ = record.records(key, into: &diagnostics)
            _ = record.number(key, into: &diagnostics)
        }
        record.reportUnread(into: &diagnostics)
    }

    private static func readParties(_ bytes: [UInt8]) {
        var log = DiagnosticLog()
        do {
            try PartyReader().read(ScreeningInput(bytes: bytes, name: "t"), into: &log) { entity, location in
                demand((location.line ?? 0) > 0, "a party has no line")
                demand(!entity.id.rawValue.isEmpty, "a party has no identifier")
            }
        } catch {
            demand(error is ScreeningError, "\(error) is of another module")
        }
    }

    private static func readTexts(_ text: String) {
        for decimalComma in [false, true] {
            if let number = try? NumberText.parse(text, decimalComma: decimalComma) {
                demand(number.isFinite, "the number is \(number)")
            }
        }
        if let date = try? DateText.partialDate(text) {
            demand((try? DateText.partialDate(date.description)) == date, "the date \(date) reads as another one")
        }
        _ = try? DateText.day(text)
    }
}
