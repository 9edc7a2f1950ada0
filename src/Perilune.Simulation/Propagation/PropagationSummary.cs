using System.Text.Json;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Simulation.Propagation;

/// <summary>The numbers of a propagation as JSON: kilometres, seconds, ICRF axes about the centre of the equations of motion.</summary>
public static class PropagationSummary
{
    private const double Kilometre = 1000;
    private const int DateDigits = 9;

    /// <summary>Writes it, indented, with a line feed at the end.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="run">The propagation.</param>
    /// <param name="outcome">The flight.</param>
    /// <param name="files">The files of the flight.</param>
    public static void Write(
        Stream stream,
        PropagationRun run,
        PropagationOutcome outcome,
        IReadOnlyList<TrajectoryFile> files
    )
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(files);
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            void Instant(Epoch epoch)
            {
                json.WriteNumber("t_s", epoch - outcome.Initial.Epoch);
                json.WriteString("tdb", Date(run.Sky.Times, epoch, TimeScale.Tdb));
                json.WriteString("utc", Date(run.Sky.Times, epoch, TimeScale.Utc));
            }
            void State(Epoch epoch, PositionVelocity state)
            {
                Instant(epoch);
                Components(json, "position_km", state.Position / Kilometre);
                Components(json, "velocity_km_s", state.Velocity / Kilometre);
            }

            json.WriteStartObject();
            json.WriteString("title", run.Document.Case.Title ?? Path.GetFileNameWithoutExtension(run.Document.Path));
            json.WriteString("center", BodyNames.Of(outcome.Initial.Origin));
            json.WriteString("frame", outcome.Initial.Frame.Name);
            json.WriteStartObject("initial");
            State(outcome.Initial.Epoch, new(outcome.Initial.Position, outcome.Initial.Velocity));
            json.WriteEndObject();
            json.WriteStartObject("final");
            State(outcome.Final.Epoch, new(outcome.Final.Position, outcome.Final.Velocity));
            json.WriteEndObject();
            if (run.Model.Thrust is { } thrust)
                json.WriteNumber("final_mass_kg", thrust.MassAt(outcome.Final.Epoch));
            json.WriteString("stopped_by", outcome.Stopped);
            json.WriteNumber("steps", outcome.Steps);
            json.WriteNumber("evaluations", outcome.Evaluations);
            json.WriteStartArray("manoeuvres");
            foreach (var burn in outcome.Burns)
            {
                json.WriteStartObject();
                json.WriteString("name", burn.Name);
                Instant(burn.Epoch);
                Components(json, "delta_v_m_s", burn.DeltaV);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("finite_burns");
            foreach (var burn in run.Model.Thrust?.Burns ?? [])
            {
                json.WriteStartObject();
                Instant(burn.Start);
                json.WriteNumber("duration_s", burn.Duration);
                json.WriteNumber("thrust_n", burn.Thrust);
                json.WriteNumber("propellant_kg", burn.MassFlow * burn.Duration);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("events");
            foreach (var found in outcome.Events)
            {
                json.WriteStartObject();
                json.WriteString("name", found.Name);
                json.WriteString("direction", found.Rising ? "rising" : "falling");
                State(found.Epoch, found.State);
                json.WriteNumber("distance_km", found.State.Position.Norm / Kilometre);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("outputs");
            foreach (var file in files)
            {
                json.WriteStartObject();
                json.WriteString("file", file.File);
                json.WriteNumber("states", file.States);
                if (file.InterpolationError is { } error)
                    json.WriteNumber("interpolation_error_m", error);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("notes");
            foreach (var note in run.Sky.Notes)
                json.WriteStringValue(note);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        stream.WriteByte((byte)'\n');
    }

    private static string Date(TimeScales times, Epoch epoch, TimeScale scale) =>
        times.Format(epoch, scale, DateDigits).Split(' ')[0];

    private static void Components(Utf8JsonWriter json, string name, Vector3 vector)
    {
        json.WriteStartArray(name);
        json.WriteNumberValue(vector.X);
        json.WriteNumberValue(vector.Y);
        json.WriteNumberValue(vector.Z);
        json.WriteEndArray();
    }
}
