using Perilune.Benchmarks;

string[] unknown = [.. args.Where(argument => argument.StartsWith('-') && argument != "--json")];
string[] names = [.. args.Where(argument => !argument.StartsWith('-'))];
if (unknown.Length > 0 || names.Length > 1)
{
    Console.Error.WriteLine("usage: bench [NAME] [--json]");
    Console.Error.WriteLine("  NAME    run only the benchmarks whose name contains it");
    Console.Error.WriteLine("  --json  print an array of {name, value, unit, reach, pass}");
    return 2;
}

var data = new ShippedData();
Benchmark[] all =
[
    .. SkyBenchmarks.All(data),
    .. GravityBenchmarks.All(data),
    .. PropagationBenchmarks.All(data),
    .. SurfaceBenchmarks.All(data),
    .. StationBenchmarks.All(),
    .. WholeBenchmarks.All(data),
];
var wanted = names.FirstOrDefault() ?? "";
using var report = new Report(args.Contains("--json"));
foreach (var benchmark in all.Where(b => b.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase)))
    report.Add(new(benchmark, benchmark.Measure()));
return 0;
