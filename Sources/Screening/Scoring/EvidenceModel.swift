import ClewModel
package import Foundation
import NameMatching

/// The forests for organizations and persons, as `evidence.csv` beside the name tables holds them.
package struct EvidenceModel: Sendable, Equatable {
    /// For companies, ships and everything else that is no person.
    package var organization: EvidenceForest
    /// For persons.
    package var person: EvidenceForest

    /// The name of the file.
    package static let fileName = "evidence.csv"
    private static let header = "forest,tree,node,column,threshold,left,right,value"

    /// Creates a model.
    package init(organization: EvidenceForest, person: EvidenceForest) {
        self.organization = organization
        self.person = person
    }

    /// Reads the model that lies beside name tables.
    ///
    /// - Throws: `incompatibleIndex` with the line, if the file is absent, damaged or of another version.
    package init(directory: URL) throws(ScreeningError) {
        let url = directory.appending(path: Self.fileName)
        guard let text = try? String(contentsOf: url, encoding: .utf8) else {
            throw ScreeningError(
                .incompatibleIndex, "the weights of evidence cannot be read; learn them again",
                at: SourceLocation(file: url.lastPathComponent))
        }
        let columns = Dictionary(
            uniqueKeysWithValues: ScreeningFeature.columnNames.enumerated().map { (Substring($1), Int32($0)) })
        let empty = EvidenceForest(base: 0, slope: 0, nodes: [], roots: [])
        self.init(organization: empty, person: empty)
        var hasHeader = false
        for (number, line) in Self.parts(of: text[...], at: "\n").enumerated() {
            if line.isEmpty || line.utf8.first == UInt8(ascii: "#") { continue }
            if !hasHeader, line == Self.header {
                hasHeader = true
                continue
            }
            guard hasHeader, add(line, columns) else {
                throw ScreeningError(
                    .incompatibleIndex, "the weights of evidence do not fit this version; learn them again",
                    at: SourceLocation(file: url.lastPathComponent, line: number + 1))
            }
        }
        guard organization.isSound, person.isSound else {
            throw ScreeningError(
                .incompatibleIndex, "the weights of evidence are not complete; learn them again",
                at: SourceLocation(file: url.lastPathComponent))
        }
    }

    private static func parts(of text: Substring, at separator: Unicode.Scalar) -> [Substring] {
        text.utf8.split(separator: UInt8(ascii: separator), omittingEmptySubsequences: false).map(Substring.init)
    }

    private mutating func add(_ line: Substring, _ columns: [Substring: Int32]) -> Bool {
        let fields = Self.parts(of: line, at: ",")
        guard fields.count == 8 else { return false }
        switch fields[0] {
        case "organization": return organization.add(fields, columns)
        case "person": return person.add(fields, columns)
        default: return false
        }
    }

    /// The text of the file.
    package func text(comment: String) -> String {
        var lines = ["# " + comment, Self.header]
        for (name, forest) in [("organization", organization), ("person", person)] {
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
