using System.Globalization;
using System.Text.Json;

namespace Perilune.Cli.Tests.Commands;

/// <summary>The commands that answer tables of queries, run as users run them.</summary>
public sealed class QueryTests
{
    private const string Data = "tests/Perilune.Astro.Tests/Data/";

    private static string[] Kernels =>
        [
            "--kernel",
            Repository.Truth("kernels/de440_2007.bsp"),
            "--kernel",
            Repository.Truth("kernels/moon_pa_de440_2007.bpc"),
        ];

    /// <summary>Metres inside, kilometres outside: a unit in the last place more than the library's own numbers.</summary>
    [Theory]
    [InlineData("cspice_spkezr_abcorr.csv", 325)]
    [InlineData("cspice_spkgeo_states.csv", 240)]
    public void State_GivesCspicesTableBack(string name, int rows)
    {
        var path = Repository.Truth(name);
        // Two units in the last place of Neptune's distance; the library's own test is as strict as each row's digits.
        Compare(
            path,
            Command.Run(["state", path, .. Kernels]),
            rows,
            (column, value) =>
                column switch
                {
                    "x_km" or "y_km" or "z_km" => 1e-6,
                    "vx" or "vy" or "vz" => 1e-12,
                    "lt_s" => 5e-16 * value,
                    _ => 0,
                }
        );
    }

    [Fact]
    public void Rotation_GivesCspicesTableBack()
    {
        var path = Repository.Truth("cspice_frames_sxform_from_J2000.csv");
        var axes = Repository.Products("ephemeris/moon_pa_de421_1900-2050.bpc");
        // The bar of 1e-14, IAU angles reduced as CSPICE does.
        Compare(path, Command.Run(["rotation", path, .. Kernels, "--kernel", axes]), 120, (_, _) => 1e-14);
    }

