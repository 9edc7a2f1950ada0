using System.Globalization;
using Perilune.Astro.Kernels;

namespace Perilune.DataTool.Validation;

/// <summary>
/// The segments of NAIF's and ESA's sample kernels for which CSPICE's values are at hand, each with its words unchanged, in
/// one file of each kind; the name of an array is that of its sample.
/// </summary>
internal static class KernelSamples
{
    public static void Make(string truth, string place)
    {
        var samples = Path.Combine(truth, "kernels", "samples");
        Collect(truth, samples, "cspice_spk_types.csv", "DAF/SPK", 6, place, "spk-types.bsp", "states");
        Collect(truth, samples, "cspice_pck_types.csv", "DAF/PCK", 5, place, "pck-types.bpc", "orientations");
        Collect(truth, samples, "cspice_ck_types.csv", "DAF/CK", 6, place, "ck-types.bc", "pointing");
    }

    private static void Collect(
        string truth,
        string samples,
        string table,
        string identification,
        int integers,
        string place,
        string name,
        string what
    )
    {
        var rows = File.ReadLines(Path.Combine(truth, table)).Skip(1).Select(line => line.Split(',')).ToList();
        var writer = new DafWriter(identification, 2, integers, "Perilune validation samples", "");
        var sources = new List<string>();
        foreach (var group in rows.GroupBy(row => row[0]))
        {
            var path = Path.Combine(samples, group.Key);
            sources.Add(path);
            var file = DafFile.Load(path);
            foreach (var array in file.Arrays.Where(array => group.Any(row => Asked(table, row, array))))
                writer.Add(group.Key, [.. array.Doubles], [.. array.Integers], file.Read(array));
        }
        Output.Write(
            Path.Combine(place, name),
            writer.ToBytes(),
            new(
                $"sample segments of every type of {what}",
                "NAIF and ESA, public test fixtures",
                "as found",
                [.. sources],
                "words of the arrays unchanged, the arrays put into one file",
                "exact"
            )
        );
    }

    /// <summary>Whether a row of a table speaks of an array: by target, centre and span, or by frame and span.</summary>
    private static bool Asked(string table, string[] row, DafArray array)
    {
        double Cell(int i) => double.Parse(row[i], CultureInfo.InvariantCulture);
        return table switch
        {
            "cspice_spk_types.csv" => array.Integers[0] == Cell(2)
                && array.Integers[1] == Cell(3)
                && array.Doubles[0] == Cell(5)
                && array.Doubles[1] == Cell(6),
            "cspice_pck_types.csv" => array.Integers[0] == Cell(2)
                && array.Doubles[0] == Cell(4)
                && array.Doubles[1] == Cell(5),
            _ => true,
        };
    }
}
