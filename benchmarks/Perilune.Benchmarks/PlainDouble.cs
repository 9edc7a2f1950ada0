using Perilune.Numerics.Scalars;

namespace Perilune.Benchmarks;

/// <summary>
/// A double that the library does not know as one: forces take it through the text for any scalar, one number and one
/// column of harmonics at a time, without vector registers. What these are worth is measured against it.
/// </summary>
internal readonly record struct PlainDouble(double Value) : IScalar<PlainDouble>
{
    public static int Lanes => 1;

    public static PlainDouble FromDouble(double value) => new(value);

    public static PlainDouble FromLanes(ReadOnlySpan<double> values) => new(values[0]);

    public double Lane(int index) => Value;

    public static PlainDouble operator +(PlainDouble left, PlainDouble right) => new(left.Value + right.Value);

    public static PlainDouble operator -(PlainDouble left, PlainDouble right) => new(left.Value - right.Value);

    public static PlainDouble operator *(PlainDouble left, PlainDouble right) => new(left.Value * right.Value);

    public static PlainDouble operator /(PlainDouble left, PlainDouble right) => new(left.Value / right.Value);

    public static PlainDouble operator -(PlainDouble value) => new(-value.Value);

    public static PlainDouble operator *(PlainDouble left, double right) => new(left.Value * right);

    public static PlainDouble operator *(double left, PlainDouble right) => new(left * right.Value);

    public static PlainDouble operator +(PlainDouble left, double right) => new(left.Value + right);

    public static PlainDouble operator -(PlainDouble left, double right) => new(left.Value - right);

    public static PlainDouble Sqrt(PlainDouble value) => new(Math.Sqrt(value.Value));

    public static PlainDouble Sin(PlainDouble angle) => new(Math.Sin(angle.Value));

    public static PlainDouble Cos(PlainDouble angle) => new(Math.Cos(angle.Value));

    public static PlainDouble Asin(PlainDouble value) => new(Math.Asin(value.Value));

    public static PlainDouble Acos(PlainDouble value) => new(Math.Acos(value.Value));

    public static PlainDouble Exp(PlainDouble value) => new(Math.Exp(value.Value));

    public static PlainDouble WhereLess(PlainDouble a, PlainDouble b, PlainDouble then, PlainDouble otherwise) =>
        a.Value < b.Value ? then : otherwise;
}
