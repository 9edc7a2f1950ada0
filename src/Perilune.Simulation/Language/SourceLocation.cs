namespace Perilune.Simulation.Language;

/// <summary>Where something was written.</summary>
/// <param name="File">File as the user named it.</param>
/// <param name="Line">Line, from 1; 0 for the file as a whole.</param>
/// <param name="Column">Column, from 1; 0 for the line as a whole.</param>
public readonly record struct SourceLocation(string File, int Line, int Column)
{
    /// <summary><c>file:line</c>, or the file alone.</summary>
    public override string ToString() => Line > 0 ? $"{File}:{Line}" : File;
}
