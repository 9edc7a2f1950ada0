using Perilune.Astro.Bodies;
using Perilune.Astro.Forces;
using Perilune.Astro.Forces.Drag;
using Perilune.Astro.Frames;
using Perilune.Astro.Gravity;
using Perilune.Astro.Propagation;

namespace Perilune.Simulation.Flights.Phases.Docking;

/// <summary>The forces of a rendezvous: the field of the body to a degree, the other of Earth and Moon, the Sun, and drag where it is asked.</summary>
internal static class RendezvousModel
{
    // A millimetre and a tenth of a micrometre a second in a step: centimetres after a day.
    private const double PositionTolerance = 1e-3;
    private const double VelocityTolerance = 1e-7;

    public static Propagator Of(PhaseRun run, int body, int degree, double dragAreaToMass = 0)
    {
        var knowledge = run.Knowledge;
        var central =
            degree < 2 ? AttractingBody.PointMass(body, knowledge.Bodies.GravitationalParameter(body))
            : body == NaifId.Moon ? Field(knowledge.LunarGravity)
            : body == NaifId.Earth ? Field(GravityField.Load(knowledge.Data.Check("gravity/egm2008_70.bin")))
            : AttractingBody.PointMass(body, knowledge.Bodies.GravitationalParameter(body));
        int[] others = body == NaifId.Moon ? [NaifId.Earth, NaifId.Sun] : [NaifId.Moon, NaifId.Sun];
        return new(
            new ForceModel(
                knowledge.Ephemeris,
                central,
                others.Select(other => AttractingBody.PointMass(other, knowledge.Bodies.GravitationalParameter(other)))
            )
            {
                Drag =
                    dragAreaToMass > 0
                        ? AtmosphericDrag.OfEarth(
                            new HarrisPriesterAtmosphere(),
                            dragAreaToMass,
                            new BodyFixedAxes(Frame.Itrf, knowledge.Frames)
                        )
                        : null,
            },
            PositionTolerance,
            VelocityTolerance
        );

        AttractingBody Field(GravityField field) =>
            AttractingBody.WithField(
                body,
                new SphericalHarmonics(field, degree),
                new BodyFixedAxes(field.Frame, knowledge.Frames)
            );
    }
}
