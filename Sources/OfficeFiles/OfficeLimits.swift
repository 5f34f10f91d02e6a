/// How much of a file is taken in before it is refused: files come from people who may mean harm.
public struct OfficeLimits: Hashable, Sendable {
    /// The most bytes of a file as it lies on the disk.
    public var fileSize = 64 << 20
    /// The most entries of an archive.
    public var entryCount = 10_000
    /// The most bytes that one entry of an archive unpacks to.
    public var entrySize = 256 << 20
    /// The most bytes that all entries of an archive unpack to together.
    public var totalSize = 512 << 20
    /// How many times its packed size an entry may unpack to; what compresses better than this is no document.
    public var expansion = 250
    /// Entries that unpack to no more bytes than this are not measured by ``expansion``.
    public var expansionFloor = 4 << 20
    /// The most cells of a workbook that are not blank, and the most places of a table made of a sheet.
    public var cellCount = 2_000_000
    /// The most bytes of text of a document.
    public var textSize = 32 << 20
    /// How long a helper program may take.
    public var time = Duration.seconds(60)
    /// How many bytes of memory a helper program may ask for.
    public var memory = 2 << 30

    /// The limits that are meant for all files from outside.
    public static let standard = OfficeLimits()

    /// Creates the standard limits, to be changed one by one.
    public init() {}

    /// A size for messages: the largest whole unit.
    static func size(_ count: Int) -> String {
        if count >= 1 << 20 { return "\(count >> 20) MiB" }
        if count >= 1 << 10 { return "\(count >> 10) KiB" }
        return "\(count) bytes"
    }
}
