namespace Perilune.Astro.Gravity;

/// <summary>A gravity field was given to a body that it does not belong to, or to axes in which it was not solved.</summary>
/// <param name="message">The field, what it belongs to, and what it was given to.</param>
public sealed class GravityFieldMismatchException(string message) : ArgumentException(message);
