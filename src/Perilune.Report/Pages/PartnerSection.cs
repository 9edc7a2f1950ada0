using Perilune.Report.Charts;
using Perilune.Report.Drawing;
using Perilune.Simulation.Recording;

namespace Perilune.Report.Pages;

/// <summary>What each partner was entitled to, what it got, and why something was refused.</summary>
internal static class PartnerSection
{
    /// <summary>Writes it, when there are partners.</summary>
    public static void Write(Html html, RunRecord record)
    {
        if (record.Partners.Count == 0)
            return;
        html.Section("partners", "Partners", Lead(record));
        if (record.Accounts.Count > 0)
            html.Figure(
                    ShareFigure.Draw(record.Partners, record.Accounts),
                    "What each partner was entitled to by its share (frame) and what it used (bar), resource by resource."
                )
                .Table(
                    ["Partner", "Status", .. Resources(record).Select(r => ">" + Words.Sentence(r))],
                    record.Partners.Select(p => Row(record, p)),
                    "accounts"
                );
        if (record.Experiments.Count > 0)
            html.Raw("<h3>Experiments</h3>")
                .Table(
                    [
                        "Experiment",
                        "Partner",
                        "Where",
                        "Sessions done of those asked",
                        ">Crew time",
                        ">Energy",
                        ">Data",
                        "Refused or broken off",
                    ],
                    record.Experiments.Select(Experiment),
                    "experiments"
                );
        html.EndSection();
    }

    private static string Lead(RunRecord record)
    {
        var sums = record.Ledger.GroupBy(l => l.Resource).Select(g => g.Aggregate((Int128)0, (s, l) => s + l.Amount));
        var closed = sums.All(s => s == 0);
        var ledger =
            record.Ledger.Count == 0 ? ""
            : closed
                ? $" The ledger ({record.Ledger.Select(l => l.Entry).Distinct().Count()} balanced entries) adds to zero in every resource, to the last unit."
            : " <b>The ledger does not add to zero.</b>";
        var asked = record.Experiments.Sum(e => e.SessionsRequested);
        var done = record.Experiments.Sum(e => e.SessionsDone);
        var sessions =
            asked > 0 ? $" {record.Experiments.Count} experiments asked for {asked} sessions; {done} were done." : "";
        return $"{(record.Partners.Count == 1 ? "One party has" : $"{record.Partners.Count} parties share")} the station; the shares are the scenario's.{sessions}{ledger}";
    }

    private static List<string> Resources(RunRecord record) => [.. record.Accounts.Select(a => a.Resource).Distinct()];

    private static IReadOnlyList<string> Row(RunRecord record, PartnerRecord partner)
    {
        var cells = Resources(record).Select(r => Cell(partner, r, record.Accounts));
        return [$"<b>{Html.Safe(partner.Name)}</b>", Html.Safe(partner.Status), .. cells];
    }

    /// <summary>Used of entitled, and below it the share, the part used and what was borrowed or lent.</summary>
    private static string Cell(PartnerRecord partner, string resource, IReadOnlyList<AccountRecord> accounts)
    {
        var account = accounts.FirstOrDefault(a => a.Partner == partner.Id && a.Resource == resource);
        if (account is null)
            return "";
        var notes = new List<string>();
        if (partner.Shares.FirstOrDefault(s => s.Resource == resource) is { } share)
            notes.Add($"share {Html.Data(share.Fraction, "1")}");
        if (account.Entitled > 0)
            notes.Add($"{Number.Percent(account.Used / account.Entitled)} used");
        if (account.Borrowed != 0)
            notes.Add(
                $"{(account.Borrowed > 0 ? "borrowed" : "lent")} {Html.Data(Math.Abs(account.Borrowed), account.Unit)}"
            );
        return $"{Html.Data(account.Used, "")} of {Html.Data(account.Entitled, account.Unit)}<span class=\"sub\">{string.Join("<br>", notes)}</span>";
    }

    private static IReadOnlyList<string> Experiment(ExperimentRecord e) =>
        [
            $"<b>{Html.Safe(e.Title.Length > 0 ? e.Title : e.Id)}</b>",
            Html.Safe(e.Partner),
            Html.Safe(e.Where),
            Sessions(e),
            Html.DataOrDash(e.CrewHours, "h"),
            Html.DataOrDash(e.Energy, "kWh"),
            Html.DataOrDash(e.Data, "GB"),
            string.Join("<br>", e.Refusals.Select(Html.Safe)),
        ];

    private static string Sessions(ExperimentRecord e)
    {
        double Part(int count) => e.SessionsRequested > 0 ? 100.0 * count / e.SessionsRequested : 0;
        var planned =
            e.SessionsScheduled != e.SessionsDone ? $"<span class=\"sub\">{e.SessionsScheduled} planned</span>" : "";
        return $"<span class=\"nowrap\"><span class=\"meter\"><i class=\"planned\" style=\"width:{Number.Pixel(Part(e.SessionsScheduled))}%\"></i><i style=\"width:{Number.Pixel(Part(e.SessionsDone))}%\"></i></span> {e.SessionsDone} of {e.SessionsRequested}</span>{planned}";
    }
}
