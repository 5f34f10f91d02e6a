/// Which listings a snapshot of one day of the world reads.
public enum ListingScope: Hashable, Sendable {
    /// Those that stood on the day. A party that a list names only on other days is not in what the list says of the day;
    /// one whose listing states no day is.
    case standing
    /// Those of any day, with all parties, for a reader that judges by the days of each listing.
    case ofAnyDay
}
