import ClewModel
import StatementStore

/// What is around the lists of a service, to tell whether they are still what they should be; no answer rests on it.
struct ServiceSurroundings: Sendable {
    /// The day of today.
    let today: @Sendable () -> Day
    /// The versions that the archive has in force by now; `nil` where it cannot be read.
    let versions: @Sendable () -> [ListVersion]?
    /// Whether a person knows that lists are not whole.
    var acceptsIncomplete = false
    /// Reads the lists again, and says whether that worked; `nil` where nothing can.
    var update: (@Sendable () async -> Bool)?
    /// Who knows this may have the lists read again; `nil` for nobody.
    var updateToken: String?
    /// Where a line for each request goes; `nil` for nowhere.
    var log: RequestLog?
    /// Who is let in.
    var access = ServiceAccess()
    /// The pages that people work in; `nil` where there are none.
    var workbench: WorkbenchDoor?
    /// Puts an act on record; says what went wrong where it cannot be.
    var record: (@Sendable (ServiceAct) -> String?)?
}
