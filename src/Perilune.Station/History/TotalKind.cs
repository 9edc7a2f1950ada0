namespace Perilune.Station.History;

/// <summary>What a total counts over the span.</summary>
public enum TotalKind
{
    /// <summary>Oxygen breathed by the crew, kg.</summary>
    OxygenConsumed,

    /// <summary>Oxygen made by electrolysis, kg.</summary>
    OxygenGenerated,

    /// <summary>Oxygen from the tank into the cabin, kg.</summary>
    OxygenIntroduced,

    /// <summary>Oxygen from the tank into suits, kg, purges not counted.</summary>
    OxygenOfSuits,

    /// <summary>Nitrogen from the tank into the cabin, kg.</summary>
    NitrogenIntroduced,

    /// <summary>Carbon dioxide exhaled, kg.</summary>
    CarbonDioxideProduced,

    /// <summary>Carbon dioxide taken out of the air, kg.</summary>
    CarbonDioxideRemoved,

    /// <summary>Carbon dioxide that reacted with hydrogen, kg.</summary>
    CarbonDioxideReduced,

    /// <summary>Water split by electrolysis, kg.</summary>
    WaterElectrolysed,

    /// <summary>Water made by the Sabatier reactor, kg.</summary>
    WaterOfSabatier,

    /// <summary>Water drunk and used in preparing food, kg.</summary>
    WaterDrunk,

    /// <summary>Vapour condensed, kg.</summary>
    Condensate,

    /// <summary>Water recovered from urine, kg.</summary>
    WaterFromUrine,

    /// <summary>Water recovered from brine, kg.</summary>
    WaterFromBrine,

    /// <summary>Potable water made from waste water, kg.</summary>
    WaterProcessed,

    /// <summary>Water evaporated to cool suits, kg.</summary>
    CoolingWater,

    /// <summary>Urine with its flush water, kg.</summary>
    UrineProduced,

    /// <summary>Food eaten with its own water, kg.</summary>
    FoodEaten,

    /// <summary>Spares used, number.</summary>
    SparesUsed,

    /// <summary>Energy that the sources offered, J.</summary>
    EnergyGenerated,

    /// <summary>Energy that the loads drew, J.</summary>
    EnergyUsed,

    /// <summary>Energy lost in charging and discharging, J.</summary>
    EnergyLost,

    /// <summary>Energy offered that nobody took, J.</summary>
    EnergyCurtailed,

    /// <summary>Data written to the recorder, bit.</summary>
    DataRecorded,

    /// <summary>Data sent to Earth, bit.</summary>
    DataSent,

    /// <summary>Data lost because the recorder was full, bit.</summary>
    DataLost,

    /// <summary>Crew time offered for utilisation, s.</summary>
    UtilisationOffered,

    /// <summary>Crew time used for tasks and extravehicular activity, s.</summary>
    UtilisationUsed,

    /// <summary>Crew time used for repairs, s.</summary>
    RepairTime,
}
