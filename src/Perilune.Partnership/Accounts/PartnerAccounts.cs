using Perilune.Partnership.Parties;

namespace Perilune.Partnership.Accounts;

/// <summary>
/// The partners' accounts through the periods: entitlement is posted as a period opens, loans are given back, use is
/// posted while it is open, and at its close what some used too much is lent by those that left most, and what is carried past
/// the cap lapses. Planning and settlement keep their books with the same rules.
/// </summary>
public sealed class PartnerAccounts
{
    private sealed record Debt(int Lender, int Borrower, Resource Resource, long Quanta);

    private readonly ShareTable shares;
    private readonly AccountingRules rules;
    private readonly List<Debt> debts = [];
    private readonly long[,] entitled;
    private int period = -1;

    /// <summary>Empty accounts.</summary>
    public PartnerAccounts(ShareTable shares, AccountingRules rules)
    {
        ArgumentNullException.ThrowIfNull(shares);
        ArgumentNullException.ThrowIfNull(rules);
        this.shares = shares;
        this.rules = rules;
        entitled = new long[shares.Partners.Length, Resources.All.Length];
    }

    /// <summary>The double-entry ledger of everything posted.</summary>
    public Ledger Ledger { get; } = new();

    /// <summary>Opens the next period: posts reserve and entitlements, exchanges agreed in it, and gives loans back.</summary>
    /// <param name="capacity">
    /// The predicted capacity of a resource between two instants, in its SI unit, before the reserve.
    /// </param>
    public void OpenPeriod(Func<Resource, double, double, double> capacity)
    {
        ArgumentNullException.ThrowIfNull(capacity);
        if (++period >= rules.PeriodBounds.Length - 1)
            throw new InvalidOperationException("all periods are closed");
        Array.Clear(entitled);
        foreach (var resource in Resources.All)
            Accrue(resource, capacity);
        PostBarters();
        GiveBack();
    }

    /// <summary>What a partner was entitled to in the open period, in quanta.</summary>
    public long Entitled(int partner, Resource resource) => entitled[partner, (int)resource];

    /// <summary>What a partner has left, in quanta; negative when it used more than it had.</summary>
    public long Balance(int partner, Resource resource) => Ledger.Balance(AccountOf(partner), resource);

    /// <summary>What a partner may still use in the open period, on what it has and what it may borrow, in quanta.</summary>
    public long Spendable(int partner, Resource resource)
    {
        var limit = (long)(rules.BorrowLimit * Entitled(partner, resource));
        foreach (var debt in debts)
            if (debt.Borrower == partner && debt.Resource == resource)
                limit -= debt.Quanta;
        return Balance(partner, resource) + Math.Max(limit, 0);
    }

    /// <summary>Posts a partner's use; partner -1 is the station itself, on the common good's account.</summary>
    public void Use(int partner, Resource resource, long quanta, double time, string reference) =>
        Ledger.Post(
            time,
            EntryKind.Use,
            resource,
            partner < 0 ? Account.CommonGood : AccountOf(partner),
            Account.Used,
            quanta,
            reference
        );

    /// <summary>Closes the open period: lends to who is in the red, then lets lapse what exceeds the carry-over cap.</summary>
    public void ClosePeriod()
    {
        var end = rules.PeriodBounds[period + 1];
        foreach (var resource in Resources.All)
        {
            for (var borrower = 0; borrower < shares.Partners.Length; borrower++)
                Borrow(borrower, resource, end);
            for (var partner = 0; partner < shares.Partners.Length; partner++)
            {
                var cap = (long)(rules.CarryOverCap * Entitled(partner, resource));
                var excess = Math.Max(Balance(partner, resource) - cap, 0);
                Ledger.Post(end, EntryKind.Lapse, resource, AccountOf(partner), Account.Lapsed, excess, PeriodName);
            }
        }
    }

    private string PeriodName => $"period {period + 1}";

    private Account AccountOf(int partner) => Account.Of(shares.Partners[partner].Id);

    private void Accrue(Resource resource, Func<Resource, double, double, double> capacity)
    {
        var (start, end) = (rules.PeriodBounds[period], rules.PeriodBounds[period + 1]);
        var from = start;
        foreach (var until in shares.ChangesWithin(resource, start, end).Append(end))
        {
            var total = resource.ToQuanta(capacity(resource, from, until));
            var reserve = (long)Math.Round(rules.ReserveOf(resource) * total, MidpointRounding.ToEven);
            Ledger.Post(from, EntryKind.Accrual, resource, Account.Capacity, Account.CommonGood, reserve, PeriodName);
            var parts = shares.Divide(resource, from, total - reserve);
            for (var i = 0; i < parts.Length; i++)
            {
                entitled[i, (int)resource] += parts[i];
                Ledger.Post(from, EntryKind.Accrual, resource, Account.Capacity, AccountOf(i), parts[i], PeriodName);
            }

            from = until;
        }
    }

    private void PostBarters()
    {
        for (var i = 0; i < rules.Barters.Length; i++)
        {
            var barter = rules.Barters[i];
            if (barter.Time < rules.PeriodBounds[period] || barter.Time >= rules.PeriodBounds[period + 1])
                continue;
            var (first, second) = (Account.Of(barter.First), Account.Of(barter.Second));
            var name = $"exchange {i + 1}";
            var given = barter.Gives.ToQuanta(barter.GivenAmount);
            var returned = barter.Returns.ToQuanta(barter.ReturnedAmount);
            Ledger.Post(barter.Time, EntryKind.Barter, barter.Gives, first, second, given, name);
            Ledger.Post(barter.Time, EntryKind.Barter, barter.Returns, second, first, returned, name);
        }
    }

    private void Borrow(int borrower, Resource resource, double end)
    {
        while (Balance(borrower, resource) < 0)
        {
            var lender = -1;
            for (var i = 0; i < shares.Partners.Length; i++)
                if (Balance(i, resource) > (lender < 0 ? 0 : Balance(lender, resource)))
                    lender = i;
            if (lender < 0)
                return; // Nobody has anything left: the balance stays in the red and the next accrual fills it.
            var quanta = Math.Min(-Balance(borrower, resource), Balance(lender, resource));
            Ledger.Post(end, EntryKind.Loan, resource, AccountOf(lender), AccountOf(borrower), quanta, PeriodName);
            debts.Add(new(lender, borrower, resource, quanta));
        }
    }

    private void GiveBack()
    {
        for (var i = 0; i < debts.Count; i++)
        {
            var debt = debts[i];
            var quanta = Math.Clamp(Balance(debt.Borrower, debt.Resource), 0, debt.Quanta);
            Ledger.Post(
                rules.PeriodBounds[period],
                EntryKind.Repayment,
                debt.Resource,
                AccountOf(debt.Borrower),
                AccountOf(debt.Lender),
                quanta,
                PeriodName
            );
            debts[i] = debt with { Quanta = debt.Quanta - quanta };
        }

        debts.RemoveAll(d => d.Quanta == 0);
    }
}
