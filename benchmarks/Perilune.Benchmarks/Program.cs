using Perilune.Benchmarks;
using Perilune.Simulation.Running;

string[] unknown = [.. args.Where(argument => argument.StartsWith('-') && argument != "--json")];
string[] names = [.. args.Where(argument => !argument.StartsWith('-'))];
if (unknown.Length > 0 || names.Length > 1)
{
    Console.Error.WriteLine("usage: bench [NAME] [--json]");
    Console.Error.WriteLine("  NAME    run only the benchmarks whose name contains it");
    Console.Error.WriteLine("  --json  print an array of {name, value, unit, reach, pass}");
    return 2;
}

var knowledge = new Knowledge(ShippedData.FindFolder());
Benchmark[] all =
[
    .. SkyBenchmarks.All(knowledge),
    .. GravityBenchmarks.All(knowledge),
    .. PropagationBenchmarks.All(knowledge),
    .. LanesBenchmarks.All(knowledge),
    .. SurfaceBenchmarks.All(knowledge),
    .. TraverseBenchmarks.All(knowledge),
    .. StationBenchmarks.All(),
    .. TransferBenchmarks.All(knowledge),
    .. EntryBenchmarks.All(),
    .. LandingBenchmarks.All(knowledge),
    .. WholeBenchmarks.All(knowledge),
];
var wanted = names.FirstOrDefault() ?? "";
var failed = false;
var report = new Report(args.Contains("--json"));
foreach (var benchmark in all.Where(b => b.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase)))
{
    try
    {
        report.Add(new(benchmark, benchmark.Measure()));
    }
    catch (Exception error)
    {
        failed = true;
        Console.Error.WriteLine($"{benchmark.Name}: {error.Message}");
        report.Add(new(benchmark, double.NaN));
    }
}
report.End();
return failed ? 1 : 0;
