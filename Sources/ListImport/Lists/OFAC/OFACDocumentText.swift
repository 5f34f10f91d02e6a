/// A document as a few remarks spell it out: `No.: 0310857, Eritrea, Issue Date 21 August 2006, Expire Date 20 August 2008`.
struct OFACDocumentText {
    /// The number.
    let number: String
    /// The country that issued it.
    private(set) var country: String?
    /// The day of issue.
    private(set) var issued: String?
    /// The last day.
    private(set) var expires: String?

    /// Reads a remark; `nil` where any part of it says something else.
    init?(_ text: String) {
        var rest = Substring(text)
        // The remark may end the parenthesis that several of them stand in.
        if rest.hasSuffix(")"), !rest.contains("(") { rest = rest.dropLast() }
        if rest.hasPrefix("No.: ") { rest = rest.dropFirst(5) }
        let parts = CleanText.parts(String(rest), separatedBy: ",")
        guard let first = parts.first, parts.count > 1 || first != text else { return nil }
        number = first
        for part in parts.dropFirst() {
            if part.hasPrefix("Issue Date ") {
                issued = String(part.dropFirst("Issue Date ".count))
            } else if part.hasPrefix("Expire Date ") {
                expires = String(part.dropFirst("Expire Date ".count))
            } else if country == nil, Country.code(of: part) != nil {
                country = part
            } else {
                return nil
            }
        }
    }
}
