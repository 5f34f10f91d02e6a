/// What a run found, in lines for a person.
public enum MonitorDigest {
    /// The alerts by severity, and how much was looked at.
    public static func text(of outcome: MonitorRun.Outcome) -> String {
        var lines: [String] = []
        for severity in Severity.allCases {
            for alert in outcome.alerts where alert.fact.severity == severity {
                lines.append("\(alert.state.rawValue)  \(severity.rawValue)  \(alert.fact.statement)")
                lines.append("    \(alert.why) [\(alert.fact.key)]")
                if !alert.after.isEmpty { lines.append("    lists: \(alert.after.joined(separator: ", "))") }
            }
        }
        let count = outcome.alerts.count
        lines.append(
            "\(count == 0 ? "Nothing is new" : count == 1 ? "1 alert" : "\(count) alerts"); looked at \(outcome.looked) of "
                + "\(outcome.subjects) parties.")
        return lines.joined(separator: "\n")
    }
}
