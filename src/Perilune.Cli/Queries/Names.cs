using System.Globalization;
using Perilune.Astro.Bodies;
using Perilune.Astro.Frames;
using Perilune.Astro.Kernels;
using Perilune.Astro.Observation;
using Perilune.Astro.Time;
using Perilune.Astro.Visibility;
using Perilune.Cli.Tables;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Language;

namespace Perilune.Cli.Queries;

/// <summary>Reads what users name: bodies, places, frames, corrections, epochs.</summary>
internal sealed class Names(Sky sky)
{
    private const double MetresPerKilometre = 1000;

    // Within the years of the Gregorian calendar in four digits, 1583 to 9999; TDB seconds past J2000.
    private const double FirstEpoch = -1.315e10;
    private const double LastEpoch = 2.524e11;

    // Other names of the same axes.
    private static readonly (string Alias, string Name)[] aliases =
    [
        ("J2000", "ICRF"),
        ("GCRF", "ICRF"),
        ("ICRS", "ICRF"),
        ("CIRF", "CIRS"),
        ("TIRF", "TIRS"),
        ("MOON_PA", "MOON_PA_DE440"),
        ("MOON_ME", "MOON_ME_DE440_ME421"),
    ];

    /// <summary>A body of the ephemeris, an object of an orbit message, or a place BODY@LONGITUDE/LATITUDE/HEIGHT.</summary>
    public MovingPoint Point(Given given)
    {
        if (given.Text.Contains('@', StringComparison.Ordinal))
            return MovingPoint.OnSurface(sky.States.Frames, Site(given));
        return sky.Objects.TryGetValue(given.Text, out var flown) ? flown.Point : MovingPoint.Body(Body(given));
    }

    /// <summary>NAIF code of a body.</summary>
    public static int Body(Given given) =>
        BodyNames.TryFind(given.Text, out var code)
            ? code
            : throw given.Wrong(
                "is no body",
                $"give a NAIF code or a name such as {Suggestion(given.Text, BodyNames.All)}"
            );

