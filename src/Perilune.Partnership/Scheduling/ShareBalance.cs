using Perilune.Partnership.Accounts;
using Perilune.Partnership.Parties;
using Perilune.Partnership.Proposals;

namespace Perilune.Partnership.Scheduling;

/// <summary>Who has been served least in the open period, and who may still ask.</summary>
internal sealed class ShareBalance
{
    private readonly PartnerAccounts accounts;
    private readonly long[,] available;

    /// <summary>The balance of a period just opened.</summary>
    public ShareBalance(ShareTable shares, PartnerAccounts accounts)
    {
        this.accounts = accounts;
        available = new long[shares.Partners.Length, Resources.All.Length];
        for (var i = 0; i < shares.Partners.Length; i++)
            foreach (var resource in Resources.All)
                available[i, (int)resource] = accounts.Balance(i, resource);
    }

    /// <summary>Less than zero when the first experiment goes before the second.</summary>
    public int Compare(Experiment first, int firstPartner, Experiment second, int secondPartner)
    {
        var order = first.Priority.CompareTo(second.Priority);
        if (order == 0 && firstPartner != secondPartner)
            order = Served(firstPartner).CompareTo(Served(secondPartner));
        if (order == 0)
            order = second.Rating.CompareTo(first.Rating);
        if (order == 0)
            order = first.Submitted.CompareTo(second.Submitted);
        return order == 0 ? string.CompareOrdinal(first.Id, second.Id) : order;
    }

    /// <summary>The resource that the partner's account cannot give for a session; null when it can.</summary>
    public Resource? Missing(SessionRequest request)
    {
        foreach (var resource in Resources.All)
            if (Lacks(request.Partner, resource, request.Experiment.SessionDemand(resource)))
                return resource;
        return null;
    }

    /// <summary>Whether a partner's account cannot give an amount; the station itself is never asked.</summary>
    public bool Lacks(int partner, Resource resource, double amount) =>
        partner >= 0 && amount > 0 && resource.ToQuanta(amount) > accounts.Spendable(partner, resource);

    /// <summary>The partner whose account holds most of a resource; null when all are empty.</summary>
    public static string? Richest(ShareTable shares, PartnerAccounts accounts, Resource resource, int except)
    {
        var richest = -1;
        for (var i = 0; i < shares.Partners.Length; i++)
            if (i != except && accounts.Balance(i, resource) > (richest < 0 ? 0 : accounts.Balance(richest, resource)))
                richest = i;
        return richest < 0 ? null : shares.Partners[richest].Id;
    }

    /// <summary>Dominant share of a partner: the largest of used over available; no unit.</summary>
    private double Served(int partner)
    {
        if (partner < 0)
            return 0;
        var served = 0.0;
        for (var r = 0; r < Resources.All.Length; r++)
        {
            var had = available[partner, r];
            var used = had - accounts.Balance(partner, Resources.All[r]);
            if (used > 0 || had < 0)
                served = Math.Max(served, had > 0 ? (double)used / had : double.PositiveInfinity);
        }

        return served;
    }
}
