using Perilune.Astro.Bodies;
using Perilune.Astro.Frames;
using Perilune.Astro.Observation;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Verification;

/// <summary>
/// Light time, stellar aberration, points under the Sun and the Earth, and angles of light against CSPICE, on DE440's own
/// coefficients: the greatest differences.
/// </summary>
internal static class SightChecks
{
    private const double Degree = Math.PI / 180;
    private const double MoonRadius = 1737400;

    public static IEnumerable<(string Id, double Computed)> Compute(Knowledge knowledge, CancellationToken cancellation)
    {
        var sky = ReferenceSky.De440(knowledge);
        var states = new ApparentStates(sky.Ephemeris, sky.Frames);
        double position = 0,
            velocity = 0;
        foreach (var row in ReferenceTable.Read(knowledge, "cspice-light-time.csv"))
        {
            cancellation.ThrowIfCancellationRequested();
            var n = ReferenceTable.Numbers(row, 4);
            var frame = row[2] == "J2000" ? Frame.Icrf : Frame.Find(row[2])!;
            var seen = states.State(Code(row[0]), Code(row[1]), frame, Correction(row[3]), n[0]);
            // A planet's last places are more than a micrometre; ours in metres round once more.
            var r = new Vector3(n[1], n[2], n[3]);
            var last = Math.BitIncrement(r.Norm) - r.Norm;
            position = Math.Max(position, Vector3.Distance(seen.Position / 1000, r) / Math.Max(1e-9, 3 * last));
            velocity = Math.Max(velocity, Vector3.Distance(seen.Velocity / 1000, new(n[4], n[5], n[6])));
        }
        yield return ("light-time.position", position);
        yield return ("light-time.velocity", velocity);
        var surface = new SurfaceObservation(states);
        yield return ("surface.sub-points", Points(knowledge, surface));
        yield return ("surface.angles-of-light", Angles(knowledge, surface));
    }

    private static double Points(Knowledge knowledge, SurfaceObservation surface)
    {
        var worst = 0.0;
        foreach (var row in ReferenceTable.Read(knowledge, "cspice-subpoints.csv"))
        {
            var n = ReferenceTable.Numbers(row, 5);
            var (moon, earth, correction) = (Moon(row[2]), MovingPoint.Body(NaifId.Earth), Correction(row[3]));
            var found =
                row[0] == "subsolar"
                    ? surface.SubsolarPoint(moon, earth, SubPointMethod.NearPoint, correction, n[0])
                    : surface.SubObserverPoint(moon, earth, SubPointMethod.NearPoint, correction, n[0]);
            worst = Math.Max(worst, Vector3.Distance(found.Point, new Vector3(n[1], n[2], n[3]) * 1000));
        }
        return worst;
    }

    private static double Angles(Knowledge knowledge, SurfaceObservation surface)
    {
        var worst = 0.0;
        foreach (var row in ReferenceTable.Read(knowledge, "cspice-illumination.csv"))
        {
            var site = ReferenceTable.Numbers([row[0], row[1]], 0);
            var n = ReferenceTable.Numbers(row, 4);
            var (sinLongitude, cosLongitude) = Math.SinCos(site[0] * Degree);
            var (sinLatitude, cosLatitude) = Math.SinCos(site[1] * Degree);
            var place = new Vector3(cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude) * MoonRadius;
            var light = surface.Illumination(
                Moon(row[2]),
                place,
                NaifId.Sun,
                MovingPoint.Body(NaifId.Earth),
                Correction(row[3]),
                n[0]
            );
            double[] ours = [light.Phase / Degree, light.Incidence / Degree, light.Emission / Degree];
            worst = Math.Max(worst, ours.Select((angle, i) => Math.Abs(angle - n[1 + i])).Max());
        }
        return worst;
    }

    private static BodyShape Moon(string frame) =>
        new(NaifId.Moon, Frame.Find(frame)!, TriaxialEllipsoid.Sphere(MoonRadius));

    private static AberrationCorrection Correction(string name) =>
        AberrationCorrections.TryParse(name, out var correction)
            ? correction
            : throw new InvalidOperationException($"no correction '{name}'");

    private static int Code(string name) =>
        name switch
        {
            "MOON" => NaifId.Moon,
            "EARTH" => NaifId.Earth,
            "SUN" => NaifId.Sun,
            "VENUS" => NaifId.Venus,
            "MARS BARYCENTER" => NaifId.MarsBarycenter,
            "JUPITER BARYCENTER" => NaifId.JupiterBarycenter,
            _ => throw new InvalidOperationException($"no body '{name}'"),
        };
}
