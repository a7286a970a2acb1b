using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Inspections.Worker.Hosting.Web;

/// <summary>
/// The files of the public folder as the site may give them: those that really lie in it. Nothing behind a link, and no name
/// that begins with a dot, such as a file that is still being written.
/// </summary>
internal sealed class PublicFolder(string root) : IFileProvider, IDisposable
{
    private static readonly char[] Separators = ['/', '\\'];

    private readonly PhysicalFileProvider _files = new(root);

    public IFileInfo GetFileInfo(string subpath) => MayGive(subpath) && !subpath.EndsWith('/') ? _files.GetFileInfo(subpath) : new NotFoundFileInfo(subpath);

    public IDirectoryContents GetDirectoryContents(string subpath) =>
        MayGive(subpath) ? _files.GetDirectoryContents(subpath) : NotFoundDirectoryContents.Singleton;

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;

    public void Dispose() => _files.Dispose();

    private bool MayGive(string subpath)
    {
        try
        {
            return IsInside(subpath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that is a file, a name too long for the disk: there is no such file.
            return false;
        }
    }

    private bool IsInside(string subpath)
    {
        string path = root;
        foreach (string name in subpath.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            path = Path.Combine(path, name);
            if (name[0] == '.' || name.Contains('\0', StringComparison.Ordinal) || new FileInfo(path).LinkTarget is not null)
            {
                return false;
            }
        }

        return true;
    }
}
