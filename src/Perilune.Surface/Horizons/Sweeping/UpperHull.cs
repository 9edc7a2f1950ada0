using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Perilune.Surface.Horizons.Sweeping;

/// <summary>
/// The upper convex hull of a line's ground in its <see cref="SightPlane"/>, built from far to near (Andrew's monotone chain:
/// Information Processing Letters 9:216, 1979): each point enters once and leaves at most once.
/// </summary>
internal sealed class UpperHull
{
    private Point[] points = [];
    private int count;

    /// <summary>Its points, far to near.</summary>
    public ReadOnlySpan<Point> Points => points.AsSpan(0, count);

    /// <summary>Empties the hull and makes room for a number of points.</summary>
    public void Clear(int capacity)
    {
        if (points.Length < capacity)
            points = new Point[capacity];
        count = 0;
    }

    /// <summary>Takes the points of another hull, with room for as many as <see cref="Clear"/> gave.</summary>
    public void CopyFrom(UpperHull other)
    {
        other.Points.CopyTo(points);
        count = other.count;
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

    /// <summary>A point of the plane, m.</summary>
    public readonly record struct Point(double X, double Y);
}
