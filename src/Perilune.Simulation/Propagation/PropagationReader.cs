using Perilune.Astro.Time;
using Perilune.Simulation.Language;

namespace Perilune.Simulation.Propagation;

/// <summary>Reads propagation files: syntax, units, limits, and what only makes sense together, all at once.</summary>
/// <param name="times">Time scales for their dates.</param>
public sealed class PropagationReader(TimeScales times)
{
    /// <summary>Name of standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, named in messages as it is here.</param>
    /// <exception cref="InputException">Everything that is wrong, in the order of the lines.</exception>
    public PropagationDocument Read(string path)
    {
        var problems = new Problems();
        if (SourceFile.Read(path, problems) is not { } file)
            throw new InputException(problems.InOrder());
        return Read(file.Text, path, Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">What it is called in messages.</param>
    /// <param name="folder">Folder that its own files are relative to.</param>
    /// <exception cref="InputException">Everything that is wrong, in the order of the lines.</exception>
    public PropagationDocument Read(string text, string path, string folder)
    {
        var problems = new Problems();
        if (YamlReader.Read(text, path, problems.Found) is not { } root)
            throw new InputException(problems.InOrder());
        var binder = new Binder(CatalogueIndex.Empty, times, problems);
        var grammar = SectionGrammar.Of(typeof(PropagationCase));
        if (binder.BindSection(grammar, root, new("", "", new(path, 1, 1))) is not PropagationCase bound)
            throw new InputException(problems.InOrder());
        var document = new PropagationDocument(path, folder, bound, binder.Bound);
        Check(document, problems);
        problems.ThrowIfAny();
        return document;
    }

    private static void Check(PropagationDocument document, Problems problems)
    {
        var (wanted, bound) = (document.Case, document.Bound);
        if (bound.IsSound(wanted, nameof(wanted.Duration), nameof(wanted.End)))
        {
            if (wanted.Duration is null == wanted.End is null)
                document.Tell(
                    problems,
                    wanted,
                    nameof(wanted.Duration),
                    "",
                    wanted.End is null ? "is missing" : "is given beside end",
                    "write either duration: or end:"
                );
            else if (wanted.Duration == 0 || wanted.End == wanted.Epoch && bound.IsSound(wanted, nameof(wanted.Epoch)))
                document.Tell(
                    problems,
                    wanted,
                    wanted.End is null ? nameof(wanted.Duration) : nameof(wanted.End),
                    "",
                    "flies no time at all",
                    "write some time"
                );
        }
        if (wanted.State is { } state && bound.IsAllSound(state))
        {
            if (state.Elements is null && state.Position is null)
                document.Tell(
                    problems,
                    state,
                    nameof(state.Position),
                    "",
                    "is missing",
                    "write position: and velocity:, or elements:"
                );
            else if (state.Elements is null && state.Velocity is null)
                document.Tell(
                    problems,
                    state,
                    nameof(state.Velocity),
                    "",
                    "is missing",
                    "add 'velocity: 0 1.6 0 km/s'"
                );
            else if (state.Elements is not null && (state.Position ?? state.Velocity) is not null)
                document.Tell(
                    problems,
                    state,
                    nameof(state.Elements),
                    "",
                    "are given beside position or velocity",
                    "keep one"
                );
        }
        foreach (var burn in wanted.Manoeuvres)
        {
            if (bound.IsAllSound(burn) && burn.Epoch is null == burn.After is null)
                document.Tell(
                    problems,
                    burn,
                    nameof(burn.Epoch),
                    "",
                    burn.Epoch is null ? "is missing" : "is given beside after",
                    "write either epoch: or after:"
                );
        }
        Outputs(document, problems);
    }

    private static void Outputs(PropagationDocument document, Problems problems)
    {
        foreach (var output in document.Case.Outputs)
        {
            if (
                !document.Bound.IsAllSound(output)
                || output.Format is not null
                || TrajectoryFiles.FormatOf(output.File) is not null
            )
                continue;
            document.Tell(
                problems,
                output,
                nameof(output.Format),
                output.File,
                "does not show its format",
                "end the file's name in .csv, .oem or .bsp, or add 'format:'"
            );
        }
    }
}
