import NameMatching

/// One form in which names say that their bearer belongs to a listed body: words, with places for numbers.
struct DesignationForm {
    /// What a form is.
    enum Kind: String {
        /// The body's own designation.
        case name
        /// A shorter one that others may bear.
        case short
        /// A numbered unit of it.
        case unit
        /// A numbered unit with a short designation of the body before it.
        case bodyUnit = "body-unit"
    }

    private enum Element {
        case letters([UInt32])
        case number(UnitNumber.Slot)
    }

    let kind: Kind
    /// Whether it counts only beside a word for the body's region.
    let isAnchored: Bool
    /// The last ideograph, by which words behind it are told that make it something else.
    let last: UInt32?
    private let elements: [Element]

    /// Where a form stands in a text.
    struct Place {
        var range: Range<Int>
        /// The number of the regiment or division, where the form has one.
        var number: Int?
    }

    /// Reads a form such as `兵团第{d}师`.
    init(_ text: some StringProtocol, kind: Kind, isAnchored: Bool, lexicon: Lexicon) {
        self.kind = kind
        self.isAnchored = isAnchored
        var elements: [Element] = []
        var last: UInt32?
        for piece in text.split(separator: "{", omittingEmptySubsequences: false) {
            var rest = Substring(piece)
            if let end = rest.firstIndex(of: "}"), let slot = UnitNumber.Slot(rawValue: String(rest[..<end])) {
                elements.append(.number(slot))
                rest = rest[rest.index(after: end)...]
                last = nil
            }
            let letters = DesignationText.units(of: String(rest), lexicon: lexicon)
            if !letters.isEmpty {
                elements.append(.letters(letters))
                last = letters.last
            }
        }
        self.elements = elements
        self.last = last
    }

    /// The first place where the form stands in a text, from word boundary to word boundary.
    func first(in text: DesignationText) -> Place? {
        for start in text.units.indices where text.starts[start] {
            if let place = at(start, in: text) { return place }
        }
        return nil
    }

    /// The form where it begins at a place of a text.
    func at(_ start: Int, in text: DesignationText) -> Place? {
        guard let (end, number) = match(0, text, start) else { return nil }
        return Place(range: start..<end, number: number)
    }

    private func match(_ index: Int, _ text: DesignationText, _ position: Int) -> (end: Int, number: Int?)? {
        guard index < elements.count else { return text.starts[position] ? (position, nil) : nil }
        switch elements[index] {
        case .letters(let letters):
            guard position + letters.count <= text.units.count,
                text.units[position..<position + letters.count].elementsEqual(letters)
            else { return nil }
            return match(index + 1, text, position + letters.count)
        case .number(let slot):
            for (value, length) in UnitNumber.read(slot, text, at: position) {
                if let (end, _) = match(index + 1, text, position + length) { return (end, value) }
            }
            return nil
        }
    }
}
