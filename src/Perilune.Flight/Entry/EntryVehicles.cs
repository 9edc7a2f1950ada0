namespace Perilune.Flight.Entry;

/// <summary>
/// Capsules that have flown, each figure with its source; marked (u) where it is carried without having been read in one and
/// so is an assumption to be varied, not an oracle.
/// </summary>
public static class EntryVehicles
{
    /// <summary>
    /// The descent sphere of Vostok: 2.46 t and 2.3 m (published data sheets of the 3KA). A sphere without lift; its drag by
    /// Mach number at high Reynolds numbers from A. B. Bailey and J. Hiatt, AIAA Journal 10(11), 1436, 1972 (u).
    /// </summary>
    public static EntryVehicle Vostok { get; } =
        new(
            "Vostok sphere",
            2460,
            Math.PI * 1.15 * 1.15,
            1.15,
            new(
                new(0.5, 0.50, 0),
                new(0.8, 0.60, 0),
                new(1.0, 0.80, 0),
                new(1.2, 0.93, 0),
                new(1.5, 0.99, 0),
                new(2.0, 1.00, 0),
                new(3.0, 0.96, 0),
                new(5.0, 0.92, 0)
            )
        );

    /// <summary>
    /// The command module of Apollo 11 at entry: 5,486 kg (u); 154 inches across; nose 184.8 inches (u). Trimmed drag and lift:
    /// C. A. Graves and J. C. Harpold, "Mission Planning for Apollo Entry", NASA TN D-6725, 1972 (u); the flown ratio of lift
    /// to drag was 0.30.
    /// </summary>
    public static EntryVehicle ApolloCommandModule { get; } =
        new(
            "Apollo command module",
            5486,
            12.02,
            4.694,
            new(
                new(0.4, 0.853, 0.287),
                new(0.7, 0.985, 0.267),
                new(0.9, 1.107, 0.290),
                new(1.1, 1.170, 0.422),
                new(1.35, 1.279, 0.440),
                new(1.65, 1.266, 0.435),
                new(2.0, 1.272, 0.419),
                new(2.4, 1.241, 0.409),
                new(3.0, 1.217, 0.394),
                new(4.0, 1.215, 0.363),
                new(10.0, 1.225, 0.350),
                new(29.5, 1.289, 0.301)
            )
        );

    /// <summary>
    /// The crew module of Orion on Artemis I: 9.3 t (u), 5.02 m across, nose 6.04 m (u), lift over drag 0.25 (u), shape scaled
    /// from the Apollo command module.
    /// </summary>
    public static EntryVehicle OrionCrewModule { get; } =
        new(
            "Orion crew module",
            9300,
            Math.PI * 2.51 * 2.51,
            6.04,
            new(
                new(0.4, 0.85, 0.24),
                new(0.9, 1.10, 0.25),
                new(1.35, 1.28, 0.34),
                new(2.0, 1.27, 0.33),
                new(4.0, 1.22, 0.29),
                new(10.0, 1.24, 0.27),
                new(29.5, 1.29, 0.25)
            )
        );

    /// <summary>
    /// The return capsule of Chang'e 5: under 335 kg (published of its forerunner); 1.25 m across, a bell of the kind of
    /// Shenzhou, lift over drag 0.20 (u).
    /// </summary>
    public static EntryVehicle ChangE5Capsule { get; } =
        new(
            "Chang'e 5 capsule",
            330,
            Math.PI * 0.625 * 0.625,
            1.0,
            new(
                new(0.4, 0.85, 0.20),
                new(0.9, 1.05, 0.22),
                new(1.35, 1.25, 0.26),
                new(2.0, 1.25, 0.25),
                new(4.0, 1.25, 0.22),
                new(29.5, 1.30, 0.20)
            )
        );

    /// <summary>
    /// The entry capsule of Mars 2020: rover 1,025 kg, descent stage 1,070 kg of which 400 kg propellant, backshell 575 kg and
    /// heat shield 440 kg (landing press kit), and 190 kg of ballast (u); 4.5 m across, nose 1.125 m, a cone of 70 degrees of
    /// half angle. Lift over drag 0.24, drag 1.68 (K. T. Edquist and others on the Mars Science Laboratory, AIAA 2009-4078)
    /// (u).
    /// </summary>
    public static EntryVehicle Mars2020Capsule { get; } =
        new(
            "Mars 2020 capsule",
            3300,
            Math.PI * 2.25 * 2.25,
            1.125,
            new(
                new(0.5, 1.05, 0.0),
                new(0.9, 1.15, 0.0),
                new(1.3, 1.45, 0.10),
                new(2.0, 1.55, 0.20),
                new(5.0, 1.62, 0.24),
                new(20.0, 1.68, 0.24)
            )
        );
}
