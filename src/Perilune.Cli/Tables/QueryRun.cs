using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Cli.Queries;
using Perilune.Simulation.Language;

namespace Perilune.Cli.Tables;

/// <summary>What the commands that answer tables of queries have in common.</summary>
internal sealed class QueryRun
{
    private const int LongestList = 20;
    private const int ProgressEvery = 500; // ms

    private readonly Argument<string?> file = new("file")
    {
        Description = "Table of queries, CSV with column names; - for standard input.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> json = new("--json") { Description = "Print a JSON array." };
    private readonly Option<string?> until = new("--until")
    {
        Description = "With --epoch and --every: the last epoch.",
    };
    private readonly Option<string?> every = new("--every") { Description = "With --epoch and --until: step, s." };
    private readonly List<Option<string?>> values = [];
    private readonly bool isSeries;
    private readonly bool echoesOptions;

    /// <summary>Adds the common arguments to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="series">Whether options may ask for a series of epochs.</param>
    /// <param name="echo">Whether options that alone make a query are columns of its answer.</param>
    /// <param name="options">Names of the query's columns, without dashes, with what they mean.</param>
    public QueryRun(
        Command command,
        bool series,
        bool echo,
        params ReadOnlySpan<(string Name, string Description)> options
    )
    {
        (isSeries, echoesOptions) = (series, echo);
        command.Add(file);
        command.Add(json);
        foreach (var (name, description) in options)
        {
            var option = new Option<string?>("--" + name) { Description = description };
            values.Add(option);
            command.Add(option);
        }
        if (series)
        {
            command.Add(until);
            command.Add(every);
        }
        file.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: ['-', _, ..] } token])
                result.AddError($"there is no option '{token.Value}'");
        });
    }

    /// <summary>Answers every query, and writes the answers if all could be had.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="needed">The option that makes a query without a table.</param>
    /// <param name="results">Columns of the answers, given the table.</param>
    /// <param name="epoch">Seconds past J2000 of an epoch as text; for series.</param>
    /// <param name="answer">The answers of a query.</param>
    /// <param name="cancellation">Ends the work; nothing is written.</param>
    /// <exception cref="InputException">Something is wrong with the queries: all that is, up to a length.</exception>
    public int Answer(
        ParseResult parsed,
        string needed,
        Func<QueryTable, IReadOnlyList<string>> results,
        Func<Given, double> epoch,
        Func<Query, IEnumerable<string[]>> answer,
        CancellationToken cancellation
    )
    {
        var options = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var option in values)
        {
            if (parsed.GetValue(option) is not { } text)
                continue;
            options[option.Name[2..]] = text;
            order.Add(option.Name[2..]);
        }
        var table = Table(parsed, needed, options, order, epoch);
        var echoes = echoesOptions || !table.IsOfOptions;
        var found = new ResultTable(echoes ? table.Columns : [], results(table));
        var problems = new List<InputProblem>();
        using var progress = new RowProgress(table.Rows.Count);
        for (var i = 0; i < table.Rows.Count && problems.Count < LongestList; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var query = new Query(table, i, options);
            try
            {
                foreach (var result in answer(query))
                    found.Add(echoes ? query.Cells : [], result);
            }
            catch (InputException wrong)
            {
                problems.AddRange(wrong.Problems);
            }
            catch (EphemerisCoverageException gap)
            {
                problems.Add(query.Problem(gap.Message, "give a kernel that covers it with --kernel"));
            }
            catch (FrameNotLoadedException gap)
            {
                problems.Add(query.Problem(gap.Message, "give a kernel that has it with --kernel"));
            }
            catch (OutsideMessageException gap)
            {
                problems.Add(query.Problem(gap.Message, "ask within its span"));
            }
            progress.Report(i + 1);
        }
        if (problems.Count > 0)
            throw new InputException(problems);
        found.Write(parsed.GetValue(json));
        return ExitCode.Success;
    }

    private QueryTable Table(
        ParseResult parsed,
        string needed,
        SortedDictionary<string, string> options,
        List<string> order,
        Func<Given, double> epoch
    )
    {
        if (parsed.GetValue(file) is { } path)
            return QueryTable.Load(path);
        if (!options.TryGetValue(needed, out var first))
        {
            if (Console.IsInputRedirected)
                return QueryTable.Load("-");
            throw new InputException([
                new(
                    "perilune",
                    0,
                    0,
                    "",
                    "",
                    "there is no query",
                    $"name a table, pipe one in, or give --{needed} and its companions; see 'perilune --help'"
                ),
            ]);
        }
        var (last, step) = isSeries ? (parsed.GetValue(until), parsed.GetValue(every)) : (null, null);
        if (last is not null && step is null)
            throw new Given("--until", 0, "value", last).Wrong("stands alone", "give a step too, --every, in seconds");
        if (step is not null && last is null)
            throw new Given("--every", 0, "value", step).Wrong("stands alone", "give the last epoch too, --until");
        if (last is null || step is null)
            return QueryTable.OfOptions(
                order,
                [
                    [.. order.Select(name => options[name])],
                ]
            );
        var (start, end) = (epoch(new("--" + needed, 0, "value", first)), epoch(new("--until", 0, "value", last)));
        var given = new Given("--every", 0, "value", step);
        var seconds = given.Number("give seconds");
        if (!(seconds > 0 && end >= start && (end - start) / seconds < 1e7))
            throw given.Wrong("makes no series of epochs", "give a positive step, and an end after the start");
        // Whole steps from the start, so that no rounding adds up.
        var count = (int)Math.Floor((end - start) / seconds * (1 + 1e-12)) + 1;
        order.Remove(needed);
        order.Add("et");
        options.Remove(needed);
        return QueryTable.OfOptions(
            order,
            Enumerable
                .Range(0, count)
                .Select(i =>
                    (string[])
                        [
                            .. order.SkipLast(1).Select(name => options[name]),
                            (start + i * seconds).ToString("R", CultureInfo.InvariantCulture),
                        ]
                )
        );
    }

    /// <summary>Tells on a terminal's standard error how far long work is.</summary>
    private sealed class RowProgress : IDisposable
    {
        private readonly Stopwatch clock = Stopwatch.StartNew();
        private readonly Lock gate = new();
        private readonly Timer? timer;
        private readonly int rows;
        private int done;
        private bool hasShown;

        public RowProgress(int rows)
        {
            this.rows = rows;
            if (!Console.IsErrorRedirected)
                timer = new(_ => Show(), null, 2 * ProgressEvery, ProgressEvery);
        }

        public void Report(int rowsDone) => Volatile.Write(ref done, rowsDone);

        public void Dispose()
        {
            timer?.Dispose();
            lock (gate)
            {
                if (hasShown)
                    Console.Error.Write("\r" + new string(' ', 60) + "\r");
                hasShown = false;
            }
        }

        private void Show()
        {
            lock (gate)
            {
                hasShown = true;
                var count = Volatile.Read(ref done);
                Console.Error.Write(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"\r  {count:N0} of {rows:N0} queries, {clock.Elapsed.TotalSeconds:F0} s"
                    )
                );
            }
        }
    }
}
