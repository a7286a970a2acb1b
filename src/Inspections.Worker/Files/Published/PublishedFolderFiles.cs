using Inspections.Core.Verification;

namespace Inspections.Worker.Files.Published;

/// <summary>Reads a public folder on disk.</summary>
internal sealed class PublishedFolderFiles(string root) : IPublishedFiles
{
    public byte[]? TryRead(string path)
    {
        string file = Path.Combine(root, path);
        try
        {
            return File.Exists(file) ? File.ReadAllBytes(file) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(
                $"未能核验，没有结论。文件 {file} 无法读取：{e.Message}",
                $"not verified, there is no verdict. The file {file} cannot be read: {e.Message}",
                UserErrorException.Unavailable);
        }
    }
}
