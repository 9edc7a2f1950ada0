
using Perilune.Astro.Forces;
using Perilune.Astro.Propagation;
using static Perilune.Astro.Tests.Precision.PartialsAgainstDoubleDoublesTests;
namespace Perilune.Astro.Tests.Precision;

public sealed class ScratchTests(ITestOutputHelper output)
{
    [Fact]
    public void Knots()
    {
        var flight = PartialsCase.All[2];
        foreach (var (tr, tv) in new[] { (1e-7, 1e-11), (1e-8, 1e-12), (1e-9, 1e-13) })
        {
            var propagator = new Propagator(flight.Model(new()), tr, tv);
            var result = propagator.Propagate(flight.Initial, flight.Start + flight.Duration, stateTransition: true);
            output.WriteLine($"{tr} {result.Final.Position.X:R} {result.Final.Position.Y:R} " + string.Join(" ", result.Trajectory.Solution.Knots.ToArray().Where(k => k > 900 && k < 1100)));
            output.WriteLine(string.Join(" ", Array.Empty<double>().Where(k => k > 900 && k < 1100)));
        }
    }

    [Fact]
    public void Table()
    {
        foreach (var flight in PartialsCase.All)
        foreach (var (tr, tv) in new[] { (1e-4, 1e-8), (1e-6, 1e-10), (1e-7, 1e-11), (1e-8, 1e-12), (1e-9, 1e-13), (1e-10, 1e-14) })
        {
            var request = new FlightRequest(flight.Initial, flight.Start + flight.Duration)
            {
                Parameters = [.. PartialsCase.Quantities.Select(q => q.Parameter).OfType<ForceParameter>()],
            };
            var propagator = new Propagator(flight.Model(new()), tr, tv);
            var plain = propagator.Propagate(request with { Parameters = [] });
            var result = propagator.Propagate(request);
            var flown = result.Trajectory;
            output.WriteLine($"--- {flight.Name} {tr} evaluations {plain.Evaluations} {result.Evaluations} steps {plain.Steps} {result.Steps} apart {Numerics.LinearAlgebra.Vector3.Distance(plain.Final.Position, result.Final.Position):E1}");
            foreach (var group in Read(flight).GroupBy(row => row.Time))
            {
                var line = $"{group.Key}: ";
                var worst = 0.0;
                foreach (var (q, time, expected) in group)
                {
                    var column = Column(flown, q, time);
                    var parts = new[] { 0, 3 }.Select(half => Norm(half, i => column[i] - expected[i]) / Norm(half, i => expected[i])).ToArray();
                    if (parts.Max() > 3e-13) line += $"{q} {parts[0]:E0} {parts[1]:E0}; ";
                    if (!double.IsNaN(parts.Max())) worst = Math.Max(worst, parts.Max());
                }
                output.WriteLine($"{worst:E1} == {line}");
            }
        }
    }
}
