using Perilune.Astro.Gravity;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Forces.Tides;

/// <summary>The tides of one body at one epoch in each lane, found once and used by every evaluation there.</summary>
internal sealed class TidalField<T>
    where T : struct, IScalar<T>
{
    private const int Last = TidalCoefficients.Degree + 1;
    private const int All = -1;
    private readonly SolidTides tides;
    private readonly AttractingBody body;
    private readonly int place;
    private readonly int[] raisers;
    private readonly TidalCoefficients change = new();
    private readonly TidalTerm[] work = TidalTerm.Factors(Last);
    private readonly double[] sectorial = TidalTerm.Sectorial(Last);
    private readonly double[] values;
    private readonly T[] terms;
    private readonly double[] times = new double[T.Lanes];
    private readonly T scale;

    /// <summary>Tides of a model's body.</summary>
    internal TidalField(ForceModel model, SolidTides tides)
    {
        this.tides = tides;
        body =
            tides.Body == model.Central.Body ? model.Central : model.Others.Single(other => other.Body == tides.Body);
        place = model.Bodies.IndexOf(tides.Body);
        raisers = [.. tides.Raisers.Select(raiser => model.Bodies.IndexOf(raiser.Body))];
        values = new double[6 * work.Length * T.Lanes];
        terms = new T[6 * work.Length];
        scale = T.FromDouble(body.GravitationalParameter / (body.Radius * body.Radius));
    }

    /// <summary>What the tides do to the central body where they are another's; taken off, as for its mass.</summary>
    internal Vector3<T> Indirect { get; private set; }

    internal SolidTides Tides => tides;

    internal void MoveTo(ReadOnlySpan<double> tdb, ForceEnvironment<T> environment)
    {
        tdb.CopyTo(times);
        Fill(environment, All);
    }

    /// <summary>
    /// That part of the acceleration, less what it does to the central body, which goes with the GM of a body: of one that
    /// raises tides, or, with what no raiser's GM changes, of the deformed one.
    /// </summary>
    internal Vector3<T> PartOf(int gravitatingBody, ForceEnvironment<T> environment, Vector3<T> position)
    {
        var part = gravitatingBody == tides.Body ? raisers.Length : -1;
        for (var i = 0; i < raisers.Length; i++)
            part = tides.Raisers[i].Body == gravitatingBody ? i : part;
        if (part < 0)
            return Vector3<T>.FromVector(Vector3.Zero);
        Fill(environment, part);
        var acceleration = Acceleration(environment, position) - Indirect;
        Fill(environment, All);
        return acceleration;
    }

    private void Fill(ForceEnvironment<T> environment, int part)
    {
        var turn = Turn(environment);
        for (var lane = 0; lane < T.Lanes; lane++)
        {
            var rotation = Matrix3.FromRows(turn.RowX.Lane(lane), turn.RowY.Lane(lane), turn.RowZ.Lane(lane));
            var centre = Place(environment, place).Lane(lane);
            change.Clear();
            for (var i = 0; i < raisers.Length; i++)
            {
                if (part == All || part == i)
                    change.Raise(
                        tides.Love,
                        tides.Raisers[i].GravitationalParameter / body.GravitationalParameter,
                        body.Radius,
                        rotation * (Place(environment, raisers[i]).Lane(lane) - centre)
                    );
            }
            if (part == All || part == raisers.Length)
                AddConstantAmplitudes(times[lane], rotation);
            Spread(lane);
        }
        for (var i = 0; i < terms.Length; i++)
            terms[i] = T.FromLanes(values.AsSpan(i * T.Lanes, T.Lanes));
        Indirect =
            place < 0
                ? Vector3<T>.FromVector(Vector3.Zero)
                : Acceleration(environment, Vector3<T>.FromVector(Vector3.Zero));
    }

    private void AddConstantAmplitudes(double tdb, in Matrix3 rotation)
    {
        if (tides.FrequencyDependent)
            TidalFrequencies.Add(tdb, Math.Atan2(rotation.XY, rotation.XX), change);
        // The permanent part is in the tide; a zero-tide field has it already (equations 6.13 and 6.14).
        if (body.Harmonics!.Field.TideSystem == TideSystem.ZeroTide)
            change.Add(2, 0, -PermanentTide.OfZonal(tides.Love.K20.Real), 0);
    }

    /// <summary>The acceleration of a spacecraft, ICRF axes, without what is done to the central body, m/s2.</summary>
    internal Vector3<T> Acceleration(ForceEnvironment<T> environment, Vector3<T> position)
    {
        var turn = Turn(environment);
        return turn.TransposeTimes(Perturbation(turn * (position - Place(environment, place))));
    }

    private static Vector3<T> Place(ForceEnvironment<T> environment, int body) =>
        body < 0 ? Vector3<T>.FromVector(Vector3.Zero) : environment.Position(body);

    // The model's other attracting bodies come first among those whose places are kept.
    private Matrix3<T> Turn(ForceEnvironment<T> environment) =>
        place < 0 ? environment.CentralRotation : environment.Rotation(place);

    private void Spread(int lane)
    {
        foreach (ref var term in work.AsSpan())
            term.Clear();
        for (var n = 2; n <= TidalCoefficients.Degree; n++)
        for (var m = 0; m <= n; m++)
            TidalTerm.Spread(work, Last, n, m, change.C(n, m), change.S(n, m));
        for (var i = 0; i < work.Length; i++)
        {
            Put(6 * i, work[i].XofV);
            Put(6 * i + 1, work[i].XofW);
            Put(6 * i + 2, work[i].YofV);
            Put(6 * i + 3, work[i].YofW);
            Put(6 * i + 4, work[i].ZofV);
            Put(6 * i + 5, work[i].ZofW);
        }

        void Put(int term, double value) => values[term * T.Lanes + lane] = value;
    }

    /// <summary>The recursion of <see cref="SphericalHarmonics"/>, with coefficients that differ by lane.</summary>
    private Vector3<T> Perturbation(Vector3<T> position)
    {
        var inverse = T.FromDouble(1) / position.NormSquared;
        var shrink = inverse * body.Radius;
        var (x, y, z) = (position.X * shrink, position.Y * shrink, position.Z * shrink);
        var q = shrink * body.Radius;
        var v = T.Sqrt(inverse) * body.Radius;
        var w = T.FromDouble(0);
        T ax = w,
            ay = w,
            az = w;
        var index = 0;
        for (var m = 0; m <= Last; m++)
        {
            if (m > 0)
                (v, w) = ((x * v - y * w) * sectorial[m], (x * w + y * v) * sectorial[m]);
            var (v1, w1) = (v, w);
            T v2 = T.FromDouble(0),
                w2 = v2;
            for (var n = m; n <= Last; n++, index++)
            {
                if (n > m)
                {
                    var za = z * work[index].A;
                    var qb = q * work[index].B;
                    (v1, v2) = (za * v1 - qb * v2, v1);
                    (w1, w2) = (za * w1 - qb * w2, w1);
                }
                var term = terms.AsSpan(6 * index, 6);
                ax += v1 * term[0] + w1 * term[1];
                ay += v1 * term[2] + w1 * term[3];
                az += v1 * term[4] + w1 * term[5];
            }
        }
        return new(ax * scale, ay * scale, az * scale);
    }
}
