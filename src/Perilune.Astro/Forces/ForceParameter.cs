namespace Perilune.Astro.Forces;

/// <summary>A number of a force model by which partial derivatives of a trajectory can be wanted.</summary>
public readonly record struct ForceParameter
{
    private ForceParameter(Quantity kind, int index = 0, int axis = 0) => (Kind, Index, Axis) = (kind, index, axis);

    internal enum Quantity
    {
        RadiationFactor,
        DragFactor,
        GravitationalParameter,
        InitialMass,
        BurnThrust,
        BurnDirection,
        BurnStart,
        BurnStop,
    }

    internal Quantity Kind { get; }

    /// <summary>The body or the burn.</summary>
    internal int Index { get; }

    internal int Axis { get; }

    /// <summary>A factor on all radiation pressure, one as the model stands: 1/coefficient times it is the coefficient's.</summary>
    public static ForceParameter RadiationFactor => new(Quantity.RadiationFactor);

    /// <summary>A factor on atmospheric drag, one as the model stands.</summary>
    public static ForceParameter DragFactor => new(Quantity.DragFactor);

    /// <summary>Mass before the first burn, kg, with areas and thrust as they are.</summary>
    public static ForceParameter InitialMass => new(Quantity.InitialMass);

    /// <summary>GM of a body wherever the model uses it, m3/s2.</summary>
    /// <param name="body">NAIF code.</param>
    public static ForceParameter GravitationalParameter(int body) => new(Quantity.GravitationalParameter, body);

    /// <summary>Thrust of a burn, N, with its specific impulse as it is: mass flow changes too.</summary>
    /// <param name="burn">Its place in the program.</param>
    public static ForceParameter BurnThrust(int burn) => new(Quantity.BurnThrust, burn);

    /// <summary>A small turn of the direction of a burn about one of the axes in which it is given, rad.</summary>
    /// <param name="burn">Its place in the program.</param>
    /// <param name="axis">0, 1 or 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public static ForceParameter BurnDirection(int burn, int axis) =>
        axis is >= 0 and <= 2
            ? new(Quantity.BurnDirection, burn, axis)
            : throw new ArgumentOutOfRangeException(nameof(axis), axis, "an axis is 0, 1 or 2");

    /// <summary>When a burn starts, s, with its end as it is.</summary>
    /// <param name="burn">Its place in the program.</param>
    public static ForceParameter BurnStart(int burn) => new(Quantity.BurnStart, burn);

    /// <summary>When a burn stops, s, with its start as it is.</summary>
    /// <param name="burn">Its place in the program.</param>
    public static ForceParameter BurnStop(int burn) => new(Quantity.BurnStop, burn);
}
