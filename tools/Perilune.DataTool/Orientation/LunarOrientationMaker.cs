using System.Globalization;
using Perilune.Astro.Kernels;
using Perilune.Astro.Orientation;
using Perilune.DataTool.Ephemerides;
using Perilune.DataTool.Fitting;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Randomness;

namespace Perilune.DataTool.Orientation;

/// <summary>Makes <c>data/orientation/moon_pa.bpc</c>: the Moon's principal axes of DE440, of DE440 and DE421.</summary>
internal static class LunarOrientationMaker
{
    // The span of DE440's excerpt, 2000-01-01 to 2030-01-03, and the end of DE421's, 2051-01-01.
    private const double De440Start = -43200;
    private const double De440End = 946900800;
    private const double Start = EphemerisPlan.Start;
    private const double End = 1609416000;

    // DE440's own records: 8 days of 10 coefficients.
    private const double Interval = 8 * 86400;
    private const int Coefficients = 10;

    private const int Epochs = 20000;
    private const double MoonRadius = 1737400;

    public static void Make(string source, string data)
    {
        var de440Path = Path.Combine(source, "ephemeris", "moon_pa_de440_excerpt.bpc");
        var de421Path = Path.Combine(source, "ephemeris", "moon_pa_de421_1900-2050.bpc");
        var de440 = BinaryPck.Load(de440Path).Segments.Single();
        var de421 = BinaryPck.Load(de421Path).Segments.Single();
        const string comment = """
            Orientation of the Moon's principal axes of DE440 from ICRF, made by Perilune.DataTool.
            Own Chebyshev fits of the Euler angles, end points and end rates exact.
            2000-01-01T00:00 to 2030-01-03T00:00 TDB: DE440.
            1959-12-10 to 2000-01-01 and 2030-01-03 to 2051-01-01 TDB: DE421, turned into DE440's axes by the constant
            rotation C440 = (I - [w]x) C421, w = (-0.0003, 0.1645, -0.0685) arcsec, which holds within 0.029 arcsec
            (0.24 m on the surface); the axes may step by as much at the two joins.
            """;
        var writer = new PckWriter("Perilune lunar principal axes", comment.ReplaceLineEndings("\n"));
        Add(writer, "DE421 IN DE440 AXES", Start, De440Start, tdb => FromDe421(de421, tdb));
        Add(writer, "DE421 IN DE440 AXES", De440End, End, tdb => FromDe421(de421, tdb));
        Add(writer, "DE440", De440Start, De440End, tdb => Angles(de440, tdb));
        var path = Path.Combine(data, "orientation", "moon_pa.bpc");
        var bytes = writer.ToBytes();
        var shipped = BinaryPck.FromDaf(DafFile.Parse(path, bytes));
        Output.Write(
            path,
            bytes,
            new(
                "principal axes of the Moon (DE440, frame 31008) from ICRF, 1959-12-10 to 2051-01-01 TDB (binary PCK type 2)",
                "NASA/JPL",
                "DE440 (2021) 2000-01-01 to 2030-01-03, DE421 (2008) outside",
                [de440Path, de421Path],
                comment.ReplaceLineEndings(" "),
                Accuracy(shipped, de440, de421)
            )
        );
    }

    private static void Add(PckWriter writer, string name, double start, double end, Func<double, EulerAngles> angles)
    {
        var series = SeriesFit.Fit(
            tdb =>
            {
                var a = angles(tdb);
                return (new(a.Phi, a.Theta, a.Psi), new(a.PhiRate, a.ThetaRate, a.PsiRate));
            },
            Start,
            Interval,
            Coefficients,
            start,
            end
        );
        writer.AddChebyshev(LunarOrientation.PrincipalAxesDe440, start, end, name, series);
    }

    private static EulerAngles Angles(BinaryPckSegment segment, double tdb)
    {
        segment.Angles(tdb, out var angles, out var rates);
        return new(angles.X, angles.Y, angles.Z, rates.X, rates.Y, rates.Z);
    }

    // Angles and rates of the turned matrix; psi keeps the whole turns of its source.
    private static EulerAngles FromDe421(BinaryPckSegment de421, double tdb)
    {
        var own = Angles(de421, tdb);
        var turn = LunarOrientation.PrincipalAxesDe421ToDe440;
        var m = turn * own.Matrix;
        var w = turn * own.AngularVelocity;
        var phi = Math.Atan2(m.ZX, -m.ZY);
        var theta = Math.Atan2(Math.Sqrt(m.ZX * m.ZX + m.ZY * m.ZY), m.ZZ);
        var psi = own.Psi + Math.IEEERemainder(Math.Atan2(m.XZ, m.YZ) - own.Psi, Math.Tau);
        var (sinPsi, cosPsi) = Math.SinCos(psi);
        var phiRate = (w.X * sinPsi + w.Y * cosPsi) / Math.Sin(theta);
        return new(phi, theta, psi, phiRate, w.X * cosPsi - w.Y * sinPsi, w.Z - phiRate * Math.Cos(theta));
    }

    private static string Accuracy(BinaryPck shipped, BinaryPckSegment de440, BinaryPckSegment de421)
    {
        var orientation = new LunarOrientation(LunarOrientation.PrincipalAxesDe440, shipped);
        var random = new CounterRandom(1, "lunar orientation accuracy");
        double worst = 0;
        for (var i = 0; i < Epochs; i++)
        {
            var tdb = Start + (End - Start) * random.Uniform();
            var source = tdb is >= De440Start and <= De440End ? Angles(de440, tdb) : FromDe421(de421, tdb);
            worst = Math.Max(worst, Angle(orientation.IcrfToPrincipalAxes(tdb), source.Matrix));
        }
        string Step(double join) =>
            (Angle(Angles(de440, join).Matrix, FromDe421(de421, join).Matrix) * 648000 / Math.PI).ToString(
                "0.000",
                CultureInfo.InvariantCulture
            );
        return string.Create(
            CultureInfo.InvariantCulture,
            $"largest angle from the source over {Epochs} random epochs: {worst:0.0e0} rad ({worst * MoonRadius:0.0e0} m on the surface); step at the joins 2000-01-01: {Step(De440Start)} arcsec, 2030-01-03: {Step(De440End)} arcsec"
        );
    }

    private static double Angle(Matrix3 a, Matrix3 b)
    {
        var difference = a * b.Transposed;
        return new Vector3(
                difference.YZ - difference.ZY,
                difference.ZX - difference.XZ,
                difference.XY - difference.YX
            ).Norm / 2;
    }
}
