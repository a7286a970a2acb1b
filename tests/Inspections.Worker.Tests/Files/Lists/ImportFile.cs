using System.Text;
using Inspections.Worker.Files.Lists;

namespace Inspections.Worker.Tests.Files.Lists;

/// <summary>Reads bytes through a file that is gone afterwards.</summary>
internal static class ImportFile
{
    public static ImportedRows<T> Read<T>(
        Func<string, ImportOptions, ImportedRows<T>> read, string text, ImportOptions? options = null) =>
        Read(read, Encoding.UTF8.GetBytes(text), options);

    public static ImportedRows<T> Read<T>(
        Func<string, ImportOptions, ImportedRows<T>> read, byte[] bytes, ImportOptions? options = null)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            File.WriteAllBytes(path, bytes);
            return read(path, options ?? new ImportOptions());
        }
        finally
        {
            File.Delete(path);
        }
    }
}
