using Inspections.Core.Verification;

namespace Inspections.Worker.Publication;

/// <summary>Reads a public folder on disk.</summary>
internal sealed class PublishedFolderFiles(string root) : IPublishedFiles
{
    public byte[]? TryRead(string path)
    {
        string file = Path.Combine(root, path);
        return File.Exists(file) ? File.ReadAllBytes(file) : null;
    }
}
