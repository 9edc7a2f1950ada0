using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Kernels;
using Perilune.Flight.HaloOrbits;
using Perilune.Interchange.Oem;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Running;
using Perilune.Simulation.Tests.Scenarios;

namespace Perilune.Simulation.Tests.Running;

/// <summary>What other people's tools read of the node is the node's trajectory.</summary>
public sealed class NodeFilesTests(NodeFilesTests.Month month) : IClassFixture<NodeFilesTests.Month>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("perilune-node-").FullName;
    private readonly RunResult run = month.Run;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Message_HasTheKeywordsOfTheStandardInTheirOrder()
    {
        // CCSDS 502.0-B-2, tables 5-2 and 5-3.
        string[] order =
        [
            "CCSDS_OEM_VERS",
            "COMMENT",
            "CREATION_DATE",
            "ORIGINATOR",
            "META_START",
            "OBJECT_NAME",
            "OBJECT_ID",
            "CENTER_NAME",
            "REF_FRAME",
            "TIME_SYSTEM",
            "START_TIME",
            "STOP_TIME",
            "INTERPOLATION",
            "INTERPOLATION_DEGREE",
            "META_STOP",
        ];
        var keywords = File.ReadLines(Write().Message)
            .TakeWhile(line => line.Length == 0 || char.IsAsciiLetter(line[0]))
            .Where(line => line.Length > 0)
            .Select(line => line.Split([' ', '='])[0]);

        Assert.Equal(order, keywords);
    }

    [Fact]
    public void Message_CoversTheRun_AndNoSegmentReachesOverAManoeuvre()
    {
        var segments = Read().Segments;

        var starts = segments.Select(s => s.States[0].Epoch.SecondsPastJ2000 - run.Start).ToList();
        Assert.NotEmpty(run.Record.Node!.Burns);
        Assert.All(run.Record.Node.Burns, burn => Assert.Contains(starts, start => Math.Abs(start - burn.Time) < 1e-6));
        // A calendar date of nine decimals.
        Assert.Equal(run.Start, segments[0].States[0].Epoch.SecondsPastJ2000, 1e-6);
        Assert.Equal(run.End, segments[^1].States[^1].Epoch.SecondsPastJ2000, 1e-6);
        for (var i = 1; i < segments.Count; i++)
        {
            var (before, after) = (segments[i - 1].States[^1], segments[i].States[0]);
            Assert.Equal(before.Epoch.SecondsPastJ2000, after.Epoch.SecondsPastJ2000, 1e-6);
            Assert.InRange((after.Position - before.Position).Norm, 0, 0.01);
        }
    }

    [Fact]
    public void Message_InterpolatedAsItAsks_IsTheTrajectoryWithinAMetre()
    {
        var worst = 0.0;
        foreach (var segment in Read().Segments)
        {
            Assert.Equal(new OemInterpolation("HERMITE", 7), segment.Interpolation);
            for (var i = 0; i + 1 < segment.States.Count; i++)
            {
                var (from, until) = (Seconds(segment, i), Seconds(segment, i + 1));
                foreach (var part in (double[])[0.25, 0.5, 0.75])
                {
                    var time = from + part * (until - from);
                    worst = Math.Max(worst, (Hermite(segment, i, time) - Truth(time).Position).Norm);
                }
            }
        }
        // What the steps of the table are chosen for.
        Assert.InRange(worst, 0, 1);
    }

    [Fact]
    public void Kernel_ReadByTheProjectsOwnReader_AgreesWithTheMessageWithinAMetre()
    {
        var kernel = SpkKernel.Load(Write().Kernel);
        var ephemeris = new Ephemeris(kernel);
        var message = Read();

        Assert.Equal(message.Segments.Count, kernel.Segments.Length);
        Assert.All(kernel.Segments, s => Assert.Equal((13, 1), (s.DataType, s.FrameCode)));
        var worst = 0.0;
        foreach (var segment in message.Segments)
        {
            for (var i = 0; i + 1 < segment.States.Count; i++)
            {
                var time = 0.5 * (Seconds(segment, i) + Seconds(segment, i + 1));
                var read = ephemeris.State(NodeFiles.NodeId, NaifId.Moon, time);
                worst = Math.Max(worst, (read.Position - Hermite(segment, i, time)).Norm);
                worst = Math.Max(worst, (read.Position - Truth(time).Position).Norm);
                Assert.InRange((read.Velocity - Truth(time).Velocity).Norm, 0, 0.01);
            }
        }
        Assert.InRange(worst, 0, 1);
    }

    /// <summary>A month of the node.</summary>
    public sealed class Month
    {
        /// <summary>The run.</summary>
        public RunResult Run { get; } = Runs.Run(Runs.NodeAlone, 0.08);
    }

    private PositionVelocity Truth(double tdb) => run.Node!.At(tdb);

    private static double Seconds(OemSegment segment, int state) => segment.States[state].Epoch.SecondsPastJ2000;

    /// <summary>
    /// The polynomial of degree 7 through the positions and velocities of the four states about an interval, by Newton's
    /// divided differences with each node twice.
    /// </summary>
    private static Vector3 Hermite(OemSegment segment, int interval, double time)
    {
        var first = Math.Clamp(interval - 1, 0, segment.States.Count - 4);
        var origin = Seconds(segment, interval);
        var nodes = new double[8];
        var column = new Vector3[8];
        for (var i = 0; i < 8; i++)
        {
            nodes[i] = Seconds(segment, first + i / 2) - origin;
            column[i] = segment.States[first + i / 2].Position;
        }
        var coefficients = new Vector3[8];
        coefficients[0] = column[0];
        for (var order = 1; order < 8; order++)
        {
            for (var i = 0; i < 8 - order; i++)
            {
                column[i] =
                    nodes[i + order] == nodes[i]
                        ? segment.States[first + i / 2].Velocity
                        : (column[i + 1] - column[i]) / (nodes[i + order] - nodes[i]);
            }
            coefficients[order] = column[0];
        }
        var sum = coefficients[7];
        for (var order = 6; order >= 0; order--)
            sum = sum * (time - origin - nodes[order]) + coefficients[order];
        return sum;
    }

    private OemMessage Read()
    {
        var path = Write().Message;
        using var reader = new StreamReader(path);
        return OemReader.Read(reader, path, Shipped.Times);
    }

    private (string Message, string Kernel) Write()
    {
        var (message, kernel) = (Path.Combine(folder, "node.oem"), Path.Combine(folder, "node.bsp"));
        var states = NodeFiles.Tabulate(run.Node!, run.Start, run.End);
        NodeFiles.WriteMessage(states, "test", run.Record.Identity.StartUtc, Shipped.Times, message);
        NodeFiles.WriteKernel(states, "test", kernel);
        return (message, kernel);
    }
}
