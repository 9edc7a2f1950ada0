using System.Globalization;
using Perilune.Astro.Frames.Iau;
using Perilune.Astro.Kernels;

namespace Perilune.Astro.Frames.FromKernels;

/// <summary>Poles and prime meridians of bodies from text kernels (NAIF, "PCK Required Reading", "Orientation models").</summary>
internal static class KernelRotations
{
    private const double JulianDateJ2000 = 2451545;
    private const double SecondsPerDay = 86400;

    /// <summary>Whether a body's orientation is assigned.</summary>
    public static bool Has(KernelPool pool, int body) => pool.Has(Name(body, "PM"));

    /// <summary>A body's axes.</summary>
    /// <param name="pool">The variables.</param>
    /// <param name="body">NAIF code of the body.</param>
    /// <param name="name">Name of the axes.</param>
    /// <exception cref="DataFileException">A coefficient is missing or makes no sense.</exception>
    public static Frame Read(KernelPool pool, int body, string name)
    {
        var system = body is >= 100 and <= 999 ? body / 100 : body;
        var rotation = Rotation(pool, body, system, name);
        // Coefficients may count from another epoch, such as a comet's perihelion, and from other inertial axes.
        var date = Constant(pool, body, system, "JED_EPOCH") is { } dated ? pool.Number(dated) : JulianDateJ2000;
        var parent = Frame.Icrf;
        if (Constant(pool, body, system, "REF_FRAME") is { } referred)
        {
            parent = SpiceFrameCodes.Shipped(pool.Integer(referred));
            if (parent is not { IsInertial: true })
                throw pool.Error(referred, "is not the code of inertial axes that are built in");
        }
        var offset = (date - JulianDateJ2000) * SecondsPerDay;
        return Frame.Define(name, parent, false, body, epoch => rotation.FromIcrf(epoch + -offset));
    }

    private static IauRotation Rotation(KernelPool pool, int body, int system, string name)
    {
        double[] ra = Terms(pool, body, "NUT_PREC_RA"),
            dec = Terms(pool, body, "NUT_PREC_DEC"),
            pm = Terms(pool, body, "NUT_PREC_PM");
        var count = Math.Max(ra.Length, Math.Max(dec.Length, pm.Length));
        var angles = count == 0 ? [] : pool.Numbers(Name(system, "NUT_PREC_ANGLES"));
        // Phase and rate of each angle, and with a higher degree the square's coefficient too.
        var degreeName = Name(system, "MAX_PHASE_DEGREE");
        var stride = 1 + (pool.Has(degreeName) ? pool.Integer(degreeName) : 1);
        if (stride is < 2 or > 3)
            throw pool.Error(degreeName, "is neither 1 nor 2");
        if (count > 0 && (angles.Length % stride != 0 || angles.Length / stride < count))
            throw pool.Error(Name(system, "NUT_PREC_ANGLES"), $"has fewer than the {count} angles of body {body}");
        var terms = new IauTerm[count];
        for (var i = 0; i < count; i++)
        {
            terms[i] = new(
                angles[stride * i],
                angles[stride * i + 1],
                At(ra, i),
                At(dec, i),
                At(pm, i),
                stride > 2 ? angles[stride * i + 2] : 0
            );
        }
        return new(
            name,
            body,
            Polynomial(pool, body, "POLE_RA"),
            Polynomial(pool, body, "POLE_DEC"),
            Polynomial(pool, body, "PM"),
            terms
        );
    }

    private static string Name(int body, string item) =>
        string.Create(CultureInfo.InvariantCulture, $"BODY{body}_{item}");

    private static double At(double[] values, int index) => index < values.Length ? values[index] : 0;

    private static double[] Terms(KernelPool pool, int body, string item) =>
        pool.Has(Name(body, item)) ? pool.Numbers(Name(body, item)) : [];

    private static (double Value, double Rate, double Square) Polynomial(KernelPool pool, int body, string item)
    {
        var values = pool.Numbers(Name(body, item));
        return values.Length <= 3
            ? (values[0], At(values, 1), At(values, 2))
            : throw pool.Error(Name(body, item), "has more than three coefficients");
    }

    // The constant of the body, or of its system, under either of SPICE's names.
    private static string? Constant(KernelPool pool, int body, int system, string item)
    {
        string[] names =
        [
            Name(body, $"CONSTANTS_{item}"),
            Name(system, $"CONSTANTS_{item}"),
            Name(body, $"CONSTS_{item}"),
            Name(system, $"CONSTS_{item}"),
        ];
        return names.FirstOrDefault(pool.Has);
    }
}
