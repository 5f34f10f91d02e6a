extension NameAnalyzer {
    /// All meanings of the known words of a name, as the rows of `commonness.csv` name them: for counting.
    package func meanings(of name: AnalyzedName) -> [String] {
        name.tokens.flatMap { token in
            (0..<Int(token.conceptCount)).map { index in
                let concept = Int(name.concepts[Int(token.conceptStart) + index])
                return "\(tables.concepts[concept].kind),\(tables.conceptNames[concept])"
            }
        }
    }
}
