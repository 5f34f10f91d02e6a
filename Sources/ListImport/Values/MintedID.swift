import ClewModel

/// Identifiers for entities whose source gives none.
enum MintedID {
    /// The identifier that the raw values of the fewest mandatory fields make: readable where they are plain Latin text,
    /// with a digest where they are not or are long, so that no two values share one.
    static func make(_ prefix: String, _ parts: String?...) -> EntityID {
        let text = parts.compactMap { $0 }.joined(separator: " ")
        let slug = CleanText.slug(text)
        let isPlain = text.utf8.allSatisfy { $0 < 0x80 } && slug.utf8.count <= 80
        guard !isPlain else { return EntityID(slug.isEmpty ? prefix : prefix + "-" + slug) }
        // FNV-1a, 64 bits (Fowler, Noll and Vo).
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let digest = String(hash, radix: 16)
        let head = String(slug.prefix(60))
        return EntityID([prefix, head, digest].filter { !$0.isEmpty }.joined(separator: "-"))
    }
}
