using Perilune.Flight.Transfers.LowEnergy;
using Perilune.Numerics.Optimization;

namespace Perilune.Flight.Tests.Transfers.LowEnergy;

/// <summary>Newton's method with the least change, on problems whose answer is known.</summary>
public sealed class LeastChangeTests
{
    /// <summary>A point on the circle of radius two, its third coordinate between limits, its fourth held.</summary>
    private sealed class Circle(double least, double most) : IConstrainedProblem
    {
        public int Variables => 4;

        public IReadOnlyList<(double Least, double Greatest)> Limits { get; } = [(4, 4), (least, most)];

        public IReadOnlyList<(double Least, double Greatest)> Bounds { get; } =
        [(-10, 10), (-10, 10), (-10, 10), (0.5, 0.5)];

        public bool Evaluate(ReadOnlySpan<double> x, ConstrainedValues result)
        {
            result.Quantities[0] = x[0] * x[0] + x[1] * x[1];
            result.Quantities[1] = x[2] + x[3];
            ((double[])[2 * x[0], 2 * x[1], 0, 0, 0, 0, 1, 1]).CopyTo(result.Jacobian, 0);
            return true;
        }
    }

    [Fact]
    public void ThePointThatIsMet_IsNearestToTheStart()
    {
        var ending = LeastChange.Meet(new Circle(-1, 1), [3, 4, 0, 0.5], 1e-12, 20)!;
        Assert.True(ending.IsMet);
        // Straight to the centre: (3, 4) scaled from five to two; what lies within its limits is left alone.
        Assert.Equal(1.2, ending.Point[0], 1e-9);
        Assert.Equal(1.6, ending.Point[1], 1e-9);
        Assert.Equal(0, ending.Point[2]);
    }

    [Fact]
    public void AVariableThatIsHeld_IsNotCountedOn()
    {
        var ending = LeastChange.Meet(new Circle(2, 3), [2, 0, 0, 0.5], 1e-12, 3)!;
        Assert.True(ending.IsMet);
        Assert.Equal(1.5, ending.Point[2], 1e-12);
        Assert.Equal(0.5, ending.Point[3]);
    }

    [Fact]
    public void WhatCannotBeMet_IsToldByWhatItMisses()
    {
        // Ten and a half is the most that bounds allow.
        var ending = LeastChange.Meet(new Circle(12, 13), [2, 0, 9.5, 0.5], 1e-12, 20)!;
        Assert.False(ending.IsMet);
        Assert.Equal(-1.5, ending.Missed[1], 1e-9);
    }
}
