using System.Globalization;
using Perilune.Astro.Kernels;

namespace Perilune.DataTool.Validation;

/// <summary>
/// The month of DE440 that the reference flights flew in: its own coefficients, so that a flight can be held to the agreement of
/// the references and not to that of the shipped fit.
/// </summary>
internal static class ReferenceSky
{
    private const double Day = 86400;

    // 2007-03-01T00:00:00 TDB, a day before to a day after the longest flight.
    private const double Start = 225979200 - Day;
    private const double End = 225979200 + 31 * Day;

    // Position or angle series: three components, and two words of the record's own.
    private const int Components = 3;

    public static void Make(string truth, string place)
    {
        const string agency = "NASA/JPL";
        const string derivation = "coefficients unchanged, records of 2007-02-28 to 2007-04-01 TDB";
        var source = Path.Combine(truth, "kernels", "de440_2007.bsp");
        var bodies = new SpkWriter("Perilune validation ephemeris", "DE440, 2007-02-28 to 2007-04-01\n");
        foreach (var segment in SpkKernel.Load(source).Segments.Where(s => s.Target is 3 or 5 or 10 or 301 or 399))
        {
            var (series, start, end) = Cut(source, [segment.Target, segment.Center]);
            bodies.AddChebyshev(new(segment.Target, segment.Center, start, end, "DE440"), series);
        }
        Output.Write(
            Path.Combine(place, "de440_2007-03.bsp"),
            bodies.ToBytes(),
            new("Sun, Jupiter's system, Earth and Moon of DE440", agency, "DE440", [source], derivation, "exact")
        );

        source = Path.Combine(truth, "kernels", "moon_pa_de440_2007.bpc");
        var frame = BinaryPck.Load(source).Segments.Single().FrameClassId;
        var axes = new PckWriter("Perilune validation lunar axes", "DE440, 2007-02-28 to 2007-04-01\n");
        var (angles, first, last) = Cut(source, [frame]);
        axes.AddChebyshev(frame, first, last, "DE440", angles);
        Output.Write(
            Path.Combine(place, "moon_pa_de440_2007-03.bpc"),
            axes.ToBytes(),
            new("principal axes of the Moon of DE440", agency, "DE440", [source], derivation, "exact")
        );
    }

    /// <summary>The records of the one type 2 array with these leading integers that cover the month.</summary>
    private static (ChebyshevSeries Series, double Start, double End) Cut(string path, int[] codes)
    {
        var file = DafFile.Load(path);
        var array = file.Arrays.Single(a => a.Integers.Take(codes.Length).SequenceEqual(codes));
        if (array.Integers[codes.Length + 1] != 2)
            throw new InvalidDataException($"{path}: {string.Join('/', codes)} is not of type 2");
        var words = file.Read(array);
        var (initial, interval, size) = (words[^4], words[^3], (int)words[^2]);
        var from = (int)Math.Floor((Start - initial) / interval);
        var to = (int)Math.Ceiling((End - initial) / interval);
        if (from < 0 || to > words[^1])
            throw new InvalidDataException(
                string.Create(CultureInfo.InvariantCulture, $"{path}: no records of {Start} to {End}")
            );
        var records = new List<double[]>();
        for (var i = from; i < to; i++)
            records.Add(words.AsSpan(i * size + 2, size - 2).ToArray());
        var series = new ChebyshevSeries(initial + from * interval, interval, (size - 2) / Components, records);
        return (series, series.Initial, series.Final);
    }
}
