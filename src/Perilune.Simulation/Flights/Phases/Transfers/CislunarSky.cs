using Perilune.Astro.Bodies;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Gravity;
using Perilune.Astro.Time;
using Perilune.Astro.Visibility;
using Perilune.Flight.Transfers;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Flights.Phases.Transfers;

/// <summary>The forces and the places of flights between Earth and Moon.</summary>
internal sealed class CislunarSky
{
    /// <summary>
    /// Distance from the Moon within which a flight is told about the Moon, m: the radius of its sphere of influence,
    /// 384,400 km x (GM of the Moon over GM of the Earth)^(2/5) (P. S. Laplace; Battin 1999, section 8.2).
    /// </summary>
    public const double SphereOfInfluence = 66_183e3;

    // What bends a flight of days by more than a metre: the Earth's flattening near perigee, the Moon's shape near perilune.
    private const int FieldDegree = 8;

    private readonly Knowledge knowledge;

    public CislunarSky(Knowledge knowledge)
    {
        this.knowledge = knowledge;
        var earth = GravityField.Load(knowledge.Data.Check("gravity/egm2008_70.bin"));
        Model = new(
            new ForceModel(
                knowledge.Ephemeris,
                Body(NaifId.Moon, knowledge.LunarGravity),
                [
                    Body(NaifId.Earth, earth),
                    AttractingBody.PointMass(
                        NaifId.Sun,
                        knowledge.Bodies.GravitationalParameter(NaifId.Sun),
                        knowledge.Bodies.EquatorialRadius(NaifId.Sun)
                    ),
                ]
            )
        );

        AttractingBody Body(int body, GravityField field) =>
            AttractingBody.WithField(
                body,
                new SphericalHarmonics(field, FieldDegree),
                new BodyFixedAxes(field.Frame, knowledge.Frames)
            );
    }

    /// <summary>The forces: both bodies' fields to degree 8, and the Sun.</summary>
    public CislunarModel Model { get; }

    /// <summary>Point masses, by which flights are designed.</summary>
    public CislunarModel PointMasses =>
        new(
            knowledge.Ephemeris,
            knowledge.Bodies.GravitationalParameter(NaifId.Moon),
            knowledge.Bodies.GravitationalParameter(NaifId.Earth),
            knowledge.Bodies.GravitationalParameter(NaifId.Sun)
        );

    /// <summary>A state about any body, about the Moon.</summary>
    public LunarState About(State state)
    {
        var tdb = state.Epoch.SecondsPastJ2000;
        if (state.Origin == NaifId.Moon)
            return new(tdb, state.Position, state.Velocity);
        var shift = knowledge.Ephemeris.State(state.Origin, NaifId.Moon, tdb);
        return new(tdb, state.Position + shift.Position, state.Velocity + shift.Velocity);
    }

    /// <summary>A state about the body in whose sphere of influence it is.</summary>
    public State Told(LunarState state)
    {
        var epoch = Epoch.FromSecondsPastJ2000(state.Time);
        if (state.Position.Norm < SphereOfInfluence)
            return new(epoch, NaifId.Moon, Frame.Icrf, state.Position, state.Velocity);
        var (position, velocity) = Model.FromEarth(state);
        return new(epoch, NaifId.Earth, Frame.Icrf, position, velocity);
    }

    /// <summary>Height over the Earth's ellipsoid, m.</summary>
    public double EarthAltitude(double tdb, Vector3 fromEarth) =>
        Ellipsoid.Wgs84.ToGeodetic(knowledge.Frames.Rotation(Frame.Icrf, Frame.Itrf, tdb) * fromEarth).Height;
}
