using System.Numerics;

namespace Perilune.Numerics.Scalars;

/// <summary>
/// The numbers that a physics text is written over: plain doubles, lanes of doubles, or dual numbers that carry exact
/// partial derivatives. A branch on a value is written as <see cref="WhereLess"/>, so that it is right for every lane.
/// </summary>
/// <typeparam name="TSelf">The number itself.</typeparam>
public interface IScalar<TSelf>
    : IAdditionOperators<TSelf, TSelf, TSelf>,
        ISubtractionOperators<TSelf, TSelf, TSelf>,
        IMultiplyOperators<TSelf, TSelf, TSelf>,
        IDivisionOperators<TSelf, TSelf, TSelf>,
        IUnaryNegationOperators<TSelf, TSelf>
    where TSelf : struct, IScalar<TSelf>
{
    /// <summary>How many values one number holds: 1 but for lanes.</summary>
    static abstract int Lanes { get; }

    /// <summary>A constant: the same in every lane, with zero derivatives.</summary>
    static abstract TSelf FromDouble(double value);

    /// <summary>A number from its <see cref="Lanes"/> values, with zero derivatives.</summary>
    static abstract TSelf FromLanes(ReadOnlySpan<double> values);

    /// <summary>The value in a lane, without derivatives.</summary>
    double Lane(int index);

    /// <summary>Product with a constant.</summary>
    static abstract TSelf operator *(TSelf left, double right);

    /// <summary>Product with a constant.</summary>
    static abstract TSelf operator *(double left, TSelf right);

    /// <summary>Sum with a constant.</summary>
    static abstract TSelf operator +(TSelf left, double right);

    /// <summary>Difference with a constant.</summary>
    static abstract TSelf operator -(TSelf left, double right);

    /// <summary>Square root.</summary>
    static abstract TSelf Sqrt(TSelf value);

    /// <summary>Sine of an angle in radians.</summary>
    static abstract TSelf Sin(TSelf angle);

    /// <summary>Cosine of an angle in radians.</summary>
    static abstract TSelf Cos(TSelf angle);

    /// <summary>Arc sine, radians in [-pi/2, pi/2].</summary>
    static abstract TSelf Asin(TSelf value);

    /// <summary>Arc cosine, radians in [0, pi].</summary>
    static abstract TSelf Acos(TSelf value);

    /// <summary>Natural exponential.</summary>
    static abstract TSelf Exp(TSelf value);

    /// <summary>Where a &lt; b: <paramref name="then"/>, elsewhere <paramref name="otherwise"/>, lane by lane.</summary>
    static abstract TSelf WhereLess(TSelf a, TSelf b, TSelf then, TSelf otherwise);
}
