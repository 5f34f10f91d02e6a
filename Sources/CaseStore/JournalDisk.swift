package import ClewModel

/// Where the bytes of a journal lie: a file, or in its place something that breaks at a chosen moment.
///
/// What a call has put there is there for good when the call returns. Of a call that throws, a part may be there.
package protocol JournalDisk: Sendable {
    /// What it is called, for messages.
    var name: String { get }
    /// All that is there; nothing where there is no journal yet.
    func read() throws(ClewError) -> [UInt8]
    /// Puts bytes at a place.
    func write(_ bytes: [UInt8], at place: Int) throws(ClewError)
    /// Takes away what lies behind a length.
    func cut(to length: Int) throws(ClewError)
    /// Puts other bytes in the place of all of them; where that fails, all stays as it was.
    func replace(with bytes: [UInt8]) throws(ClewError)
}
