using System.Globalization;
using Perilune.Astro.Forces;
using Perilune.Astro.Propagation;

namespace Perilune.Astro.Tests.Precision;

/// <summary>
/// State-transition matrices and sensitivities to every number of the forces, through half-shadows and a burn, against
/// differences of neighbouring flights in 32 digits (<see cref="PartialsReference"/>).
/// </summary>
public sealed class PartialsAgainstDoubleDoublesTests
{
    public static TheoryData<string> Cases => [.. PartialsCase.All.Select(flight => flight.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryColumn_AtEveryTime_IsExactTo1e12(string name)
    {
        var flight = PartialsCase.All.Single(flight => flight.Name == name);
        var request = new FlightRequest(flight.Initial, flight.Start + flight.Duration)
        {
            Parameters = [.. PartialsCase.Quantities.Select(q => q.Parameter).OfType<ForceParameter>()],
        };
        var flown = new Propagator(flight.Model(new()), 1e-8, 1e-12).Propagate(request).Trajectory;
        var rows = 0;
        foreach (var (quantity, time, expected) in Read(flight))
        {
            var column = Column(flown, quantity, time);
            // Position and velocity, each as a part of itself.
            foreach (var half in new[] { 0, 3 })
            {
                var (miss, size) = (Norm(half, i => column[i] - expected[i]), Norm(half, i => expected[i]));
                Assert.True(miss <= 1e-12 * size, $"{quantity} at {time} s: {miss / size:E1} of {size:E1}");
            }
            rows++;
        }
        Assert.Equal(PartialsCase.Quantities.Length * flight.Times.Length, rows);
    }

    /// <summary>
    /// Each quantity in one of the flights, since a column takes a second. With <c>PERILUNE_WRITE_REFERENCE</c> set, every
    /// one, written beside the tests to be taken over where a case has changed.
    /// </summary>
    [Theory]
    [MemberData(nameof(Cases))]
    [Trait("Category", "Slow")]
    public void Reference_DoesNotDependOnItsSteps_Within3e13(string name)
    {
        var number = Array.FindIndex(PartialsCase.All, flight => flight.Name == name);
        var flight = PartialsCase.All[number];
        var write = Environment.GetEnvironmentVariable("PERILUNE_WRITE_REFERENCE") is not null;
        var chosen = Enumerable
            .Range(0, PartialsCase.Quantities.Length)
            .Where(i => write || i % PartialsCase.All.Length == number)
            .ToArray();
        var columns = new double[PartialsCase.Quantities.Length][][];
        Parallel.ForEach(
            chosen,
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            i =>
            {
                var quantity = PartialsCase.Quantities[i];
                columns[i] = PartialsReference.Column(
                    flight,
                    quantity.Vary,
                    quantity.Step,
                    flight.Times,
                    grid: 20,
                    parts: 5
                );
            }
        );
        if (write)
            Write(flight, columns);
        foreach (var (quantity, time, expected) in Read(flight))
        {
            var index = Array.FindIndex(PartialsCase.Quantities, q => q.Name == quantity);
            if (!chosen.Contains(index))
                continue;
            var again = columns[index][Array.IndexOf(flight.Times, time)];
            // By thrust 2e-13, where mass is a double, by all others a fifth of it.
            foreach (var half in new[] { 0, 3 })
                Assert.InRange(Norm(half, i => again[i] - expected[i]), 0, 3e-13 * Norm(half, i => expected[i]));
        }
    }

    private static void Write(PartialsCase flight, double[][][] columns)
    {
        string[] lines =
        [
            "# "
                + flight.Name
                + ": derivatives of position (m) and velocity (m/s) by each quantity, differences in double-doubles",
            "quantity,time_s,x,y,z,vx,vy,vz",
            .. columns.SelectMany(
                (column, i) =>
                    column.Select(
                        (state, t) =>
                            FormattableString.Invariant($"{PartialsCase.Quantities[i].Name},{flight.Times[t]},")
                            + string.Join(",", state.Select(value => value.ToString("R", CultureInfo.InvariantCulture)))
                    )
            ),
        ];
        File.WriteAllLines(Path.Combine(AppContext.BaseDirectory, FileName(flight)), lines);
    }

    internal static double[] Column(Trajectory flown, string name, double time)
    {
        var index = Array.FindIndex(PartialsCase.Quantities, q => q.Name == name);
        if (PartialsCase.Quantities[index].Parameter is { } parameter)
        {
            var (r, v) = flown.SensitivityAt(flown.Initial + time, parameter);
            return [r.X, r.Y, r.Z, v.X, v.Y, v.Z];
        }
        var matrix = flown.TransitionTo(flown.Initial + time).Matrix;
        return [.. Enumerable.Range(0, 6).Select(row => matrix[row, index])];
    }

    internal static double Norm(int first, Func<int, double> component) =>
        Math.Sqrt(Enumerable.Range(first, 3).Sum(i => component(i) * component(i)));

    private static string FileName(PartialsCase flight) => $"partials_{flight.Name}.csv";

    internal static IEnumerable<(string Quantity, double Time, double[] Column)> Read(PartialsCase flight)
    {
        var path = Path.Combine(
            Repository.Root,
            "tests",
            "Perilune.Astro.Tests",
            "Data",
            "Propagation",
            FileName(flight)
        );
        foreach (var row in TestSupport.ReferenceFiles.Rows(path))
            yield return (row[0], Number(row[1]), [.. row.Skip(2).Select(Number)]);

        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }
}
