namespace Inspections.Worker.Files.Published;

/// <summary>What a published site may ask of whoever reads it.</summary>
internal sealed record SiteLimits
{
    /// <summary>Longest wait for the next bytes.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time for one file.</summary>
    public TimeSpan File { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Largest file in bytes; a frame of a million firms is about a third of it.</summary>
    public int Bytes { get; init; } = 256 * 1024 * 1024;

    /// <summary>Files fetched at a time.</summary>
    public int Connections { get; init; } = 4;

    /// <summary>How often a file is asked for when the connection breaks.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>Most redirects of one file, all within the site.</summary>
    public int Redirects { get; init; } = 3;
}
