import ClewModel
import World

/// The days on which law changes soon: told once when one is 90 days away, and again when it is 30.
enum LawsAhead {
    /// How many days ahead a change is told, and how many ahead it is told again.
    static let (first, second) = (90, 30)

    /// The changes of all regimes within 90 days from a day on, that day included.
    static func facts(in world: World, from day: Day) throws(ClewError) -> [MonitoredFact] {
        let last = day.advanced(by: first)
        return try TimetableWriter(world: world).lawChanges(from: day).filter { $0.day <= last }.map { change in
            let key = [change.regime, change.provision, change.kind.rawValue, "\(change.day)"].compactMap(\.self)
                .joined(separator: "/")
            let about = change.regime.map { " (\($0))" } ?? ""
            return MonitoredFact(
                key: "law/\(key)", subject: "law/\(key)", kind: .lawAhead,
                severity: change.day <= day.advanced(by: second) ? .medium : .low,
                statement: "\(change.day): \(change.what)\(about) Our reading of public sources, not legal advice: "
                    + CitationText.line(change.citation, change.confidence) + ".",
                exposure: nil)
        }
    }
}
