using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Perilune.Surface.Horizons.Sweeping;

/// <summary>
/// The upper convex hull of a line's ground, in the plane through the Moon's centre, built from far to near (Andrew's
/// monotone chain: Information Processing Letters 9:216, 1979): each point enters once and leaves at most once. What an
/// observer nearer than all of it sees as the horizon is its tangent.
/// </summary>
internal sealed class UpperHull
{
    private Point[] points = [];
    private int count;
    private int tangent;

    /// <summary>Whether no ground has been seen.</summary>
    public bool IsEmpty => count == 0;

    /// <summary>Empties the hull and makes room for a number of points.</summary>
    public void Clear(int capacity)
    {
        if (points.Length < capacity)
            points = new Point[capacity];
        (count, tangent) = (0, 0);
    }

    /// <summary>Takes the points of another hull, with room for as many as <see cref="Clear"/> gave.</summary>
    public void CopyFrom(UpperHull other)
    {
        other.points.AsSpan(0, other.count).CopyTo(points);
        (count, tangent) = (other.count, other.count);
    }

    /// <summary>Adds ground nearer than all before; there is room for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(double x, double y)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(points);
        var top = count;
        while (top >= 2)
        {
            ref var last = ref Unsafe.Add(ref first, top - 1);
            ref var before = ref Unsafe.Add(ref first, top - 2);
            if ((last.Y - y) * (before.X - x) > (before.Y - y) * (last.X - x))
                break;
            top--;
        }
        Unsafe.Add(ref first, top) = new(x, y);
        count = top + 1;
    }

    /// <summary>
    /// From an observer nearer than all ground of the hull, which is not empty, to the point of steepest sight. The search
    /// begins where the last one ended: along a line the tangent creeps.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Point TangentFrom(double fromX, double fromY)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(points);
        var i = Math.Min(tangent, count - 1);
        var (x, y) = (Unsafe.Add(ref first, i).X - fromX, Unsafe.Add(ref first, i).Y - fromY);
        var start = i;
        for (; i > 0; i--)
        {
            ref var next = ref Unsafe.Add(ref first, i - 1);
            var (nextX, nextY) = (next.X - fromX, next.Y - fromY);
            if (nextY * x < y * nextX)
                break;
            (x, y) = (nextX, nextY);
        }
        if (i == start)
        {
            for (; i + 1 < count; i++)
            {
                ref var next = ref Unsafe.Add(ref first, i + 1);
                var (nextX, nextY) = (next.X - fromX, next.Y - fromY);
                if (nextY * x <= y * nextX)
                    break;
                (x, y) = (nextX, nextY);
            }
        }
        tangent = i;
        return new(x, y);
    }

    /// <summary>A point of the plane, or the way to one.</summary>
    /// <param name="X">Along the tangent at the line's middle, ahead, m.</param>
    /// <param name="Y">Above it, m.</param>
    public readonly record struct Point(double X, double Y);
}
