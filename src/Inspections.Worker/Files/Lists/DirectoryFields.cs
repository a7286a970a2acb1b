using System.Text.RegularExpressions;
using Inspections.Core.Directories;

namespace Inspections.Worker.Files.Lists;

/// <summary>Ids, firm codes, sectors and words in the cells of a row.</summary>
internal static partial class DirectoryFields
{
    private static readonly char[] Separators = [';', '；', '、', ',', '，', '|', '\n', '\r'];

    /// <summary>An id that must be there.</summary>
    public static Identifier Id(this RowReader row, Column column)
    {
        string text = row.Line(column);
        if (Identifier.IsValid(text))
        {
            return Identifier.Parse(text);
        }

        row.Problem(column, ScientificNotation().IsMatch(text)
            ? RowRefusals.DigitsLost.Of()
            : RowRefusals.IdForm.Of());
        return default;
    }

    /// <summary>
    /// The credit code of a firm that must be there. How it is written is put right where the check digit proves it, and said. A code
    /// that fails its check is taken only when the import accepts unverified codes, and then as it is.
    /// </summary>
    public static Identifier FirmCode(this RowReader row, Column column)
    {
        string text = row.CellOf(column).Text;
        if (row.CellOf(column).Kind == Tables.CellKind.Text && UnifiedSocialCreditCode.Clean(text) is string clean)
        {
            if (clean != text)
            {
                row.Correction(column, new Text($"全角、空格、连字符或小写，读作 {clean}", $"full width, blanks, hyphens or lower case: read as {clean}"));
            }

            return Identifier.Parse(clean);
        }

        Identifier id = row.Id(column);
        if (Identifier.IsValid(text) && UnifiedSocialCreditCode.Check(text) is CreditCodeFault fault)
        {
            RefusalKind kind = fault switch
            {
                CreditCodeFault.Placeholder => RowRefusals.CodeZeros,
                CreditCodeFault.Length => RowRefusals.CodeLength,
                CreditCodeFault.Character => RowRefusals.CodeCharacter,
                _ => RowRefusals.CodeCheck,
            };
            row.Problem(column, kind.Of(), row.Options.AcceptUnverified && fault != CreditCodeFault.Placeholder);
        }

        return id;
    }

    /// <summary>The sectors named in a cell, or those that the row belongs to by itself: by code, without repeats, at least one.</summary>
    public static IReadOnlyList<SectorCode> Sectors(this RowReader row, Column column)
    {
        Sector[] marked = [.. row.Marks.Where(m => IsMarked(row, m.Column, m.Sector)).Select(m => m.Sector)];
        if (marked.Length > 0)
        {
            row.Take(marked);
            return [.. marked.Select(s => s.Code).Order()];
        }

        if (row.IsEmpty(column) && row.BelongsTo is { } given && (row.Options.Sector is not null || !row.HasColumn(column)))
        {
            row.Take(given);
            return [.. given.Select(s => s.Code).Distinct().Order()];
        }

        string text = row.Text(column);
        if (text.Length > 0 && row.Options.Sectors.Find(text) is not null)
        {
            return [row.SectorOf(column, text)!.Code];
        }

        string[] names = [.. text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        if (names.Length == 0)
        {
            row.Problem(column, RowRefusals.NoSector.Of());
        }

        if (names.Any(SectorNames.IsAll))
        {
            row.Take(row.Options.Sectors.All);
            return [.. row.Options.Sectors.All.Select(s => s.Code).Order()];
        }

        return [.. names.SelectMany(n => Parts(row, n)).Select(n => row.SectorOf(column, n)).OfType<Sector>().Select(s => s.Code).Distinct().Order()];
    }

    /// <summary>The meaning of the word in a cell, or null when the cell is blank; <paramref name="words"/> are normalized.</summary>
    public static T? OptionalWord<T>(this RowReader row, Column column, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        if (row.OptionalLine(column) is not string text)
        {
            return null;
        }

        // 较高风险（C类） says it twice.
        T[] meanings = [.. new HeaderText(text).Forms.Concat(Bracketed().Matches(text).Select(m => Spelling.Normalize(m.Groups["inside"].Value)))
            .Where(words.ContainsKey).Select(f => words[f]).Distinct()];
        if (meanings.Length == 1)
        {
            return meanings[0];
        }

        row.Problem(column, meanings.Length > 1
            ? RowRefusals.Contradicts.Of()
            : RowRefusals.NotAmong.Of(string.Join(" | ", words.GroupBy(w => w.Value).SelectMany(g => g.Select(w => w.Key).OrderBy(w => w, StringComparer.Ordinal).Take(8)))));
        return null;
    }

    /// <summary>The meaning of the word in a cell that must be there.</summary>
    public static T Word<T>(this RowReader row, Column column, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        row.Line(column);
        return row.OptionalWord(column, words) ?? default;
    }

    // √ under the sector's name, or that name again.
    private static bool IsMarked(RowReader row, Column column, Sector sector)
    {
        if (row.IsEmpty(column))
        {
            return false;
        }

        string mark = Spelling.Normalize(row.CellOf(column).Text);
        bool isMarked = Aliases.Marks.Contains(mark) || row.Options.Sectors.Find(row.CellOf(column).Text) == sector;
        if (!isMarked && !Aliases.NotMarks.Contains(mark))
        {
            row.Problem(column, RowRefusals.NotAmong.Of(string.Join(" | ", Aliases.Marks.Concat(Aliases.NotMarks).Order(StringComparer.Ordinal))));
        }

        return isMarked;
    }

    // 房地产开发和物业服务, 房地产开发 物业服务, 房地产开发/物业服务: only where every part is a sector.
    private static string[] Parts(RowReader row, string name)
    {
        string[] parts = name.Split([' ', '　', '/', '／', '和', '及', '与', '+'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return row.Options.Sectors.Find(name) is null && parts.Length > 1 && parts.All(p => row.Options.Sectors.Find(p) is not null) ? parts : [name];
    }

    [GeneratedRegex(@"\A[0-9](\.[0-9]+)?[Ee]\+?[0-9]+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ScientificNotation();

    [GeneratedRegex(@"[（(](?<inside>[^（()）]*)[)）]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Bracketed();
}
