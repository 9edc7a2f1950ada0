using Perilune.Station.Chemistry;

namespace Perilune.Station.Models;

/// <summary>
/// Daily mean intake and output of one crew member, kg/s, and the composition of food that closes the balance of carbon,
/// hydrogen, oxygen and nitrogen. What is exhaled, excreted and perspired has published compositions; food is what
/// remains when they and the water are subtracted from the oxygen breathed.
/// </summary>
public sealed record CrewRates
{
    private const double PerDay = 1.0 / 86_400;

    /// <summary>
    /// NASA/TP-2015-218570 Revision 2 (2022), Table 3-31: 82 kg reference crew member, 30 min aerobic and 60 min resistive
    /// exercise. In and out are both 5.672 kg a day. Hygiene and flush water: Table 4-20, ISS column.
    /// </summary>
    public static CrewRates BvadRevision2 { get; } =
        new()
        {
            OxygenConsumed = 0.895 * PerDay,
            CarbonDioxideProduced = 1.085 * PerDay,
            FoodSolids = 0.800 * PerDay,
            DrinkingWater = 3.217 * PerDay,
            FoodWater = 0.760 * PerDay,
            FecalSolids = 0.032 * PerDay,
            PerspirationSolids = 0.027 * PerDay,
            UrineSolids = 0.061 * PerDay,
            FecalWater = 0.101 * PerDay,
            VapourWater = 2.946 * PerDay,
            UrineWater = 1.420 * PerDay,
            FlushWater = 0.30 * PerDay,
            HygieneWater = 0.40 * PerDay,
            MetabolicHeat = 12.426e6 * PerDay,
        };

    /// <summary>
    /// BVAD of 2004 (70 kg, respiratory quotient 0.869): in and out are both 5.361 kg a day. All water consumed is counted
    /// as drinking water; the edition lists none in food. Heat is the food energy.
    /// </summary>
    public static CrewRates Bvad2004 { get; } =
        BvadRevision2 with
        {
            OxygenConsumed = 0.835 * PerDay,
            CarbonDioxideProduced = 0.998 * PerDay,
            FoodSolids = 0.617 * PerDay,
            DrinkingWater = 3.909 * PerDay,
            FoodWater = 0,
            FecalSolids = 0.032 * PerDay,
            PerspirationSolids = 0.018 * PerDay,
            UrineSolids = 0.059 * PerDay,
            FecalWater = 0.091 * PerDay,
            VapourWater = 2.277 * PerDay,
            UrineWater = 1.886 * PerDay,
            MetabolicHeat = 11.82e6 * PerDay,
        };

    /// <summary>Oxygen breathed, kg/s.</summary>
    public required double OxygenConsumed { get; init; }

    /// <summary>Carbon dioxide exhaled, kg/s.</summary>
    public required double CarbonDioxideProduced { get; init; }

    /// <summary>Dry food eaten, kg/s.</summary>
    public required double FoodSolids { get; init; }

    /// <summary>Potable water drunk and used in preparing food, kg/s.</summary>
    public required double DrinkingWater { get; init; }

    /// <summary>Water that comes with the food, kg/s.</summary>
    public required double FoodWater { get; init; }

    /// <summary>Dry faeces, kg/s.</summary>
    public required double FecalSolids { get; init; }

    /// <summary>Dry solids of perspiration, kg/s.</summary>
    public required double PerspirationSolids { get; init; }

    /// <summary>Dry solids of urine, kg/s.</summary>
    public required double UrineSolids { get; init; }

    /// <summary>Water in faeces, kg/s.</summary>
    public required double FecalWater { get; init; }

    /// <summary>Water exhaled and perspired into the air, kg/s.</summary>
    public required double VapourWater { get; init; }

    /// <summary>Water in urine, kg/s.</summary>
    public required double UrineWater { get; init; }

    /// <summary>Potable water that flushes urine, kg/s.</summary>
    public required double FlushWater { get; init; }

