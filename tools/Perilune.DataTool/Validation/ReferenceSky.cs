using System.Globalization;
using Perilune.Astro.Kernels;

namespace Perilune.DataTool.Validation;

/// <summary>
/// The year of DE440 that the reference tables are of: its own coefficients, so that flights and sights can be held to the
/// agreement of the references and not to that of the shipped fit.
/// </summary>
internal static class ReferenceSky
{
    // Position or angle series: three components, and two words of the record's own.
    private const int Components = 3;

    public static void Make(string truth, string place)
    {
        const string agency = "NASA/JPL";
        const string derivation = "coefficients unchanged";
        var source = Path.Combine(truth, "kernels", "de440_2007.bsp");
        var bodies = new SpkWriter("Perilune validation ephemeris", "DE440, 2007\n");
        foreach (var segment in SpkKernel.Load(source).Segments)
        {
            var (series, start, end) = Cut(source, [segment.Target, segment.Center]);
            bodies.AddChebyshev(new(segment.Target, segment.Center, start, end, "DE440"), series);
        }
        Output.Write(
            Path.Combine(place, "de440_2007.bsp"),
            bodies.ToBytes(),
            new("Sun, planets, Earth and Moon of DE440", agency, "DE440", [source], derivation, "exact")
        );

        source = Path.Combine(truth, "kernels", "moon_pa_de440_2007.bpc");
        var frame = BinaryPck.Load(source).Segments.Single().FrameClassId;
        var axes = new PckWriter("Perilune validation lunar axes", "DE440, 2007\n");
        var (angles, first, last) = Cut(source, [frame]);
        axes.AddChebyshev(frame, first, last, "DE440", angles);
        Output.Write(
            Path.Combine(place, "moon_pa_de440_2007.bpc"),
            axes.ToBytes(),
            new("principal axes of the Moon of DE440", agency, "DE440", [source], derivation, "exact")
        );
    }

    /// <summary>The records of the one type 2 array with these leading integers.</summary>
    private static (ChebyshevSeries Series, double Start, double End) Cut(string path, int[] codes)
    {
        var file = DafFile.Load(path);
        var array = file.Arrays.Single(a => a.Integers.Take(codes.Length).SequenceEqual(codes));
        if (array.Integers[codes.Length + 1] != 2)
            throw new InvalidDataException($"{path}: {string.Join('/', codes)} is not of type 2");
        var words = file.Read(array);
        var (initial, interval, size) = (words[^4], words[^3], (int)words[^2]);
        var records = new List<double[]>();
        for (var i = 0; i < words[^1]; i++)
            records.Add(words.AsSpan(i * size + 2, size - 2).ToArray());
        var series = new ChebyshevSeries(initial, interval, (size - 2) / Components, records);
        return (series, series.Initial, series.Final);
    }
}
