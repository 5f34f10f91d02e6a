/// Where the nodes and arrows of a graph lie, in points from the top left corner.
struct GraphLayout: Sendable {
    /// A point.
    struct Point: Sendable, Equatable {
        var x: Double
        var y: Double
    }

    /// A node's box, by its centre.
    struct Box: Sendable {
        var center: Point
        var width: Double
        var height: Double
    }

    /// An arrow as a cubic spline: a start point, then three points for each segment.
    struct Arrow: Sendable {
        var from: String
        var to: String
        var points: [Point]
        var label: Point?
    }

    var width: Double
    var height: Double
    var boxes: [String: Box]
    var arrows: [Arrow]
}
