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

    /// <summary>Inclination of the parking orbit to the Earth's equator, rad: the launch site's latitude or more.</summary>
    public required double ParkingInclination { get; init; }

    /// <summary>Altitude of the circular parking orbit, m.</summary>
    public double ParkingAltitude { get; init; } = 185e3;

    /// <summary>Mass injected at a launch energy, kg.</summary>
    /// <param name="energy">C3, twice the specific energy relative to the Earth, m2/s2.</param>
    /// <exception cref="InvalidOperationException">Neither a mass nor a curve is given.</exception>
    public double InjectedMass(double energy)
    {
        if (TransLunarMass is { } mass)
            return mass;
        if (EnergyCurve is not { } curve)
            throw new InvalidOperationException($"{Name} has neither a trans-lunar mass nor an energy curve");
        // The unit of the published curves.
        var c3 = energy / 1e6;
        var inside = Math.Max(c3, LeastEnergy);
        double value = 0,
            slope = 0;
        for (var i = curve.Count - 1; i >= 0; i--)
        {
            slope = slope * inside + value;
            value = value * inside + curve[i];
        }
        return value + slope * (c3 - inside);
    }
}
