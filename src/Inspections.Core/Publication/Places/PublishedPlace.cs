using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Refusals;

namespace Inspections.Core.Publication.Places;

/// <summary>A public folder by whatever a person calls it: a path, an address, one of its draws, or the file of its archive.</summary>
public sealed class PublishedPlace : IPublishedFiles, IDisposable
{
    private readonly IDisposable? _open;
    private readonly CachedFiles _files;

    private PublishedPlace(IPublishedFiles files, DrawId? draw) => (_open, _files, Draw) = (files as IDisposable, new CachedFiles(files), draw);

    /// <summary>The draw whose folder or page was named, if it was one's.</summary>
    public DrawId? Draw { get; }

    /// <summary>Opens one.</summary>
    /// <param name="place">A folder, a draw's folder, a page of it, an http(s) address, or the file of an archive.</param>
    /// <exception cref="ArgumentException">It is empty, or no path of this system.</exception>
    /// <exception cref="RefusedException">There is no such folder or archive, or the address cannot be used.</exception>
    public static PublishedPlace Open(string place)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(place);
        PlaceName name = PlaceName.Of(place);
        return new(
            PublishedSite.IsAddress(place) ? new PublishedSite(name.Root, new SiteLimits())
            : Directory.Exists(name.Root) ? new PublishedFolderFiles(name.Root, SavedAlone(place, name))
            : File.Exists(place) ? ArchiveFiles.Open(place)
            : throw PublicRefusals.NoFolder.Refuse(place),
            name.Draw ?? SavedAlone(place, name));
    }

    // A draw's folder saved without the rest says by its commitment whose it is.
    private static DrawId? SavedAlone(string place, PlaceName name)
    {
        string commitment = Path.Combine(name.Root, "commitment.json");
        if (name.Draw is not null || PublishedSite.IsAddress(place) || !File.Exists(commitment))
        {
            return null;
        }

        try
        {
            return new PublishedFolderFiles(name.Root).TryRead("commitment.json") is byte[] bytes ? Commitment.FromJson(CanonicalJson.Parse(bytes)).Draw : null;
        }
        catch (ProtocolFormatException)
        {
            return DrawId.IsValid(Path.GetFileName(name.Root)) ? DrawId.Parse(Path.GetFileName(name.Root)) : null;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="RefusedException">The place does not give the file, which is no statement of what it holds.</exception>
    public byte[]? TryRead(string path) => _files.TryRead(path);

    /// <inheritdoc/>
    public byte[]? TryRead(string path, long from) => _files.TryRead(path, from);

    /// <inheritdoc/>
    public IEnumerable<DrawId> Draws() => _files.Draws();

    /// <inheritdoc/>
    public void Expect(IEnumerable<string> paths) => _files.Expect(paths);

    /// <summary>Closes what was opened.</summary>
    public void Dispose() => _open?.Dispose();
}
