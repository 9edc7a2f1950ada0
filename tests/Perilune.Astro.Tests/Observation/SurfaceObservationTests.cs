using Perilune.Astro.Bodies;
using Perilune.Astro.Frames;
using Perilune.Astro.Observation;
using Perilune.Numerics.LinearAlgebra;
using Perilune.TestSupport;

namespace Perilune.Astro.Tests.Observation;

public sealed class SurfaceObservationTests
{
    private const double Degree = Math.PI / 180;
    private const string Folder = "tests/Perilune.Astro.Tests/Data/Observation/";

    private static readonly MovingPoint earth = MovingPoint.Body(NaifId.Earth);

    private static BodyShape Moon(string frame) =>
        new(NaifId.Moon, Frame.Find(frame)!, TriaxialEllipsoid.Sphere(1737400));

    /// <summary>Printed to 1e-12 km; four roundings of 1737 km (2.3e-13 km each) lie between.</summary>
    [Fact]
    public void SubsolarAndSubEarthPoints_AreCspices_Within5Nanometres()
    {
        var rows = Compare(
            ReferenceSky.De440(),
            Repository.Truth("cspice_subpoints_moon.csv"),
            // Light time once iterated: CSPICE's own truncation (SurfaceObservation). In ICRF axes of the IAU the Moon's
            // meridian is 1e5 deg, whose rounding of 1.5e-11 deg is 4e-10 km.
            (frame, correction) => correction.StartsWith("LT", StringComparison.Ordinal) ? 5e-8 : 5e-12,
            5e-8
        );
        Assert.Equal(120, rows);
    }

    [Fact]
    public void SubsolarAndSubEarthPointsOfTheShippedSky_AreCspices_WithinItsFit()
    {
        // The Moon's axes keep 1.8e-12 rad, its place 3.4 mm at 3.6e8 m: 2e-8 km on the surface.
        var rows = Compare(
            ReferenceSky.Shipped,
            ReferenceFiles.Repository(Folder + "cspice_subpoints_moon.csv"),
            (_, _) => 6e-8,
            5e-8
        );
        Assert.Equal(16, rows);
    }

    private static int Compare(
        ApparentStates states,
        string path,
        Func<string, string, double> tolerance,
        double epochTolerance
    )
    {
        var surface = new SurfaceObservation(states);
        var rows = 0;
        foreach (var row in ReferenceFiles.Rows(path))
        {
            var n = row[5..].Select(ReferenceSky.Number).ToArray();
            var correction = ReferenceSky.Correction(row[3]);
            var found =
                row[0] == "subsolar"
                    ? surface.SubsolarPoint(Moon(row[2]), earth, SubPointMethod.NearPoint, correction, n[0])
                    : surface.SubObserverPoint(Moon(row[2]), earth, SubPointMethod.NearPoint, correction, n[0]);
            Assert.InRange((found.Point / 1000 - new Vector3(n[1], n[2], n[3])).Norm, 0, tolerance(row[2], row[3]));
            Assert.Equal(n[6], found.TargetTdb, epochTolerance);
            rows++;
        }
        return rows;
    }

    /// <summary>Printed to 1e-12 deg; double precision of an angle near 150 deg is 3e-14 deg, times some roundings.</summary>
    [Fact]
    public void AnglesOfLight_AreCspices_Within1e12Degrees() =>
        Angles(ReferenceSky.De440(), Repository.Truth("cspice_ilumin_moon.csv"), 1e-12);

    [Fact]
    public void AnglesOfLightUnderTheShippedSky_AreCspices_WithinItsFit() =>
        // Axes keep 1.8e-12 rad = 1e-10 deg; 3.4 mm at 3.6e8 m are 5e-10 deg.
        Angles(ReferenceSky.Shipped, ReferenceFiles.Repository(Folder + "cspice_ilumin_moon.csv"), 7e-10);

