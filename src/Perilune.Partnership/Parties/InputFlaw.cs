namespace Perilune.Partnership.Parties;

/// <summary>Something wrong in an input record, by the name of the thing and of its property, with the mend.</summary>
/// <param name="Subject">The thing, such as <c>experiment 'seismometer'</c>.</param>
/// <param name="Property">Name of the property of the input record, such as <c>CrewTime</c>.</param>
/// <param name="Problem">What is wrong, with the value.</param>
/// <param name="Mend">What would be right.</param>
public sealed record InputFlaw(string Subject, string Property, string Problem, string Mend)
{
    /// <summary>One line: subject, property, problem, mend.</summary>
    public override string ToString() => $"{Subject}: {Property}: {Problem}; {Mend}";
}
