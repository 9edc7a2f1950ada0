using System.Globalization;
using Perilune.Astro.Events;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Tests.Propagation;
using Perilune.Numerics.LinearAlgebra;
using Perilune.TestSupport;

namespace Perilune.Astro.Tests.Events;

public sealed class TrajectoryEventsTests
{
    private static Trajectory Fly(ForceModel model, State start, double days) =>
        new Propagator(model, 1e-8, 1e-12).Propagate(start, ReferenceCases.Start + days * 86400).Trajectory;

    [Theory]
    [InlineData("NRHO perilune", true, 4)]
    [InlineData("NRHO apolune", false, 5)]
    public void ApsidesOfTheHaloOrbit_AreCspices_Within1Millisecond(string name, bool nearest, int count)
    {
        var rows = ReferenceFiles
            .Rows(ReferenceFiles.Shared("truth/cspice_events.csv"))
            .Where(row => row[0].StartsWith(name, StringComparison.Ordinal))
            .Select(row =>
                (
                    IsRadius: row[0].Contains("radius", StringComparison.Ordinal),
                    Time: double.Parse(row[1], CultureInfo.InvariantCulture),
                    Value: double.Parse(row[2], CultureInfo.InvariantCulture)
                )
            )
            .ToList();
        var flight = Fly(ReferenceCases.Load(shadow: false).Halo, ReferenceCases.HaloState, 30);
        var found = TrajectoryEvents.Apsides(flight).Where(apsis => apsis.IsNearest == nearest).ToList();
        Assert.Equal(count, found.Count);
        foreach (
            var ((time, distance), apsis) in rows.Where(row => row.IsRadius)
                .Select(row => (row.Time, row.Value))
                .Zip(found)
        )
        {
            // CSPICE searched an interpolation of the IAS15 flight with samples of 120 s.
            Assert.Equal(time, apsis.Epoch.SecondsPastJ2000, nearest ? 1e-3 : 20e-3);
            Assert.Equal(distance * 1000, apsis.Distance, 0.01);
        }
    }

    [Fact]
    public void LowOrbit_OneDay_CrossesThePlaneAndItsMeanDistanceTwiceAnOrbit()
    {
        var flight = Fly(ReferenceCases.Load(shadow: false).Low, ReferenceCases.LowState, 1);
        // Radius 1838 km: 7071 s a revolution, 12.22 of them in a day.
        var nodes = TrajectoryEvents.NodeCrossings(flight, _ => Vector3.UnitZ);
        Assert.InRange(nodes.Count, 24, 25);
        Assert.All(nodes.Zip(nodes.Skip(1)), pair => Assert.NotEqual(pair.First.Rising, pair.Second.Rising));
        var level = TrajectoryEvents.DistanceCrossings(flight, 1838e3);
        Assert.NotEmpty(level);
        Assert.All(level, found => Assert.Equal(1838e3, flight.At(found.Epoch).Position.Norm, 1e-3));
    }
}
