namespace Perilune.Astro.ThreeBody.Families;

/// <summary>
/// A family of periodic orbits in the order of its curve, with the bifurcations between its members. Immutable and safe from
/// any thread.
/// </summary>
public sealed class OrbitFamily
{
    private readonly FamilyCurve curve;
    private readonly FamilyCurve.Point[] points;

    internal OrbitFamily(
        string name,
        ThreeBodySystem system,
        FamilyCurve curve,
        List<FamilyCurve.Point> points,
        List<FamilyBifurcation> bifurcations,
        FamilyEnd end
    )
    {
        (Name, System, End, this.curve) = (name, system, end, curve);
        this.points = [.. points];
        Members = [.. points.Select(point => new PeriodicOrbit(system, point.Orbit))];
        Bifurcations = [.. bifurcations];
    }

    /// <summary>What the family is called, as <c>halo L2 south</c>.</summary>
    public string Name { get; }

    /// <summary>The system, with the units of everything here.</summary>
    public ThreeBodySystem System { get; }

    /// <summary>The orbits, from where the family begins.</summary>
    public IReadOnlyList<PeriodicOrbit> Members { get; }

    /// <summary>The bifurcations in the order of the family.</summary>
    public IReadOnlyList<FamilyBifurcation> Bifurcations { get; }

    /// <summary>Why the family is not followed further.</summary>
    public FamilyEnd End { get; }

    /// <summary>
    /// The orbits of the family, not only its computed members, at which a quantity has a value, in the order of the family.
    /// </summary>
    /// <param name="quantity">A smooth function of the orbit, as its period or its Jacobi constant.</param>
    /// <param name="value">The value wanted, in the unit of the quantity.</param>
    public IReadOnlyList<PeriodicOrbit> Where(Func<PeriodicOrbit, double> quantity, double value)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        var found = new List<PeriodicOrbit>();
        for (var i = 0; i < points.Length; i++)
        {
            var here = quantity(Members[i]) - value;
            if (here == 0)
                found.Add(Members[i]);
            if (i + 1 == points.Length)
                break;
            var next = quantity(Members[i + 1]) - value;
            if (here * next < 0)
                found.Add(Between(i, orbit => quantity(orbit) - value).Orbit);
        }
        return found;
    }

    /// <summary>The orbits with a period, s, in the order of the family; as <see cref="Where"/>, but quicker.</summary>
    public IReadOnlyList<PeriodicOrbit> WithPeriod(double periodSeconds)
    {
        var period = periodSeconds / System.TimeUnit;
        var found = new List<PeriodicOrbit>();
        for (var i = 0; i + 1 < points.Length; i++)
        {
            var (a, b) = (points[i].Scaled, points[i + 1].Scaled);
            if ((a[3] - period) * (b[3] - period) > 0 || a[3] == b[3])
                continue;
            var share = (period - a[3]) / (b[3] - a[3]);
            var guess = a.Select((q, k) => q + share * (b[k] - q)).ToArray();
            guess[3] = period;
            // Where the period turns, the direction of the period is none; the search along the curve is safe.
            if (curve.Correct(guess, [0, 0, 0, 1]) is { } point)
                found.Add(new(System, point.Orbit));
            else
                found.Add(Between(i, orbit => orbit.Period - period).Orbit);
        }
        return found;
    }

    private (PeriodicOrbit Orbit, double Place) Between(int index, Func<PeriodicOrbit, double> function)
    {
        var (point, share) =
            FamilyTracer.Between(
                curve,
                points[index],
                points[index + 1],
                candidate => function(new PeriodicOrbit(System, candidate.Orbit))
            ) ?? throw new ArithmeticException($"{Name} is lost between its members {index} and {index + 1}");
        return (new(System, point.Orbit), index + share);
    }
}
