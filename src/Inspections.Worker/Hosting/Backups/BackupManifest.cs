using System.Globalization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;

namespace Inspections.Worker.Hosting.Backups;

/// <summary>
/// What a backup holds, as a note signed by the bureau's key: a title, the authority, the time, the ledger's size and root,
/// then a line for every part with its digest. Whatever was damaged or put in by others shows.
/// </summary>
internal sealed record BackupManifest(Authority Authority, DateTimeOffset At, TreeHead Head, IReadOnlyDictionary<string, Digest> Parts)
{
    /// <summary>The manifest's own name in the archive.</summary>
    public const string Name = "manifest";

    /// <summary>The database.</summary>
    public const string Database = "inspections.db";

    /// <summary>The signing key, only where it was asked for.</summary>
    public const string SigningKey = "signing.pem";

    private const string Title = "inspections-backup/1";

    public string ToText() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Title}\n{Authority}\n{BeijingTime.Format(At)}\n{Head.Size} {Head.Root}\n{string.Concat(Parts.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key} {p.Value}\n"))}");

    /// <exception cref="ProtocolFormatException">It is no manifest.</exception>
    public static BackupManifest Parse(string text)
    {
        string[] lines = text.Split('\n');
        string[] head = lines.Length > 5 ? lines[3].Split(' ') : [];
        if (lines[0] != Title || head.Length != 2 || !long.TryParse(head[0], NumberStyles.None, CultureInfo.InvariantCulture, out long size))
        {
            throw new ProtocolFormatException("not a manifest of a backup");
        }

        (string Name, Digest Digest)[] parts = [.. lines[4..^1].Select(Part)];
        bool known = parts.All(p => p.Name is Database or SigningKey) && parts.DistinctBy(p => p.Name, StringComparer.Ordinal).Count() == parts.Length;
        return known && parts.Any(p => p.Name == Database)
            ? new BackupManifest(
                Authority.Parse(lines[1]),
                BeijingTime.ParseMoment(lines[2]),
                new TreeHead(Digest.Parse(head[1]), size),
                parts.ToDictionary(p => p.Name, p => p.Digest, StringComparer.Ordinal))
            : throw new ProtocolFormatException("a manifest with unknown or missing parts");
    }

    private static (string Name, Digest Digest) Part(string line) => line.Split(' ') is [var name, var digest]
        ? (name, Digest.Parse(digest))
        : throw new ProtocolFormatException($"not a part of a backup: '{line}'");
}
