import ClewModel

extension PartialDate {
    /// The least and the most days that can lie between two dates known in part.
    func distance(to other: PartialDate) -> Bounds {
        Bounds(Double(latest.distance(to: other.earliest)), Double(earliest.distance(to: other.latest)))
    }
}
