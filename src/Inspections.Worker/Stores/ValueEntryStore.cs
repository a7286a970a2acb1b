using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>What somebody read from the dice or from a lottery and entered, before another one has entered the same.</summary>
/// <param name="Name">The source.</param>
/// <param name="Staff">Who.</param>
/// <param name="Value">What.</param>
/// <param name="At">When.</param>
internal sealed record ValueEntry(Label Name, Label Staff, string Value, DateTimeOffset At);

/// <summary>Entries of values in the database: one a person and source, the last one counts.</summary>
internal static class ValueEntryStore
{
    /// <summary>All of a draw, in the order of their times.</summary>
    public static IReadOnlyList<ValueEntry> Of(Session session, DrawId draw) =>
    [
        .. session.Query<(string Name, string Staff, string Value, string At)>("SELECT name, staff, value, entered_at FROM value_entry WHERE draw = @draw", new { draw = draw.ToString() })
            .Select(e => new ValueEntry(Label.Parse(e.Name), Label.Parse(e.Staff), e.Value, BeijingTime.ParseMoment(e.At)))
            .OrderBy(e => e.At).ThenBy(e => $"{e.Staff}", StringComparer.Ordinal),
    ];

    /// <summary>Keeps an entry in the place of the person's former one.</summary>
    public static void Put(Session session, DrawId draw, ValueEntry entry)
    {
        var row = new { Draw = draw.ToString(), Name = entry.Name.ToString(), Staff = entry.Staff.ToString(), entry.Value, At = BeijingTime.Format(entry.At) };
        session.Execute("DELETE FROM value_entry WHERE draw = @Draw AND name = @Name AND staff = @Staff", row);
        session.Execute("INSERT INTO value_entry (draw, name, staff, value, entered_at) VALUES (@Draw, @Name, @Staff, @Value, @At)", row);
    }
}