    /// <summary>
    /// A place BODY@LONGITUDE/LATITUDE/HEIGHT, degrees and kilometres, over the body's ellipsoid in its axes; or
    /// BODY@LONGITUDE/LATITUDE/HEIGHT/FRAME/RADIUS over a sphere, km.
    /// </summary>
    public SurfacePoint Site(Given given)
    {
        const string form =
            "write MOON@222.69/-89.45/1.0: body, degrees east, degrees north, km over its ellipsoid; then, for a sphere of other axes, /FRAME/RADIUS";
        var at = given.Text.Split('@');
        var parts = at.Length == 2 ? at[1].Split('/', ',') : [];
        if (parts.Length is not (2 or 3 or 5))
            throw given.Wrong("is no place", form);
        double Part(int index) =>
            double.TryParse(parts[index], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
                ? number
                : throw given.Wrong($"has '{parts[index]}' for a number", form);
        var (longitude, latitude) = (Part(0), Part(1));
        if (!(Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 360))
            throw given.Wrong("has no such longitude or latitude", form);
        var height = parts.Length > 2 ? Part(2) * MetresPerKilometre : 0;
        var place = Geodetic.FromDegrees(latitude, longitude, height);
        var body = Body(given with { Text = at[0] });
        if (parts.Length == 5)
        {
            var radius = Part(4) * MetresPerKilometre;
            if (!(radius > 0))
                throw given.Wrong("has no positive radius", form);
            AboveCentre(radius);
            return new(given.Text, body, Frame(given with { Text = parts[3] }), new(radius, 0), place);
        }
        var axes = BodyAxes(given, body);
        AboveCentre(sky.Constants.PolarRadius(body));
        return body switch
        {
            NaifId.Earth => SurfacePoint.OnEarth(given.Text, place),
            NaifId.Moon => SurfacePoint.OnMoon(given.Text, place),
            _ => new(given.Text, body, axes, Spheroid(body), place),
        };

        void AboveCentre(double radius)
        {
            if (!(radius + height > 0))
                throw given.Wrong("is below the centre of the body", form);
        }
    }

    /// <summary>Axes of a name.</summary>
    public Frame Frame(Given given)
    {
        var name = given.Text;
        foreach (var (alias, other) in aliases)
        {
            if (string.Equals(alias, name, StringComparison.OrdinalIgnoreCase))
                name = other;
        }
        try
        {
            return sky.States.Frames.Named(name);
        }
        catch (FrameNotLoadedException missing)
        {
            // A frame that a kernel defines and cannot serve has its reason; for others a list of names is the best help.
            var own = sky.States.Frames.Kernels!.Names;
            if (own.Contains(name, StringComparer.OrdinalIgnoreCase))
                throw given.Wrong($"cannot be had: {missing.Reason}", "give the kernel that it needs");
            var known = own.Concat(Astro.Frames.Frame.All.Select(frame => frame.Name).Prepend("J2000"));
            throw given.Wrong("is no frame here", $"give one such as {Suggestion(name, known)}, or its kernel");
        }
    }

    /// <summary>A correction of a SPICE name.</summary>
    public static AberrationCorrection Correction(Given? given)
    {
        if (given is not { } name)
            return AberrationCorrection.None;
        return AberrationCorrections.TryParse(name.Text, out var correction)
            ? correction
            : throw name.Wrong("is no correction", $"give {string.Join(", ", AberrationCorrections.Names)}");
    }

    /// <summary>An epoch: a date of any scale, UTC unless it says so, or TDB seconds past J2000.</summary>
    public Epoch Epoch(Given given)
    {
        if (double.TryParse(given.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
        {
            return seconds is > FirstEpoch and < LastEpoch
                ? Astro.Time.Epoch.FromSecondsPastJ2000(seconds)
                : throw given.Wrong(
                    "is no epoch of the calendar",
                    "give a date, or TDB seconds past J2000 from -1.315e10 to 2.524e11"
                );
        }
        return sky.Times.TryParse(given.Text, out var epoch, out var error)
            ? epoch
            : throw given.Wrong($"is no epoch: {error}", "or give TDB seconds past J2000");
    }

    /// <summary>The axes in which a body's ellipsoid stands: mean-Earth axes for the Moon, the IAU's otherwise.</summary>
    public static Frame BodyAxes(Given given, int body) =>
        body == NaifId.Moon
            ? Astro.Frames.Frame.MoonMeanEarthDe440
            : Astro.Frames.Frame.Find("IAU_" + BodyNames.Of(body).Replace(' ', '_'))
                ?? throw given.Wrong("has no body-fixed axes here", "give a body of the IAU's report");

    /// <summary>A body with its ellipsoid in axes of its own.</summary>
    public BodyShape Shape(Given given, Frame? frame = null)
    {
        var body = Body(given);
        return Shape(given, body, frame ?? BodyAxes(given, body));
    }

    /// <summary>As the shorter form, of a body that something else names.</summary>
    public BodyShape Shape(Given given, int body, Frame frame) =>
        KernelRadii(body) is { } radii ? new(body, frame, new(radii))
        : HasShape(body) ? BodyShape.Of(sky.Constants, body, frame)
        : throw given.Wrong("has no radii here", "give the Sun, a planet or the Moon, or a kernel with radii");

    /// <summary>Whether what is named is a body with radii, and no point.</summary>
    public bool HasDisc(Given given) => Point(given) is { IsBody: true } point && HasShape(point.Center);

    /// <summary>Whether a body has radii.</summary>
    public bool HasShape(int body) =>
        KernelRadii(body) is not null
        || sky.Constants.All.Any(constant => constant.Body == body && constant.Quantity == "polar radius");

    /// <summary>From first to last state of an object that is not of the solar system's ephemeris; null for others.</summary>
    public (double Start, double End)? Coverage(Given given)
    {
        if (given.Text.Contains('@', StringComparison.Ordinal))
            return null;
        var spans =
            sky.Objects.TryGetValue(given.Text, out var flown) ? flown.Coverage
            : Body(given) is < 0 and var code ? sky.States.Ephemeris.Coverage(code)
            : [];
        return spans.Count > 0 ? (spans[0].Start, spans[^1].End) : null;
    }

    /// <summary>Radii that a kernel gives, m.</summary>
    private Vector3? KernelRadii(int body)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"BODY{body}_RADII");
        if (!sky.Kernels.Pool.Has(name))
            return null;
        return sky.Kernels.Pool.Numbers(name) is [> 0 and var a, > 0 and var b, > 0 and var c]
            ? new Vector3(a, b, c) * MetresPerKilometre
            : throw new DataFileException(name, "is not three positive radii", "mend the kernel");
    }

    private Ellipsoid Spheroid(int body)
    {
        var (equator, pole) = (sky.Constants.EquatorialRadius(body), sky.Constants.PolarRadius(body));
        return new(equator, (equator - pole) / equator);
    }

    /// <summary>The name that a wrong one was probably meant to be, or the first few.</summary>
    private static string Suggestion(string wrong, IEnumerable<string> known)
    {
        var word = wrong.ToUpperInvariant().Replace('_', ' ');
        return known.FirstOrDefault(name => name.Replace('_', ' ').Contains(word, StringComparison.Ordinal))
            ?? Spelling.Nearest(wrong.ToUpperInvariant(), known)
            ?? string.Join(", ", known.Take(6));
    }
}
