import ClewModel
import NameMatching
import SourceFiles

extension PartyScorer.Query {
    /// Whether the party asked for can be of a schema: by its own schema, or as a ship where its names were read as one's.
    func mayBe(_ schema: Schema) -> Bool {
        self.schema.isCompatible(with: schema) || schema == .vessel && names.contains { $0.kind == .vessel }
    }
}

extension Screener {
    /// Whether a query holds anything by which a party could be found: a letter or digit of a name that makes a key, or an
    /// identifier.
    ///
    /// Where it does not, no candidate means that nothing was looked up, and never that nothing was found.
    ///
    /// An identifier whose check digits fail is looked up, for a list may have the same mistake; that it is not found says nothing.
    public func canLookUp(_ query: ScreeningQuery) -> Bool {
        var sound = query
        sound.identifiers.removeAll { !$0.isSound }
        return !lookupKeys(of: prepare(sound)).isEmpty
    }

    /// What limits cut off a query, in words for a person; mostly nothing.
    ///
    /// Where something was cut off, no candidate does not mean that nobody is meant.
    public func omissions(of query: ScreeningQuery) -> [String] {
        var found: [String] = []
        if query.names.count > options.nameLimit {
            found.append(
                "of \(query.names.count) names the first \(options.nameLimit) were compared; split the party into several"
            )
        }
        // A name of fewer letters has no more words than are taken apart.
        let long = query.names.prefix(options.nameLimit).filter { name in
            name.utf8.count > 60
                && query.nameKinds.contains { keys.analyzer.analyze(name, kind: $0).isAbridged }
        }
        if let first = long.first {
            let others = long.count > 1 ? " and \(long.count - 1) more" : ""
            found.append(
                "the name \(SafeText.quoted(first, limit: 40))\(others) is longer than what is taken apart into words; what "
                    + "stands behind was compared as a whole: give each name alone")
        }
        return found
    }
}