    /// <summary>Sample pointing of type 2 at 2637 ticks of a clock that runs 0.75 s a tick from 100 s past J2000 (ckgpav).</summary>
    [Fact]
    public void Rotation_ThroughACkAndItsClock_IsCspices()
    {
        var folder = Directory.CreateTempSubdirectory("perilune-ck-");
        try
        {
            var kernel = Path.Combine(folder.FullName, "bus.tf");
            File.WriteAllText(
                kernel,
                """
                KPL/FK
                \begindata
                SCLK_DATA_TYPE_77 = ( 1 )
                SCLK01_TIME_SYSTEM_77 = ( 1 )
                SCLK01_N_FIELDS_77 = ( 2 )
                SCLK01_MODULI_77 = ( 100000 4 )
                SCLK01_OFFSETS_77 = ( 0 0 )
                SCLK01_OUTPUT_DELIM_77 = ( 1 )
                SCLK_PARTITION_START_77 = ( 0.0 )
                SCLK_PARTITION_END_77 = ( 400000.0 )
                SCLK01_COEFFICIENTS_77 = ( 0 100.0 3.0 )
                FRAME_BUS = -77000
                FRAME_-77000_NAME = 'BUS'
                FRAME_-77000_CLASS = 3
                FRAME_-77000_CLASS_ID = -77000
                FRAME_-77000_CENTER = -77

                """
            );
            var pointing = Path.Combine(Repository.Root, "data", "validation", "ck-types.bc");
            var answer = Command.Run([
                .. "rotation --from J2000 --to BUS --epoch 2077.75 --kernel".Split(' '),
                pointing,
                "--kernel",
                kernel,
            ]);
            Assert.Equal(0, answer.ExitCode);
            var cells = answer.Output.Trim().Split('\n')[1].Split(',')[3..];
            // The row ck2_sample.bc, 2637, of the table that the project carries.
            var truth = File.ReadLines(Path.ChangeExtension(pointing, ".csv"))
                .Single(line => line.StartsWith("ck2_sample.bc,2,-77000,2637,", StringComparison.Ordinal))
                .Split(',')[7..16];
            for (var i = 0; i < 9; i++)
            {
                Assert.Equal(
                    double.Parse(truth[i], CultureInfo.InvariantCulture),
                    double.Parse(cells[i], CultureInfo.InvariantCulture),
                    1e-14
                );
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Surface_GivesCspicesTablesBack()
    {
        var points = Repository.Truth("cspice_subpoints_moon.csv");
        // CSPICE's own truncation of an uncorrected light time: 4e-8 km.
        Compare(points, Command.Run(["surface", points, .. Kernels]), 120, (_, _) => 5e-8);
        var angles = Repository.Truth("cspice_ilumin_moon.csv");
        Compare(angles, Command.Run(["surface", angles, .. Kernels]), 20, (_, _) => 1e-12);
    }

    /// <summary>CSPICE's table, that the project carries; its TDB is right to the last digits of a double, 1.2e-7 s in 1960.</summary>
    [Fact]
    public void Time_GivesCspicesTableBack_WithItsNineSecondsBefore1972()
    {
        var path = Path.Combine(Repository.Root, Data, "Time/cspice_time_utc_tdb.csv");
        Compare(
            path,
            Command.Run("time", path, "--cspice"),
            null,
            (column, _) =>
                column switch
                {
                    "jd_tdb" => 1e-9,
                    "deltet_et_minus_utc" => 2e-10,
                    _ => 2e-7,
                }
        );
    }

    /// <summary>The shipped axes of the Moon keep 1.8e-12 rad (data/README.md), and 2.7e-6/s of it a rate.</summary>
    [Fact]
    public void RotationOfTheShippedAxes_GivesCspicesTableBack()
    {
        var path = Path.Combine(Repository.Root, Data, "Frames/cspice_sxform_from_j2000.csv");
        var lines = File.ReadAllLines(path).Where(line => !line.Contains("DE421", StringComparison.Ordinal));
        var table = string.Join('\n', lines);
        Compare(table.Split('\n'), Command.RunWithInput(table, "rotation"), null, (_, _) => 1.8e-12);
    }

    /// <summary>The shipped ephemeris keeps 3.4 mm for the Moon, 5 cm for the Sun, and its axes 1.8e-12 rad.</summary>
    [Fact]
    public void StateOfTheShippedSky_GivesCspicesTableBack_FromStandardInput()
    {
        var table = File.ReadAllText(Path.Combine(Repository.Root, Data, "Observation/cspice_apparent_states.csv"));
        Compare(
            table.Split('\n'),
            Command.RunWithInput(table, "state", "-"),
            14,
            (column, _) => column.EndsWith("km", StringComparison.Ordinal) ? 5e-5 + 1.8e-12 * 1.5e8 : 1e-6
        );
    }

    /// <summary>CSPICE's windows; the sky's fit is worth far less than a millisecond.</summary>
    [Fact]
    public void Events_FindCspicesWindowsOfTheMoonOverAStation()
    {
        var expected = File.ReadLines(Path.Combine(Repository.Root, Data, "Visibility/cspice_elevation.csv"))
            .Where(line => line.StartsWith("station-moon,", StringComparison.Ordinal))
            .Select(line => line.Split(','))
            .ToArray();
        var answer = Command.Run([
            .. "events --kind elevation --target MOON --observer EARTH@148.981/-35.219/0/IAU_EARTH/6371.69 --mask 10".Split(
                ' '
            ),
            "--start",
            "225979200",
            "--end",
            "2007-03-31T00:00:00 TDB",
        ]);
        Assert.Equal("", answer.Error);
        var rows = Lines(answer.Output);
        Assert.Equal("event,start_et,end_et,duration_s", string.Join(',', rows[0]));
        Assert.Equal(expected.Length, rows.Count - 1);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(Number(expected[i][1]), Number(rows[i + 1][1]), 1e-3);
            Assert.Equal(Number(expected[i][2]), Number(rows[i + 1][2]), 1e-3);
        }
    }

    [Theory]
    [InlineData("--kind eclipse --observer -998 --front MOON", "NRHO_30d sun occulted by MOON")]
    [InlineData("--kind apsides --target -998 --observer MOON", "NRHO ")]
    public void Events_FindCspicesEventsOfATrajectoryFile(string query, string rows)
    {
        var expected = File.ReadLines(Repository.Truth("cspice_events.csv"))
            .Where(line =>
                line.StartsWith(rows, StringComparison.Ordinal) && !line.Contains(" sc ", StringComparison.Ordinal)
            )
            .Where(line =>
                query.Contains("apsides", StringComparison.Ordinal) == line.Contains("lune", StringComparison.Ordinal)
            )
            .Select(line => line.Split(','))
            .Select(cells => (Number(cells[1]), Number(cells[2])))
            .Order()
            .ToArray();
        var answer = Command.Run([
            "events",
            .. query.Split(' '),
            .. Kernels,
            "--kernel",
            Repository.Truth("kernels/sc_nrho_30d.bsp"),
        ]);
        Assert.Equal("", answer.Error);
        var found = Lines(answer.Output)
            .Skip(1)
            .Select(cells => (Number(cells[1]), Number(cells[2])))
            .Order()
            .ToArray();
        Assert.Equal(expected.Length, found.Length);
        for (var i = 0; i < found.Length; i++)
        {
            Assert.Equal(expected[i].Item1, found[i].Item1, 1e-3);
            Assert.Equal(expected[i].Item2, found[i].Item2, 1e-3);
        }
    }

    /// <summary>A state of NASA's as-flown ephemeris of Artemis I comes back, in its own axes, to the digits of an epoch.</summary>
    [Fact]
    public void ObjectOfAnOrbitMessage_IsKnownByItsName_WithItsSpan()
    {
        var message = Path.Combine(Repository.Root, "tests/Perilune.Interchange.Tests/Data/artemis-1-excerpt.oem");
        string[] Arguments(string epoch) =>
            [.. $"state --target EM1 --observer EARTH --frame EME2000 --epoch {epoch} --kernel".Split(' '), message];
        var cells = Lines(Command.Run(Arguments("2022-11-16T08:48:51.150")).Output);
        double[] expected = [-4555.574444445740, 9421.751851669160, 5949.603124372780];
        var x = Array.IndexOf(cells[0], "x_km");
        // 60 ns of 2022's seconds past J2000 at 8 km/s.
        for (var i = 0; i < 3; i++)
            Assert.Equal(expected[i], Number(cells[1][x + i]), 1e-6);
        var late = Command.Run(Arguments("2022-11-17"));
        Assert.Equal(2, late.ExitCode);
        Assert.Contains("has no state of EM1 at that epoch", late.Error, StringComparison.Ordinal);
    }

    /// <summary>The reference's sites as kernels have them: bodies in turning axes, frames of their own, and their windows' edges.</summary>
    [Fact]
    public void SitesAndFramesOfKernels_ServeByName()
    {
        var answer = Command.Run([
            .. "state --target SUN --observer 399801 --frame SPOLE_TOPO --epoch 226624378.476040".Split(' '),
            .. Kernels,
            "--kernel",
            Repository.Truth("kernels/site_spole.bsp"),
            "--kernel",
            Repository.Truth("kernels/sites_topo.tf"),
        ]);
        Assert.Equal("", answer.Error);
        var cells = Lines(answer.Output);
        // CSPICE's geometric sunrise there: no height in the topocentric axes, 1 microsecond of 1e-6 rad/s at 1.5e8 km.
        Assert.Equal(0, Number(cells[1][Array.IndexOf(cells[0], "z_km")]), 1e-3);
    }

    [Fact]
    public void Series_HasEveryEpochWithItsEnds_AndJsonItsNumbers()
    {
        var answer = Command.Run([
            .. "state --target MOON --observer MOON@10/20 --frame MOON_ME --epoch 2028-01-01 --until 2028-01-02 --every 21600 --json".Split(
                ' '
            ),
        ]);
        Assert.Equal("", answer.Error);
        using var document = JsonDocument.Parse(answer.Output);
        var rows = document.RootElement.EnumerateArray().ToArray();
        Assert.Equal(5, rows.Length);
        Assert.Equal(86400, rows[4].GetProperty("et").GetDouble() - rows[0].GetProperty("et").GetDouble());
        // The Moon's centre from a place of its surface, in axes that turn with it, stands still.
        Assert.Equal(
            1737.4,
            Math.Sqrt(
                rows.Take(1)
                    .Sum(r => new[] { "x_km", "y_km", "z_km" }.Sum(c => Math.Pow(r.GetProperty(c).GetDouble(), 2)))
            ),
            1e-9
        );
        Assert.All(
            rows,
            r => Assert.Equal(rows[0].GetProperty("x_km").GetDouble(), r.GetProperty("x_km").GetDouble(), 1e-9)
        );
    }

    [Fact]
    public void FurtherColumnsPassThrough_AndOptionsServeForColumnsThatAreMissing()
    {
        var answer = Command.RunWithInput(
            "note,target,utc\n\"first, of two\",MOON,2028-01-01\nsecond,SUN,2028-01-01\n",
            "state",
            "--observer",
            "EARTH"
        );
        var rows = Lines(answer.Output);
        Assert.Equal("note,target,utc,x_km,y_km,z_km,vx,vy,vz,lt_s", string.Join(',', rows[0]));
        Assert.StartsWith("\"first, of two\",MOON,2028-01-01,", answer.Output.Split('\n')[1], StringComparison.Ordinal);
        Assert.Equal(499.0, Number(rows[2][9]), 10.0);
    }

    private static void Compare(
        string path,
        Command.Answer answer,
        int? rows,
        Func<string, double, double> tolerance
    ) => Compare(File.ReadAllLines(path), answer, rows, tolerance);

    /// <summary>The same table: columns, rows, texts; numbers within a tolerance of their column.</summary>
    private static void Compare(
        string[] table,
        Command.Answer answer,
        int? rows,
        Func<string, double, double> tolerance
    )
    {
        Assert.Equal("", answer.Error);
        Assert.Equal(0, answer.ExitCode);
        var expected = Lines(string.Join('\n', table));
        var found = Lines(answer.Output);
        Assert.Equal(expected[0], found[0]);
        Assert.Equal(expected.Count, found.Count);
        Assert.True(rows is null ? expected.Count > 10 : expected.Count == rows + 1, $"{expected.Count - 1} rows");
        for (var i = 1; i < found.Count; i++)
        {
            for (var j = 0; j < found[0].Length; j++)
            {
                if (expected[i][j] == found[i][j])
                    continue;
                var (theirs, ours) = (Number(expected[i][j]), Number(found[i][j]));
                var reach = tolerance(found[0][j], Math.Abs(theirs));
                Assert.True(Math.Abs(theirs - ours) <= reach, $"row {i}, {found[0][j]}: {ours:R}, not {theirs:R}");
            }
        }
    }

    private static List<string[]> Lines(string text) =>
        [
            .. text.Split('\n')
                .Where(line => line.Length > 0 && line[0] != '#')
                .Select(line => line.TrimEnd('\r').Split(',')),
        ];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
