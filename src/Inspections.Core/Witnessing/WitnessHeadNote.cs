using System.Globalization;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;

namespace Inspections.Core.Witnessing;

/// <summary>What a witness signs of a ledger that it watches between draws (protocol section 12).</summary>
/// <param name="Ledger">The head, which continues the last one that the witness signed.</param>
/// <param name="At">When it signed, by its own clock.</param>
public sealed record WitnessHeadNote(TreeHead Ledger, DateTimeOffset At)
{
    /// <summary>When it signed, by its own clock, to the second in UTC+8.</summary>
    public DateTimeOffset At { get; init => field = Given.Moment(value, "witness note: time"); } = Given.Moment(At, "witness note: time");

    private const string Title = "inspections-witness/1 head";

    /// <summary>True of a text that says it is such a note.</summary>
    internal static bool IsOne(string text) => text.StartsWith($"{Title}\n", StringComparison.Ordinal);

    /// <summary>The text that is signed.</summary>
    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"{Title}\n{Ledger.Size} {Ledger.Root}\n{BeijingTime.Format(At)}\n");

    /// <summary>Reads the text of a note in its one spelling.</summary>
    /// <exception cref="ProtocolFormatException">It is not such a note.</exception>
    public static WitnessHeadNote Parse(string text)
    {
        string[] lines = NoteLines.Split(text, Title);
        return lines.Length == 3
            ? new WitnessHeadNote(NoteLines.Head(lines[1], Title), BeijingTime.ParseMoment(lines[2]))
            : throw new ProtocolFormatException($"'{Title}': expected size and root, time");
    }
}
