import CLibXML

/// Builds tables from the events of libxml2's HTML parser.
final class HTMLTableBuilder {
    var parser: htmlParserCtxtPtr?
    private(set) var tables: [HTMLTableReader.Table] = []
    private var preceding: [UInt8] = []
    private var table: HTMLTableReader.Table?
    private var row: [String]?
    private var rowLine = 0
    private var isHeaderRow = false
    private var cell: [UInt8]?
    private var skipDepth = 0

    static func of(_ context: UnsafeMutableRawPointer?) -> HTMLTableBuilder? {
        context.map { Unmanaged<HTMLTableBuilder>.fromOpaque($0).takeUnretainedValue() }
    }

    private var line: Int {
        guard let input = parser?.pointee.input else { return 0 }
        return Int(input.pointee.line)
    }

    func start(_ name: UnsafePointer<xmlChar>?) {
        guard let name else { return }
        switch String(cString: name) {
        case "script", "style": skipDepth += 1
        case "table":
            table = .init(
                preceding: CleanText.collapsed(String(decoding: preceding, as: UTF8.self)), header: [], rows: [])
        case "tr" where table != nil:
            row = []
            rowLine = line
            isHeaderRow = false
        case "th" where row != nil:
            isHeaderRow = true
            cell = []
        case "td" where row != nil: cell = []
        case "br", "p", "li", "div": characters(" ")
        default: break
        }
    }

    func end(_ name: UnsafePointer<xmlChar>?) {
        guard let name else { return }
        switch String(cString: name) {
        case "script", "style": skipDepth = max(0, skipDepth - 1)
        case "td", "th":
            if let bytes = cell { row?.append(CleanText.collapsed(String(decoding: bytes, as: UTF8.self))) }
            cell = nil
        case "tr":
            guard let cells = row else { return }
            row = nil
            if table?.header.isEmpty == true && (isHeaderRow || table?.rows.isEmpty == true) {
                table?.header = cells.map { $0.lowercased() }
            } else if !cells.allSatisfy(\.isEmpty) {
                table?.rows.append((rowLine, cells))
            }
        case "table":
            if let table { tables.append(table) }
            table = nil
            preceding.removeAll()
        default: break
        }
    }

    func characters(_ text: UnsafeBufferPointer<xmlChar>) {
        guard skipDepth == 0 else { return }
        if cell != nil {
            cell?.append(contentsOf: text)
        } else if table == nil {
            preceding.append(contentsOf: text)
        }
    }

    private func characters(_ text: StaticString) {
        characters(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
