public import ClewModel

/// What must be said of a party that reaches screening on another way than through ``PartyReader``, such as a request.
public enum PartyInspection {
    /// Takes out of a party what cannot be looked up, and says so.
    ///
    /// - Parameters:
    ///   - entity: The party; ruined names and numbers are taken out of it.
    ///   - name: What the messages call the input.
    /// - Returns: The remarks, in words for a person; and whether the party can be compared at all.
    public static func inspect(_ entity: inout Entity, as name: String) -> (remarks: [String], isSound: Bool) {
        var log = DiagnosticLog()
        let place = SourceLocation(file: name)
        PartyRepair().repair(&entity, at: place, into: &log)
        var check = PartyCheck()
        let isSound = check.check(entity, at: place, into: &log) == nil
        return (log.first.map(\.message), isSound)
    }
}
