using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lane = System.Runtime.Intrinsics.Vector512<float>;

namespace Perilune.Surface.Horizons.Sweeping;

/// <summary>Arc tangents of many numbers.</summary>
internal static class ArcTangent
{
    /// <summary>
    /// Arc tangent in rad, within 3e-7: M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions, 1964, eq. 4.4.49 in
    /// single precision.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Of(Lane x)
    {
        var size = Vector512.Abs(x);
        var steep = Vector512.GreaterThan(size, Lane.One);
        var t = Vector512.ConditionalSelect(steep, Lane.One / size, size);
        var s = t * t;
        var p = Vector512.Create(0.0028662257f);
        p = Vector512.FusedMultiplyAdd(p, s, Vector512.Create(-0.0161657367f));
        p = Vector512.FusedMultiplyAdd(p, s, Vector512.Create(0.0429096138f));
        p = Vector512.FusedMultiplyAdd(p, s, Vector512.Create(-0.0752896400f));
        p = Vector512.FusedMultiplyAdd(p, s, Vector512.Create(0.1065626393f));
        p = Vector512.FusedMultiplyAdd(p, s, Vector512.Create(-0.1420889944f));
        p = Vector512.FusedMultiplyAdd(p, s, Vector512.Create(0.1999355085f));
        p = Vector512.FusedMultiplyAdd(p, s, Vector512.Create(-0.3333314528f));
        p = Vector512.FusedMultiplyAdd(p * s, t, t);
        p = Vector512.ConditionalSelect(steep, Vector512.Create((float)(Math.PI / 2)) - p, p);
        return Vector512.CopySign(p, x);
    }
}
