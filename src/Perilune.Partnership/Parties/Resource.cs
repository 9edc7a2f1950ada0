namespace Perilune.Partnership.Parties;

/// <summary>What a joint station shares out. A closed list: a new resource is a new member here and a line in <see cref="Resources"/>.</summary>
public enum Resource
{
    /// <summary>Crew time given to experiments, in person-seconds.</summary>
    CrewTime,

    /// <summary>Electrical energy given to experiments, in joules.</summary>
    Energy,

    /// <summary>Payload mass delivered for experiments, in kilograms.</summary>
    CargoMass,

    /// <summary>Data brought to Earth for experiments, in bits.</summary>
    Downlink,
}

/// <summary>Units and quanta of the shared resources.</summary>
public static class Resources
{
    /// <summary>All resources, in the order in which they are accounted.</summary>
    public static ReadOnlySpan<Resource> All =>
        [Resource.CrewTime, Resource.Energy, Resource.CargoMass, Resource.Downlink];

    /// <summary>Symbol of the SI unit in which amounts are given: s, J, kg or bit.</summary>
    public static string Unit(this Resource resource) =>
        resource switch
        {
            Resource.CrewTime => "s",
            Resource.Energy => "J",
            Resource.CargoMass => "kg",
            Resource.Downlink => "bit",
            _ => throw new ArgumentOutOfRangeException(nameof(resource), resource, "no such resource"),
        };

    /// <summary>Name as written in scenarios and records: crew-time, energy, cargo-mass or downlink.</summary>
    public static string Key(this Resource resource) =>
        resource switch
        {
            Resource.CrewTime => "crew-time",
            Resource.Energy => "energy",
            Resource.CargoMass => "cargo-mass",
            Resource.Downlink => "downlink",
            _ => throw new ArgumentOutOfRangeException(nameof(resource), resource, "no such resource"),
        };

    /// <summary>
    /// Quanta in one SI unit. Accounts are kept in whole quanta so that they close to the last one: a millisecond of crew
    /// time, a joule, a milligram, a bit; a 64-bit account then holds 290 million person-years or 9e18 J.
    /// </summary>
    public static long QuantaPerUnit(this Resource resource) =>
        resource switch
        {
            Resource.CrewTime => 1_000,
            Resource.Energy => 1,
            Resource.CargoMass => 1_000_000,
            Resource.Downlink => 1,
            _ => throw new ArgumentOutOfRangeException(nameof(resource), resource, "no such resource"),
        };

    /// <summary>An SI amount as whole quanta, rounded to the nearest (ties to even).</summary>
    /// <exception cref="OverflowException">The amount is not finite or does not fit an account.</exception>
    public static long ToQuanta(this Resource resource, double amount) =>
        checked((long)Math.Round(amount * resource.QuantaPerUnit(), MidpointRounding.ToEven));

    /// <summary>Whole quanta as an SI amount.</summary>
    public static double FromQuanta(this Resource resource, long quanta) => (double)quanta / resource.QuantaPerUnit();
}
