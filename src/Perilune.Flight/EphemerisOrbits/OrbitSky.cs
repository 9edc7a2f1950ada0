using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.ThreeBody;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.EphemerisOrbits;

/// <summary>
/// A three-body system laid over the real sky: its two bodies are two of the ephemeris, its axes turn with the line between
/// them, and its lengths are counted from one of them. Immutable and safe from any thread.
/// </summary>
internal sealed class OrbitSky
{
    private readonly Ephemeris ephemeris;
    private readonly (int Body, double Mass)[] masses;
    private readonly (int Body, double Share)[] origin;
    private readonly int from;
    private readonly int to;
    private readonly int centre;

    /// <summary>A system over the sky.</summary>
    /// <param name="system">The system: Earth and Moon, or Sun and Earth with the Moon.</param>
    /// <param name="model">The forces; their point masses are taken, and the central body.</param>
    /// <param name="stretched">Whether lengths follow the distance of the two bodies.</param>
    public OrbitSky(ThreeBodySystem system, ForceModel model, bool stretched)
    {
        (System, ephemeris, IsStretched) = (system, model.Ephemeris, stretched);
        double Mass(int body) =>
            body == model.Central.Body
                ? model.Central.GravitationalParameter
                : model.Others.FirstOrDefault(other => other.Body == body)?.GravitationalParameter
                    ?? throw new ArgumentException($"the force model lacks body {body}", nameof(model));
        masses = [.. ((int[])[NaifId.Earth, NaifId.Moon, NaifId.Sun]).Select(body => (body, Mass(body)))];
        var ofSun = IsOfSun(system);
        if (model.Central.Body != NaifId.Earth && (ofSun || model.Central.Body != NaifId.Moon))
            throw new ArgumentException(
                $"body {model.Central.Body} is not the centre of orbits of {system.Name}",
                nameof(model)
            );
        (from, to) = ofSun ? (NaifId.Sun, NaifId.EarthMoonBarycenter) : (NaifId.Earth, NaifId.Moon);
        centre = ofSun ? to : model.Central.Body;
        var pair = masses[0].Mass + masses[1].Mass;
        origin =
            centre == NaifId.EarthMoonBarycenter
                ? [(NaifId.Earth, masses[0].Mass / pair), (NaifId.Moon, masses[1].Mass / pair)]
                : [(centre, 1)];
        Central = model.Central.Body;
    }

    public ThreeBodySystem System { get; }

    public bool IsStretched { get; }

    /// <summary>The central body of the force model.</summary>
    public int Central { get; }

    /// <summary>Abscissa of the origin of lengths in the three-body system, length units.</summary>
    public double CentreX => centre == from ? System.PrimaryX : System.SecondaryX;

    /// <summary>The abscissa of the origin of lengths for a model.</summary>
    public static double CentreOf(ThreeBodySystem system, ForceModel model) =>
        !IsOfSun(system) && model.Central.Body == NaifId.Earth ? system.PrimaryX : system.SecondaryX;

    // The Earth's mass to the Sun's is 3e-6, the Moon's to the Earth's 0.012.
    private static bool IsOfSun(ThreeBodySystem system) => system.MassRatio < 1e-4;

    private double Scale(in PulsatingFrame frame) => IsStretched ? frame.Distance : System.LengthUnit;

    private double ScaleRate(in PulsatingFrame frame) => IsStretched ? frame.DistanceRate : 0;

    private PulsatingFrame Frame(double tdb) => PulsatingFrame.At(ephemeris, from, to, tdb, 1e-3 * System.TimeUnit);

    /// <summary>A state in units, from the origin of lengths and relative to the turning axes, as one from the central body in ICRF axes.</summary>
    public PositionVelocity ToInertial(double tdb, Vector3 position, Vector3 velocity)
    {
        var frame = Frame(tdb);
        var scale = Scale(frame);
        var turned =
            ScaleRate(frame) * position
            + scale * (velocity / System.TimeUnit + Vector3.Cross(frame.AngularVelocity, position));
        var (r, v) = ephemeris.State(centre, Central, tdb);
        return new(r + frame.ToRotating.TransposeTimes(scale * position), v + frame.ToRotating.TransposeTimes(turned));
    }

    /// <summary>
    /// Acceleration by the point masses of the ephemeris, relative to the turning and pulsating axes, per time unit squared; and its derivatives
    /// with respect to position and velocity.
    /// </summary>
    public Vector3 Acceleration(
        double tdb,
        Vector3 position,
        Vector3 velocity,
        out Matrix3 byPosition,
        out Matrix3 byVelocity
    )
    {
        var frame = Frame(tdb);
        var rate = 1 / System.TimeUnit;
        var scale = Scale(frame);
        var growth = ScaleRate(frame) / scale;
        var growthRate = IsStretched ? frame.DistanceAcceleration / scale : 0;
        var (w, dw) = (frame.AngularVelocity, frame.AngularAcceleration);
        var attraction = Vector3.Zero;
        var gradient = Matrix3.Identity * 0;
        foreach (var (body, mass) in masses)
        {
            var place = frame.ToRotating * ephemeris.Position(body, centre, tdb) / scale;
            // In units of the scale: GM per cube of it.
            var strength = mass / (scale * scale * scale);
            var d = place - position;
            var inverse = 1 / d.Norm;
            var cube = strength * inverse * inverse * inverse;
            attraction += cube * d;
            gradient += Outer(d) * (3 * cube * inverse * inverse) - Matrix3.Identity * cube;
            foreach (var (part, share) in origin)
            {
                if (part == body)
                    continue;
                var apart = place - frame.ToRotating * ephemeris.Position(part, centre, tdb) / scale;
                var other = 1 / apart.Norm;
                attraction -= share * strength * other * other * other * apart;
            }
        }
        var cross = Matrix3.CrossProduct(w);
        var linear = Matrix3.Identity * -growthRate - cross * (2 * growth) - Matrix3.CrossProduct(dw) - cross * cross;
        var drag = Matrix3.Identity * (-2 * growth) - cross * 2;
        byPosition = (gradient + linear) * (1 / (rate * rate));
        byVelocity = drag * (1 / rate);
        return (attraction + linear * position) * (1 / (rate * rate)) + byVelocity * velocity;
    }

    private static Matrix3 Outer(Vector3 d) => Matrix3.FromRows(d.X * d, d.Y * d, d.Z * d);
}
