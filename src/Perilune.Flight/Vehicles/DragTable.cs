namespace Perilune.Flight.Vehicles;

/// <summary>A coefficient against Mach number: straight lines between its points, constant beyond them.</summary>
public sealed class DragTable
{
    private readonly double[] mach;
    private readonly double[] coefficient;

    /// <summary>A table from its points.</summary>
    /// <param name="points">Mach numbers, ascending, with their coefficients.</param>
    /// <exception cref="ArgumentException">There is no point, Mach numbers do not ascend, or a coefficient is negative.</exception>
    public DragTable(params IReadOnlyList<(double Mach, double Coefficient)> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        mach = [.. points.Select(p => p.Mach)];
        coefficient = [.. points.Select(p => p.Coefficient)];
        if (mach.Length == 0)
            throw new ArgumentException("a drag table needs a point", nameof(points));
        for (var i = 0; i < mach.Length; i++)
        {
            if (!(coefficient[i] >= 0) || i > 0 && !(mach[i] > mach[i - 1]))
                throw new ArgumentException(
                    $"Mach numbers ascend and coefficients are not negative; point {i + 1} is {mach[i]}, {coefficient[i]}",
                    nameof(points)
                );
        }
    }

    /// <summary>The Mach numbers of its points.</summary>
    public IReadOnlyList<double> MachNumbers => mach;

    /// <summary>The coefficient at a Mach number.</summary>
    public double At(double machNumber)
    {
        if (machNumber <= mach[0])
            return coefficient[0];
        for (var i = 1; i < mach.Length; i++)
        {
            if (machNumber <= mach[i])
                return coefficient[i - 1]
                    + (coefficient[i] - coefficient[i - 1]) * (machNumber - mach[i - 1]) / (mach[i] - mach[i - 1]);
        }
        return coefficient[^1];
    }
}
