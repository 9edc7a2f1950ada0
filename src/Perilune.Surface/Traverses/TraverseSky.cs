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
/// at all of them the rover may drive. It looks when it is first asked: a search sees a small part of all nodes and steps. For one
/// search at a time.
/// </summary>
/// <param name="cells">Cells of the nodes.</param>
/// <param name="steps">Number of steps.</param>
/// <param name="stepTime">Length of a step, s.</param>
/// <param name="sky">The sky.</param>
/// <param name="rover">Whose limits hold.</param>
internal sealed class SkyTable(int[] cells, int steps, double stepTime, SkyOver sky, Roving.Rover rover)
{
    /// <summary>Looks at the sky in a step, at the middles of its equal parts.</summary>
    public const int Looks = 3;

    private const int Seen = 0x100;
    private const int Drives = 0x200;

    // Of each node and step the Sun's 255ths, and whether it has been looked at and the rover may drive.
    private readonly ushort[] seen = new ushort[cells.Length * (long)steps];

    /// <summary>Number of time steps.</summary>
    public int Steps => steps;

    /// <summary>Visible part of the Sun over a node in a step.</summary>
    public double Sun(int node, int step) => (Look(node, step) & 0xFF) / 255.0;

    /// <summary>Whether the rover's limits of Sun, Earth and temperature let it drive at a node in a step.</summary>
    public bool MayDrive(int node, int step) => (Look(node, step) & Drives) != 0;

    private int Look(int node, int step)
    {
        ref var known = ref seen[node * (long)steps + step];
        if (known == 0)
            known = (ushort)LookAnew(cells[node], step);
        return known;
    }

    private int LookAnew(int cell, int step)
    {
        var (least, may) = (1.0, true);
        for (var look = 0; look < Looks; look++)
        {
            var now = sky(cell, (step + (look + 0.5) / Looks) * stepTime);
            least = Math.Min(least, Math.Max(0, now.Sun));
            may &=
                now.Sun >= rover.SunToDrive
                && (now.Earth || !rover.EarthToDrive)
                && !(now.Temperature < rover.ColdestGround)
                && !(now.Temperature > rover.WarmestGround);
        }
        // A rounding error below a whole 255th must not cost one.
        return (int)(255 * least + 1e-9) | Seen | (may ? Drives : 0);
    }
}
