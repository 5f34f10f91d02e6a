import ClewModel
package import Foundation
import NameMatching

/// The forests that weigh pairs of names, as `evidence.csv` beside the name tables holds them.
package struct EvidenceModel: Sendable, Equatable {
    /// What a forest was learnt for; the file names it so.
    package enum Kind: String, Sendable, CaseIterable {
        /// Companies, ships and everything else that is no person, both names in one script.
        case organization
        /// The same where the two names are written in different scripts: sound and meaning stand for letters there, and a real
        /// company's two names agree in less than invented ones do.
        case acrossScripts
        /// Persons.
        case person

        /// The kind that weighs a pair of names.
        init(of measure: NameMeasure, as kind: NameKind) {
            self = kind == .person ? .person : measure.isAcrossScripts ? .acrossScripts : .organization
        }
    }

    private var forests: [Kind: EvidenceForest]

    /// The forest for a kind of names.
    package subscript(kind: Kind) -> EvidenceForest { forests[kind, default: .empty] }

    /// The name of the file.
    package static let fileName = "evidence.csv"
    private static let header = ["forest", "tree", "node", "column", "threshold", "left", "right", "value"]

    /// Creates a model.
    package init(_ forests: [Kind: EvidenceForest]) { self.forests = forests }

    /// Reads the model that lies beside name tables.
    ///
    /// - Throws: `incompatibleIndex` with the line, if the file is absent, damaged or of another version.
    package init(directory: URL) throws(ScreeningError) {
        let url = directory.appending(path: Self.fileName)
        let file: CommaSeparatedFile
        do {
            file = try CommaSeparatedFile(url, requiring: Self.header)
        } catch {
            throw ScreeningError(
                .incompatibleIndex, "the weights of evidence cannot be read; learn them again: \(error.message)",
                at: SourceLocation(file: url.lastPathComponent, line: error.line), cause: error)
        }
        let columns = Dictionary(
            uniqueKeysWithValues: ScreeningFeature.columnNames.enumerated().map { (Substring($1), Int32($0)) })
        self.init([:])
        let hasOrder = Self.header.enumerated().allSatisfy { file.columns[$1] == $0 }
        for row in file.rows {
            guard hasOrder, let kind = Kind(rawValue: String(row.fields[0])),
                forests[kind, default: .empty].add(row.fields, columns)
            else {
                throw ScreeningError(
                    .incompatibleIndex, "the weights of evidence do not fit this version; learn them again",
                    at: SourceLocation(file: url.lastPathComponent, line: row.line))
            }
        }
        guard Kind.allCases.allSatisfy({ self[$0].isSound }) else {
            throw ScreeningError(
                .incompatibleIndex, "the weights of evidence are not complete; learn them again",
                at: SourceLocation(file: url.lastPathComponent))
        }
    }

    /// The text of the file.
    package func text(comment: String) -> String {
        var lines = ["# " + comment, Self.header.joined(separator: ",")]
        for kind in Kind.allCases {
            let name = kind.rawValue
            let forest = self[kind]
            lines.append("\(name),,,base,,,,\(forest.base)")
            lines.append("\(name),,,slope,,,,\(forest.slope)")
            var tree = -1
            for (number, node) in forest.nodes.enumerated() {
                if tree + 1 < forest.roots.count, Int(forest.roots[tree + 1]) == number { tree += 1 }
                lines.append(
                    node.column < 0
                        ? "\(name),\(tree),\(number),,,,,\(node.value)"
                        : "\(name),\(tree),\(number),\(ScreeningFeature.columnNames[Int(node.column)]),\(node.threshold),"
                            + "\(node.left),\(node.right),\(node.value)")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension EvidenceForest {
    fileprivate static let empty = EvidenceForest(base: 0, slope: 0, nodes: [], roots: [])

    /// Adds what a row of the file says; `false` where it does not fit.
    fileprivate mutating func add(_ fields: [Substring], _ columns: [Substring: Int32]) -> Bool {
        guard let value = Float(fields[7]), value.isFinite else { return false }
        if fields[3] == "base" {
            base = value
            return true
        }
        if fields[3] == "slope" {
            slope = value
            return true
        }
        guard let tree = Int(fields[1]), let node = Int32(fields[2]), Int(node) == nodes.count else { return false }
        if tree == roots.count { roots.append(node) }
        guard tree == roots.count - 1 else { return false }
        if fields[3].isEmpty {
            nodes.append(Node(column: -1, threshold: 0, left: 0, right: 0, value: value))
            return true
        }
        guard let column = columns[fields[3]], let threshold = Float(fields[4]), let left = Int32(fields[5]),
            let right = Int32(fields[6]), left > node, right > node
        else { return false }
        nodes.append(Node(column: column, threshold: threshold, left: left, right: right, value: value))
        return true
    }

    /// Whether every way down ends in a leaf, of which no tree has too many.
    fileprivate var isSound: Bool {
        nodes.enumerated().allSatisfy { number, node in
            node.column < 0
                || (Int(node.left) > number && Int(node.right) > number && Int(node.left) < nodes.count
                    && Int(node.right) < nodes.count)
        } && roots.allSatisfy { $0 >= 0 && Int($0) < nodes.count && hasFewLeaves(below: Int($0)) } && !roots.isEmpty
    }

    private func hasFewLeaves(below root: Int) -> Bool {
        var open = [root]
        var leaves = 0
        while let index = open.popLast() {
            if nodes[index].column < 0 {
                leaves += 1
            } else {
                open.append(Int(nodes[index].left))
                open.append(Int(nodes[index].right))
            }
            if leaves + open.count > ForestScorer.mostLeaves { return false }
        }
        return true
    }
}
