namespace Inspections.Worker.Publication;

/// <summary>A public folder as it lies on the disk.</summary>
/// <param name="Root">The folder.</param>
internal sealed record FolderDisk(string Root)
{
    /// <summary>Where a file of it lies.</summary>
    public string At(string path) => Path.Combine(Root, path);

    /// <summary>True when a file is there and has a length.</summary>
    public bool IsThere(string path, long length) => new FileInfo(At(path)) is { Exists: true } file && file.Length == length;

    /// <summary>True when a file has a content; one that is right already is left alone, so that mirrors fetch only what changed.</summary>
    public bool IsSame(string path, byte[] content) => IsThere(path, content.Length) && File.ReadAllBytes(At(path)).AsSpan().SequenceEqual(content);
}
