namespace Perilune.Station.Models;

/// <summary>
/// Cabin air: well mixed ideal gases at constant temperature. Defaults are the ISS cabin (295.35 K, relative humidity
/// 40 %, carbon dioxide 400 Pa, oxygen 21 kPa, total 101.3 kPa; Plötner, ISS model in V-HAB) unless said otherwise.
/// </summary>
public sealed record AtmosphereModel
{
    /// <summary>Free gas volume, m³, positive. Default: about two ISS Node-class modules (unverified).</summary>
    public double Volume { get; init; } = 150;

    /// <summary>Temperature of the air, K, 273.16 to 323.</summary>
    public double Temperature { get; init; } = 295.35;

    /// <summary>Total pressure at the start and the set point of pressure control, Pa.</summary>
    public double TotalPressure { get; init; } = 101_325;

    /// <summary>Partial pressure of oxygen at the start, Pa.</summary>
    public double OxygenPressure { get; init; } = 21_000;

    /// <summary>Partial pressure of carbon dioxide at the start, Pa.</summary>
    public double CarbonDioxidePressure { get; init; } = 400;

    /// <summary>Relative humidity at the start, 0 to 1.</summary>
    public double RelativeHumidity { get; init; } = 0.4;

    /// <summary>Fraction of the air's mass lost a second. Default: 0.05 % a day (BVAD 4.1.1).</summary>
    public double LeakRate { get; init; } = 0.0005 / 86_400;

    /// <summary>
    /// Fall of the total pressure under its set point at which nitrogen flows, Pa: the control box of the ISS pressure
    /// control assembly, 0.2 psi.
    /// </summary>
    public double PressureControlBand { get; init; } = 1_379;

    /// <summary>Partial pressure of oxygen under which the tank makes up, Pa; at least 300 Pa below the generator's start.</summary>
    public double OxygenMakeUpPressure { get; init; } = 19_500;

    /// <summary>Partial pressure of oxygen at which the make-up from the tank stops, Pa.</summary>
    public double OxygenMakeUpStopPressure { get; init; } = 20_000;

    /// <summary>Flow of oxygen or nitrogen from a tank into the cabin, kg/s. Default: 0.09 kg/min (ISS pressure control assembly).</summary>
    public double IntroductionRate { get; init; } = 0.09 / 60;

    /// <summary>Limit of a verdict: highest partial pressure of carbon dioxide, Pa. Default: 4 mmHg (unverified default).</summary>
    public double MaximumCarbonDioxidePressure { get; init; } = 533;

    /// <summary>Limit of a verdict: lowest partial pressure of oxygen, Pa (unverified default).</summary>
    public double MinimumOxygenPressure { get; init; } = 18_000;

    /// <summary>
    /// Partial pressure of oxygen under which the crew is lost, Pa. Default: 10 % of an atmosphere (the death buffer of
    /// Goudarzi and Ting's crew model, without its two hours of grace).
    /// </summary>
    public double LethalOxygenPressure { get; init; } = 10_133;

    /// <summary>Partial pressure of carbon dioxide over which the crew is lost, Pa. Default: 6 % of an atmosphere (same source).</summary>
    public double LethalCarbonDioxidePressure { get; init; } = 6_080;

    internal void Check(ModelChecks checks)
    {
        checks.Positive(Volume, nameof(Volume));
        checks.Between(Temperature, 273.16, 323, nameof(Temperature));
        checks.Positive(TotalPressure, nameof(TotalPressure));
        checks.Positive(OxygenPressure, nameof(OxygenPressure));
        checks.NotNegative(CarbonDioxidePressure, nameof(CarbonDioxidePressure));
        checks.Between(RelativeHumidity, 0, 1, nameof(RelativeHumidity));
        checks.Between(LeakRate, 0, 1e-3, nameof(LeakRate));
        checks.Positive(PressureControlBand, nameof(PressureControlBand));
        checks.Positive(IntroductionRate, nameof(IntroductionRate));
        checks.Require(
            OxygenPressure + CarbonDioxidePressure + 5_000 < TotalPressure,
            OxygenPressure,
            nameof(OxygenPressure),
            "leaves no room for nitrogen and vapour under the total pressure"
        );
        checks.Require(
            OxygenMakeUpStopPressure > OxygenMakeUpPressure && OxygenMakeUpStopPressure < TotalPressure,
            OxygenMakeUpStopPressure,
            nameof(OxygenMakeUpStopPressure),
            $"must lie between {nameof(OxygenMakeUpPressure)} and {nameof(TotalPressure)}"
        );
        checks.Require(
            LethalOxygenPressure >= 0 && LethalOxygenPressure < OxygenMakeUpPressure,
            LethalOxygenPressure,
            nameof(LethalOxygenPressure),
            $"must lie between zero and {nameof(OxygenMakeUpPressure)}"
        );
        checks.Positive(MaximumCarbonDioxidePressure, nameof(MaximumCarbonDioxidePressure));
        checks.Positive(MinimumOxygenPressure, nameof(MinimumOxygenPressure));
        checks.Require(
            OxygenPressure > LethalOxygenPressure,
            OxygenPressure,
            nameof(OxygenPressure),
            $"must exceed {nameof(LethalOxygenPressure)}"
        );
        checks.Require(
            LethalCarbonDioxidePressure > CarbonDioxidePressure,
            LethalCarbonDioxidePressure,
            nameof(LethalCarbonDioxidePressure),
            $"must exceed {nameof(CarbonDioxidePressure)}"
        );
    }
}
