using System.Globalization;

namespace Perilune.Astro.Time;

/// <summary>
/// An instant: seconds of barycentric dynamical time (TDB) past J2000 (2000-01-01T12:00:00 TDB), kept as a whole number
/// and a fraction so that a nanosecond survives anywhere between 1950 and 2100. Every other time scale is a conversion
/// at the edge (<c>TimeScales</c>).
/// </summary>
public readonly struct Epoch : IEquatable<Epoch>, IComparable<Epoch>
{
    private Epoch(long wholeSeconds, double fraction)
    {
        WholeSeconds = wholeSeconds;
        Fraction = fraction;
    }

    /// <summary>J2000 itself.</summary>
    public static Epoch J2000 => default;

    /// <summary>Whole TDB seconds past J2000, rounded down.</summary>
    public long WholeSeconds { get; }

    /// <summary>The rest, in [0, 1) s.</summary>
    public double Fraction { get; }

    /// <summary>TDB seconds past J2000 as one double ("ET"): 60 ns apart at worst between 1950 and 2050.</summary>
    public double SecondsPastJ2000 => WholeSeconds + Fraction;

    /// <summary>The instant that many TDB seconds past J2000.</summary>
    public static Epoch FromSecondsPastJ2000(double seconds) => FromSecondsPastJ2000(0, seconds);

    /// <summary>The instant at the sum of a whole number and any fraction of TDB seconds past J2000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not finite or beyond 1e15 s.</exception>
    public static Epoch FromSecondsPastJ2000(long whole, double fraction)
    {
        if (!(Math.Abs(fraction) < 1e15))
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "not a time");
        var floor = Math.Floor(fraction);
        var rest = fraction - floor;
        // A tiny negative fraction rounds up to exactly one.
        return rest < 1 ? new(whole + (long)floor, rest) : new(whole + (long)floor + 1, 0);
    }

    /// <summary>The instant that many TDB seconds later.</summary>
    public static Epoch operator +(Epoch epoch, double seconds)
    {
        var floor = Math.Floor(seconds);
        return FromSecondsPastJ2000(epoch.WholeSeconds + (long)floor, epoch.Fraction + (seconds - floor));
    }

    /// <summary>The instant that many TDB seconds earlier.</summary>
    public static Epoch operator -(Epoch epoch, double seconds) => epoch + -seconds;

    /// <summary>TDB seconds from <paramref name="right"/> to <paramref name="left"/>.</summary>
    public static double operator -(Epoch left, Epoch right) =>
        left.WholeSeconds - right.WholeSeconds + (left.Fraction - right.Fraction);

    /// <summary>Same instant.</summary>
    public static bool operator ==(Epoch left, Epoch right) => left.Equals(right);

    /// <summary>Not the same instant.</summary>
    public static bool operator !=(Epoch left, Epoch right) => !left.Equals(right);

    /// <summary>Earlier.</summary>
    public static bool operator <(Epoch left, Epoch right) => left.CompareTo(right) < 0;

    /// <summary>Later.</summary>
    public static bool operator >(Epoch left, Epoch right) => left.CompareTo(right) > 0;

    /// <summary>Earlier or the same.</summary>
    public static bool operator <=(Epoch left, Epoch right) => left.CompareTo(right) <= 0;

    /// <summary>Later or the same.</summary>
    public static bool operator >=(Epoch left, Epoch right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public bool Equals(Epoch other) => WholeSeconds == other.WholeSeconds && Fraction == other.Fraction;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Epoch other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(WholeSeconds, Fraction);

    /// <inheritdoc/>
    public int CompareTo(Epoch other)
    {
        var whole = WholeSeconds.CompareTo(other.WholeSeconds);
        return whole != 0 ? whole : Fraction.CompareTo(other.Fraction);
    }

    /// <summary>TDB seconds past J2000 as text, with the scale's name.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{SecondsPastJ2000:R} s TDB past J2000");
}
