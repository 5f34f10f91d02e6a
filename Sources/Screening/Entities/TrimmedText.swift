extension StringProtocol {
    /// The text without white space at its ends.
    var trimmed: String {
        // Nearly all texts begin and end with a sign of ASCII that is none.
        if let first = utf8.first, (0x21..<0x7F).contains(first), let last = unicodeScalars.last?.value,
            (0x21..<0x7F).contains(last)
        {
            return String(self)
        }
        var scalars = Substring(self).unicodeScalars
        while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return String(scalars)
    }
}
