namespace Perilune.Simulation.Recording;

/// <summary>A partner.</summary>
/// <param name="Id">Short name.</param>
/// <param name="Name">Full name.</param>
/// <param name="Status">founding, partner, guest.</param>
/// <param name="Shares">Share of each resource.</param>
public sealed record PartnerRecord(string Id, string Name, string Status, IReadOnlyList<ShareRecord> Shares);

/// <summary>A share.</summary>
/// <param name="Resource">crew-time, power, mass, downlink.</param>
/// <param name="Fraction">0 to 1.</param>
public sealed record ShareRecord(string Resource, double Fraction);

/// <summary>A partner's account of a resource over the run.</summary>
/// <param name="Partner">Partner.</param>
/// <param name="Resource">Resource.</param>
/// <param name="Unit">Unit of the amounts: h, kWh, kg, GB.</param>
/// <param name="Entitled">By its share of what the station had.</param>
/// <param name="Used">By its experiments and cargo.</param>
/// <param name="Borrowed">From other partners, less what was lent.</param>
public sealed record AccountRecord(
    string Partner,
    string Resource,
    string Unit,
    double Entitled,
    double Used,
    double Borrowed
);

/// <summary>One side of an entry of the double-entry ledger; the sides of an entry add to zero.</summary>
/// <param name="Entry">Number of the entry.</param>
/// <param name="Time">Seconds since the start.</param>
/// <param name="Account">Account, partner/resource/kind.</param>
/// <param name="Resource">Resource.</param>
/// <param name="Amount">In the resource's smallest unit, exact.</param>
/// <param name="Memo">Why.</param>
public sealed record LedgerRecord(int Entry, double Time, string Account, string Resource, long Amount, string Memo);

/// <summary>An experiment: what it asked for and what it got.</summary>
/// <param name="Id">Name.</param>
/// <param name="Title">Title.</param>
/// <param name="Partner">Whose.</param>
/// <param name="Where">Habitat.</param>
/// <param name="SessionsRequested">Asked.</param>
/// <param name="SessionsScheduled">Planned.</param>
/// <param name="SessionsDone">Done.</param>
/// <param name="CrewHours">Crew time used, h.</param>
/// <param name="Energy">Energy used, kWh.</param>
/// <param name="Data">Data produced, GB.</param>
/// <param name="Refusals">Why sessions were refused or broken off, most frequent first.</param>
public sealed record ExperimentRecord(
    string Id,
    string Title,
    string Partner,
    string Where,
    int SessionsRequested,
    int SessionsScheduled,
    int SessionsDone,
    double CrewHours,
    double Energy,
    double Data,
    IReadOnlyList<string> Refusals
);
