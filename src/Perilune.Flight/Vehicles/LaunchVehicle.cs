namespace Perilune.Flight.Vehicles;

/// <summary>
/// A launch vehicle by what it injects: a published mass at trans-lunar injection, or a published polynomial of injected
/// mass against launch energy.
/// </summary>
public sealed record LaunchVehicle
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Mass that it injects towards the Moon, kg; null where <see cref="EnergyCurve"/> is given.</summary>
    public double? TransLunarMass { get; init; }

    /// <summary>
    /// Coefficients of the injected mass, kg, against powers of C3 in km2/s2, constant first; null where
    /// <see cref="TransLunarMass"/> is given.
    /// </summary>
    public IReadOnlyList<double>? EnergyCurve { get; init; }

    /// <summary>Least C3 at which the curve was published, km2/s2; below it the slope there goes on.</summary>
    public double LeastEnergy { get; init; }

    /// <summary>Greatest C3 at which the curve was published, km2/s2; above it nothing is known.</summary>
    public double GreatestEnergy { get; init; } = double.PositiveInfinity;

    /// <summary>
    /// How far below <see cref="LeastEnergy"/> the slope may go on, km2/s2: curves begin at escape, and flights to the Moon
    /// leave with a C3 of -2.1 to -1.3 km2/s2.
    /// </summary>
    public const double Extrapolation = 3;

    /// <summary>Inclination of the parking orbit to the Earth's equator, rad: the launch site's latitude or more.</summary>
    public required double ParkingInclination { get; init; }

    /// <summary>Altitude of the circular parking orbit, m.</summary>
    public double ParkingAltitude { get; init; } = 185e3;

    /// <summary>Whether its figures reach to a launch energy; a mass at trans-lunar injection is taken for all of them.</summary>
    /// <param name="energy">C3, m2/s2.</param>
    public bool Covers(double energy) =>
        TransLunarMass is not null
        || EnergyCurve is not null && energy >= (LeastEnergy - Extrapolation) * 1e6 && energy <= GreatestEnergy * 1e6;

    /// <summary>Mass injected at a launch energy, kg.</summary>
    /// <param name="energy">C3, twice the specific energy relative to the Earth, m2/s2.</param>
    /// <exception cref="InvalidOperationException">Neither a mass nor a curve is given.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The energy lies beyond the published curve, or the vehicle injects nothing with it; the message says what it can.
    /// </exception>
    public double InjectedMass(double energy)
    {
        if (TransLunarMass is { } mass)
            return mass;
        if (EnergyCurve is not { } curve)
            throw new InvalidOperationException($"{Name} has neither a trans-lunar mass nor an energy curve");
        // The unit of the published curves.
        var c3 = energy / 1e6;
        if (!Covers(energy))
            throw new ArgumentOutOfRangeException(
                nameof(energy),
                FormattableString.Invariant(
                    $"the curve of {Name} holds for C3 from {LeastEnergy - Extrapolation} to {GreatestEnergy} km2/s2, not at {c3:0.###}"
                )
            );
        var inside = Math.Max(c3, LeastEnergy);
        double value = 0,
            slope = 0;
        for (var i = curve.Count - 1; i >= 0; i--)
        {
            slope = slope * inside + value;
            value = value * inside + curve[i];
        }
        var injected = value + slope * (c3 - inside);
        return injected > 0
            ? injected
            : throw new ArgumentOutOfRangeException(
                nameof(energy),
                FormattableString.Invariant($"{Name} injects nothing at C3 = {c3:0.###} km2/s2")
            );
    }
}
