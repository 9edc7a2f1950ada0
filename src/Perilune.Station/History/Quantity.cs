namespace Perilune.Station.History;

/// <summary>What a series of the history tells, with its unit.</summary>
public enum Quantity
{
    /// <summary>Energy in the battery, J.</summary>
    BatteryEnergy,

    /// <summary>Power that the sources offer, W.</summary>
    GeneratedPower,

    /// <summary>Power that the loads draw, W.</summary>
    UsedPower,

    /// <summary>Partial pressure of oxygen, Pa.</summary>
    OxygenPressure,

    /// <summary>Partial pressure of nitrogen, Pa.</summary>
    NitrogenPressure,

    /// <summary>Partial pressure of carbon dioxide, Pa.</summary>
    CarbonDioxidePressure,

    /// <summary>Partial pressure of water vapour, Pa.</summary>
    VapourPressure,

    /// <summary>Total pressure, Pa.</summary>
    TotalPressure,

    /// <summary>Oxygen in the tank, kg.</summary>
    Oxygen,

    /// <summary>Nitrogen in the tank, kg.</summary>
    Nitrogen,

    /// <summary>Potable water, kg.</summary>
    PotableWater,

    /// <summary>Waste water, kg.</summary>
    WasteWater,

    /// <summary>Urine, kg.</summary>
    Urine,

    /// <summary>Brine, kg.</summary>
    Brine,

    /// <summary>Food, kg.</summary>
    Food,

    /// <summary>Methane, kg.</summary>
    Methane,

    /// <summary>Faeces, kg.</summary>
    Feces,

    /// <summary>Dried brine, kg.</summary>
    BrineResidue,

    /// <summary>Water that crew members' bodies had to give, kg, as a negative amount.</summary>
    BodyWater,

    /// <summary>Food that crew members' bodies had to give, kg, as a negative amount.</summary>
    BodyFood,

    /// <summary>Data in the recorder, bit.</summary>
    RecorderData,

    /// <summary>People aboard.</summary>
    CrewAboard,
}
