namespace Inspections.Core.Publication.Places;

/// <summary>What a published site may ask of whoever reads it.</summary>
public sealed record SiteLimits
{
    /// <summary>Longest wait for the next bytes.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time for one file.</summary>
    public TimeSpan File { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Largest file in bytes, whatever it is.</summary>
    public int Bytes { get; init; } = MostListBytes;

    /// <summary>Largest list in bytes, one item a line; a frame of ten million firms is about half of it.</summary>
    public const int MostListBytes = 1024 * 1024 * 1024;

    /// <summary>Largest document in bytes; a receipt of ten million firms is a twentieth of it.</summary>
    public const int MostBytes = 256 * 1024 * 1024;

    /// <summary>Largest note, checkpoint or key file in bytes.</summary>
    public const int MostNoteBytes = 16 * 1024 * 1024;

    /// <summary>The most bytes of a published file by its kind (docs/protocol.json, limits): only lists grow with a directory.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    public static int BytesOf(string path) => path switch
    {
        null => throw new ArgumentNullException(nameof(path)),
        _ when path.EndsWith(".jsonl", StringComparison.Ordinal) => MostListBytes,
        _ when path.EndsWith(".json", StringComparison.Ordinal) => MostBytes,
        _ => MostNoteBytes,
    };

    /// <summary>Files fetched at a time.</summary>
    public int Connections { get; init; } = 4;

    /// <summary>How often a file is asked for when the connection breaks.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>Most redirects of one file, all within the site.</summary>
    public int Redirects { get; init; } = 3;
}
