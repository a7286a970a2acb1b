using System.IO.Compression;
using System.Text;

namespace Inspections.Worker.Files.Tables;

/// <summary>A workbook in a ZIP file, read part by part as its sheets are asked for: .xlsx and .ods.</summary>
internal sealed class Package(FileContent file)
{
    /// <summary>The sheets of either kind.</summary>
    /// <exception cref="ImportFileException">It is damaged, unpacks to too much, is encrypted, or is no workbook.</exception>
    public static IReadOnlyList<SheetTable> Sheets(FileContent file)
    {
        ZipBudget.Require(file);
        return Damage.Guard(file, () =>
        {
            var package = new Package(file);
            return package.Has("xl/workbook.bin")
                ? throw file.Refuse(TableRefusals.BinaryWorkbook)
                : package.Has("content.xml") ? OdsWorkbook.Sheets(file, package) : XlsxWorkbook.Sheets(file, package);
        });
    }

    /// <summary>True when it has the part.</summary>
    public bool Has(string part)
    {
        using ZipArchive zip = Unzip();
        return Find(zip, part) is not null;
    }

    /// <summary>Reads a part from its start; an XML part that is not there is empty.</summary>
    public Stream Open(string part) => Find(Unzip(), part) is ZipArchiveEntry entry
        ? new XmlGuard(entry.Open())
        : new MemoryStream(Encoding.UTF8.GetBytes("<none/>"), writable: false);

    /// <summary>False only where an XML part cannot have a name anywhere: its bytes are looked through, which costs a tenth of parsing them.</summary>
    public bool May(string part, ReadOnlySpan<byte> name)
    {
        using Stream bytes = Open(part);
        byte[] block = new byte[1 << 16];
        int kept = 0;
        bool isFirst = true;
        for (int read; (read = bytes.Read(block, kept, block.Length - kept)) > 0;)
        {
            ReadOnlySpan<byte> here = block.AsSpan(0, kept + read);

            // Where characters have two bytes the name would look otherwise.
            if (here.IndexOf(name) >= 0 || (isFirst && here[..Math.Min(here.Length, 4)].ContainsAny((byte)0, (byte)0xFE, (byte)0xFF)))
            {
                return true;
            }

            isFirst = false;
            kept = Math.Min(name.Length - 1, here.Length);
            here[^kept..].CopyTo(block);
        }

        return false;
    }

    // The bytes are in memory: there is nothing to give back when a part has been read.
    private ZipArchive Unzip() => new(new MemoryStream(file.Bytes, writable: false), ZipArchiveMode.Read);

    // Names in a package do not tell case apart, and some programs write backslashes.
    private static ZipArchiveEntry? Find(ZipArchive zip, string part) => zip.Entries.FirstOrDefault(e =>
        e.FullName.Replace('\\', '/').TrimStart('/').Equals(part, StringComparison.OrdinalIgnoreCase));
}
