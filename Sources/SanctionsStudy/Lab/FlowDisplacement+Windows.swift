extension FlowDisplacement {
    /// Every window that fits around an event, the shortest first.
    ///
    /// - Parameters:
    ///   - lengths: How many periods before and after.
    ///   - event: The first period after the event, as the user wrote it.
    ///   - label: A period as the file writes it.
    /// - Throws: ``StudyError`` where the panel lacks the product or no window fits, with what the panel has.
    public func windows(
        of product: String, at day: Int, event: String, lengths: ClosedRange<Int>, label: (Int) -> String
    ) throws(StudyError) -> [Window] {
        guard products.contains(product) else {
            throw StudyError(
                .invalidData,
                "no flow is of the product “\(product)”; products of the file are " + Self.list(products))
        }
        let windows = lengths.compactMap { window(of: product, at: day, length: $0) }
        guard !windows.isEmpty else {
            throw StudyError(
                .invalidData,
                "no window of \(lengths.lowerBound) to \(lengths.upperBound) periods around \(event) fits the file, which goes from "
                    + "\(label(periods.lowerBound)) to \(label(periods.upperBound))"
                    + (emptyPeriods.isEmpty ? "" : " and has no row of \(Self.list(emptyPeriods.map(label)))"))
        }
        return windows
    }

    /// What a reader has to know about the file: periods that no row is of, and names of the coalition that no row has.
    ///
    /// - Parameter label: A period as the file writes it.
    public func remarks(label: (Int) -> String) -> [String] {
        var remarks: [String] = []
        if !emptyPeriods.isEmpty {
            remarks.append(
                "no row is of \(Self.list(emptyPeriods.map(label))); windows over such a period are left out, since nothing says that "
                    + "nothing flowed.")
        }
        let strangers = coalition.subtracting(partners).sorted()
        if !strangers.isEmpty { remarks.append("no row names \(Self.list(strangers)), which counts as 0.") }
        return remarks
    }

    private static func list(_ names: [String]) -> String {
        names.prefix(24).joined(separator: ", ") + (names.count > 24 ? " …" : "")
    }
}
