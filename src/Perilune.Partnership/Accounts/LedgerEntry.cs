using Perilune.Partnership.Parties;

namespace Perilune.Partnership.Accounts;

/// <summary>What an account stands for.</summary>
public enum AccountKind
{
    /// <summary>The station's capacity, where every amount comes from; its balance is never positive.</summary>
    Capacity,

    /// <summary>The common good: station operations and safety, served before the partners.</summary>
    CommonGood,

    /// <summary>What a partner may still use.</summary>
    Partner,

    /// <summary>What has been used.</summary>
    Used,

    /// <summary>What was carried over past the cap and lapsed.</summary>
    Lapsed,
}

/// <summary>One account: a kind, and the partner when it is one's own.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Partner">The partner's id; empty for the accounts that all have in common.</param>
public readonly record struct Account(AccountKind Kind, string Partner)
{
    /// <summary>The station's capacity.</summary>
    public static Account Capacity => new(AccountKind.Capacity, "");

    /// <summary>The common good.</summary>
    public static Account CommonGood => new(AccountKind.CommonGood, "");

    /// <summary>What has been used.</summary>
    public static Account Used => new(AccountKind.Used, "");

    /// <summary>What has lapsed.</summary>
    public static Account Lapsed => new(AccountKind.Lapsed, "");

    /// <summary>A partner's own account.</summary>
    public static Account Of(string partner) => new(AccountKind.Partner, partner);

    /// <inheritdoc/>
    public override string ToString() =>
        Kind switch
        {
            AccountKind.Capacity => "capacity",
            AccountKind.CommonGood => "common-good",
            AccountKind.Used => "used",
            AccountKind.Lapsed => "lapsed",
            _ => Partner,
        };
}

/// <summary>Why an amount moved.</summary>
public enum EntryKind
{
    /// <summary>Entitlement of a period, out of the capacity.</summary>
    Accrual,

    /// <summary>Use by a session or a delivered payload.</summary>
    Use,

    /// <summary>One half of an exchange between partners.</summary>
    Barter,

    /// <summary>Lent by a partner that left an amount unused to one that used more than it had.</summary>
    Loan,

    /// <summary>A loan given back.</summary>
    Repayment,

    /// <summary>Unused, past the carry-over cap.</summary>
    Lapse,
}

/// <summary>One movement from one account to another: what leaves the one enters the other, so every entry balances.</summary>
/// <param name="Number">Place in the ledger, from 0.</param>
/// <param name="Time">When, s on the run's time line.</param>
/// <param name="Kind">Why.</param>
/// <param name="Resource">Of what.</param>
/// <param name="From">The account that gives.</param>
/// <param name="To">The account that takes.</param>
/// <param name="Quanta">How much, in whole quanta of the resource (<see cref="Resources.QuantaPerUnit"/>); positive.</param>
/// <param name="Reference">What it is about: a period, a session, an exchange.</param>
public sealed record LedgerEntry(
    int Number,
    double Time,
    EntryKind Kind,
    Resource Resource,
    Account From,
    Account To,
    long Quanta,
    string Reference
)
{
    /// <summary>How much, in the resource's SI unit.</summary>
    public double Amount => Resource.FromQuanta(Quanta);
}
