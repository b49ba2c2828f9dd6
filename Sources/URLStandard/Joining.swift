/// The Joining_Type of a code point.
enum Joining: Int, Sendable {
    case none, left, right, dual, transparent, causing

    /// The types of all code points that a domain may hold.
    static let table = ScalarClasses<Joining>(reading: text, base: 6)

    /// Unicode 17.0, DerivedJoiningType.txt: numbers count · 6 + type, from code point 0 up.
    ///
    /// The data are © Unicode, Inc., under the Unicode License v3.
    private static let text = #"""
        P`4ZE\c1d1Ta1b86:6@6@6j1P<V2N96J9898Q1Ja2;]18?R4d2?:DNm2^3W78?h19898?>68d16X1<@6L>l1E<9P
        38:EP1K8i189898?8b58U2Dm2>K89>E>W1T7V2f4Y6j1T1G:`4L6j16F6^1P38Q1>98o189DR1<96K689n4G9<Q1
        8c1j1o1D68?>W18m26j:Z::6:Hd1H:Bn2<@^5:l::HX1T1:h3L`4R1f:@BV5h3@B:R2@f::Hd1HF\3Lh3d1l::<:
        6X1T1P2R2LX5:^;:X2FP9:B:Z::6FN`3l1LR5:l::<:T1:Nj1^2Ll4@f:@HR1Z1:h3LR5:`=R1BX1f@:<V2`1d1\
        B:<j1R2d1`=@R5:6:6:Z:h26R16@NZ9`1:TCL6X16@<@f4@HFP3L^2:<@T1:j2:jS4F\a5F^5@d5h2\3h2Z:^1`1
        :<V2f1FZ79<Y1P3SBN@_6:W1PEFH@f1:T1^1ZX1@<F`::6j16:<d1T1b2P9l?P9:6R16:N:`7j1X2@P6L<@6F`::
        6@B:6Fl:d1<R1nKF6b26^1H:T1:B@TU1Z<XR3GPT1l9RlALXJ:PBT6lW3LRDL\g`5L6P2P6@P?@Pc1:B:H:f4@NL
        P3_97V?P2\3`3^2:T7d1f4V2d8FP9:<L<@Z7:b<X1<@<V2B:`1:j8:b9:6F<@N@6:l7@`1V2hZ1:<:HFdhf3lKdd
        3R7`b5fHPB:nKP2Vh9n2`7d1PHQ18686><7P1K7Q18E8<8X1K8PK989DE8?89>9b1P3J?Vo17Y689\2f:R1^k1@n
        38?6o1l7X1P9E8Y36V2E8R5K>[2Ll796?D69>?8?69>9H89o3V6:T:n2f7:<@l1FV9L<@Z1h2P9Fh6R16j1^;:X2
        @h9j1l1L<:jAF<:6@T1:<n;jA:Bb2P3@f:@B:n6P5R;^1X2:6:6:d2n5`:d1<F6:Z4:h?X16:H@6@d\1X1H@6@R5
        l6b9d1<:6@lC:6:<X16:nB:6:<L6j1j_1j16@P`1@6:H:PKd1H:P6P2`7X1<L`1j16X1<Fd8b26@TU1:6F6:fU1h
        26:\?^46^16@6V>V9R46j1P<F<:6:RQ2@R2@h9d1<:6:Z4X@PkN:T1j4dSS2\2BFPd>R1R;^1`T6:j;LV?\2^Pc3
        @VbKT?ZT3FV3d1<^1d5LhKFRc;^:H`9`1:d2:T4Rc6P`1T`1P9^1ZV2`3X8LXo2Ld_1@b]1:<:Z1@Nj1\g2`?_6\
        2PQRe5
        """#
}
