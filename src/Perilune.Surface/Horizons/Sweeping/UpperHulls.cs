using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Lane = System.Runtime.Intrinsics.Vector512<float>;
using Place = System.Runtime.Intrinsics.Vector512<int>;

namespace Perilune.Surface.Horizons.Sweeping;

/// <summary>
/// The upper convex hulls of <see cref="Lanes"/> neighbouring lines side by side, built from far to near as
/// <see cref="UpperHull"/> is, and the tangents to them from eyes nearer than all of their ground: what these see as their
/// horizon. Neighbouring lines cross nearly the same ground, so that their stacks rise and fall nearly together.
/// </summary>
internal sealed class UpperHulls
{
    /// <summary>Lines side by side.</summary>
    public const int Lanes = 16;

    // Two points below all ground, far beyond it, that no ground takes away: no stack is ever shorter.
    private const float BottomX = 1e8f;
    private const float BottomY = -1e14f;

    // Points by depth, and at each depth by lines; never moved.
    private float[] xs = [];
    private float[] ys = [];

    // Where the newest points go, and their Y.
    private readonly int[] places = new int[Lanes];
    private readonly float[] heights = new float[Lanes];

    private Place top;
    private Place tangent;
    private Lane lastX;
    private Lane lastY;
    private Lane beforeX;
    private Lane beforeY;

    private static Place Line => Place.Indices;

    private static Place Deeper => Vector512.Create(Lanes);

    /// <summary>Empties the hulls and makes room for a number of points in each.</summary>
    public void Clear(int capacity)
    {
        var length = (capacity + 2) * Lanes;
        if (xs.Length < length)
        {
            xs = GC.AllocateUninitializedArray<float>(length, pinned: true);
            ys = GC.AllocateUninitializedArray<float>(length, pinned: true);
        }
        xs.AsSpan(0, Lanes).Fill(2 * BottomX);
        ys.AsSpan(0, Lanes).Fill(4 * BottomY);
        xs.AsSpan(Lanes, Lanes).Fill(BottomX);
        ys.AsSpan(Lanes, Lanes).Fill(BottomY);
        (top, tangent) = (Line + Deeper, Line + Deeper);
        Reload();
    }

    /// <summary>Gives an empty hull the points of another.</summary>
    public void CopyFrom(int lane, ReadOnlySpan<UpperHull.Point> points)
    {
        var at = 2 * Lanes + lane;
        foreach (ref readonly var point in points)
        {
            (xs[at], ys[at]) = ((float)point.X, (float)point.Y);
            at += Lanes;
        }
        top = top.WithElement(lane, at - Lanes);
        tangent = top;
        Reload();
    }

    /// <summary>Adds ground nearer than all before, at the same X on every line; there is room for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Push(float atX, Lane y)
    {
        var x = Vector512.Create(atX);
        var (oneX, oneY, twoX, twoY, at) = (lastX, lastY, beforeX, beforeY, top);
        while (true)
        {
            var hidden = Vector512.LessThanOrEqual((oneY - y) * (twoX - x), (twoY - y) * (oneX - x));
            if (hidden == Lane.Zero)
                break;
            oneX = Vector512.ConditionalSelect(hidden, twoX, oneX);
            oneY = Vector512.ConditionalSelect(hidden, twoY, oneY);
            at -= hidden.AsInt32() & Deeper;
            twoX = Gather(xs, at - Deeper);
            twoY = Gather(ys, at - Deeper);
        }
        at += Deeper;
        Scatter(at, atX, y);
        (lastX, lastY, beforeX, beforeY, top) = (x, y, oneX, oneY, at);
    }

