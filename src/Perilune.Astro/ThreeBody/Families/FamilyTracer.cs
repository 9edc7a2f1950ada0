using Perilune.Numerics.RootFinding;

namespace Perilune.Astro.ThreeBody.Families;

/// <summary>Follows a family from its first member and finds the bifurcations on the way.</summary>
internal sealed class FamilyTracer(ThreeBodySystem system, FamilyCurve curve, FamilyLimits? wanted)
{
    private readonly FamilyLimits limits = wanted ?? FamilyLimits.Usual;

    private const double FirstStride = 1e-2;
    private const double ShortestStride = 1e-7;

    // Strides with which the end of a family is approached.
    private const double EndStride = 1e-3;

    // How far the next orbit may stand from where it was expected, in strides; farther off it may be one of another family.
    private const double Surprise = 0.1;

    // Of the place of a bifurcation between two members, as a part of their distance.
    private const double PlaceTolerance = 1e-13;

    // Below this part of its size the square of a difference of sums is rounding.
    private const double Rounding = 1e-9;

    private readonly List<FamilyCurve.Point> points = [];
    private readonly List<FamilyBifurcation> bifurcations = [];

    /// <summary>Is asked at each bifurcation; true ends the family there.</summary>
    public Func<FamilyBifurcation, bool>? Until { get; init; }

    /// <summary>A function that changes its sign where the family passes through another one and repeats itself mirrored.</summary>
    public Func<HalfOrbit, double>? Mirror { get; init; }

    public OrbitFamily Follow(string name, FamilyCurve.Point first, CancellationToken cancellation)
    {
        points.Add(first);
        var end = Follow(cancellation);
        return new(name, system, curve, points, bifurcations, end);
    }

    /// <summary>
    /// The point between two neighbours at which a function that changes its sign between them vanishes; null where the
    /// correction fails between them.
    /// </summary>
    public static (FamilyCurve.Point Point, double Share)? Between(
        FamilyCurve curve,
        FamilyCurve.Point from,
        FamilyCurve.Point to,
        Func<FamilyCurve.Point, double> function
    )
    {
        double[] chord = [.. to.Scaled.Zip(from.Scaled, (b, a) => b - a)];
        var length = Math.Sqrt(chord.Sum(c => c * c));
        FamilyCurve.Point? At(double share)
        {
            // Hermite's cubic through both neighbours and their tangents.
            var (p, q) = (share * share * (3 - 2 * share), share * (1 - share) * length);
            var guess = new double[chord.Length];
            for (var i = 0; i < guess.Length; i++)
            {
                guess[i] = from.Scaled[i] + p * chord[i] + q * ((1 - share) * from.Tangent[i] - share * to.Tangent[i]);
            }
            return curve.Correct(guess, chord, length);
        }
        FamilyCurve.Point? last = null;
        // A correction that fails ends the search at once, as a zero would.
        var share = Brent.Solve(
            x => (last = At(x)) is null ? 0 : function(last),
            0,
            1,
            function(from),
            function(to),
            PlaceTolerance
        );
        return last is not null && At(share) is { } point ? (point, share) : null;
    }

    private FamilyEnd Follow(CancellationToken cancellation)
    {
        // A stride that was refused is not tried again at once.
        var (stride, growth) = (FirstStride, 2.0);
        while (points.Count < limits.MostMembers)
        {
            cancellation.ThrowIfCancellationRequested();
            var last = points[^1];
            var guess = Predict(stride);
            var next = curve.Correct(guess, last.Tangent, stride);
            var turn = next is null ? double.PositiveInfinity : Angle(last.Tangent, next.Tangent);
            var found =
                turn < 2 * limits.Turn && Distance(next!.Scaled, guess) < Surprise * stride
                    ? FindBifurcations(last, next)
                    : null;
            var end = found is null ? FamilyEnd.Lost : EndAt(last.Orbit, next!.Orbit);
            // Up to an end in small strides, so that the last member stands close to it.
            if (end is { } reached && (found is null || stride > EndStride))
            {
                (stride, growth) = (stride / 2, 1);
                if (stride < ShortestStride)
                    return reached;
                continue;
            }
            if (end is { } final)
                return final;
            stride = Math.Min(limits.LongestStride, stride * Math.Clamp(limits.Turn / turn, 0.5, growth));
            growth = Math.Min(2, 1.2 * growth);
            foreach (var bifurcation in found!)
            {
                bifurcations.Add(bifurcation);
                if (Until?.Invoke(bifurcation) == true)
                    return FamilyEnd.Limit;
            }
            points.Add(next!);
            if (HasClosed())
                return FamilyEnd.Closed;
        }
        return FamilyEnd.Limit;
    }

    /// <summary>Along the tangent, bent as the curve was bent over the last stride.</summary>
    private double[] Predict(double stride)
    {
        var last = points[^1];
        if (points.Count == 1)
            return [.. last.Scaled.Select((q, i) => q + stride * last.Tangent[i])];
        var before = points[^2];
        var bend = stride * stride / 2 / Distance(last.Scaled, before.Scaled);
        return
        [
            .. last.Scaled.Select(
                (q, i) => q + stride * last.Tangent[i] + bend * (last.Tangent[i] - before.Tangent[i])
            ),
        ];
    }

