using Perilune.Station.Engine;
using Perilune.Station.Models;

namespace Perilune.Station.Atmosphere;

/// <summary>What condenses from the cabin air.</summary>
internal enum Condensation
{
    /// <summary>Nothing: drier than the coil, or no coil.</summary>
    None,

    /// <summary>The coil takes what is above its dew point.</summary>
    OnCoil,

    /// <summary>Walls: the air is saturated, and the crew wipes up what it is given.</summary>
    OnWalls,
}

/// <summary>The air of one habitat: moles of four gases, their sum, and the levels at which its controls act.</summary>
internal sealed class Cabin
{
    /// <summary>Molar gas constant, J/(mol K), exact (SI 2019).</summary>
    public const double GasConstant = 8.31446261815324;

    private readonly AtmosphereModel model;
    private readonly double molesPerPascal;
    private (long, long, long, long) totalRevision;

    public Cabin(EventLoop loop, string habitat, AtmosphereModel model)
    {
        this.model = model;
        molesPerPascal = model.Volume / (GasConstant * model.Temperature);
        SaturatedMoles = WaterVapour.SaturationPressure(model.Temperature) * molesPerPascal;
        var vapour = model.RelativeHumidity * SaturatedMoles;
        var oxygen = Moles(model.OxygenPressure);
        var carbonDioxide = Moles(model.CarbonDioxidePressure);
        var total = Moles(model.TotalPressure);
        Oxygen = new(loop, habitat + " cabin oxygen", oxygen);
        CarbonDioxide = new(loop, habitat + " cabin carbon dioxide", carbonDioxide);
        Vapour = new(loop, habitat + " cabin vapour", vapour);
        Nitrogen = new(loop, habitat + " cabin nitrogen", total - oxygen - carbonDioxide - vapour);
        Total = new(loop, habitat + " cabin total", total);
    }

    public Gas Oxygen { get; }

    public Gas Nitrogen { get; }

    public Gas CarbonDioxide { get; }

    public Gas Vapour { get; }

    /// <summary>Sum of the four, mol.</summary>
    public Store Total { get; }

    /// <summary>Vapour that the air can hold, mol.</summary>
    public double SaturatedMoles { get; }

    public double PascalsPerMole => 1 / molesPerPascal;

    /// <summary>Moles that make a partial pressure.</summary>
    public double Moles(double pressure) => pressure * molesPerPascal;

    /// <summary>Sets the sum from its parts when one of them changed.</summary>
    public void SettleTotal()
    {
        var revision = (Oxygen.Revision, Nitrogen.Revision, CarbonDioxide.Revision, Vapour.Revision);
        if (revision == totalRevision)
            return;
        totalRevision = revision;
        var (oxygen, nitrogen) = (Oxygen.Moles.Requested, Nitrogen.Moles.Requested);
        var (carbonDioxide, vapour) = (CarbonDioxide.Moles.Requested, Vapour.Moles.Requested);
        // Oxygen and nitrogen decay by the leak alone, at one rate.
        var air = new ExponentialTerm(oxygen.First.Amplitude + nitrogen.First.Amplitude, model.LeakRate);
        Total.Set(
            Oxygen.Moles.Amount + Nitrogen.Moles.Amount + CarbonDioxide.Moles.Amount + Vapour.Moles.Amount,
            new(
                oxygen.Constant + nitrogen.Constant + carbonDioxide.Constant + vapour.Constant,
                0,
                air,
                carbonDioxide.First,
                vapour.First
            )
        );
    }

    public void Refresh()
    {
        Oxygen.Moles.Refresh();
        Nitrogen.Moles.Refresh();
        CarbonDioxide.Moles.Refresh();
        Vapour.Moles.Refresh();
        Total.Refresh();
    }
}