    private static void Angles(ApparentStates states, string path, double tolerance)
    {
        var surface = new SurfaceObservation(states);
        var rows = 0;
        foreach (var row in ReferenceFiles.Rows(path))
        {
            var moon = Moon(row[2]);
            var point = Vertical(ReferenceSky.Number(row[0]), ReferenceSky.Number(row[1])) * 1737400;
            var light = surface.Illumination(
                moon,
                point,
                NaifId.Sun,
                earth,
                ReferenceSky.Correction(row[3]),
                ReferenceSky.Number(row[4])
            );
            Assert.Equal(ReferenceSky.Number(row[5]), light.Phase / Degree, tolerance);
            Assert.Equal(ReferenceSky.Number(row[6]), light.Incidence / Degree, tolerance);
            Assert.Equal(ReferenceSky.Number(row[7]), light.Emission / Degree, tolerance);
            rows++;
        }
        Assert.Equal(20, rows);
    }

    public static TheoryData<AberrationCorrection> Corrections => new(Enum.GetValues<AberrationCorrection>());

    /// <summary>A ray towards where a point is seen meets the body in that point.</summary>
    [Theory]
    [MemberData(nameof(Corrections))]
    public void RayTowardsAPoint_MeetsTheBodyThere(AberrationCorrection correction)
    {
        var states = ReferenceSky.Shipped;
        var surface = new SurfaceObservation(states);
        var shape = new BodyShape(NaifId.Moon, Frame.MoonMeanEarthDe440, new(new Vector3(1738100, 1737900, 1736000)));
        const double tdb = 8e8;
        var point = shape.Ellipsoid.Intercept(Vertical(20, -35) * 2e6, -Vertical(20, -35))!.Value;
        var place = MovingPoint.Fixed(states.Frames, "crater", NaifId.Moon, shape.Frame, point);
        var seen = states.State(place, earth, Frame.Icrf, correction, tdb);
        var found = surface.Intercept(shape, earth, seen.Position, correction, tdb)!.Value;
        // The place moves at 30 km/s: 60 ns, the digits of an epoch of 8e8 s, are 2 mm. A state whose light time is iterated once
        // is itself v/c of 1.3 s late, 4 m.
        var once = correction.UsesLightTime() && !correction.Converges();
        Assert.InRange((found.Point - point).Norm, 0, once ? 4 : 4e-3);
        var lightTime = correction.UsesLightTime() ? seen.LightTime : 0;
        Assert.Equal(lightTime, Math.Abs(found.TargetTdb - tdb), once ? 1e-6 : 2e-7);
        Assert.Null(surface.Intercept(shape, earth, -seen.Position, correction, tdb));
    }

    [Fact]
    public void SubEarthPoints_NearestAndOnTheLineToTheCentre_DifferOnAFlattenedBodyOnly()
    {
        var surface = new SurfaceObservation(ReferenceSky.Shipped);
        SurfaceSight Find(TriaxialEllipsoid shape, SubPointMethod method) =>
            surface.SubObserverPoint(
                new(NaifId.Moon, Frame.MoonMeanEarthDe440, shape),
                earth,
                method,
                AberrationCorrection.ConvergedAndStellar,
                8e8
            );
        var sphere = TriaxialEllipsoid.Sphere(1737400);
        var near = Find(sphere, SubPointMethod.NearPoint);
        Assert.InRange((near.Point - Find(sphere, SubPointMethod.Intercept).Point).Norm, 0, 1e-6);
        var flattened = new TriaxialEllipsoid(new Vector3(1737400, 1737400, 1700000));
        var under = Find(flattened, SubPointMethod.NearPoint);
        // In the zenith: the line of sight is the normal.
        Assert.InRange(Vector3.Angle(under.FromObserver, -flattened.Normal(under.Point)), 0, 1e-12);
        Assert.True((under.Point - Find(flattened, SubPointMethod.Intercept).Point).Norm > 1000);
    }

    private static Vector3 Vertical(double longitude, double latitude)
    {
        var (sinLongitude, cosLongitude) = Math.SinCos(longitude * Degree);
        var (sinLatitude, cosLatitude) = Math.SinCos(latitude * Degree);
        return new(cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude);
    }
}
