namespace Perilune.Astro.Kernels;

/// <summary>Reads the assignments between <c>\begindata</c> and <c>\begintext</c> of a text kernel.</summary>
internal sealed class TextKernelReader
{
    private readonly string path;
    private readonly List<KernelAssignment> assignments = [];
    private readonly List<KernelValue> values = [];
    private string? name;
    private string? scalar;
    private bool appends;
    private bool inVector;
    private int begun;
    private int number;

    private TextKernelReader(string path) => this.path = path;

    /// <summary>The assignments in the order of the text.</summary>
    /// <exception cref="DataFileException">It is not a text kernel, or an assignment cannot be read.</exception>
    public static IReadOnlyList<KernelAssignment> Read(string path, string text)
    {
        var reader = new TextKernelReader(path);
        var inData = false;
        // Files from before identification words have none, and text kernels all the same.
        var known = text.StartsWith("KPL/", StringComparison.Ordinal);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            reader.number++;
            switch (line.Trim())
            {
                case @"\begindata":
                    (inData, known) = (true, true);
                    break;
                case @"\begintext":
                    inData = false;
                    break;
                default:
                    if (inData)
                        reader.ReadLine(line);
                    break;
            }
        }
        if (!known)
        {
            throw new DataFileException(
                path,
                @"not a text kernel: it does not begin with KPL/ and has no line \begindata",
                "give a NAIF text kernel"
            );
        }
        reader.Finish();
        return reader.assignments;
    }

    private void ReadLine(ReadOnlySpan<char> line)
    {
        var at = 0;
        while (at < line.Length)
        {
            var character = line[at];
            if (character is ' ' or '\t' or ',' or '\0')
                at++;
            else if (character == '(')
                (inVector, at) = (
                    inVector || name is null || values.Count > 0 ? throw Error("a bracket out of place") : true,
                    at + 1
                );
            else if (character == ')')
                at = Close(at);
            else if (character == '\'')
                at = ReadText(line, at);
            else
                at = ReadWord(line, at);
        }
    }

    private int Close(int at)
    {
        if (!inVector)
            throw Error("a bracket closed that was not opened");
        inVector = false;
        Finish();
        return at + 1;
    }

    private int ReadText(ReadOnlySpan<char> line, int at)
    {
        var text = new System.Text.StringBuilder();
        for (at++; at < line.Length; at++)
        {
            if (line[at] != '\'')
            {
                text.Append(line[at]);
            }
            else if (at + 1 < line.Length && line[at + 1] == '\'')
            {
                text.Append('\'');
                at++;
            }
            else
            {
                Take(new(text.ToString(), null), text.ToString());
                return at + 1;
            }
        }
        throw Error("a quoted text does not end on its line");
    }

    private int ReadWord(ReadOnlySpan<char> line, int at)
    {
        var end = at;
        while (end < line.Length && line[end] is not (' ' or '\t' or ',' or '(' or ')' or '\'' or '=' or '\0'))
            end++;
        var word = line[at..end];
        var next = end;
        while (next < line.Length && line[next] is ' ' or '\t')
            next++;
        // NAME =, NAME=, NAME += and NAME+=; a vector has no names in it.
        if (next < line.Length && line[next] == '=')
        {
            var plus = word.Length > 1 && word[^1] == '+';
            Begin((plus ? word[..^1] : word).ToString(), plus);
            return next + 1;
        }
        if (next + 1 < line.Length && line[next] == '+' && line[next + 1] == '=')
        {
            Begin(word.ToString(), true);
            return next + 2;
        }
        if (word.IsEmpty)
            throw Error("an equals sign without a name");
        var text = word.ToString();
        Take(KernelValue.OfWord(text) ?? throw Error($"'{text}' is neither a number nor a date nor quoted"), text);
        return end;
    }

    private void Begin(string newName, bool plus)
    {
        if (inVector)
            throw Error($"the brackets of {name}, which begin on line {begun}, are not closed");
        if (newName.Length == 0)
            throw Error("an equals sign without a name");
        Finish();
        (name, appends, begun, scalar) = (newName, plus, number, null);
    }

    private void Take(KernelValue value, string text)
    {
        if (name is null)
        {
            throw Error(
                scalar is null
                    ? $"the value '{text}' stands before any name"
                    : $"{scalar} has a second value '{text}' outside brackets"
            );
        }
        if (values.Count > 0 && values[0].Number is null != value.Number is null)
            throw Error($"{name} mixes numbers and texts");
        values.Add(value);
        if (inVector)
            return;
        scalar = name;
        Finish();
    }

    // A value without brackets is complete at once; a name must not stay without one.
    private void Finish()
    {
        if (name is null)
            return;
        number = inVector || values.Count == 0 ? begun : number;
        if (inVector)
            throw Error($"the brackets of {name}, which begin on line {begun}, are not closed");
        if (values.Count == 0)
            throw Error($"{name} has no value");
        assignments.Add(new(begun, name, appends, [.. values]));
        values.Clear();
        name = null;
    }

    private DataFileException Error(string what) => new(path, $"line {number}: {what}", "mend the kernel");
}
