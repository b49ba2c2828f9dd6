extension StoreSchema {
    /// What a file tells of the numbers in it.
    static let facts = """
        INSERT INTO meta VALUES('url_key', '\(keyRecipe)');
        INSERT INTO meta VALUES('simhash', '\(fingerprintRecipe)');

        """

    /// How others make a URL's key.
    static let keyRecipe = """
        sha256-63: first 8 bytes big-endian of SHA-256(normal form of url), shifted right 1; \
        normal form: each %XX of a letter, a digit or one of - . _ ~ is that character, but \
        among the two bytes behind a % that encodes nothing; the digits of others are capitals
        """

    private static let fingerprintRecipe = """
        words of visible text w: h=0, for each 8 bytes of UTF-8 as little-endian n (zero-padded)
        h=mix(h,n); mix(h,n): p=(h^n)*0x9E3779B97F4A7C15 mod 2^64, p^(p>>32); feature of word i:
        mix(mix(mix(0,h[i-2]),h[i-1]),h[i]), 0 where there is no word; bit b is 1 where more than
        half of all features have it; stored as a signed number
        """
}
