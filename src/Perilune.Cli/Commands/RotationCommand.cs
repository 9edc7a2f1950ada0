using System.CommandLine;
using System.Globalization;
using Perilune.Astro.Frames;
using Perilune.Cli.Queries;
using Perilune.Cli.Tables;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Cli.Commands;

/// <summary><c>perilune rotation</c>.</summary>
internal static class RotationCommand
{
    // Rows of the rotation with the angular velocity; or the whole 6x6 transformation.
    private static readonly string[] rotation =
    [
        .. from row in Enumerable.Range(0, 3) from column in Enumerable.Range(0, 3) select Cell('r', row, column),
        "wx",
        "wy",
        "wz",
    ];

    private static readonly string[] transformation =
    [
        .. from row in Enumerable.Range(0, 6) from column in Enumerable.Range(0, 6) select Cell('m', row, column),
    ];

    public static Command Make(CancellationToken cancellation)
    {
        var six = new Option<bool>("--states") { Description = "The 6x6 transformation of states instead of 3x3." };
        var command = new Command("rotation", "Rotations between frames, with their rates.") { six };
        var run = new QueryRun(
            command,
            series: true,
            echo: true,
            ("from", "Axes of the components; J2000 unless told."),
            ("to", "Axes wanted."),
            ("epoch", "Date, UTC unless it says so, or TDB seconds past J2000.")
        );
        var kernels = KernelOption.Add(command);
        command.SetAction(parsed =>
        {
            var sky = new Sky(parsed.GetValue(kernels) ?? []);
            var names = new Names(sky);
            bool IsOfStates(QueryTable table) => parsed.GetValue(six) || table.IndexOf("m00") >= 0;
            return run.Answer(
                parsed,
                "epoch",
                table => IsOfStates(table) ? transformation : rotation,
                given => names.Epoch(given).SecondsPastJ2000,
                query => [Answer(sky, names, query, parsed.GetValue(six) || query.Has("m00"))],
                cancellation
            );
        });
        return command;
    }

    private static string[] Answer(Sky sky, Names names, Query query, bool ofStates)
    {
        const string mend = "give it as a column or an option";
        var from = query.Find("from", "from_frame") is { } name ? names.Frame(name) : Frame.Icrf;
        var to = names.Frame(query.Need(mend, "to", "to_frame"));
        var epoch = names.Epoch(query.Need(mend, "et", "epoch", "utc"));
        var found = sky.States.Frames.Transformation(from, to, epoch);
        var rate = found.RotationRate;
        if (!ofStates)
        {
            var w = found.AngularVelocity;
            return [.. Elements(found.Rotation).SelectMany(row => row), .. Texts(w.X, w.Y, w.Z)];
        }
        string[] zero = ["0", "0", "0"];
        return
        [
            .. Elements(found.Rotation).SelectMany(row => row.Concat(zero)),
            .. Elements(rate).Zip(Elements(found.Rotation), (left, right) => left.Concat(right)).SelectMany(row => row),
        ];
    }

    private static string[][] Elements(Matrix3 m) =>
        [Texts(m.XX, m.XY, m.XZ), Texts(m.YX, m.YY, m.YZ), Texts(m.ZX, m.ZY, m.ZZ)];

    private static string[] Texts(double a, double b, double c) =>
        [ResultTable.Text(a), ResultTable.Text(b), ResultTable.Text(c)];

    private static string Cell(char matrix, int row, int column) =>
        string.Create(CultureInfo.InvariantCulture, $"{matrix}{row}{column}");
}
