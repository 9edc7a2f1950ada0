using System.Globalization;
using System.Text;
using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Kernels;
using Perilune.DataTool.Fitting;

namespace Perilune.DataTool.Ephemerides;

/// <summary>Makes <c>data/ephemeris/perilune_1959_2060.bsp</c> of DE440 and DE405.</summary>
internal static class EphemerisMaker
{
    private const double Day = 86400;
    private const double Kilometres = 1e-3;

    public static void Make(string source, string data)
    {
        var de405Path = Path.Combine(source, "ephemeris", "de405_1959_2060_casacore.bsp");
        var de440Path = Path.Combine(source, "ephemeris", "de440_core_2000_2035.bsp");
        var joined = new JoinedEphemeris(Ephemeris.Load(de405Path), Ephemeris.Load(de440Path));
        var comment = Comment();
        var writer = new SpkWriter("Perilune ephemeris 1959-2060", comment);
        // SPICE takes the later segment where two meet: DE440 stands last and owns the joins.
        foreach (var plan in EphemerisPlan.All)
        {
            Add(
                writer,
                plan,
                "DE405",
                EphemerisPlan.Start,
                plan.De440Start,
                t => joined.FromDe405(plan, t, plan.De440Start)
            );
            Add(writer, plan, "DE405", plan.De440End, EphemerisPlan.End, t => joined.FromDe405(plan, t, plan.De440End));
            Add(writer, plan, "DE440", plan.De440Start, plan.De440End, t => joined.FromDe440(plan, t));
        }
        AddAtBarycenter(writer, NaifId.Mercury, NaifId.MercuryBarycenter);
        AddAtBarycenter(writer, NaifId.Venus, NaifId.VenusBarycenter);
        var path = Path.Combine(data, "ephemeris", "perilune_1959_2060.bsp");
        var bytes = writer.ToBytes();
        var accuracy = EphemerisAccuracy.Measure(new Ephemeris(SpkKernel.FromDaf(DafFile.Parse(path, bytes))), joined);
        Output.Write(
            path,
            bytes,
            new(
                "positions of Sun, planets' barycentres, Earth and Moon, 1959-12-10 to 2060-01-29 TDB (SPK type 2, ICRF)",
                "NASA/JPL",
                "DE440 (2021) where its excerpt has the body, DE405 (1998) elsewhere",
                [de440Path, de405Path],
                comment.ReplaceLineEndings(" ").Trim(),
                accuracy
            )
        );
    }

    private static void Add(
        SpkWriter writer,
        EphemerisPlan plan,
        string name,
        double start,
        double end,
        Func<double, PositionVelocity> state
    )
    {
        var series = SeriesFit.Fit(
            tdb =>
            {
                var (position, velocity) = state(tdb);
                return (position * Kilometres, velocity * Kilometres);
            },
            EphemerisPlan.Start,
            plan.Days * Day,
            plan.Coefficients,
            start,
            end
        );
        writer.AddChebyshev(new(plan.Target, plan.Center, start, end, name), series);
    }

    private static void AddAtBarycenter(SpkWriter writer, int target, int center)
    {
        var series = new ChebyshevSeries(
            EphemerisPlan.Start,
            EphemerisPlan.End - EphemerisPlan.Start,
            2,
            [new double[6]]
        );
        writer.AddChebyshev(new(target, center, EphemerisPlan.Start, EphemerisPlan.End, "AT BARYCENTRE"), series);
    }

    private static string Comment()
    {
        var text = new StringBuilder();
        text.Append(
            """
            Perilune ephemeris, made by Perilune.DataTool.
            Own Chebyshev fits (end points and end velocities exact) of JPL's DE440 and DE405.
            Planets and Earth-Moon barycentre relative to the Sun, Earth and Moon relative to their barycentre.
            One solar-system barycentre, DE440's: outside DE440 the Sun moves as in DE405, shifted by a constant to meet it.
            DE440 serves (TDB), DE405 the rest of 1959-12-10 to 2060-01-29:

            """.ReplaceLineEndings("\n")
        );
        foreach (var plan in EphemerisPlan.All)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  {plan.Target} relative to {plan.Center}: {Date(plan.De440Start)} to {Date(plan.De440End)};\n"
            );
        }
        return text.ToString();
    }

    private static string Date(double tdb) =>
        new DateTime(2000, 1, 1, 12, 0, 0, DateTimeKind.Unspecified)
            .AddSeconds(tdb)
            .ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
}
