using Perilune.Astro.Eclipses;
using Perilune.Astro.Forces;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Quadrature;
using Perilune.Numerics.RootFinding;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Propagation;

/// <summary>
/// What the shadows of a force model do to a spacecraft in a step, against full sunlight: the lost acceleration, integrated
/// once and twice between the edges of the shadows that lie in the step.
/// </summary>
internal sealed class ShadowJolts
{
    /// <summary>Accuracy of an edge's time, s.</summary>
    private const double Tolerance = 1e-6;

    private readonly ForceModel model;
    private readonly ForceEnvironment<Real> environment;
    private readonly ForceEnvironment<Real> within;
    private readonly double origin;
    private readonly Ends[] before;
    private readonly Ends[] after;
    private readonly List<SignChange> changes = [];
    private readonly List<double> edges = [];
    private double timeBefore = double.NaN;
    private double lightTime = double.NaN;
    private Vector3 light;

    /// <summary>The shadows of a model; in the environment that its equations use all occulters are put aside.</summary>
    public ShadowJolts(ForceModel model, ForceEnvironment<Real> environment, double origin)
    {
        (this.model, this.environment, this.origin) = (model, environment, origin);
        within = new(model);
        var count = model.RadiationPressure?.Occulters.Length ?? 0;
        before = new Ends[count];
        after = new Ends[count];
        for (var i = 0; i < count; i++)
            environment.Sunlight(i)[0] = Lighting.Sunlit;
    }

    /// <summary>Adds what is lost between both ends of a step to the position and velocity at its end.</summary>
    public void Add(double start, ReadOnlySpan<double> initial, double end, Span<double> final)
    {
        if (before.Length == 0)
            return;
        var path = new HermitePath(start, initial, end, final);
        if (timeBefore != start)
        {
            within.MoveTo(origin + start);
            Measure(within, path.Position(start), before);
        }
        environment.MoveTo(origin + end);
        Measure(environment, path.Position(end), after);
        edges.Clear();
        bool lit = true,
            dark = false;
        for (var i = 0; i < before.Length; i++)
        {
            ref readonly var a = ref before[i];
            ref readonly var b = ref after[i];
            var most = GreatestChange(a, b, model.RadiationPressure!.Occulters[i].Radius);
            if (MayPass(a.Outer, b.Outer, most))
                Find(i, path, outer: true);
            if (MayPass(a.Inner, b.Inner, most))
                Find(i, path, outer: false);
            lit &= a.Outer >= 0 && b.Outer >= 0;
            dark |= a.IsUmbra && b.IsUmbra;
        }
        if (edges.Count > 0 || !(lit || dark))
            Integrate(path, final);
        else if (dark)
            TakeAll(path, final);
        after.CopyTo(before, 0);
        timeBefore = end;
    }

    /// <summary>
    /// In the umbra all light is lost over the whole step, and the light of a step is straight in time: its direction and
    /// distance change by the way over that to the Sun, a ten-millionth.
    /// </summary>
    private void TakeAll(in HermitePath path, Span<double> final)
    {
        var last = Light(path.End, path);
        var first = lightTime == path.Start ? light : Light(path.Start, path);
        environment.MoveTo(origin + path.End);
        (lightTime, light) = (path.End, last);
        var length = path.End - path.Start;
        Lose(final, (first * 2 + last) * (length * length / 6), (first + last) * (length / 2));
    }

    private Vector3 Light(double time, in HermitePath path)
    {
        environment.MoveTo(origin + time);
        return Sunlight(environment, time, path);
    }

    private Vector3 Sunlight(ForceEnvironment<Real> at, double time, in HermitePath path)
    {
        var position = Vector3<Real>.FromVector(path.Position(time));
        return model.DirectSunlight(at, position, Vector3<Real>.FromVector(path.Velocity(time))).Lane(0);
    }

    private static void Lose(Span<double> final, Vector3 position, Vector3 velocity)
    {
        final[0] -= position.X;
        final[1] -= position.Y;
        final[2] -= position.Z;
        final[3] -= velocity.X;
        final[4] -= velocity.Y;
        final[5] -= velocity.Z;
    }

    private void Measure(ForceEnvironment<Real> at, Vector3 position, Ends[] ends)
    {
        var toSun = at.Sun.Lane(0) - position;
        for (var i = 0; i < ends.Length; i++)
        {
            var toBody = at.OcculterPosition(i).Lane(0) - position;
            var radius = model.RadiationPressure!.Occulters[i].Radius;
            var apart = Vector3.Angle(toSun, toBody);
            var sun = ShadowGeometry.AngularRadius(toSun, SolarDisc.SunRadius);
            var body = ShadowGeometry.AngularRadius(toBody, radius);
            ends[i] = new(apart - body - sun, apart - Math.Abs(body - sun), body >= sun, toBody, toSun);
        }
    }