    /// <summary>Potable water for hygiene, which becomes waste water, kg/s.</summary>
    public required double HygieneWater { get; init; }

    /// <summary>Heat given off, W.</summary>
    public required double MetabolicHeat { get; init; }

    /// <summary>Mass taken in, kg/s.</summary>
    public double Intake => OxygenConsumed + FoodSolids + DrinkingWater + FoodWater;

    /// <summary>Mass given off, kg/s.</summary>
    public double Output =>
        CarbonDioxideProduced + FecalSolids + PerspirationSolids + UrineSolids + FecalWater + VapourWater + UrineWater;

    /// <summary>Water made from food, kg/s.</summary>
    public double MetabolicWater => FecalWater + VapourWater + UrineWater - DrinkingWater - FoodWater;

    /// <summary>Molar ratio of carbon dioxide exhaled to oxygen breathed.</summary>
    public double RespiratoryQuotient =>
        CarbonDioxideProduced / Substance.CarbonDioxide.MolarMass / (OxygenConsumed / Substance.Oxygen.MolarMass);

    /// <summary>Atoms of dry food eaten a second that close the balance, mol/s.</summary>
    public Elements FoodSolidsElements =>
        Substance.CarbonDioxide.InMass(CarbonDioxideProduced)
        + Substance.Water.InMass(MetabolicWater)
        + Substance.UrineSolids.InMass(UrineSolids)
        + Substance.FecalSolids.InMass(FecalSolids)
        + Substance.PerspirationSolids.InMass(PerspirationSolids)
        - Substance.Oxygen.InMass(OxygenConsumed);

    /// <summary>Food as stowed, without packaging: solids with their water.</summary>
    public Substance Food => Substance.Mixture("food", FoodSolidsElements + Substance.Water.InMass(FoodWater));

    /// <summary>Urine with its flush water.</summary>
    public Substance Urine =>
        Substance.Mixture(
            "urine",
            Substance.UrineSolids.InMass(UrineSolids) + Substance.Water.InMass(UrineWater + FlushWater)
        );

    /// <summary>Faeces, wet.</summary>
    public Substance Feces =>
        Substance.Mixture("feces", Substance.FecalSolids.InMass(FecalSolids) + Substance.Water.InMass(FecalWater));

    /// <summary>Fraction of the mass of flushed urine that is water.</summary>
    public double WaterFractionOfUrine => (UrineWater + FlushWater) / (UrineWater + FlushWater + UrineSolids);

    internal void Check(ModelChecks checks)
    {
        checks.Positive(OxygenConsumed, nameof(OxygenConsumed));
        checks.Positive(CarbonDioxideProduced, nameof(CarbonDioxideProduced));
        checks.Positive(FoodSolids, nameof(FoodSolids));
        checks.Positive(DrinkingWater, nameof(DrinkingWater));
        checks.NotNegative(FoodWater, nameof(FoodWater));
        checks.Positive(FecalSolids, nameof(FecalSolids));
        checks.Positive(PerspirationSolids, nameof(PerspirationSolids));
        checks.Positive(UrineSolids, nameof(UrineSolids));
        checks.NotNegative(FecalWater, nameof(FecalWater));
        checks.Positive(VapourWater, nameof(VapourWater));
        checks.Positive(UrineWater, nameof(UrineWater));
        checks.NotNegative(FlushWater, nameof(FlushWater));
        checks.NotNegative(HygieneWater, nameof(HygieneWater));
        checks.NotNegative(MetabolicHeat, nameof(MetabolicHeat));
        checks.Require(
            Math.Abs(Intake - Output) <= 1e-9 * Output,
            Intake,
            nameof(Intake),
            $"the mass taken in must equal the mass given off, {Output:R} kg/s, to 1e-9"
        );
        var food = FoodSolidsElements;
        checks.Require(
            food is { Carbon: > 0, Hydrogen: > 0, Oxygen: > 0, Nitrogen: > 0 },
            FoodSolids,
            nameof(FoodSolids),
            $"the food that closes the balance has a negative element: {food}"
        );
    }
}
