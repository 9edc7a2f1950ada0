using Perilune.Partnership.Parties;

namespace Perilune.Partnership.Accounts;

/// <summary>
/// Double-entry ledger in whole quanta, only ever appended to. Each entry takes from one account what it gives to another,
/// so the balances of each resource add to zero: not nearly, but to the last quantum.
/// </summary>
public sealed class Ledger
{
    private readonly List<LedgerEntry> entries = [];
    private readonly Dictionary<(Account, Resource), long> balances = [];

    /// <summary>All entries, in the order posted.</summary>
    public IReadOnlyList<LedgerEntry> Entries => entries;

    /// <summary>Balance of an account, in quanta; zero when nothing was ever posted to it.</summary>
    public long Balance(Account account, Resource resource) => balances.GetValueOrDefault((account, resource));

    /// <summary>Sum of the balances of all accounts in a resource, from the entries alone; zero, or the ledger is broken.</summary>
    public Int128 Sum(Resource resource)
    {
        Int128 sum = 0;
        foreach (var account in AccountsOf(resource))
            sum += Balance(account, resource);
        return sum;
    }

    /// <summary>Sum of the amounts of one kind that entered (positive) or left (negative) an account, in quanta.</summary>
    public long Moved(Account account, Resource resource, EntryKind kind, bool into)
    {
        var sum = 0L;
        foreach (var entry in entries)
            if (entry.Kind == kind && entry.Resource == resource && (into ? entry.To : entry.From) == account)
                sum = checked(sum + entry.Quanta);
        return sum;
    }

    /// <summary>Moves an amount; a zero amount is no entry.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative.</exception>
    /// <exception cref="OverflowException">An account overflows 64 bits.</exception>
    public void Post(
        double time,
        EntryKind kind,
        Resource resource,
        Account from,
        Account to,
        long quanta,
        string reference
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(quanta);
        if (quanta == 0)
            return;
        balances[(from, resource)] = checked(Balance(from, resource) - quanta);
        balances[(to, resource)] = checked(Balance(to, resource) + quanta);
        entries.Add(new(entries.Count, time, kind, resource, from, to, quanta, reference));
    }

    private IEnumerable<Account> AccountsOf(Resource resource) =>
        entries.Where(e => e.Resource == resource).SelectMany(e => new[] { e.From, e.To }).Distinct();
}
