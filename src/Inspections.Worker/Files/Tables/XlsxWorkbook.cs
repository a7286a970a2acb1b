using System.Globalization;
using System.Xml;

namespace Inspections.Worker.Files.Tables;

/// <summary>An .xlsx workbook (ECMA-376): its sheets, its shared texts and the formats of its numbers.</summary>
internal sealed class XlsxWorkbook
{
    // Texts and their overhead, kept while the workbook is read; a list of 100,000 rows has some ten million.
    private const long MostTexts = 96L * 1024 * 1024;
    private const int Overhead = 32;

    private readonly Lazy<IReadOnlyList<string>> _texts;
    private readonly Lazy<string[]> _formats;

    private XlsxWorkbook(FileContent file, Package package)
    {
        (File, Package) = (file, package);
        _texts = new(ReadTexts);
        _formats = new(ReadFormats);
    }

    public FileContent File { get; }

    public Package Package { get; }

    /// <summary>True when its days are counted from 1904.</summary>
    public bool Is1904 { get; private set; }

    /// <summary>The texts that cells share, by number.</summary>
    public IReadOnlyList<string> Texts => _texts.Value;

    /// <summary>Its sheets, in their order.</summary>
    public static IReadOnlyList<SheetTable> Sheets(FileContent file, Package package)
    {
        var workbook = new XlsxWorkbook(file, package);
        return [.. workbook.Named().Select(s => new SheetTable(s.Name, s.IsHidden, IsText: false, Damage.Guard(file, () => new XlsxSheet(workbook, s.Part).Rows())))];
    }

    /// <summary>The format of a style of cells.</summary>
    public string FormatOf(string? style) =>
        int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out int i) && i < _formats.Value.Length ? _formats.Value[i] : "";

    private List<(string Name, bool IsHidden, string Part)> Named()
    {
        string main = Targets("_rels/.rels", "").Values.FirstOrDefault(Package.Has) is string root && root.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)
            ? root : "xl/workbook.xml";
        if (!Package.Has(main))
        {
            throw File.Refuse(TableRefusals.NoWorkbook);
        }

        string folder = main[..(main.LastIndexOf('/') + 1)];
        Dictionary<string, string> targets = Targets($"{folder}_rels/{main[folder.Length..]}.rels", folder);
        var sheets = new List<(string, bool, string)>();
        using XmlReader reader = XmlGuard.Read(Package.Open(main));
        while (XmlGuard.Find(reader, n => n is "sheet" or "workbookPr"))
        {
            if (reader.LocalName == "workbookPr")
            {
                Is1904 = reader.GetAttribute("date1904") is "1" or "true";
            }
            else if (RelationOf(reader) is string id && targets.TryGetValue(id, out string? part) && Package.Has(part))
            {
                sheets.Add((reader.GetAttribute("name") ?? "", reader.GetAttribute("state") is "hidden" or "veryHidden", part));
            }
        }

        return sheets;
    }

    private static string? RelationOf(XmlReader sheet)
    {
        string? id = null;
        while (sheet.MoveToNextAttribute())
        {
            // The strict form of the format has another namespace.
            id = sheet.LocalName == "id" && sheet.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal) ? sheet.Value : id;
        }

        sheet.MoveToElement();
        return id;
    }

    private Dictionary<string, string> Targets(string part, string folder)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        using XmlReader reader = XmlGuard.Read(Package.Open(part));
        while (XmlGuard.Find(reader, n => n == "Relationship"))
        {
            string target = (reader.GetAttribute("Target") ?? "").Replace('\\', '/');
            targets[reader.GetAttribute("Id") ?? ""] = target.StartsWith('/') ? target[1..] : folder + target;
        }

        return targets;
    }

    private List<string> ReadTexts()
    {
        var texts = new List<string>();
        long kept = 0;
        using XmlReader reader = XmlGuard.Read(Package.Open("xl/sharedStrings.xml"));
        while (XmlGuard.Find(reader, n => n == "si"))
        {
            string text = XlsxText.Of(reader);
            kept += (2 * text.Length) + Overhead;
            texts.Add(kept <= MostTexts ? text : throw File.Refuse(TableRefusals.TooMuchText));
        }

        return texts;
    }

    private string[] ReadFormats()
    {
        var custom = new Dictionary<string, string>(StringComparer.Ordinal);
        var formats = new List<string>();
        bool inside = false;
        using XmlReader reader = XmlGuard.Read(Package.Open("xl/styles.xml"));
        while (XmlGuard.Next(reader))
        {
            if (reader.LocalName == "cellXfs")
            {
                inside = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "numFmt")
            {
                custom[reader.GetAttribute("numFmtId") ?? ""] = reader.GetAttribute("formatCode") ?? "";
            }
            else if (inside && reader.NodeType == XmlNodeType.Element && reader.LocalName == "xf")
            {
                string id = reader.GetAttribute("numFmtId") ?? "0";
                formats.Add(custom.TryGetValue(id, out string? format) ? format
                    : int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? NumberFormat.BuiltIn(number) : "");
            }
        }

        return [.. formats];
    }
}
