using Perilune.Numerics.Quadrature;
using Perilune.Numerics.RootFinding;

namespace Perilune.Surface.Roving;

/// <summary>What the stresses under a wheel add up to.</summary>
/// <param name="EntryAngle">Angle from the lowest point of the rim to where it enters the ground, rad.</param>
/// <param name="Load">Force across the ground that they carry, N.</param>
/// <param name="DrawbarPull">Pull left at the axle, N.</param>
/// <param name="Torque">Torque on the axle, N m.</param>
public readonly record struct WheelForces(double EntryAngle, double Load, double DrawbarPull, double Torque);

/// <summary>
/// The stresses along the rim of a rigid wheel in loose ground, added up: normal stress by Bekker's law, greatest between entry
/// and exit at an angle that moves forward with slip, shear by Janosi and Hanamoto. It costs a thousand times
/// <see cref="LoadedWheel"/>'s closed forms, which it checks.
/// </summary>
/// <remarks>J. Y. Wong and A. R. Reece, Prediction of rigid wheel performance, J. Terramechanics 4(1):81 and 4(2):7, 1967.</remarks>
/// <param name="soil">The ground.</param>
/// <param name="wheel">The wheel.</param>
/// <param name="peakStart">c1: place of the greatest stress over the entry angle without slip.</param>
/// <param name="peakSlope">c2: how it moves with slip.</param>
public sealed class WheelStresses(Soil soil, Wheel wheel, double peakStart, double peakSlope)
{
    private const double DeepestEntry = 1.5;
    private const double AngleTolerance = 1e-14;
    private const int Panels = 4;

    private readonly double radius = wheel.Diameter / 2;

    /// <summary>The stresses on compact sand: c1 0.43, c2 0.32 (Wong and Reece's fit, as widely quoted).</summary>
    public static WheelStresses OnSand(Soil soil, Wheel wheel) => new(soil, wheel, 0.43, 0.32);

    /// <summary>Forces of a wheel that carries a load at a slip.</summary>
    /// <param name="load">Load, N, above 0.</param>
    /// <param name="slip">Slip, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A load that no entry angle below 1.5 rad carries, or a slip outside 0 to 1.</exception>
    public WheelForces Carry(double load, double slip)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(load);
        if (At(DeepestEntry, slip).Load <= load)
            throw new ArgumentOutOfRangeException(nameof(load), load, "the wheel sinks to its axle under it");
        var entry = Brent.Solve(angle => At(angle, slip).Load - load, 0, DeepestEntry, AngleTolerance);
        return At(entry, slip);
    }

    /// <summary>Forces of a wheel that enters the ground at an angle, at a slip.</summary>
    /// <param name="entry">Entry angle, rad, 0 to 1.5.</param>
    /// <param name="slip">Slip, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An angle or a slip out of range.</exception>
    public WheelForces At(double entry, double slip)
    {
        if (!(entry is >= 0 and <= DeepestEntry))
            throw new ArgumentOutOfRangeException(nameof(entry), entry, "an entry angle lies between 0 and 1.5 rad");
        if (!(slip is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(slip), slip, "slip lies between 0 and 1");
        var peak = Math.Min((peakStart + peakSlope * slip) * entry, entry);
        var (load, pull, torque) = (0.0, 0.0, 0.0);
        // The stress has a kink at its peak.
        foreach (var (low, high) in ((double, double)[])[(0, peak), (peak, entry)])
            for (var panel = 0; panel < Panels; panel++)
            {
                var half = (high - low) / Panels / 2;
                var middle = low + (2 * panel + 1) * half;
                for (var i = 0; i < GaussLegendre.Abscissas.Length; i++)
                {
                    var angle = middle + half * GaussLegendre.Abscissas[i];
                    var area = half * GaussLegendre.Weights[i] * radius * wheel.Width;
                    var (sin, cos) = Math.SinCos(angle);
                    var normal = Normal(angle, entry, peak);
                    var shear = Shear(angle, entry, slip, normal);
                    load += area * (normal * cos + shear * sin);
                    pull += area * (shear * cos - normal * sin);
                    torque += area * shear * radius;
                }
            }
        return new(entry, load, pull, torque);
    }

    private double Normal(double angle, double entry, double peak)
    {
        // Behind the peak the stress is that of the angle before it which divides its arc in the same ratio.
        var front = angle >= peak ? angle : entry - angle / peak * (entry - peak);
        var depth = radius * (Math.Cos(front) - Math.Cos(entry));
        return (soil.CohesiveModulus / wheel.Width + soil.FrictionalModulus)
            * Math.Pow(Math.Max(0, depth), soil.SinkageExponent);
    }

    private double Shear(double angle, double entry, double slip, double normal)
    {
        var displacement = radius * (entry - angle - (1 - slip) * (Math.Sin(entry) - Math.Sin(angle)));
        return (soil.Cohesion + normal * Math.Tan(soil.FrictionAngle))
            * (1 - Math.Exp(-displacement / soil.ShearModulus));
    }
}
