using Inspections.Core.Verification;
using Inspections.Worker.Archives;

namespace Inspections.Worker.Publication;

/// <summary>A public folder by whatever a person calls it: a path, an address, or the file of its archive.</summary>
internal sealed class PublishedPlace : IPublishedFiles, IDisposable
{
    private readonly IDisposable? _open;
    private readonly CachedFiles _files;

    private PublishedPlace(IPublishedFiles files) => (_open, _files) = (files as IDisposable, new CachedFiles(files));

    /// <exception cref="UserErrorException">There is no such folder or archive, or the address cannot be used.</exception>
    public static PublishedPlace Open(string place) => new(
        PublishedSite.IsAddress(place) ? new PublishedSite(place, new SiteLimits())
        : System.IO.Directory.Exists(place) ? new PublishedFolderFiles(place)
        : File.Exists(place) ? ArchiveFiles.Open(place)
        : throw new UserErrorException($"没有目录 {place}", $"there is no folder {place}", UserErrorException.Usage));

    public byte[]? TryRead(string path) => _files.TryRead(path);

    public void Expect(IEnumerable<string> paths) => _files.Expect(paths);

    public void Dispose() => _open?.Dispose();
}
