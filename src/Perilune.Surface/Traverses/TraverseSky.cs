namespace Perilune.Surface.Traverses;

/// <summary>What stands over a cell at an instant.</summary>
/// <param name="Sun">Visible part of the Sun's disc, 0 to 1, at the height of the rover's arrays.</param>
/// <param name="Earth">Whether the Earth is seen from there.</param>
/// <param name="Temperature">Temperature of the ground, K; not a number where it is not known, and then no limit.</param>
public readonly record struct CellSky(double Sun, bool Earth, double Temperature);

/// <summary>Tells the sky over a cell. Called from several threads; the same answer each time.</summary>
/// <param name="cell">The cell.</param>
/// <param name="time">Time since the traverse's start, s.</param>
public delegate CellSky SkyOver(int cell, double time);

/// <summary>
/// The sky over the nodes of a graph, constant in each time step: the least Sun of three looks, in 255ths, rounded down, and whether
/// at all of them the rover may drive. Immutable.
/// </summary>
internal sealed class SkyTable
{
    /// <summary>Looks at the sky in a step, at the middles of its equal parts.</summary>
    public const int Looks = 3;

    private readonly byte[] sun;
    private readonly bool[] drives;

    private readonly int nodes;

    private SkyTable(byte[] sun, bool[] drives, int nodes, int steps) =>
        (this.sun, this.drives, this.nodes, Steps) = (sun, drives, nodes, steps);

    /// <summary>Number of time steps.</summary>
    public int Steps { get; }

    /// <summary>Visible part of the Sun over a node in a step.</summary>
    public double Sun(int node, int step) => sun[step * (long)nodes + node] / 255.0;

    /// <summary>Whether the rover's limits of Sun, Earth and temperature let it drive at a node in a step.</summary>
    public bool MayDrive(int node, int step) => drives[step * (long)nodes + node];

    /// <summary>Samples the sky.</summary>
    /// <param name="cells">Cells of the nodes.</param>
    /// <param name="steps">Number of steps.</param>
    /// <param name="stepTime">Length of a step, s.</param>
    /// <param name="sky">The sky.</param>
    /// <param name="rover">Whose limits hold.</param>
    /// <param name="parallel">Threads and cancellation; the table does not depend on them.</param>
    public static SkyTable Sample(
        int[] cells,
        int steps,
        double stepTime,
        SkyOver sky,
        Roving.Rover rover,
        ParallelOptions parallel
    )
    {
        var visible = new byte[cells.Length * (long)steps];
        var allowed = new bool[visible.LongLength];
        // By steps: a sky from stored horizons then reads one azimuth for many cells.
        Parallel.For(
            0,
            steps,
            parallel,
            step =>
            {
                for (var node = 0; node < cells.Length; node++)
                {
                    var (least, may) = (1.0, true);
                    for (var look = 0; look < Looks; look++)
                    {
                        var seen = sky(cells[node], (step + (look + 0.5) / Looks) * stepTime);
                        least = Math.Min(least, Math.Max(0, seen.Sun));
                        may &=
                            seen.Sun >= rover.SunToDrive
                            && (seen.Earth || !rover.EarthToDrive)
                            && !(seen.Temperature < rover.ColdestGround)
                            && !(seen.Temperature > rover.WarmestGround);
                    }
                    var place = step * (long)cells.Length + node;
                    // A rounding error below a whole 255th must not cost one.
                    visible[place] = (byte)(255 * least + 1e-9);
                    allowed[place] = may;
                }
            }
        );
        return new(visible, allowed, cells.Length, steps);
    }
}
