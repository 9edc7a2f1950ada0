using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Propagation;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Tests.Propagation;

/// <summary>Flies propagation files as the command does.</summary>
internal static class Flights
{
    public static Knowledge Knowledge { get; } = new(Repository.Data);

    public static string Shipped(string name) => Path.Combine(Repository.Root, "scenarios", "propagation", name);

    public static (PropagationRun Run, PropagationOutcome Outcome) Fly(string text, string? folder = null)
    {
        var document = new PropagationReader(Knowledge.Times).Read(
            text,
            "case.yaml",
            folder ?? Path.Combine(Repository.Root, "scenarios", "propagation")
        );
        var run = new PropagationRun(document, Knowledge);
        return (run, run.Fly());
    }

    /// <summary>The only table of a flight: seconds, position in metres, velocity in metres a second.</summary>
    public static IReadOnlyList<(double Time, Vector3 Position, Vector3 Velocity)> Table(
        (PropagationRun Run, PropagationOutcome Outcome) flight
    )
    {
        var file = TrajectoryFiles.Make(flight.Run, flight.Outcome, Assert.Single(flight.Run.Outputs));
        return
        [
            .. Rows(
                System.Text.Encoding.ASCII.GetString(file.Bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            ),
        ];
    }

    /// <summary>Rows of a table of states as they are written and as the reference tables have them.</summary>
    public static IEnumerable<(double Time, Vector3 Position, Vector3 Velocity)> Rows(IEnumerable<string> lines)
    {
        var data = lines.Where(line => line.Length > 0 && line[0] != '#').ToList();
        Assert.Equal("t_s,x_km,y_km,z_km,vx_km_s,vy_km_s,vz_km_s", data[0]);
        foreach (var line in data.Skip(1))
        {
            var n = line.Split(',')
                .Select(cell => double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture))
                .ToArray();
            yield return (n[0], new Vector3(n[1], n[2], n[3]) * 1000, new Vector3(n[4], n[5], n[6]) * 1000);
        }
    }
}
