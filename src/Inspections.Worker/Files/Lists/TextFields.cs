using Inspections.Worker.Files.Tables;

namespace Inspections.Worker.Files.Lists;

/// <summary>Text and dates in the cells of a row.</summary>
internal static class TextFields
{
    /// <summary>A text that must be there, on one line.</summary>
    public static string Line(this RowReader row, Column column) => row.OptionalLine(column) ?? row.Missing(column);

    /// <summary>A text on one line, or null when the cell is blank.</summary>
    public static string? OptionalLine(this RowReader row, Column column)
    {
        string? text = row.OptionalText(column);
        if (text is not null && text.AsSpan().ContainsAny('\n', '\r'))
        {
            row.Problem(column, "不应有换行 / a line break does not belong here");
        }

        return text;
    }

    /// <summary>A text that must be there, of any number of lines.</summary>
    public static string Text(this RowReader row, Column column) => row.OptionalText(column) ?? row.Missing(column);

    /// <summary>A text of any number of lines, or null when the cell is blank.</summary>
    public static string? OptionalText(this RowReader row, Column column)
    {
        Cell cell = row.CellOf(column);
        if (Fault(cell) is string fault)
        {
            row.Problem(column, fault);
        }

        return cell.IsBlank ? null : cell.Text;
    }

    /// <summary>A date that must be there.</summary>
    public static DateOnly Date(this RowReader row, Column column)
    {
        if (!row.Has(column))
        {
            row.Missing(column);
        }

        return row.OptionalDate(column) ?? default;
    }

    /// <summary>A date, or null when the cell is blank.</summary>
    public static DateOnly? OptionalDate(this RowReader row, Column column)
    {
        Cell cell = row.CellOf(column);
        DateOnly? date = cell.Kind is CellKind.Text or CellKind.Date ? Dates.Find(cell.Text) : null;
        if (date is null && !cell.IsBlank)
        {
            row.Problem(column, "不是日期，应如 2020-01-02 / not a date, expected one like 2020-01-02");
        }

        return date;
    }

    private static string Missing(this RowReader row, Column column)
    {
        row.Problem(column, "不能为空 / must not be blank");
        return "";
    }

    private static string? Fault(Cell cell) => cell.Kind switch
    {
        CellKind.DigitsLost => DigitsLost,
        CellKind.Date => "表格软件把它变成了日期；请设为文本格式重新填写 / the spreadsheet turned it into a date: format the cell as text and enter it again",
        CellKind.Unusable => "单元格是错误值、时间或逻辑值 / the cell is an error, a time or a logical value",
        _ when cell.Text.Contains('\uFFFD', StringComparison.Ordinal) =>
            "有在转换编码时丢失的字 / characters were lost in an earlier change of encoding",
        _ when cell.Text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) => "有控制字符 / has control characters",
        _ => null,
    };

    /// <summary>Why a number in scientific notation is no id.</summary>
    public const string DigitsLost =
        "表格软件把它当作数字，丢失了位数；请设为文本格式重新填写 / the spreadsheet took it for a number and lost digits: format the cell as text and enter it again";
}
