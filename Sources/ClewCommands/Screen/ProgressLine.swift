import Casework

/// One line on standard error that says how far a long run has come, how fast it goes and how long it will take.
struct ProgressLine {
    private let isShown: Bool
    private let one: String
    private let many: String
    private let start = ContinuousClock.now
    private var last: ContinuousClock.Instant?

    /// Creates a line; nothing is shown where standard error is no terminal.
    init(_ one: String, _ many: String, isShown: Bool = Console.showsProgress) {
        self.one = one
        self.many = many
        self.isShown = isShown
    }

    /// Shows the state, at most five times a second.
    ///
    /// - Parameters:
    ///   - count: How many are done.
    ///   - bytes: How much of the input is used up.
    ///   - total: The size of the input, where it is known.
    ///   - note: What else to say.
    mutating func show(_ count: Int, bytes: Int, total: Int?, note: String = "") {
        guard isShown else { return }
        let now = ContinuousClock.now
        if let last, last.duration(to: now) < .milliseconds(200) { return }
        last = now
        let seconds = Self.seconds(start.duration(to: now))
        let counted = CountText.of(count, one, many)
        let text = Self.text(counted, count, seconds: seconds, bytes: bytes, total: total)
        Console.progress(text + note)
    }

    /// Takes the line away.
    mutating func clear() {
        guard isShown, last != nil else { return }
        Console.progress("")
        last = nil
    }

    /// The state in words: `20480 queries, 5000/s, 35 %, 8 s left`.
    static func text(_ counted: String, _ count: Int, seconds: Double, bytes: Int, total: Int?) -> String {
        guard seconds > 0 else { return counted }
        var text = "\(counted), \(Int(Double(count) / seconds))/s"
        if let total, total > 0, bytes > 0, bytes <= total {
            let left = seconds * Double(total - bytes) / Double(bytes)
            text += ", \(100 * bytes / total) %, \(Int(left.rounded(.up))) s left"
        }
        return text
    }

    private static func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    }
}
