using Perilune.Numerics.LinearAlgebra;
using Perilune.Surface.Illumination;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Temperature;

/// <summary>The Sun at equal steps of a span: where it stands, and how much it shines past the Earth.</summary>
internal sealed class SunPath
{
    private readonly Vector3[] suns;
    private readonly double[] beams;

    private SunPath(Vector3[] suns, double[] beams) => (this.suns, this.beams) = (suns, beams);

    /// <summary>The Sun at the start of each step.</summary>
    public static SunPath Over(LunarSky sky, double start, double step, int count)
    {
        var seen = new Vector3[count];
        var power = new double[count];
        for (var i = 0; i < count; i++)
        {
            var (sun, earth) = (sky.Sun(start + i * step), sky.Earth(start + i * step));
            seen[i] = sun;
            // An eclipse of the Moon's centre stands for that of the whole map.
            var covered = DiscOverlap.CoveredFraction(
                Math.Asin(Observer.SunRadius / sun.Norm),
                Math.Asin(Observer.EarthRadius / earth.Norm),
                Vector3.Angle(sun, earth)
            );
            power[i] = LevelGround.Sunlight(sun.Norm) * (1 - covered);
        }
        return new(seen, power);
    }

    /// <summary>Sunlight at a step, W/m2.</summary>
    public double Beam(int step) => beams[step];

    /// <summary>The disc of the Sun at a step from a place.</summary>
    public ApparentDisc Seen(int step, in Standpoint from)
    {
        var sight = suns[step] - from.Position;
        var (x, y, z) = (Vector3.Dot(sight, from.North), Vector3.Dot(sight, from.East), Vector3.Dot(sight, from.Up));
        return new(
            Math.Atan2(y, x),
            Math.Atan2(z, Math.Sqrt(x * x + y * y)),
            Math.Asin(Observer.SunRadius / sight.Norm)
        );
    }

    /// <summary>A place with its axes.</summary>
    public readonly struct Standpoint(SurfacePoint place, double height)
    {
        public Vector3 Position { get; } = place.Up * (SurfacePoint.ReferenceRadius + height);

        public Vector3 Up { get; } = place.Up;

        public Vector3 North { get; } = place.North;

        public Vector3 East { get; } = place.East;
    }
}
