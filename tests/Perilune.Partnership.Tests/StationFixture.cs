using System.Collections.Immutable;
using Perilune.Partnership.Accounts;
using Perilune.Partnership.Parties;
using Perilune.Partnership.Proposals;
using Perilune.Partnership.Scheduling;

namespace Perilune.Partnership.Tests;

/// <summary>Six partners and a guest with 0.85 % (Italy's share of the use of the ISS), four crew, one habitat, 28-day periods.</summary>
internal static class StationFixture
{
    public const double Hour = 3600;
    public const double Day = 86400;
    public const double Period = 28 * Day;

    public static readonly ImmutableArray<(string Id, double Fraction)> Fractions =
    [
        ("alpha", 0.3),
        ("beta", 0.25),
        ("gamma", 0.2),
        ("delta", 0.12),
        ("epsilon", 0.08),
        ("zeta", 0.0415),
        ("guest", 0.0085),
    ];

    public static ImmutableArray<Partner> Partners =>
        [
            .. Fractions.Select(f => new Partner
            {
                Id = f.Id,
                Name = f.Id,
                Shares = [.. Resources.All.ToArray().Select(r => new Share(r, f.Fraction))],
            }),
        ];

    public static ShareTable Shares => new(Partners);

    public static AccountingRules Rules(int periods) =>
        new() { PeriodBounds = AccountingRules.EqualPeriods(0, periods * Period, Period) };

    /// <summary>Four members who work from 8 to 18 h and can give 26 h a day between them, times a factor of the day.</summary>
    public static StationCapacity Capacity(int periods, Func<int, double>? crewFactor = null) =>
        new()
        {
            Start = 0,
            End = periods * Period,
            Habitats =
            [
                new(
                    "base",
                    [
                        .. Enumerable
                            .Range(0, periods * 28)
                            .Select(d => new CrewDay(
                                d * Day + 8 * Hour,
                                d * Day + 18 * Hour,
                                4,
                                26 * Hour * (crewFactor?.Invoke(d) ?? 1)
                            )),
                    ],
                    StepProfile.Constant(20_000, 0, periods * Period)
                ),
            ],
            Downlink = [.. Enumerable.Range(0, periods * 28).Select(d => new DownlinkSlot(d * Day, 1e12))],
            Flights = [new("cargo-1", 20 * Day, 1000), new("cargo-2", 40 * Day, 1000), new("lost", null, 1000)],
            Conditions = [new("darkness", [new(10 * Day, 13 * Day), new(40 * Day, 44 * Day)])],
        };

    public static Experiment Experiment(string id, string? partner) =>
        new()
        {
            Id = id,
            Partner = partner,
            Habitat = "base",
            Duration = 2 * Hour,
            CrewTime = 2 * Hour,
        };

    /// <summary>Every partner asks for far more crew time than there is.</summary>
    public static ImmutableArray<Experiment> Crowd(int periods) =>
        [
            .. Fractions.Select(f =>
                Experiment($"work-{f.Id}", f.Id) with
                {
                    Sessions = periods * 28 * 13,
                    Duration = 1 * Hour,
                    CrewTime = 1 * Hour,
                }
            ),
        ];
}
