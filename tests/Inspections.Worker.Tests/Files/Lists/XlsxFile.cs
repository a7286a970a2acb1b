using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Inspections.Worker.Tests.Files.Lists;

/// <summary>Small .xlsx files, as the parts of a package (ECMA-376) written by hand.</summary>
internal sealed class XlsxFile
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    // Cell formats by index: general, date (14), text of five digits, whole percent (9).
    private const string Styles =
        $"""<styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="00000"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="9" applyNumberFormat="1"/></cellXfs></styleSheet>""";

    private readonly List<string> _shared = [];
    private readonly List<(string Name, string State, StringBuilder Xml, List<string> Merged)> _sheets = [];
    private int _row;

    public XlsxFile Sheet(string state = "visible", string? name = null)
    {
        _sheets.Add((name ?? $"S{_sheets.Count + 1}", state, new StringBuilder(), []));
        _row = 0;
        return this;
    }

    /// <summary>Cells of the last sheet merged into one, such as <c>A2:A5</c>.</summary>
    public XlsxFile Merge(string cells)
    {
        _sheets[^1].Merged.Add(cells);
        return this;
    }

    public XlsxFile Row(params object?[] cells) => Row(isHidden: false, cells);

    public XlsxFile HiddenRow(params object?[] cells) => Row(isHidden: true, cells);

    private XlsxFile Row(bool isHidden, object?[] cells)
    {
        if (_sheets.Count == 0)
        {
            Sheet();
        }

        StringBuilder xml = _sheets[^1].Xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{++_row}\"{(isHidden ? " hidden=\"1\"" : "")}>");
        for (int i = 0; i < cells.Length; i++)
        {
            xml.Append(Cell($"{(char)('A' + i)}{_row}", cells[i]));
        }

        xml.Append("</row>");
        return this;
    }

    /// <summary>Leaves out rows.</summary>
    public XlsxFile Gap(int rows)
    {
        _row += rows;
        return this;
    }

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            IEnumerable<int> numbers = Enumerable.Range(1, _sheets.Count);
            Part(zip, "[Content_Types].xml", $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>""");
            Part(zip, "_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Part(zip, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{string.Concat(numbers.Select(n => $"""<sheet name="{_sheets[n - 1].Name}" sheetId="{n}" state="{_sheets[n - 1].State}" r:id="s{n}"/>"""))}</sheets></workbook>""");
            Part(zip, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(numbers.Select(n => $"""<Relationship Id="s{n}" Type="{Relations}/worksheet" Target="worksheets/sheet{n}.xml"/>"""))}<Relationship Id="st" Type="{Relations}/styles" Target="styles.xml"/><Relationship Id="ss" Type="{Relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>""");
            Part(zip, "xl/styles.xml", Styles);
            Part(zip, "xl/sharedStrings.xml", $"""<sst xmlns="{Main}">{string.Concat(_shared.Select(s => $"<si><t xml:space=\"preserve\">{SecurityElement.Escape(s)}</t></si>"))}</sst>""");
            foreach (int n in numbers)
            {
                Part(zip, $"xl/worksheets/sheet{n}.xml", $"""<worksheet xmlns="{Main}"><sheetData>{_sheets[n - 1].Xml}</sheetData>{Merged(_sheets[n - 1].Merged)}</worksheet>""");
            }
        }

        return bytes.ToArray();
    }

    private static string Merged(List<string> cells) =>
        cells.Count == 0 ? "" : $"<mergeCells count=\"{cells.Count}\">{string.Concat(cells.Select(c => $"<mergeCell ref=\"{c}\"/>"))}</mergeCells>";

    private string Cell(string place, object? value) => value switch
    {
        null => "",
        string s => $"<c r=\"{place}\" t=\"s\"><v>{Share(s)}</v></c>",
        Inline s => $"<c r=\"{place}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(s.Text)}</t></is></c>",
        Formula f => $"<c r=\"{place}\"><f>{SecurityElement.Escape(f.Text)}</f><v></v></c>",
        Error e => $"<c r=\"{place}\" t=\"e\"><f>1/0</f><v>{e.Text}</v></c>",
        bool b => $"<c r=\"{place}\" t=\"b\"><v>{(b ? 1 : 0)}</v></c>",
        DateTime d => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{place}\" s=\"1\"><v>{d.ToOADate()}</v></c>"),
        FiveDigits d => $"<c r=\"{place}\" s=\"2\"><v>{d.Value}</v></c>",
        Percent p => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{place}\" s=\"3\"><v>{p.Value}</v></c>"),
        IFormattable n => $"<c r=\"{place}\"><v>{n.ToString(null, CultureInfo.InvariantCulture)}</v></c>",
        _ => throw new ArgumentException($"no cell for {value.GetType()}", nameof(value)),
    };

    private int Share(string text)
    {
        int index = _shared.IndexOf(text);
        if (index >= 0)
        {
            return index;
        }

        _shared.Add(text);
        return _shared.Count - 1;
    }

    private static void Part(ZipArchive zip, string name, string xml)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + xml);
    }

    /// <summary>A string kept in its cell.</summary>
    internal sealed record Inline(string Text);

    /// <summary>A formula that was never computed.</summary>
    internal sealed record Formula(string Text);

    /// <summary>The error of a formula.</summary>
    internal sealed record Error(string Text);

    /// <summary>A number shown with five digits.</summary>
    internal sealed record FiveDigits(int Value);

    /// <summary>A number shown as a whole percentage.</summary>
    internal sealed record Percent(double Value);
}
