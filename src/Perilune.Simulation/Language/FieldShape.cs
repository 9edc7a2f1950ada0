namespace Perilune.Simulation.Language;

/// <summary>How a field is written.</summary>
public enum FieldShape
{
    /// <summary>A number with a unit.</summary>
    Quantity,

    /// <summary>Three numbers with a unit, or with a unit each.</summary>
    Vector,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>yes or no.</summary>
    Truth,

    /// <summary>Any text.</summary>
    Text,

    /// <summary>One word of a few.</summary>
    Choice,

    /// <summary>An instant with its time scale.</summary>
    Instant,

    /// <summary>A mapping with keys of its own.</summary>
    Section,

    /// <summary>A mapping from names, chosen by the user, to sections of one kind.</summary>
    Named,

    /// <summary>A list of texts or words.</summary>
    List,
}
