using System.Globalization;
using System.Text.Json;

namespace Perilune.Benchmarks;

/// <summary>Prints results: a table as they come, or an array of JSON at the end.</summary>
internal sealed class Report(bool json)
{
    private readonly List<Result> results = [];

    public void Add(Result result)
    {
        results.Add(result);
        if (json)
            return;
        if (results.Count == 1)
            Console.WriteLine($"{"benchmark", -36} {"median", 12} {"reach", 10} unit");
        var reach = result.Benchmark.Reach is { } number ? Text(number) : "-";
        var miss = result.Pass ? "" : "  missed";
        Console.WriteLine(
            $"{result.Benchmark.Name, -36} {Text(result.Value), 12} {reach, 10} {result.Benchmark.Unit}{miss}"
        );
    }

    public void End()
    {
        if (!json)
            return;
        using var output = Console.OpenStandardOutput();
        JsonSerializer.Serialize(
            output,
            results.Select(result => new
            {
                name = result.Benchmark.Name,
                value = double.IsFinite(result.Value) ? result.Value : (double?)null,
                unit = result.Benchmark.Unit,
                reach = result.Benchmark.Reach,
                pass = result.Pass,
            }),
            JsonSerializerOptions.Web
        );
        output.WriteByte((byte)'\n');
    }

    private static string Text(double value) =>
        value.ToString(value < 1000 ? "G4" : "F0", CultureInfo.InvariantCulture);
}
