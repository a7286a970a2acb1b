using System.Globalization;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;

namespace Inspections.Core.Witnessing;

/// <summary>What a witness signs before the draw: one commitment per draw id, in a ledger it has seen (protocol section 12).</summary>
/// <param name="Draw">The draw.</param>
/// <param name="Commitment">The commitment's digest.</param>
/// <param name="Ledger">Head of a ledger that holds the commitment and continues the last one the witness signed.</param>
/// <param name="At">When it signed, by its own clock.</param>
public sealed record WitnessCommitmentNote(DrawId Draw, Digest Commitment, TreeHead Ledger, DateTimeOffset At)
{
    /// <summary>The draw.</summary>
    public DrawId Draw { get; init => field = Given.Set(value, "witness note: draw"); } = Given.Set(Draw, "witness note: draw");

    /// <summary>When it signed, by its own clock, to the second in UTC+8.</summary>
    public DateTimeOffset At { get; init => field = Given.Moment(value, "witness note: time"); } = Given.Moment(At, "witness note: time");

    private const string Title = "inspections-witness/1 commitment";

    /// <summary>The text that is signed.</summary>
    public string ToText() => string.Create(
        CultureInfo.InvariantCulture, $"{Title}\n{Draw}\n{Commitment}\n{Ledger.Size} {Ledger.Root}\n{BeijingTime.Format(At)}\n");

    /// <summary>Reads the text of a note in its one spelling.</summary>
    /// <exception cref="ProtocolFormatException">It is not such a note.</exception>
    public static WitnessCommitmentNote Parse(string text)
    {
        string[] lines = NoteLines.Split(text, Title);
        return lines.Length == 5
            ? new WitnessCommitmentNote(DrawId.Parse(lines[1]), Digest.Parse(lines[2]), NoteLines.Head(lines[3], Title), BeijingTime.ParseMoment(lines[4]))
            : throw new ProtocolFormatException($"'{Title}': expected draw, digest, size and root, time");
    }
}

/// <summary>What a witness signs after the draw: the values it saw (protocol section 12).</summary>
/// <param name="Draw">The draw.</param>
/// <param name="Commitment">The commitment's digest.</param>
/// <param name="Values">Every source's value, in the commitment's order.</param>
/// <param name="At">When it signed, by its own clock.</param>
public sealed record WitnessValuesNote(DrawId Draw, Digest Commitment, IReadOnlyList<SourceValue> Values, DateTimeOffset At)
{
    /// <summary>The draw.</summary>
    public DrawId Draw { get; init => field = Given.Set(value, "witness note: draw"); } = Given.Set(Draw, "witness note: draw");

    /// <summary>Every source's value, in the commitment's order; one or more, each on a line.</summary>
    public IReadOnlyList<SourceValue> Values { get; init => field = OnLines(value); } = OnLines(Values);

    /// <summary>When it signed, by its own clock, to the second in UTC+8.</summary>
    public DateTimeOffset At { get; init => field = Given.Moment(value, "witness note: time"); } = Given.Moment(At, "witness note: time");

    private const string Title = "inspections-witness/1 values";

    /// <summary>True of a text that says it is such a note.</summary>
    internal static bool IsOne(string text) => text.StartsWith($"{Title}\n", StringComparison.Ordinal);

    /// <summary>The text that is signed.</summary>
    public string ToText() =>
        $"{Title}\n{Draw}\n{Commitment}\n{string.Concat(Values.Select(v => $"{v.Name} {v.Value}\n"))}{BeijingTime.Format(At)}\n";

    /// <summary>Reads the text of a note in its one spelling.</summary>
    /// <exception cref="ProtocolFormatException">It is not such a note.</exception>
    public static WitnessValuesNote Parse(string text)
    {
        string[] lines = NoteLines.Split(text, Title);
        return lines.Length >= 5
            ? new WitnessValuesNote(
                DrawId.Parse(lines[1]), Digest.Parse(lines[2]), [.. lines[3..^1].Select(ParseValue)], BeijingTime.ParseMoment(lines[^1]))
            : throw new ProtocolFormatException($"'{Title}': expected draw, digest, one value or more, time");
    }

    private static ValueList<SourceValue> OnLines(IReadOnlyList<SourceValue> values)
    {
        ValueList<SourceValue> own = Given.List(values);
        return own.Count > 0 && own.All(v => v.Value.Length > 0 && !v.Value.Contains('\n'))
            ? own
            : throw new ProtocolFormatException($"'{Title}': expected one value or more, each a line that is not empty");
    }

    private static SourceValue ParseValue(string line)
    {
        string[] parts = line.Split(' ', 2);
        return parts.Length == 2 && parts[1].Length > 0
            ? new SourceValue(Label.Parse(parts[0]), parts[1])
            : throw new ProtocolFormatException($"'{Title}': expected a name and a value: '{line}'");
    }
}

/// <summary>The lines of a note's text, one item each.</summary>
internal static class NoteLines
{
    public static string[] Split(string text, string title)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] lines = text.Split('\n');
        return lines[^1].Length == 0 && lines[0] == title
            ? lines[..^1]
            : throw new ProtocolFormatException($"not a note '{title}', one item a line");
    }

    /// <summary>Reads a tree head as <c>size root</c>.</summary>
    public static TreeHead Head(string line, string title)
    {
        string[] head = line.Split(' ');
        return head.Length == 2
            && long.TryParse(head[0], NumberStyles.None, CultureInfo.InvariantCulture, out long size)
            && size <= CanonicalJson.MaxInteger
            && size.ToString(CultureInfo.InvariantCulture) == head[0]
            ? new TreeHead(Digest.Parse(head[1]), size)
            : throw new ProtocolFormatException($"'{title}': expected size and root");
    }
}
