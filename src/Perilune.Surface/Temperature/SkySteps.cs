using Perilune.Numerics.LinearAlgebra;
using Perilune.Surface.Illumination;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Temperature;

/// <summary>Sun and Earth at equal steps of a span: where they stand, and how much they shine on the Moon.</summary>
internal sealed class SkySteps
{
    private readonly Vector3[] suns;
    private readonly Vector3[] earths;
    private readonly double[] beams;

    private SkySteps(Vector3[] suns, Vector3[] earths, double[] beams) =>
        (this.suns, this.earths, this.beams) = (suns, earths, beams);

    /// <summary>Sun and Earth at the start of each step.</summary>
    public static SkySteps Over(LunarSky sky, double start, double step, int count)
    {
        var (seen, beside) = (new Vector3[count], new Vector3[count]);
        var power = new double[count];
        for (var i = 0; i < count; i++)
        {
            var (sun, earth) = (sky.Sun(start + i * step), sky.Earth(start + i * step));
            (seen[i], beside[i]) = (sun, earth);
            // An eclipse of the Moon's centre stands for that of the whole map.
            var covered = DiscOverlap.CoveredFraction(
                Math.Asin(Observer.SunRadius / sun.Norm),
                Math.Asin(Observer.EarthRadius / earth.Norm),
                Vector3.Angle(sun, earth)
            );
            power[i] = LevelGround.Sunlight(sun.Norm) * (1 - covered);
        }
        return new(seen, beside, power);
    }

    /// <summary>Number of instants.</summary>
    public int Count => suns.Length;

    /// <summary>Sunlight at a step, W/m2.</summary>
    public double Beam(int step) => beams[step];

    /// <summary>What the Earth shines at a step, W/m2 on a plane that faces it: scattered sunlight, and infrared.</summary>
    public (double Reflected, double Radiated) Earthshine(int step)
    {
        var (sun, earth) = (suns[step], earths[step]);
        var fromEarth = sun - earth;
        return (
            Illumination.Earthshine.Reflected(
                LevelGround.Sunlight(fromEarth.Norm),
                earth.Norm,
                Vector3.Angle(fromEarth, -earth)
            ),
            Illumination.Earthshine.Radiated(earth.Norm)
        );
    }

    /// <summary>The disc of the Sun at a step from a place.</summary>
    public ApparentDisc Sun(int step, in Standpoint from) => from.Disc(suns[step], Observer.SunRadius);

    /// <summary>The disc of the Earth at a step from a place.</summary>
    public ApparentDisc Earth(int step, in Standpoint from) => from.Disc(earths[step], Observer.EarthRadius);

    /// <summary>A place with its axes.</summary>
    public readonly struct Standpoint(SurfacePoint place, double height)
    {
        private readonly Vector3 position = place.Up * (SurfacePoint.ReferenceRadius + height);
        private readonly Vector3 up = place.Up;
        private readonly Vector3 north = place.North;
        private readonly Vector3 east = place.East;

        /// <summary>A body from here.</summary>
        public ApparentDisc Disc(Vector3 body, double radius)
        {
            var sight = body - position;
            var (x, y, z) = (Vector3.Dot(sight, north), Vector3.Dot(sight, east), Vector3.Dot(sight, up));
            return new(Math.Atan2(y, x), Math.Atan2(z, Math.Sqrt(x * x + y * y)), Math.Asin(radius / sight.Norm));
        }
    }
}