    /// <summary>
    /// The steepest slopes from two eyes on each line, and the X of the ground they meet. The search begins where the last one
    /// ended: along a line the tangent creeps. Slopes rise along a hull to the tangent's point and fall beyond it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Tangents TangentsFrom(float eyeX, Lane oneEye, Lane otherEye)
    {
        var from = Vector512.Create(eyeX);
        var start = Vector512.Min(tangent, top);
        var x = Gather(xs, start);
        var y = Gather(ys, start);
        var nearness = Lane.One / (x - from);
        var (one, other) = ((y - oneEye) * nearness, (y - otherEye) * nearness);
        var (oneX, otherX) = (x, x);
        var at = start;
        while (true)
        {
            var next = at - Deeper;
            x = Gather(xs, next);
            y = Gather(ys, next);
            nearness = Lane.One / (x - from);
            var (nextOne, nextOther) = ((y - oneEye) * nearness, (y - otherEye) * nearness);
            var betterOne = Vector512.GreaterThanOrEqual(nextOne, one);
            var betterOther = Vector512.GreaterThanOrEqual(nextOther, other);
            var better = betterOne | betterOther;
            if (better == Lane.Zero)
                break;
            one = Vector512.MaxNative(nextOne, one);
            other = Vector512.MaxNative(nextOther, other);
            oneX = Vector512.ConditionalSelect(betterOne, x, oneX);
            otherX = Vector512.ConditionalSelect(betterOther, x, otherX);
            at -= better.AsInt32() & Deeper;
        }
        var near = start;
        while (true)
        {
            var next = Vector512.Min(near + Deeper, top);
            x = Gather(xs, next);
            y = Gather(ys, next);
            nearness = Lane.One / (x - from);
            var (nextOne, nextOther) = ((y - oneEye) * nearness, (y - otherEye) * nearness);
            var betterOne = Vector512.GreaterThan(nextOne, one);
            var betterOther = Vector512.GreaterThan(nextOther, other);
            var better = betterOne | betterOther;
            if (better == Lane.Zero)
                break;
            one = Vector512.MaxNative(nextOne, one);
            other = Vector512.MaxNative(nextOther, other);
            oneX = Vector512.ConditionalSelect(betterOne, x, oneX);
            otherX = Vector512.ConditionalSelect(betterOther, x, otherX);
            near += better.AsInt32() & Deeper;
        }
        // No line moved both ways, but for its two eyes.
        tangent = Vector512.ConditionalSelect(Vector512.Equals(near, start), at, near);
        return new(one, other, oneX, otherX);
    }

    /// <summary>The steepest sights from two eyes on each line.</summary>
    /// <param name="One">Slopes from the first eyes.</param>
    /// <param name="Other">Slopes from the second.</param>
    /// <param name="OneX">X of what the first see, m.</param>
    /// <param name="OtherX">X of what the second see, m.</param>
    public readonly record struct Tangents(Lane One, Lane Other, Lane OneX, Lane OtherX);

    private void Reload()
    {
        (lastX, lastY) = (Gather(xs, top), Gather(ys, top));
        (beforeX, beforeY) = (Gather(xs, top - Deeper), Gather(ys, top - Deeper));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Scatter(Place at, float x, Lane y)
    {
        at.CopyTo(places);
        y.CopyTo(heights);
        ref var firstX = ref MemoryMarshal.GetArrayDataReference(xs);
        ref var firstY = ref MemoryMarshal.GetArrayDataReference(ys);
        ref var place = ref MemoryMarshal.GetArrayDataReference(places);
        ref var height = ref MemoryMarshal.GetArrayDataReference(heights);
        for (var i = 0; i < Lanes; i++)
        {
            var target = Unsafe.Add(ref place, i);
            Unsafe.Add(ref firstX, target) = x;
            Unsafe.Add(ref firstY, target) = Unsafe.Add(ref height, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe Lane Gather(float[] values, Place at)
    {
        // The arrays are pinned.
        var first = (float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(values));
        if (Avx2.IsSupported)
        {
            return Vector512.Create(
                Avx2.GatherVector256(first, at.GetLower(), sizeof(float)),
                Avx2.GatherVector256(first, at.GetUpper(), sizeof(float))
            );
        }
        var gathered = Lane.Zero;
        for (var i = 0; i < Lanes; i++)
            gathered = gathered.WithElement(i, first[at[i]]);
        return gathered;
    }
}
