using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lane = System.Runtime.Intrinsics.Vector512<float>;

namespace Perilune.Surface.Horizons.Sweeping;

/// <summary>
/// The ground from the foot of a mast to the first line of nodes that a direction crosses. There the bilinear surface is
/// z0 + a d + b d^2 at a distance of d nodes, so that the slope from the eye, a + b d - mast / d, is steepest at
/// d = sqrt(mast / -b), or where the patch ends.
/// </summary>
internal sealed class NearFoot
{
    // At the foot of no mast the slope is that of the ground.
    private const float Closest = 0.001f;

    private readonly int foot;
    private readonly int right;
    private readonly int below;
    private readonly int both;
    private readonly float rightward;
    private readonly float downward;
    private readonly float end;
    private readonly float fall;
    private readonly float mast;
    private readonly float perNode;

    /// <summary>The patch of a direction.</summary>
    /// <param name="ground">The ground.</param>
    /// <param name="right">Columns a node of distance.</param>
    /// <param name="down">Rows a node of distance.</param>
    /// <param name="bend">Fall of the sphere below the plane over distance squared, 1/m.</param>
    /// <param name="mast">Height of the eye above the ground, m.</param>
    public NearFoot(NearGround ground, double right, double down, double bend, double mast)
    {
        var (c, r) = (Math.Sign(right), Math.Sign(down));
        foot = ground.IndexOf(0, 0);
        (this.right, below, both) = (ground.IndexOf(c, 0), ground.IndexOf(0, r), ground.IndexOf(c, r));
        (rightward, downward) = ((float)Math.Abs(right), (float)Math.Abs(down));
        end = (float)(1 / Math.Max(Math.Abs(right), Math.Abs(down)));
        fall = (float)(bend * ground.Spacing * ground.Spacing);
        (this.mast, perNode) = ((float)mast, (float)(1 / ground.Spacing));
    }

    /// <summary>The steepest slopes of neighbouring cells of a row, from the first of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lane Steepest(ref float here)
    {
        var z = Vector512.LoadUnsafe(ref here, (nuint)foot);
        var toRight = Vector512.LoadUnsafe(ref here, (nuint)right) - z;
        var toBelow = Vector512.LoadUnsafe(ref here, (nuint)below) - z;
        var toBoth = Vector512.LoadUnsafe(ref here, (nuint)both) - z;
        var a = toRight * rightward + toBelow * downward;
        var b = (toBoth - toRight - toBelow) * (rightward * downward) - Vector512.Create(fall);
        var masts = Vector512.Create(mast);
        // Where the patch bends up the quotient is huge, and the end counts.
        var best = Vector512.Sqrt(masts / Vector512.MaxNative(-b, Vector512.Create(1e-12f)));
        var d = Vector512.MaxNative(Vector512.MinNative(best, Vector512.Create(end)), Vector512.Create(Closest));
        // Of no mast and ground that bends up, the end too.
        d = Vector512.ConditionalSelect(Vector512.GreaterThan(b, Lane.Zero), Vector512.Create(end), d);
        return (a + b * d - masts / d) * perNode;
    }
}
