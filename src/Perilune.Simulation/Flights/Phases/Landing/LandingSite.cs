using Perilune.Astro.Bodies;
using Perilune.Astro.Frames;
using Perilune.Astro.Gravity;
using Perilune.Astro.Time;
using Perilune.Flight.Landing.Descent;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;
using Perilune.Surface.Topography;

namespace Perilune.Simulation.Flights.Phases.Landing;

/// <summary>A place on the Moon, on the real terrain or at a published radius.</summary>
public sealed record LandingSite
{
    /// <summary>Planetocentric latitude in mean-Earth axes.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Latitude)]
    public required double Latitude { get; init; }

    /// <summary>Longitude.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Longitude)]
    public required double Longitude { get; init; }

    /// <summary>Distance of level ground from the Moon's centre; the real terrain where it is not told.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    public double? Radius { get; init; }

    /// <summary>Height of stones under the feet.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "0 m")]
    [Default("0 m")]
    public double Roughness { get; init; }

    // Degree of the gravity field: higher ones move a landing of minutes by less than a metre.
    private const int FieldDegree = 16;

    /// <summary>The scene in mean-Earth axes, which turn with the Moon as at an instant.</summary>
    internal DescentScene Scene(PhaseRun run, Epoch epoch)
    {
        var frames = run.Knowledge.Frames;
        var axes = BodyShapes.FixedFrame(NaifId.Moon);
        var field = new SphericalHarmonics(run.Knowledge.LunarGravity, FieldDegree);
        var tdb = epoch.SecondsPastJ2000;
        var toField =
            new BodyFixedAxes(field.Field.Frame, frames).FromIcrf(tdb)
            * frames.Rotation(Frame.Icrf, axes, epoch).Transposed;
        var inner = LandingBody.WithField(field, 0);
        var body = new LandingBody(
            field.Field.GravitationalParameter,
            frames.Transformation(Frame.Icrf, axes, epoch).AngularVelocity,
            position => toField.TransposeTimes(inner.Gravity(toField * position))
        );
        try
        {
            return DescentScene.At(body, Ground(run), Latitude, Longitude);
        }
        catch (ArgumentException error)
        {
            throw run.Wrong(this, error.Message, "give 'radius:', or a place that the shipped terrain covers");
        }
    }

    private Ground Ground(PhaseRun run)
    {
        var roughness = Roughness;
        if (Radius is { } radius)
            return (_, _) => new(radius, Roughness: roughness);
        var terrain = run.Knowledge.Terrain;
        return (latitude, longitude) =>
        {
            var point = new SurfacePoint(latitude, longitude);
            if (!terrain.TryHeight(point.Up, out var height, out _))
                return null;
            var slope = terrain.SlopeAt(point);
            return new(SurfacePoint.ReferenceRadius + height, slope.Angle, slope.Aspect, roughness);
        };
    }
}
