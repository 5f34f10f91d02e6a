/// How the goods of a later record are related to those that came before.
public enum ProductRelation: Hashable, Sendable, Codable, Comparable {
    /// The same heading, by its first four digits.
    case heading
    /// Made of it, by a way of production: its name, and the two steps of it.
    case made(way: String, from: String, to: String)
    /// The same chapter, by its first two digits.
    case chapter
    /// One of the two records states no code that can be read.
    case unknown
    /// Something else.
    case other

    /// Whether goods are followed from one to the other.
    var isFollowed: Bool { self != .other }

    private var rank: Int {
        switch self {
        case .heading: 0
        case .made: 1
        case .chapter: 2
        case .unknown: 3
        case .other: 4
        }
    }

    /// The closest first.
    public static func < (lhs: ProductRelation, rhs: ProductRelation) -> Bool {
        lhs.rank != rhs.rank ? lhs.rank < rhs.rank : lhs.words < rhs.words
    }

    /// The relation in words.
    public var words: String {
        switch self {
        case .heading: "the same heading"
        case .made(let way, let from, let to): "\(way): \(from), then \(to)"
        case .chapter: "the same chapter"
        case .unknown: "no code in one of the two records"
        case .other: "other goods"
        }
    }
}

/// Which goods are made of which: the ways from a raw material to a product, each step with the codes of what comes out of it.
public struct ProductKinds: Sendable {
    /// A step of a way.
    public struct Step: Hashable, Sendable {
        /// Its name.
        public var name: String
        /// The codes of what comes out, as digits with or without points; a code stands for all that begin with it.
        public var codes: [String]
        /// The steps whose output goes in, by their place in the way.
        public var inputs: [Int]

        /// Creates a step.
        public init(name: String, codes: [String], inputs: [Int]) {
            self.name = name
            self.codes = codes
            self.inputs = inputs
        }
    }

    /// A way of production.
    public struct Way: Hashable, Sendable {
        /// Its name.
        public var name: String
        /// Its steps.
        public var steps: [Step]

        /// Creates a way.
        public init(name: String, steps: [Step]) {
            self.name = name
            self.steps = steps
        }
    }

    private struct Prepared {
        var name: String
        var steps: [(name: String, codes: [String])]
        /// For each step, the steps that go into it, over any number of others.
        var above: [Set<Int>]
    }

    private let ways: [Prepared]

    /// Prepares ways; none follows goods by headings and chapters alone.
    public init(_ ways: [Way] = []) {
        self.ways = ways.map { way in
            var above = way.steps.map { Set($0.inputs.filter(way.steps.indices.contains)) }
            var grew = true
            while grew {
                grew = false
                for step in above.indices {
                    let more = above[step].reduce(into: above[step]) { $0.formUnion(above[$1]) }
                    if more.count > above[step].count {
                        above[step] = more
                        grew = true
                    }
                }
            }
            return Prepared(
                name: way.name, steps: way.steps.map { ($0.name, $0.codes.map { $0.filter(\.isNumber) }) }, above: above
            )
        }
    }

    /// How goods of one code are related to those of another that came before; `nil` stands for a record without one.
    ///
    /// - Complexity: O(*s*²) in the steps of the ways; callers keep the answers.
    public func relation(from before: HSCode?, to after: HSCode?) -> ProductRelation {
        guard let before, let after else { return .unknown }
        let (old, new) = (before.digits, after.digits)
        if before.length >= 4, after.length >= 4, old.prefix(4) == new.prefix(4) { return .heading }
        for way in ways {
            for (to, step) in way.steps.enumerated() where Self.covers(step.codes, new) {
                for from in way.above[to].sorted() where Self.covers(way.steps[from].codes, old) {
                    return .made(way: way.name, from: way.steps[from].name, to: step.name)
                }
            }
        }
        return old.prefix(2) == new.prefix(2) ? .chapter : .other
    }

    /// Whether a code is one of those, or may be: of two lengths the digits that both have count.
    private static func covers(_ codes: [String], _ digits: String) -> Bool {
        codes.contains { digits.hasPrefix($0) || digits.count >= 4 && $0.hasPrefix(digits) }
    }
}
