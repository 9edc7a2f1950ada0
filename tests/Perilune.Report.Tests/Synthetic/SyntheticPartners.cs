using Perilune.Numerics.Randomness;
using Perilune.Simulation.Recording;

namespace Perilune.Report.Tests.Synthetic;

/// <summary>Six made-up partners and a guest.</summary>
internal static class SyntheticPartners
{
    private static readonly (string Id, string Name, string Status, double Share)[] all =
    [
        ("cnsa", "CNSA", "founding", 0.38),
        ("roscosmos", "Roscosmos", "founding", 0.27),
        ("third", "Third Agency", "partner", 0.12),
        ("fourth", "Fourth Agency", "partner", 0.1),
        ("fifth", "Fifth Agency", "partner", 0.08),
        ("sixth", "Sixth Agency", "partner", 0.0415),
        ("guest", "University & Friends", "guest", 0.0085),
    ];

    private static readonly (string Id, string Unit, double Total)[] resources =
    [
        ("crew-time", "h", 5200),
        ("energy", "kWh", 61_000),
        ("cargo-mass", "kg", 2400),
        ("downlink", "GB", 90_000),
    ];

    public static IReadOnlyList<PartnerRecord> Make() =>
        [
            .. all.Select(p => new PartnerRecord(
                p.Id,
                p.Name,
                p.Status,
                [.. resources.Select(r => new ShareRecord(r.Id, p.Share))]
            )),
        ];

    public static IReadOnlyList<AccountRecord> Accounts()
    {
        var random = new CounterRandom(13, "accounts");
        return
        [
            .. all.SelectMany(p =>
                resources.Select(r =>
                {
                    var used = (0.4 + 0.65 * random.Uniform()) * r.Total * p.Share;
                    return new AccountRecord(
                        p.Id,
                        r.Id,
                        r.Unit,
                        r.Total * p.Share,
                        used,
                        Math.Max(used - r.Total * p.Share, 0)
                    );
                })
            ),
        ];
    }

    public static IReadOnlyList<ExperimentRecord> Experiments()
    {
        var random = new CounterRandom(17, "experiments");
        string[] titles =
        [
            "Low-frequency radio array",
            "Regolith sintering",
            "Seismometer network",
            "Plant growth in lunar gravity",
            "Bone and muscle",
            "Volatiles drill",
            "Earth radiation budget",
            "Dust charging at the terminator",
            "Guest camera",
        ];
        return
        [
            .. titles.Select(
                (title, i) =>
                {
                    var asked = 12 + (int)(40 * random.Uniform());
                    var planned = (int)(asked * (0.6 + 0.4 * random.Uniform()));
                    var done = (int)(planned * (0.85 + 0.15 * random.Uniform()));
                    return new ExperimentRecord(
                        $"e{i}",
                        title,
                        all[i % 7].Id,
                        i % 3 == 0 ? "node" : "base",
                        asked,
                        planned,
                        done,
                        done * 2.5,
                        done * 14.2,
                        done * 3.1,
                        planned < asked ? [$"{asked - planned} × crew time in base; most is held by roscosmos"] : []
                    );
                }
            ),
        ];
    }
}
