using System.Globalization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Core.Ledger;

/// <summary>
/// The log's head as the bureau signs it (C2SP tlog-checkpoint): three lines, the origin, the size and the root in base64.
/// </summary>
/// <param name="Origin">The bureau; also the name of its key.</param>
/// <param name="Head">The head.</param>
/// <exception cref="ProtocolFormatException">The origin was never set.</exception>
public sealed record Checkpoint(Authority Origin, TreeHead Head)
{
    /// <summary>The bureau; also the name of its key.</summary>
    public Authority Origin { get; init => field = Given.Set(value, "checkpoint: origin"); } = Given.Set(Origin, "checkpoint: origin");

    /// <summary>The text that is signed.</summary>
    public string ToText() =>
        string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Head.Size}\n{Convert.ToBase64String(Head.Root.ToArray())}\n");

    /// <summary>Reads the text of a note; nothing may follow the root.</summary>
    /// <exception cref="ProtocolFormatException">It is not a checkpoint.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static Checkpoint Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] lines = text.Split('\n');
        bool plain = lines.Length == 4 && lines[3].Length == 0
            && long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out long size)
            && size <= CanonicalJson.MaxInteger
            && size.ToString(CultureInfo.InvariantCulture) == lines[1]
            && StrictBase64.Decode(lines[2]).Length == Digest.Length;
        return plain
            ? new Checkpoint(Authority.Parse(lines[0]), new TreeHead(new Digest(StrictBase64.Decode(lines[2])), long.Parse(lines[1], CultureInfo.InvariantCulture)))
            : throw new ProtocolFormatException("checkpoint: expected three lines, origin, size and root in base64");
    }
}