    private static bool MayPass(double first, double last, double most) =>
        Math.Min(Math.Abs(first), Math.Abs(last)) <= most || first < 0 != last < 0;

    /// <summary>
    /// More than the angles of an edge can change between both ends: all of the way that the body and the Sun moved, seen
    /// from its nearest point, in direction and in apparent size.
    /// </summary>
    private static double GreatestChange(in Ends a, in Ends b, double radius)
    {
        // The way is longer than its chord, but not by half in any step that an integrator takes.
        var way = 1.5 * Vector3.Distance(a.ToBody, b.ToBody);
        var nearest = Math.Min(a.ToBody.Norm, b.ToBody.Norm) - way;
        if (nearest <= radius)
            return double.PositiveInfinity;
        var growth = 1 + radius / Math.Sqrt(nearest * nearest - radius * radius);
        var sunWay = 1.5 * Vector3.Distance(a.ToSun, b.ToSun);
        return way / nearest * growth + 2 * sunWay / (a.ToSun.Norm - sunWay);
    }

    private void Find(int occulter, HermitePath path, bool outer)
    {
        double Edge(double time) => EdgeAt(occulter, time, path, outer);
        var forwards = path.End > path.Start;
        var (low, high) = forwards ? (path.Start, path.End) : (path.End, path.Start);
        var (first, last) = forwards ? (before[occulter], after[occulter]) : (after[occulter], before[occulter]);
        var (atLow, atHigh) = outer ? (first.Outer, last.Outer) : (first.Inner, last.Inner);
        changes.Clear();
        SignChanges.Find(Edge, low, high, atLow, atHigh, double.PositiveInfinity, Tolerance, changes);
        foreach (var change in changes)
            edges.Add(change.Abscissa);
    }

    private double EdgeAt(int occulter, double time, in HermitePath path, bool outer)
    {
        within.MoveTo(origin + time);
        var position = path.Position(time);
        var toSun = within.Sun.Lane(0) - position;
        var toBody = within.OcculterPosition(occulter).Lane(0) - position;
        var radius = model.RadiationPressure!.Occulters[occulter].Radius;
        return outer
            ? ShadowGeometry.OuterEdge(toSun, toBody, radius)
            : ShadowGeometry.InnerEdge(toSun, toBody, radius);
    }

    private void Integrate(in HermitePath path, Span<double> final)
    {
        edges.Add(path.Start);
        edges.Add(path.End);
        edges.Sort();
        if (path.End < path.Start)
            edges.Reverse();
        var (position, velocity) = (Vector3.Zero, Vector3.Zero);
        for (var i = 1; i < edges.Count; i++)
        {
            var (middle, half) = (0.5 * (edges[i - 1] + edges[i]), 0.5 * (edges[i] - edges[i - 1]));
            if (half == 0 || !Darkened(middle, path))
                continue;
            for (var node = 0; node < GaussLegendre.Abscissas.Length; node++)
            {
                var t = middle + half * GaussLegendre.Abscissas[node];
                var lost = Lost(t, path) * (half * GaussLegendre.Weights[node]);
                velocity += lost;
                position += lost * (path.End - t);
            }
        }
        environment.MoveTo(origin + path.End);
        Lose(final, position, velocity);
    }

    /// <summary>Sets what each occulter does between two edges; false if all of them leave the Sun alone.</summary>
    private bool Darkened(double time, in HermitePath path)
    {
        within.MoveTo(origin + time);
        var darkened = false;
        for (var i = 0; i < before.Length; i++)
        {
            var lighting = within.Classify(i, path.Position(time), 0);
            within.Sunlight(i)[0] = lighting;
            darkened |= lighting != Lighting.Sunlit;
        }
        return darkened;
    }

    private Vector3 Lost(double time, in HermitePath path)
    {
        within.MoveTo(origin + time);
        return Light(time, path) - Sunlight(within, time, path);
    }

    /// <summary>An end of a step as an occulter sees it.</summary>
    private readonly record struct Ends(double Outer, double Inner, bool CoversSun, Vector3 ToBody, Vector3 ToSun)
    {
        public bool IsUmbra => Inner < 0 && CoversSun;
    }
}
