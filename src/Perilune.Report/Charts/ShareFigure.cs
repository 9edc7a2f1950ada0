using Perilune.Report.Drawing;
using Perilune.Simulation.Recording;

namespace Perilune.Report.Charts;

/// <summary>What each partner was entitled to and what it used, resource by resource.</summary>
internal static class ShareFigure
{
    private const double Row = 26;

    /// <summary>The picture.</summary>
    public static string Draw(IReadOnlyList<PartnerRecord> partners, IReadOnlyList<AccountRecord> accounts)
    {
        var resources = accounts.Select(a => a.Resource).Distinct().ToList();
        // Full names where they fit.
        const int longest = 52;
        var names = partners.Select(p => p.Name.Length is > 0 and <= longest ? p.Name : p.Id).ToList();
        var left = 16 + Math.Max(90, 6.1 * names.Max(n => n.Length));
        var pitch = (1080 - left) / resources.Count;
        var svg = new Svg(1080, 66 + Row * partners.Count, "Entitled and used by partner and resource");
        for (var i = 0; i < partners.Count; i++)
            svg.Text(left - 12, 50 + Row * i, names[i], "row-label", "end");
        for (var r = 0; r < resources.Count; r++)
            Panel(svg, partners, [.. accounts.Where(a => a.Resource == resources[r])], left + r * pitch, pitch - 66);
        var bottom = 46 + Row * partners.Count;
        svg.Rectangle(left, bottom, 22, 13, "entitled");
        svg.Text(left + 28, bottom + 10.5, "entitled", "tick");
        svg.Rectangle(left + 90, bottom + 3, 22, 7, "used");
        svg.Text(left + 118, bottom + 10.5, "used", "tick");
        svg.Text(left + 165, bottom + 10.5, "the number is used over entitled", "tick");
        return svg.Finish();
    }

    private static void Panel(
        Svg svg,
        IReadOnlyList<PartnerRecord> partners,
        List<AccountRecord> accounts,
        double left,
        double width
    )
    {
        var most = Math.Max(accounts.Max(a => Math.Max(a.Entitled, a.Used)), double.Epsilon);
        svg.Text(left, 14, Words.Sentence(accounts[0].Resource), "panel-title");
        svg.Text(left, 28, $"0 to {Number.WithUnit(most, accounts[0].Unit)}", "tick");
        svg.Line(left, 34, left, 38 + Row * partners.Count, "axis");
        for (var i = 0; i < partners.Count; i++)
        {
            var account = accounts.FirstOrDefault(a => a.Partner == partners[i].Id);
            if (account is null)
                continue;
            var y = 38 + Row * i;
            var title =
                $"{partners[i].Name}: used {Number.Exact(account.Used)} of {Number.Exact(account.Entitled)} {account.Unit}";
            svg.Rectangle(left, y, width * account.Entitled / most, 16, "entitled", null, title);
            svg.Rectangle(left, y + 4.5, width * account.Used / most, 7, "used", null, title);
            var end = left + width * Math.Max(account.Entitled, account.Used) / most;
            if (account.Entitled > 0)
                svg.Text(end + 5, y + 12, Number.Percent(account.Used / account.Entitled), "tick");
        }
    }
}
