namespace Perilune.Simulation.Running;

/// <summary>The chapters of a run, in the order in which they are begun.</summary>
public enum RunStep
{
    /// <summary>Ephemeris, gravity, terrain are read.</summary>
    Knowledge,

    /// <summary>The node's orbit is found, corrected and kept.</summary>
    Node,

    /// <summary>The base's horizon and light.</summary>
    Light,

    /// <summary>Eclipses and passes.</summary>
    Passes,

    /// <summary>Flights.</summary>
    Flights,

    /// <summary>Shares and the plan of experiments.</summary>
    Partners,

    /// <summary>The station lives.</summary>
    Station,

    /// <summary>Verdicts, record and report.</summary>
    Record,
}

/// <summary>A chapter that has ended.</summary>
/// <param name="Step">Which.</param>
/// <param name="Seconds">Wall time that it took; shown, never stored.</param>
/// <param name="Text">What came out, in a few words.</param>
public readonly record struct RunProgress(RunStep Step, double Seconds, string Text);
