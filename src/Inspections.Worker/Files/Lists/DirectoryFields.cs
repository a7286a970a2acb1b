using System.Text.RegularExpressions;
using Inspections.Core.Directory;

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
            ? TextFields.DigitsLost
            : "只能用数字、字母和 . _ -，最多 64 个，以数字或字母开头 / only 1 to 64 digits, letters and . _ -, the first a digit or a letter");
        return default;
    }

    /// <summary>
    /// The credit code of a firm that must be there. A code that fails its check is taken only when the import accepts
    /// unverified codes, and then as it is.
    /// </summary>
    public static Identifier FirmCode(this RowReader row, Column column)
    {
        Identifier id = row.Id(column);
        string text = row.CellOf(column).Text;
        if (Identifier.IsValid(text) && UnifiedSocialCreditCode.Check(text) is CreditCodeFault fault)
        {
            Action<Column, string> note = row.Options.AcceptUnverified ? row.Warning : row.Problem;
            note(column, fault switch
            {
                CreditCodeFault.Length => "不是 18 位统一社会信用代码 / not a credit code of 18 characters",
                CreditCodeFault.Character => "有信用代码不用的字符（小写字母、I、O、S、V、Z 等） / has a character that credit codes do not use (lower case, I, O, S, V, Z)",
                _ => "信用代码校验位不符 / the credit code fails its check digit",
            });
        }

        return id;
    }

    /// <summary>The codes of the sectors named in a cell, sorted, without repeats; at least one.</summary>
    public static IReadOnlyList<SectorCode> Sectors(this RowReader row, Column column)
    {
        string[] names = row.Text(column).Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (names.Length == 0)
        {
            row.Problem(column, "没有行业 / names no sector");
        }

        return [.. names.Select(n => row.SectorOf(column, n).Code).Distinct().Order()];
    }

    /// <summary>The meaning of the word in a cell, or null when the cell is blank; <paramref name="words"/> are normalized.</summary>
    public static T? OptionalWord<T>(this RowReader row, Column column, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        if (row.OptionalLine(column) is not string text)
        {
            return null;
        }

        if (words.TryGetValue(Spelling.Normalize(text), out T meaning))
        {
            return meaning;
        }

        row.Problem(column, $"应为以下之一 expected one of: {string.Join(" | ", words.Keys)}");
        return null;
    }

    /// <summary>The meaning of the word in a cell that must be there.</summary>
    public static T Word<T>(this RowReader row, Column column, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        row.Line(column);
        return row.OptionalWord(column, words) ?? default;
    }

    [GeneratedRegex(@"\A[0-9](\.[0-9]+)?[Ee]\+?[0-9]+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ScientificNotation();
}
