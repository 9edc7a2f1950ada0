using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Gravity;
using Perilune.Astro.Orientation;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Cli.Tests.Packages;

/// <summary>
/// The packages as a newcomer meets them: packed, restored into a project of its own without the network, and the first
/// example of the README run as it stands.
/// </summary>
public sealed partial class PackageTests : IDisposable
{
    private const int Patience = 600_000; // ms

    private readonly string folder = Directory.CreateTempSubdirectory("perilune-package-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    [Trait("Category", "Slow")]
    public void TheFirstExampleOfTheReadme_RunsInAFreshProject()
    {
        var source = Path.Combine(folder, "source");
        foreach (var project in new[] { "src/Perilune.Numerics", "src/Perilune.Astro", "packages/Perilune.Data" })
            Dotnet(Repository.Root, "pack", project, "--configuration", "Release", "--output", source);
        // Data and code stay small enough to be fetched without a thought.
        Assert.InRange(
            new DirectoryInfo(source).EnumerateFiles("*.nupkg").Sum(file => file.Length),
            5_000_000,
            20_000_000
        );

        var example = CodeBlock()
            .Match(File.ReadAllText(Path.Combine(Repository.Root, "src/Perilune.Astro/Package/README.md")));
        Assert.True(example.Success);
        var place = Directory.CreateDirectory(Path.Combine(folder, "newcomer")).FullName;
        File.WriteAllText(Path.Combine(place, "Program.cs"), example.Groups["code"].Value);
        File.WriteAllText(Path.Combine(place, "newcomer.csproj"), Project);
        File.WriteAllText(Path.Combine(place, "nuget.config"), Sources(source));
        Dotnet(place, "build", "--configuration", "Release", "--output", Path.Combine(place, "out"));

        var printed = Dotnet(place, Path.Combine(place, "out", "newcomer.dll"));
        var numbers = Number()
            .Matches(printed)
            .Select(n => double.Parse(n.Value, CultureInfo.InvariantCulture))
            .ToList();

        var (distance, end, steps) = Expected();
        Assert.Equal(distance / 1000, numbers[0], 0.0005);
        Assert.Equal(end, new Vector3(numbers[1], numbers[2], numbers[3]));
        Assert.Equal(steps, numbers[4]);
        // GRAIL's field neither throws a low orbit out nor lets it fall within a day; without it the end is kilometres away.
        Assert.InRange(end.Norm, 1_800_000, 1_900_000);
    }

    /// <summary>The example's numbers from the library and the data of this repository.</summary>
    private static (double Distance, Vector3 End, long Steps) Expected()
    {
        static string Data(string file) => Path.Combine(Repository.Data, file);
        var epoch = new TimeScales(LeapSeconds.ReadFile(Data("time/tai-utc.csv"))).Parse("2028-03-01T00:00:00 UTC");
        var ephemeris = Ephemeris.Load(Data("ephemeris/perilune_1959_2060.bsp"));
        var axes = LunarOrientation.Load(LunarOrientation.PrincipalAxesDe440, Data("orientation/moon_pa.bpc"));
        var field = GravityField.Load(Data("gravity/grgm900c_165.bin"));
        var model = new ForceModel(
            ephemeris,
            AttractingBody.WithField(NaifId.Moon, new(field, 50), new(field.Frame, new() { MoonDe440 = axes })),
            [AttractingBody.PointMass(NaifId.Earth, 3.986004355070227e14)]
        );
        var start = new State(epoch, NaifId.Moon, Frame.Icrf, new(1_837_400, 0, 0), new(0, 100, 1_630));
        var flown = new Propagator(model).Propagate(start, epoch + 86_400.0);
        var moon = ephemeris.Position(NaifId.Moon, NaifId.Earth, epoch.SecondsPastJ2000);
        return (moon.Norm, flown.Final.Position, flown.Steps);
    }

    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Perilune.Astro" Version="0.1.0" />
            <PackageReference Include="Perilune.Data" Version="0.1.0" />
          </ItemGroup>
        </Project>
        """;

    /// <summary>The packed packages alone; what they depend on comes from the packages that built Perilune itself.</summary>
    private string Sources(string source)
    {
        var built =
            Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(folder, "packages")}" /></config>
              <packageSources><clear /><add key="packed" value="{source}" /></packageSources>
              <fallbackPackageFolders><clear /><add key="built" value="{built}" /></fallbackPackageFolders>
            </configuration>
            """;
    }

    private static string Dotnet(string place, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = place,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The folder of packages is the newcomer's own, whatever the machine's is.
        if (arguments[0] == "build")
            start.Environment.Remove("NUGET_PACKAGES");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(Patience));
        Assert.True(
            process.ExitCode == 0,
            $"dotnet {string.Join(' ', arguments)}:\n{output}{error.GetAwaiter().GetResult()}"
        );
        return output;
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"-?\d+(\.\d+)?(E[-+]?\d+)?", RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
