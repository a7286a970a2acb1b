using System.IO.Compression;

namespace Inspections.Worker.Files.Tables;

/// <summary>A bound on what a workbook unpacks to; found by unpacking, since the sizes a file declares can lie.</summary>
internal static class ZipBudget
{
    /// <summary>Most unpacked bytes: a list of a million rows is below it.</summary>
    public const long MaxUnpacked = 512L * 1024 * 1024;

    private const int MaxEntries = 10_000;

    /// <summary>Requires that the whole file unpacks within the bound.</summary>
    /// <exception cref="ImportFileException">It does not, or it is damaged.</exception>
    public static void Require(FileContent file)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(file.Bytes, writable: false), ZipArchiveMode.Read);
            if (zip.Entries.Count > MaxEntries || Unpacked(zip) > MaxUnpacked)
            {
                throw file.Refuse(TableRefusals.UnpacksTooLarge, MaxUnpacked >> 20);
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            throw file.Refuse(TableRefusals.Damaged, e, e.Message);
        }
    }

    private static long Unpacked(ZipArchive zip)
    {
        byte[] scratch = new byte[81920];
        long total = 0;
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            using Stream stream = entry.Open();
            for (int n; total <= MaxUnpacked && (n = stream.Read(scratch)) > 0;)
            {
                total += n;
            }
        }

        return total;
    }
}
