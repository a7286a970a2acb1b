using Inspections.Worker.Files.Tables;

namespace Inspections.Worker.Files.Lists;

/// <summary>Text and dates in the cells of a row.</summary>
internal static class TextFields
{
    /// <summary>A text that must be there, on one line.</summary>
    public static string Line(this RowReader row, Column column) => row.LineOrBlank(column) ?? row.Missing(column);

    /// <summary>A text on one line, or null when the cell is blank or says that it is.</summary>
    public static string? OptionalLine(this RowReader row, Column column) => row.IsEmpty(column) ? null : row.LineOrBlank(column);

    /// <summary>A text that must be there, of any number of lines.</summary>
    public static string Text(this RowReader row, Column column) => row.Whole(column) ?? row.Missing(column);

    /// <summary>A text of any number of lines, or null when the cell is blank or says that it is.</summary>
    public static string? OptionalText(this RowReader row, Column column) => row.IsEmpty(column) ? null : row.Whole(column);

    /// <summary>A date that must be there.</summary>
    public static DateOnly Date(this RowReader row, Column column)
    {
        if (!row.Has(column))
        {
            row.Missing(column);
        }

        return row.DateOf(column) ?? default;
    }

    /// <summary>A date, or null when the cell is blank, says that it is, or has a month alone.</summary>
    public static DateOnly? OptionalDate(this RowReader row, Column column)
    {
        string text = row.CellOf(column).Text;
        if (row.IsEmpty(column))
        {
            return null;
        }

        if (Dates.Find(text) is null && Dates.FindSerial(text) is null && Dates.IsMonth(text))
        {
            row.Warning(column, new Text("只有年月，没有日，此格留空", "a month without a day: left empty"));
            return null;
        }

        return row.DateOf(column);
    }

    /// <summary>True for a cell that is blank, or holds a word that says so.</summary>
    public static bool IsEmpty(this RowReader row, Column column)
    {
        string text = row.CellOf(column).Text;
        return text.Length == 0 || Aliases.Blank.Contains(text) || Aliases.Blank.Contains(Spelling.Normalize(text));
    }

    private static DateOnly? DateOf(this RowReader row, Column column)
    {
        Cell cell = row.CellOf(column);
        if (cell.IsBlank)
        {
            return null;
        }

        DateOnly? date = cell.Kind is CellKind.Text or CellKind.Date ? Dates.Find(cell.Text) : null;
        if (date is null && cell.Kind == CellKind.Text && Dates.FindSerial(cell.Text) is DateOnly serial)
        {
            row.Correction(column, new Text($"是表格软件的日期序号，读作 {serial:yyyy-MM-dd}", $"a spreadsheet's number of a day, read as {serial:yyyy-MM-dd}"));
            return serial;
        }

        if (date is null)
        {
            row.Problem(column, (cell.Kind == CellKind.NoValue ? RowRefusals.NoValue : RowRefusals.NotDate).Of());
        }

        return date;
    }

    private static string? LineOrBlank(this RowReader row, Column column)
    {
        string? text = row.Whole(column);
        if (text is not null && text.AsSpan().ContainsAny('\n', '\r'))
        {
            row.Problem(column, RowRefusals.LineBreak.Of());
        }

        return text;
    }

    private static string? Whole(this RowReader row, Column column)
    {
        Cell cell = row.CellOf(column);
        if (Fault(cell) is RefusalKind fault)
        {
            row.Problem(column, fault.Of());
        }

        return cell.IsBlank ? null : cell.Text;
    }

    private static string Missing(this RowReader row, Column column)
    {
        row.Problem(column, RowRefusals.Blank.Of());
        return "";
    }

    private static RefusalKind? Fault(Cell cell) => cell.Kind switch
    {
        CellKind.DigitsLost => RowRefusals.DigitsLost,
        CellKind.NoValue => RowRefusals.NoValue,
        CellKind.Date => RowRefusals.TurnedIntoDate,
        CellKind.Unusable => RowRefusals.Unusable,
        _ when cell.Text.Contains('\uFFFD', StringComparison.Ordinal) =>
            RowRefusals.CharactersLost,
        _ when HasControl(cell.Text) => RowRefusals.ControlCharacters,
        _ => null,
    };

    private static bool HasControl(string text)
    {
        foreach (char c in text)
        {
            if (char.IsControl(c) && c is not ('\n' or '\r' or '\t'))
            {
                return true;
            }
        }

        return false;
    }
}
