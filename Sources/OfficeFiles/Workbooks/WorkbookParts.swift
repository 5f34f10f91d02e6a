import ClewModel

/// What the main part of a workbook says.
final class WorkbookPart: XMLHandler {
    /// A sheet as the workbook lists it.
    struct Listed {
        var name: String
        var visibility: Sheet.Visibility
        var relationship: String
    }

    private(set) var sheets: [Listed] = []
    private(set) var is1904 = false

    func start(_ name: String, _ attributes: XMLAttributes) {
        switch name {
        case "workbookPr": is1904 = ["1", "true", "on"].contains(attributes["date1904"] ?? "")
        case "sheet":
            let state = attributes["state"].flatMap(Sheet.Visibility.init(rawValue:)) ?? .visible
            sheets.append(
                Listed(name: attributes["name"] ?? "", visibility: state, relationship: attributes["id"] ?? ""))
        default: break
        }
    }

    func end(_ name: String) {}
    func text(_ text: UnsafeBufferPointer<UInt8>) {}
}

/// The number formats of a workbook, by the style that cells name.
final class StylesPart: XMLHandler {
    /// The formats of cells, in the order by which cells name them.
    private(set) var formats: [NumberFormat] = []
    private var custom: [Int: NumberFormat] = [:]
    private var isInCellFormats = false

    func start(_ name: String, _ attributes: XMLAttributes) {
        switch name {
        case "numFmt":
            // The same element stands in the formats of conditions, which come after those of cells.
            guard let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"],
                custom[id] == nil
            else { return }
            custom[id] = NumberFormat(code: code)
        case "cellXfs": isInCellFormats = true
        case "xf" where isInCellFormats:
            let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
            formats.append(custom[id] ?? NumberFormat(builtIn: id))
        default: break
        }
    }

    func end(_ name: String) {
        if name == "cellXfs" { isInCellFormats = false }
    }

    func text(_ text: UnsafeBufferPointer<UInt8>) {}
}

/// The texts that cells share, in order; runs of one text joined, readings of ideographs left out.
final class SharedStringsPart: XMLHandler {
    private(set) var strings: [String] = []
    private var collector = RichText()

    func start(_ name: String, _ attributes: XMLAttributes) {
        if name == "si" { collector = RichText() }
        collector.start(name)
    }

    func end(_ name: String) {
        collector.end(name)
        if name == "si" { strings.append(collector.value) }
    }

    func text(_ text: UnsafeBufferPointer<UInt8>) { collector.add(text) }
}

/// A text in runs, as it stands in the table of shared texts and in cells.
struct RichText {
    private var bytes: [UInt8] = []
    private var phoneticDepth = 0
    private var isInText = false

    mutating func start(_ name: String) {
        switch name {
        case "rPh": phoneticDepth += 1
        case "t": isInText = phoneticDepth == 0
        default: break
        }
    }

    mutating func end(_ name: String) {
        switch name {
        case "rPh": phoneticDepth -= 1
        case "t": isInText = false
        default: break
        }
    }

    mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
        if isInText { bytes.append(contentsOf: text) }
    }

    /// The text, with the characters restored that the format writes as `_x000D_`; line ends are line feeds.
    var value: String { Self.decoded(String(decoding: bytes, as: UTF8.self)) }

    static func decoded(_ text: String) -> String {
        guard text.contains("_x") else { return text.replacing("\r\n", with: "\n") }
        var result: [UInt16] = []
        let units = Array(text.utf16)
        var place = 0
        while place < units.count {
            if units[place] == 0x5F, place + 6 < units.count, units[place + 1] == 0x78, units[place + 6] == 0x5F,
                let code = UInt16(String(decoding: units[(place + 2)..<(place + 6)], as: UTF16.self), radix: 16)
            {
                result.append(code)
                place += 7
            } else {
                result.append(units[place])
                place += 1
            }
        }
        return String(decoding: result, as: UTF16.self).replacing("\r\n", with: "\n")
    }

    /// The text as the format writes it, so that ``decoded(_:)`` gives it back.
    static func encoded(_ text: String) -> String {
        guard text.contains("_x") || text.utf8.contains(0x0D) else { return text }
        var result = ""
        var rest = Substring(text)
        while let first = rest.unicodeScalars.first {
            if first == "\r" {
                result += "_x000D_"
            } else if first == "_", rest.dropFirst().hasPrefix("x") {
                result += "_x005F_"
            } else {
                result.unicodeScalars.append(first)
            }
            rest.unicodeScalars.removeFirst()
        }
        return result
    }
}