    private FamilyEnd? EndAt(HalfOrbit last, HalfOrbit next)
    {
        if (!limits.ThroughBodies && IsInside(next))
            return FamilyEnd.Body;
        if (next.Period > limits.LongestPeriod)
            return FamilyEnd.Limit;
        return Mirror is not null && Mirror(last) * Mirror(next) < 0 ? FamilyEnd.Reached : null;
    }

    private bool IsInside(HalfOrbit orbit) =>
        orbit.Nearest.Primary * system.LengthUnit < system.PrimaryRadius
        || orbit.Nearest.Secondary * system.LengthUnit < system.SecondaryRadius;

    private bool HasClosed()
    {
        if (points.Count < 10)
            return false;
        var (first, last, before) = (points[0], points[^1], points[^2]);
        return Distance(first.Scaled, last.Scaled) < Distance(last.Scaled, before.Scaled)
            && Angle(first.Tangent, last.Tangent) < 3 * limits.Turn;
    }

    /// <summary>The bifurcations between two neighbours; null where the family cannot be followed between them.</summary>
    private List<FamilyBifurcation>? FindBifurcations(FamilyCurve.Point from, FamilyCurve.Point to)
    {
        var (before, after) = (Stability(from), Stability(to));
        var found = new List<FamilyBifurcation>();
        // Two passages at once show no change of sign: they are to be told apart by a shorter stride.
        var apart = Distance(from.Scaled, to.Scaled) > EndStride;
        var followed = !apart || (IsOneStep(before, after, 1) && IsOneStep(before, after, -1));
        var (tangents, next) = (from.Orbit.TangentFunctions(), to.Orbit.TangentFunctions());
        for (var i = 0; i < Math.Min(tangents.Count, next.Count); i++)
        {
            var ((towards, value, rounding), other) = (tangents[i], next[i]);
            if (
                value * other.Value >= 0
                || Math.Max(Math.Abs(value), Math.Abs(other.Value)) < rounding + other.Rounding
            )
                continue;
            var (fold, function) = (towards is null && JacobiSlope(from) * JacobiSlope(to) < 0, i);
            Add(
                fold ? BifurcationKind.Fold : BifurcationKind.Branch,
                point => point.Orbit.TangentFunctions()[function].Value,
                towards
            );
        }
        if (before.DoublingFunction * after.DoublingFunction < 0)
            Add(BifurcationKind.PeriodDoubling, point => Stability(point).DoublingFunction);
        if (
            before.CollisionFunction * after.CollisionFunction < 0
            && Math.Min(Relative(before), Relative(after)) > Rounding
        )
            Add(BifurcationKind.Collision, point => Stability(point).CollisionFunction);
        found.Sort((a, b) => a.Place.CompareTo(b.Place));
        return followed ? found : null;

        void Add(BifurcationKind kind, Func<FamilyCurve.Point, double> function, OrbitSymmetry? towards = null)
        {
            if (Between(curve, from, to, function) is not var (point, share))
                followed = false;
            else
                found.Add(
                    new(kind, new(system, point.Orbit), points.Count - 1 + share)
                    {
                        Point = point,
                        Curve = curve,
                        Towards = towards,
                    }
                );
        }

        static bool IsOneStep(OrbitStability before, OrbitStability after, int sign) =>
            Math.Abs(Beyond(before, sign) - Beyond(after, sign)) < 2;

        static int Beyond(OrbitStability stability, int sign) =>
            (sign * stability.First.Real > 2 ? 1 : 0) + (sign * stability.Second.Real > 2 ? 1 : 0);

        static double Relative(OrbitStability stability) =>
            Math.Abs(stability.CollisionFunction) / (1 + stability.Alpha * stability.Alpha);
    }

    private static OrbitStability Stability(FamilyCurve.Point point) => new(point.Orbit.Monodromy());

    /// <summary>Derivative of the Jacobi constant along the curve.</summary>
    private static double JacobiSlope(FamilyCurve.Point point)
    {
        var (r, v) = point.Orbit.Start;
        var gradient = RestrictedProblem.PotentialGradient(
            point.Orbit.MassRatio,
            Numerics.LinearAlgebra.Vector3<Numerics.Scalars.Real>.FromVector(r)
        );
        ReadOnlySpan<double> derivatives =
        [
            2 * gradient.X.Value,
            2 * gradient.Y.Value,
            2 * gradient.Z.Value,
            -2 * v.X,
            -2 * v.Y,
            -2 * v.Z,
        ];
        var slope = 0.0;
        for (var i = 0; i < HalfOrbit.Conditions; i++)
            slope += derivatives[HalfOrbit.Free(point.Orbit.Symmetry)[i]] * point.Tangent[i];
        return slope;
    }

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (p, q) => (p - q) * (p - q)).Sum());

    private static double Angle(double[] a, double[] b) => 2 * Math.Asin(Math.Min(1, Distance(a, b) / 2));
}
