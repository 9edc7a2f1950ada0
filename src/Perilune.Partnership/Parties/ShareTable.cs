using System.Collections.Immutable;

namespace Perilune.Partnership.Parties;

/// <summary>Who is entitled to which part of each resource, at every instant.</summary>
public sealed class ShareTable
{
    /// <summary>How far the shares of a resource may add from one: the rounding of a few decimal fractions.</summary>
    public const decimal Tolerance = 1e-12m;

    private readonly ImmutableArray<Partner> partners;

    /// <summary>The table of these partners.</summary>
    /// <exception cref="ArgumentException">A flaw (<see cref="Check"/>); the first is the message.</exception>
    public ShareTable(ImmutableArray<Partner> partners)
    {
        var flaws = Check(partners);
        if (flaws.Length > 0)
            throw new ArgumentException(flaws[0].ToString(), nameof(partners));
        this.partners = partners;
    }

    /// <summary>The partners, in the order given; arrays by partner elsewhere follow it.</summary>
    public ImmutableArray<Partner> Partners => partners;

    /// <summary>The part of a resource that a partner is entitled to at an instant.</summary>
    public static double FractionAt(Partner partner, Resource resource, double time)
    {
        ArgumentNullException.ThrowIfNull(partner);
        var fraction = 0.0;
        foreach (var share in partner.Shares)
            if (share.Resource == resource && share.From <= time && time < share.Until)
                fraction += share.Fraction;
        return fraction;
    }

    /// <summary>Instants strictly inside an interval at which a share of the resource begins or ends, ascending.</summary>
    public ImmutableArray<double> ChangesWithin(Resource resource, double start, double end) =>
        [.. Edges(partners, resource).Where(t => t > start && t < end)];

    /// <summary>Quanta that each partner is entitled to, of those that became available at an instant; they add to the total.</summary>
    public long[] Divide(Resource resource, double time, long quanta)
    {
        var shares = new double[partners.Length];
        for (var i = 0; i < shares.Length; i++)
            shares[i] = FractionAt(partners[i], resource, time);
        return Apportionment.Divide(quanta, shares);
    }

    /// <summary>What is wrong with a list of partners: names, fractions, dates, and sums that miss one at some instant.</summary>
    public static ImmutableArray<InputFlaw> Check(ImmutableArray<Partner> partners)
    {
        var flaws = ImmutableArray.CreateBuilder<InputFlaw>();
        if (partners.IsDefaultOrEmpty)
            flaws.Add(new("partners", "Partners", "there are none", "give at least one partner with a share of one"));
        foreach (var partner in partners.IsDefault ? [] : partners)
            CheckPartner(partner, partners, flaws);
        if (flaws.Count > 0)
            return flaws.ToImmutable();
        foreach (var resource in Resources.All)
            CheckSums(resource, partners, flaws);
        return flaws.ToImmutable();
    }

    private static void CheckPartner(
        Partner partner,
        ImmutableArray<Partner> all,
        ImmutableArray<InputFlaw>.Builder flaws
    )
    {
        var subject = $"partner '{partner.Id}'";
        if (string.IsNullOrWhiteSpace(partner.Id))
            flaws.Add(new(subject, nameof(Partner.Id), "is empty", "give a short name"));
        if (all.Count(p => p.Id == partner.Id) > 1)
            flaws.Add(new(subject, nameof(Partner.Id), "is used twice", "give each partner its own"));
        foreach (var share in partner.Shares)
        {
            if (!(share.Fraction >= 0 && share.Fraction <= 1))
                flaws.Add(
                    new(
                        subject,
                        nameof(Partner.Shares),
                        $"the share of {share.Resource.Key()} is {share.Fraction}",
                        "give a fraction from 0 to 1"
                    )
                );
            if (!(share.From < share.Until))
                flaws.Add(
                    new(
                        subject,
                        nameof(Partner.Shares),
                        $"the share of {share.Resource.Key()} ends before it begins",
                        "let it begin first"
                    )
                );
        }
    }

    private static void CheckSums(
        Resource resource,
        ImmutableArray<Partner> partners,
        ImmutableArray<InputFlaw>.Builder flaws
    )
    {
        foreach (var instant in Edges(partners, resource).Prepend(double.NegativeInfinity))
        {
            var sum = 0m;
            foreach (var partner in partners)
                sum += (decimal)FractionAt(partner, resource, instant);
            if (Math.Abs(sum - 1) <= Tolerance)
                continue;
            var when = double.IsFinite(instant) ? $" from {instant:R} s on" : "";
            var error = sum - 1;
            flaws.Add(
                new(
                    "partners",
                    nameof(Partner.Shares),
                    $"the shares of {resource.Key()} add to {sum}{when}",
                    error > 0 ? $"take away {error}" : $"add {-error}"
                )
            );
        }
    }

    private static IEnumerable<double> Edges(ImmutableArray<Partner> partners, Resource resource) =>
        partners
            .SelectMany(p => p.Shares)
            .Where(s => s.Resource == resource)
            .SelectMany(s => new[] { s.From, s.Until })
            .Where(double.IsFinite)
            .Distinct()
            .Order();
}
