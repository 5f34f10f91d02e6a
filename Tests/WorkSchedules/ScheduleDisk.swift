import CaseStore
import ClewModel
import Screening
import Synchronization
import TestSupport
import Workbench
import World

/// What the service of a schedule writes to: the journal, and the log of decisions.
///
/// Both survive the process that writes. The power can go at any write: some bytes of it are there then, and nothing is written afterwards until the next start. The
/// disk can be full, and the log out of reach, for as long as the schedule says.
final class ScheduleDisk: JournalDisk {
    private struct State {
        var bytes: [UInt8] = []
        var judgements: [Judgement] = []
        /// After how many writes the power goes; `nil` for never.
        var fuse: Int?
        var isDead = false
        /// How many writes to come fail of a full disk.
        var full = 0
        /// How many writes to the log to come fail.
        var outOfReach = 0
        var generator: SplitMix64
    }

    private let state: Mutex<State>
    let name = "journal.jsonl"

    init(seed: UInt64) { state = Mutex(State(generator: SplitMix64(seed: ~seed))) }

    /// Whether the power has gone.
    var isDead: Bool { state.withLock { $0.isDead } }
    /// The journal, byte for byte.
    var bytes: [UInt8] { state.withLock { $0.bytes } }
    /// What stands in the log of decisions.
    var judgements: [Judgement] { state.withLock { $0.judgements } }

    /// Has the power go after some writes.
    func cutPower(after writes: Int) { state.withLock { $0.fuse = writes } }
    /// Has the next writes of the journal fail.
    func fill(_ writes: Int) { state.withLock { $0.full = writes } }
    /// Has the next writes of the log fail.
    func takeLogAway(_ writes: Int) { state.withLock { $0.outOfReach = writes } }

    /// Starts again: what is there is there, and everything works for now.
    func start() {
        state.withLock { state in
            (state.fuse, state.isDead, state.full, state.outOfReach) = (nil, false, 0, 0)
        }
    }

    func read() throws(ClewError) -> [UInt8] { bytes }

    func write(_ bytes: [UInt8], at place: Int) throws(ClewError) {
        try change { state in
            state.bytes.removeSubrange(min(place, state.bytes.count)...)
            if Self.fails(&state) || state.full > 0 {
                state.full = max(0, state.full - 1)
                state.bytes += bytes.prefix(Int.random(in: 0...bytes.count, using: &state.generator))
                return false
            }
            state.bytes += bytes
            return true
        }
    }

    func cut(to length: Int) throws(ClewError) {
        try change { state in
            if Self.fails(&state) { return false }
            state.bytes.removeSubrange(min(length, state.bytes.count)...)
            return true
        }
    }

    func replace(with bytes: [UInt8]) throws(ClewError) {
        try change { state in
            if Self.fails(&state) { return false }
            state.bytes = bytes
            return true
        }
    }

    /// The log of decisions, which takes all of what it is given or nothing.
    var record: DecisionRecord {
        DecisionRecord(
            judgements: { [self] (_) throws(ClewError) in
                var found: [Judgement] = []
                try change { state in
                    found = state.judgements
                    return state.outOfReach == 0
                }
                return found
            },
            record: { [self] (judgements) throws(ClewError) in
                try change { state in
                    let isLost = Self.fails(&state)
                    // The power may go after the log has it, and before anybody is told.
                    let isThere = !isLost || Bool.random(using: &state.generator)
                    guard state.outOfReach == 0 else {
                        state.outOfReach -= 1
                        return false
                    }
                    if isThere { state.judgements += judgements }
                    return !isLost
                }
            })
    }

    /// Whether the power goes with this write.
    private static func fails(_ state: inout State) -> Bool {
        guard let fuse = state.fuse else { return false }
        state.fuse = fuse - 1
        state.isDead = fuse <= 0
        return state.isDead
    }

    private func change(_ body: (inout State) -> Bool) throws(ClewError) {
        let isDone = state.withLock { state in state.isDead ? false : body(&state) }
        guard isDone else { throw ClewError(.workStore, "the invented disk fails") }
    }
}
