namespace Perilune.Station.Power;

/// <summary>A consumer of power that can be shed.</summary>
internal sealed class Load(string id, int priority, double shedLevel, double restoreLevel)
{
    public string Id { get; } = id;

    /// <summary>The greatest number is shed first.</summary>
    public int Priority { get; } = priority;

    /// <summary>Energy in the battery at which it is shed, J.</summary>
    public double ShedLevel { get; } = shedLevel;

    /// <summary>Energy in the battery at which it returns, J.</summary>
    public double RestoreLevel { get; } = restoreLevel;

    /// <summary>Power asked for, W.</summary>
    public double Power { get; set; }

    public bool IsShed { get; set; }

    /// <summary>A task: it ends when it is shed.</summary>
    public bool IsTask { get; set; }

    public double Drawn => IsShed ? 0 : Power;
}
