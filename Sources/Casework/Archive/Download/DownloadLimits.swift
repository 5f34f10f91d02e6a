import ClewModel
import Foundation
import World

/// What a download may cost before it is given up.
public struct DownloadLimits: Hashable, Sendable {
    /// The most bytes of the file, after any compression of the transfer is undone.
    public var size: Int
    /// The longest time for the whole file, all attempts together.
    public var time: Duration
    /// The longest time without a byte, in seconds.
    public var silence: Double
    /// The most redirections that are followed.
    public var redirects: Int
    /// How many times a transfer that was cut off is taken up again.
    public var attempts: Int

    /// Sets limits; those left out are 1 GiB, half an hour, a minute, five redirections and three attempts.
    public init(
        size: Int = 1 << 30, time: Duration = .seconds(1800), silence: Double = 60, redirects: Int = 5,
        attempts: Int = 3
    ) {
        self.size = size
        self.time = time
        self.silence = silence
        self.redirects = redirects
        self.attempts = attempts
    }

    /// What to say where the time is over.
    func exceeded(at address: URL?) -> ClewError {
        ClewError(
            .download,
            "\(address?.absoluteString ?? "the address"): the download took longer than \(time); what has arrived is kept, and "
                + "the next update goes on from there")
    }
}
