import SourceFiles

/// A picture that is being drawn: SVG that can be seen in colour and in grey, printed, and read aloud.
///
/// Coordinates have one decimal, the same on every machine. Marks differ by shape and filling as well as by colour.
struct Drawing {
    /// The colours, which are those of the dossier.
    enum Ink: String {
        case black = "#1d232a"
        case soft = "#4d5966"
        case line = "#cfd6dd"
        case red = "#9b1c15"
        case blue = "#1b4f8a"
        case amber = "#7a4f00"
        case sand = "#d9c08a"
        case none = "none"
    }

    enum Anchor: String {
        case start, middle, end
    }

    let name: String
    let width: Double
    let height: Double
    private var body = ""

    init(_ name: String, width: Double, height: Double) {
        self.name = name
        self.width = width
        self.height = height
    }

    mutating func line(
        _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ ink: Ink = .line, width: Double = 1,
        dashes: String = ""
    ) {
        body +=
            "<line x1=\"\(n(x1))\" y1=\"\(n(y1))\" x2=\"\(n(x2))\" y2=\"\(n(y2))\" stroke=\"\(ink.rawValue)\" stroke-width=\"\(n(width))\""
            + dashed(dashes) + "/>\n"
    }

    mutating func rect(
        _ x: Double, _ y: Double, _ w: Double, _ h: Double, fill: Ink, stroke: Ink = .none, dashes: String = "",
        isHatched: Bool = false, title: String? = nil
    ) {
        let paint = isHatched ? "url(#may-\(name))" : fill.rawValue
        body +=
            "<rect x=\"\(n(x))\" y=\"\(n(y))\" width=\"\(n(max(0, w)))\" height=\"\(n(h))\" fill=\"\(paint)\" stroke=\"\(stroke.rawValue)\""
            + dashed(dashes) + ended("rect", title)
    }

    mutating func path(
        _ points: [(x: Double, y: Double)], isClosed: Bool, fill: Ink, stroke: Ink, width: Double = 1,
        dashes: String = "",
        isHatched: Bool = false, title: String? = nil
    ) {
        let steps = points.enumerated().map { "\($0 == 0 ? "M" : "L")\(n($1.x)) \(n($1.y))" }.joined()
        let paint = isHatched ? "url(#may-\(name))" : fill.rawValue
        body +=
            "<path d=\"\(steps)\(isClosed ? "Z" : "")\" fill=\"\(paint)\" stroke=\"\(stroke.rawValue)\" stroke-width=\"\(n(width))\""
            + dashed(dashes) + ended("path", title)
    }

    mutating func circle(_ x: Double, _ y: Double, _ radius: Double, fill: Ink, stroke: Ink, title: String? = nil) {
        body +=
            "<circle cx=\"\(n(x))\" cy=\"\(n(y))\" r=\"\(n(radius))\" fill=\"\(fill == .none ? "#fff" : fill.rawValue)\" stroke=\"\(stroke.rawValue)\""
            + ended("circle", title)
    }

    mutating func text(
        _ text: String, _ x: Double, _ y: Double, _ anchor: Anchor = .start, size: Double = 12, ink: Ink = .black,
        isBold: Bool = false
    ) {
        body +=
            "<text x=\"\(n(x))\" y=\"\(n(y))\" text-anchor=\"\(anchor.rawValue)\" font-size=\"\(n(size))\" fill=\"\(ink.rawValue)\""
            + (isBold ? " font-weight=\"600\"" : "") + ">\(HTMLText.escape(SafeText.line(text)))</text>\n"
    }

    /// The whole picture.
    ///
    /// - Parameter title: What it shows, for those who hear it.
    func svg(title: String) -> String {
        """
        <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="\(HTMLText.escape(SafeText.line(title)))" \
        viewBox="0 0 \(n(width)) \(n(height))" width="\(n(width))" height="\(n(height))" \
        font-family="system-ui, 'DejaVu Sans', sans-serif">
        <defs><pattern id="may-\(name)" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
        <rect width="6" height="6" fill="#fff"/><rect width="2.5" height="6" fill="#8fa3b8"/></pattern></defs>
        \(body)</svg>

        """
    }

    private func ended(_ element: String, _ title: String?) -> String {
        guard let title else { return "/>\n" }
        return "><title>\(HTMLText.escape(SafeText.line(title)))</title></\(element)>\n"
    }

    private func dashed(_ dashes: String) -> String { dashes.isEmpty ? "" : " stroke-dasharray=\"\(dashes)\"" }

    /// A coordinate.
    private func n(_ value: Double) -> String {
        guard value.magnitude < 1e9 else { return "0" }
        let tenths = Int((value * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(sign)\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
    }
}

/// The ticks of an axis.
enum AxisTicks {
    /// Round numbers that hold the least, 0 and the most, four to twelve of them.
    static func ticks(from least: Double, to most: Double) -> [Double] {
        let low = min(0, least)
        let high = max(0, most) > low ? max(0, most) : low + 1
        var step = 1.0
        let span = high - low
        while step * 10 < span { step *= 10 }
        while step > span { step /= 10 }
        if span / step < 3 { step /= 2 }
        if span / step < 3 { step /= 2 }
        var ticks: [Double] = []
        var index = (low / step).rounded(.down)
        while index * step < high + step * 0.999, ticks.count < 40 {
            ticks.append(index * step)
            index += 1
        }
        return ticks
    }

    /// A tick as a label, without superfluous digits.
    static func label(_ value: Double) -> String {
        let rounded = (value * 1e6).rounded() / 1e6
        if rounded.magnitude >= 1e9 { return "\(Figures.plain(rounded / 1e9))bn" }
        if rounded.magnitude >= 1e6 { return "\(Figures.plain(rounded / 1e6))m" }
        return Figures.plain(rounded)
    }
}

/// Words cut to a length.
enum ShortWords {
    static func cut(_ text: String, to most: Int) -> String {
        text.count > most ? text.prefix(most - 1) + "…" : text
    }

    static func padded(_ text: String, to width: Int) -> String {
        let short = cut(text, to: width)
        return short + String(repeating: " ", count: max(0, width - short.count))
    }
}
