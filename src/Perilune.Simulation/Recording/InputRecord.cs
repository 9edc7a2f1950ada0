namespace Perilune.Simulation.Recording;

/// <summary>An input of the run with its source.</summary>
/// <param name="Path">Where in the scenario: <c>base.battery.capacity</c>.</param>
/// <param name="Value">As written, unit included.</param>
/// <param name="Source">Where the number comes from; empty for the scenario itself.</param>
/// <param name="Confidence">published, unverified, assumed, scenario, default.</param>
/// <param name="Overridden">Whether the scenario replaced a catalogue value.</param>
public sealed record InputRecord(string Path, string Value, string Source, string Confidence, bool Overridden);

/// <summary>A file that the run read.</summary>
/// <param name="Path">Relative to the data folder or the scenario.</param>
/// <param name="Bytes">Size.</param>
/// <param name="Sha256">Hash, lower-case hexadecimal.</param>
public sealed record FileRecord(string Path, long Bytes, string Sha256);
