using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Perilune.Astro.ThreeBody;
using Perilune.Astro.ThreeBody.Families;
using Perilune.Cli.Orbits;
using Perilune.Simulation.Language;

namespace Perilune.Cli.Commands;

/// <summary><c>perilune orbit families</c>.</summary>
internal static class OrbitFamiliesCommand
{
    private const double Day = 86400;

    private static readonly string[] usual =
    [
        "lyapunov-l1",
        "lyapunov-l2",
        "halo-l1-north",
        "halo-l2-south",
        "vertical-l2",
        "axial-l2",
        "butterfly-south",
        "distant-retrograde",
        "distant-prograde",
    ];

    public static Command Make(CancellationToken cancellation)
    {
        var system = SystemOption();
        var family = new Option<string[]>("--family")
        {
            Description =
                "Family to compute, any number of times: "
                + string.Join(", ", FamilyCatalogue.Names)
                + ", resonant-P-Q.",
        };
        var output = new Option<string?>("--out")
        {
            Description = "Folder for a picture (SVG) and a table (CSV) of each.",
        };
        var json = new Option<bool>("--json") { Description = "Print a JSON array." };
        var command = new Command("families", "Computes families of periodic orbits and draws them.")
        {
            system,
            family,
            output,
            json,
        };
        command.SetAction(parsed =>
            Run(
                System(parsed.GetValue(system)),
                parsed.GetValue(family) is { Length: > 0 } names ? names : usual,
                parsed.GetValue(output),
                parsed.GetValue(json),
                cancellation
            )
        );
        return command;
    }

    public static Option<string> SystemOption() =>
        new("--system")
        {
            Description =
                "earth-moon (384,400 km, unless told), earth-moon-jpl (units of JPL's catalogue) or sun-earth.",
            DefaultValueFactory = _ => "earth-moon",
        };

    public static ThreeBodySystem System(string? name) =>
        name switch
        {
            "earth-moon" => ThreeBodySystem.EarthMoonMeanDistance,
            "earth-moon-jpl" => ThreeBodySystem.EarthMoonJplCatalogue,
            "sun-earth" => ThreeBodySystem.SunEarth,
            _ => throw Wrong("--system", name, "no such system", "earth-moon, earth-moon-jpl or sun-earth"),
        };

    public static OrbitFamily Family(ThreeBodySystem system, string name, CancellationToken cancellation)
    {
        try
        {
            return FamilyCatalogue.Find(system, name, null, cancellation)
                ?? throw Wrong(
                    "--family",
                    name,
                    "no such family",
                    string.Join(", ", FamilyCatalogue.Names) + ", resonant-P-Q"
                );
        }
        catch (Exception error) when (error is ArithmeticException or ArgumentException)
        {
            throw Wrong("--family", name, error.Message.Split('\n')[0], "another family or system");
        }
    }

    /// <summary>The first member of a family with a period in seconds.</summary>
    public static PeriodicOrbit Member(OrbitFamily family, double period)
    {
        if (family.WithPeriod(period) is [var orbit, ..])
            return orbit;
        var (low, high) = (family.Members.Min(m => m.PeriodSeconds), family.Members.Max(m => m.PeriodSeconds));
        throw Wrong(
            "--period",
            Text(period / Day),
            $"the family has periods of {Text(low / Day)} to {Text(high / Day)} d",
            $"--period {Text((low + high) / 2 / Day)}"
        );

        static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
    }

    public static InputException Wrong(string field, string? value, string message, string mend) =>
        new([new("perilune orbit", 0, 0, field, value ?? "", message, mend)]);

    private static int Run(
        ThreeBodySystem system,
        string[] names,
        string? folder,
        bool json,
        CancellationToken cancellation
    )
    {
        var families = new List<OrbitFamily>();
        foreach (var name in names)
        {
            var family = Family(system, name, cancellation);
            families.Add(family);
            if (!json)
                Print(name, family);
            if (folder is null)
                continue;
            Directory.CreateDirectory(folder);
            Write(Path.Combine(folder, $"{name}.csv"), FamilyFiles.Table(family));
            Write(Path.Combine(folder, $"{name}.svg"), FamilyFiles.Picture(family));
        }
        if (json)
            PrintJson(families);
        return ExitCode.Success;
    }

    public static void Write(string path, string text)
    {
        File.WriteAllText(path + ".part", text);
        File.Move(path + ".part", path, overwrite: true);
    }

    private static void Print(string name, OrbitFamily family)
    {
        var members = family.Members;
        Console.Out.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name, -20} {members.Count, 4} orbits  period {Span(m => m.PeriodSeconds / Day, "F2")} d  Jacobi {Span(m => m.JacobiConstant, "F4")}  stability {Span(m => m.Stability.Index, "F1")}  ends: {End(family.End)}"
            )
        );
        foreach (var found in family.Bifurcations)
        {
            var orbit = found.Orbit;
            Console.Out.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"    {FamilyFiles.Name(found.Kind), -16} period {orbit.Period:F9} ({orbit.PeriodSeconds / Day:F4} d)  Jacobi {orbit.JacobiConstant:F9}  x {orbit.Initial.Position.X:F9}  z {orbit.Initial.Position.Z:F9}"
                )
            );
        }

        string Span(Func<PeriodicOrbit, double> of, string format) =>
            members.Min(of).ToString(format, CultureInfo.InvariantCulture)
            + " to "
            + members.Max(of).ToString(format, CultureInfo.InvariantCulture);
    }

    private static string End(FamilyEnd end) =>
        end switch
        {
            FamilyEnd.Body => "at a body",
            FamilyEnd.Closed => "closed",
            FamilyEnd.Reached => "in another family",
            FamilyEnd.Limit => "followed no further",
            _ => "near a collision",
        };

    private static void PrintJson(List<OrbitFamily> families)
    {
        using var stream = Console.OpenStandardOutput();
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        writer.WriteStartArray();
        foreach (var family in families)
        {
            writer.WriteStartObject();
            writer.WriteString("family", family.Name);
            writer.WriteString("system", family.System.Name);
            writer.WriteNumber("length_unit_km", family.System.LengthUnit / 1000);
            writer.WriteNumber("time_unit_s", family.System.TimeUnit);
            writer.WriteNumber("mass_ratio", family.System.MassRatio);
            writer.WriteString("end", family.End.ToString());
            writer.WriteStartArray("members");
            foreach (var orbit in family.Members)
                Orbit(writer, orbit, null);
            writer.WriteEndArray();
            writer.WriteStartArray("bifurcations");
            foreach (var found in family.Bifurcations)
                Orbit(writer, found.Orbit, FamilyFiles.Name(found.Kind));
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void Orbit(Utf8JsonWriter writer, PeriodicOrbit orbit, string? kind)
    {
        writer.WriteStartObject();
        if (kind is not null)
            writer.WriteString("kind", kind);
        writer.WriteStartArray("state");
        var (r, v) = orbit.Initial;
        foreach (var component in (double[])[r.X, r.Y, r.Z, v.X, v.Y, v.Z])
            writer.WriteNumberValue(component);
        writer.WriteEndArray();
        writer.WriteNumber("period", orbit.Period);
        writer.WriteNumber("jacobi", orbit.JacobiConstant);
        writer.WriteNumber("stability", orbit.Stability.Index);
        writer.WriteEndObject();
    }
}
