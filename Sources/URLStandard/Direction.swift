/// The Bidi_Class of a code point, as far as the Bidi rule names it.
enum Direction: Int, Sendable {
    case left, right, arabicLetter, europeanNumber, europeanSeparator, commonSeparator
    case europeanTerminator, otherNeutral, boundaryNeutral, nonspacingMark, arabicNumber

    /// The classes of all code points that a domain may hold.
    static let table = ScalarClasses<Direction>(reading: text, base: 12)

    /// Unicode 17.0, DerivedBidiClass.txt: numbers count · 12 + class, from code point 0 up.
    ///
    /// The data are © Unicode, Inc., under the Unicode License v3.
    private static let text = #"""
        d3W2`5W2OZ1S2@A@Mk3A_>h9g1P=Cf1o3^2c?P9C\X5Od2_5Hg:<c6eZ1`1Od_1OTd1Y3do2S2NUA=E=Q1=Q1=e3
        YDO>N>A>O]4RBU8R4BR1V1EnU1Y3Ca2JQ1Ci1Jk3f8EZ;U;^Q1]4f5U@e3Ig1U1EQ9i1=e3=]1=m2]?U2IfDe3j?
        eEdDE<E`1Y3`1ET1m5HQ1l:EhEE`1a2X2E`7i1`4Nd2BHU2\EQ1T1]:`7Q1T1ET4Q1\EE`1Y3`1]1h6i1T4V3<Y3
        hEEHE<a2X2Q4T4i1`:ElFE`4]1T=_2B_2ET1EdDE<]1l1Q7h3i1h6k2HEhEEd5e3l4i1h9Q1\EQ1`1U2d2E`7i1T
        :EPKU2T1a2\Q1EH]4Bd2Y3hT1EHe3T4Y3PKQ1T:E<E<Eg1TCa5<U2<Q1l1eBP3EXV1i1<a2<Q1HQ1\9Q1`1]1P6i
        1l4EHQ1X2Ed5EdW8]1PBW6PT1Chi7S2hZ1]1l:Q1X;a5h6a5dDm2P3EH]4d2B<]1P6W<l[1Q1h<EX\1]1`1Q1\3E
        X2m2_2Pi1o<d8Q1H]1PEE<e3<EHY3X2U5PBiOPBE<U2<El1EP?e3`4Q1P<i1HQ1<]1PEE<Q1T1E<]1hEY3HU2lg1
        ]1<U5<m2`1EX2ET1Q1XZ2eHTT6h1W<R2k5A[R1VBiCo?f4g7`FWc1@Bo\3lIo9<_X9<[o3PP3Wb9lS2k2T1i1X2k
        2d_1EPT1Y<SR6T1c9\3i1HCX2g1Hg1PQ1i1T1ChQ1C`Y2WBP^c2WHPfS8WHlf3[1dS1i1CQ4[1l:Q1PNQ1X5[=lU
        1C\]1ET1E`1E\9Q1<g1i1P3V3`Cg4`IQ4h6Q7l4EX>Y3\9]4XA]1PBEHi1HQ1d>ETIa2HQ1H]4T1EP3EdAETCE<]
        1HQ1l1Q1<Eh?Q1P3]4\W1_P1l=EHE`1]1Xa]7ig1^6SS7U>_And4\P3CXGSMT1WHl@]a1PT1Eg;X\1Q4P`=e[3C]
        d2m5Q?Y3mm1a2YMk2QX5b=i4R:e;U2C]j2Z<U@Q1m7Z5o?a2QBZ8]4f;i6i1i]1<EXDm5T4g7h3EHQ1h3]1\Bi1H
        Q1d2a5PB]1`=U2<e3lFE`4Q1`Ce3h3i1HEdS1]1HE<Q1X2EHmGdS1ET1U5P6Q1\EQ1T1El=Q:TFm2`4E<E<EX5m;
        PEY3H]1<Ed8E`Oa2<E`1Q1<Q1Xi2a2`1Q1<Q1T:i=TCY3HE<Q1d;W<T@E<EHa2<ElU1E<EHi1<e3do2e3<Q1PP3Q
        1<E`1EPf1Y3`1EP<a2HQ1P?a2Hi1P3e3<a2H]1XAU5<Q1XZ2E<]1<E\[2a5`Om8<m2<Q1<]L\BU8<e3PH]1HE<ET
        R4Q1T4Q1`CY3HE<Ed8aP1l=W3f1_;\hl1EX2e9XWV4i4T1]1PXMU2TFm2PY<EdGi1dMC<i4lPV7Q1\T^1WP9YNdX
        6]1\6Y3Hm2X;i1TFcQ1]1[^1PHWT1PlCmD`1QCP3EX5EX8UV=PP3YP3PBm2d\4Q7`@i1d5b^5`:i1Xo2Q1Tk2EHE
        d2Q1l1e3hP3Q^2QOi<m2Y^9f_7WT7l:[1lFcEh]1WlX1PPPX;
        """#
}
