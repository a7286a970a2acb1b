using System.Collections.Frozen;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Results;
using Inspections.Worker.Files.Tables;

namespace Inspections.Worker.Files.Lists;

/// <summary>The result sheet of a draw (检查结果录入表), filled in. Rows that are not filled in yet are left for later.</summary>
internal static class ResultFile
{
    public static readonly Column Draw = Column.Required("result.draw");
    public static readonly Column Firm = Column.Required("result.firm");
    public static readonly Column Name = Column.Optional("result.name");
    public static readonly Column Team = Column.Optional("result.team");
    public static readonly Column InspectedOn = Column.Required("result.inspectedOn");
    public static readonly Column Inspectors = Column.Required("result.inspectors");
    public static readonly Column Items = Column.Required("result.items");
    public static readonly Column Categories = Column.Required("result.categories");
    public static readonly Column Problems = Column.Optional("result.problems");
    public static readonly Column FollowUps = Column.Optional("result.followUps");
    public static readonly Column WindowReason = Column.Optional("result.windowReason");
    public static readonly Column Remark = Column.Optional("result.remark");

    /// <summary>The sheet's columns, in its order.</summary>
    public static readonly IReadOnlyList<Column> Columns =
        [Draw, Firm, Name, Team, InspectedOn, Inspectors, Items, Categories, Problems, FollowUps, WindowReason, Remark];

    private static readonly Column[] ToFillIn = [InspectedOn, Inspectors, Items, Categories, Problems, FollowUps, WindowReason, Remark];

    // Not the comma of enumeration: names of categories hold one.
    private static readonly char[] Separators = [';', '；', '\n', '\r', '|'];
    private static readonly char[] IdSeparators = [';', '；', '\n', '\r', '|', ',', '，', '、', ' '];

    // What people write instead, and what they probably mean: never taken for it.
    private static readonly FrozenDictionary<string, string> Hints = Aliases.Values("categoryHints", c => c);

    /// <summary>The column that a fault of a result stands in.</summary>
    public static Column ColumnOf(ResultField field) => field switch
    {
        ResultField.Draw => Draw,
        ResultField.Firm => Firm,
        ResultField.InspectedOn => InspectedOn,
        ResultField.Inspectors => Inspectors,
        ResultField.Items => Items,
        ResultField.Categories => Categories,
        ResultField.Problems => Problems,
        ResultField.FollowUps => FollowUps,
        _ => WindowReason,
    };

    /// <summary>Reads a sheet; null for a row that is not filled in.</summary>
    /// <exception cref="ImportFileException">The file cannot be read at all.</exception>
    public static ImportedRows<InspectionResult?> Read(string path, ImportOptions options) => ImportRun.Read(path, options, new FileShape(Columns, null), ReadRow);

    /// <inheritdoc cref="Read(string, ImportOptions)"/>
    public static ImportedRows<InspectionResult?> Read(FileContent file, ImportOptions options) => ImportRun.Read(file, options, new FileShape(Columns, null), ReadRow);

    /// <summary>Reads one row that did not come from a file, its cells in the order of the columns.</summary>
    public static ImportedRows<InspectionResult?> ReadOne(IReadOnlyList<string> cells) => ImportRun.ReadOne("result", cells, Columns, ReadRow);

    private static InspectionResult? ReadRow(RowReader row)
    {
        if (!ToFillIn.Any(row.Has))
        {
            return null;
        }

        DrawId draw = row.Parsed(Draw, DrawId.Parse);
        Identifier firm = row.Id(Firm);
        row.RequireUnique(Firm, $"{row.CellOf(Draw).Text} {row.CellOf(Firm).Text}");
        row.WarnOfPersonalData(Problems, WindowReason, Remark);
        ResultNames names = row.Options.ResultNames;
        Identifier[] items = [.. row.Named(Items, w => names.Item(w))];
        Identifier[] team = [.. row.Words(Team, Separators).SelectMany(w => w.Split(' ')).Where(Identifier.IsValid).Select(Identifier.Parse)];
        return new InspectionResult
        {
            Draw = draw,
            Firm = firm,
            InspectedOn = row.Date(InspectedOn),
            Inspectors = [.. row.Named(Inspectors, w => names.Inspector(w, team))],
            Items = items,
            Categories = [.. row.Words(Categories, Separators).Select(c => CategoryOf(row, c))],
            Problems = [.. row.Words(Problems, Separators).Select(p => ProblemOf(row, p, items))],
            FollowUps = [.. row.Words(FollowUps, Separators).Select(f => FollowUpOf(row, f))],
            WindowReason = row.OptionalText(WindowReason),
            Remark = row.OptionalText(Remark),
        };
    }

    private static ResultCategory CategoryOf(RowReader row, string text)
    {
        string wanted = Spelling.Normalize(text);
        ResultCategory? found = ResultCategory.All.FirstOrDefault(c => Spelling.Normalize(c.Chinese) == wanted || Spelling.Normalize(c.Name) == wanted);
        if (found is null)
        {
            Text meant = Hints.TryGetValue(wanted, out string? category) ? new($"可能是“{category}”，请核对后改写；", $"perhaps {category}; ") : Text.Same("");
            row.Problem(Categories, RowRefusals.Category.Of(text, meant, string.Join(" | ", ResultCategory.All.Select(c => c.Chinese))));
        }

        return found ?? ResultCategory.All[0];
    }

    // 事项编号：问题; the number may be left out where one item was inspected.
    private static ItemProblem ProblemOf(RowReader row, string text, Identifier[] items)
    {
        int mark = text.AsSpan().IndexOfAny('：', ':');
        string head = mark > 0 ? text[..mark].Trim() : "";
        if (Identifier.IsValid(head))
        {
            return new ItemProblem(Identifier.Parse(head), text[(mark + 1)..].Trim());
        }

        if (items.Length != 1)
        {
            row.Problem(Problems, RowRefusals.ProblemForm.Of());
        }

        return new ItemProblem(items.FirstOrDefault(), text);
    }

    // 措施 期限: 责令改正 2026-05-01.
    private static FollowUp FollowUpOf(RowReader row, string text)
    {
        string[] parts = text.Split([' ', '　', '：', ':'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var measure = FollowUpWords.All.FirstOrDefault(w => w.Chinese == parts[0] || w.Measure.ToString() == parts[0]);
        if (parts.Length == 2 && measure.Chinese is not null && Dates.Find(parts[1]) is DateOnly due)
        {
            return new FollowUp(measure.Measure, due);
        }

        row.Problem(
            FollowUps,
            RowRefusals.FollowUpForm.Of("责令改正 2026-05-01", string.Join(" | ", FollowUpWords.All.Select(w => w.Chinese))));
        return new FollowUp(default, default);
    }

    // Ids, names and numbers, such as the sheet's own “S001 赵某；S002 钱某”: a part is one name, or several words that each are one.
    private static IEnumerable<Identifier> Named(this RowReader row, Column column, Func<string, FoundName> find)
    {
        var found = new List<Identifier>();
        foreach (string part in row.Words(column, Separators))
        {
            string[] words = find(part).Id is null ? part.Split(IdSeparators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [part];
            foreach (FoundName named in words.Select(find))
            {
                if (named.Id is Identifier id)
                {
                    found.Add(id);
                }
                else
                {
                    row.Problem(column, named.Refused!);
                }
            }
        }

        return found.Distinct();
    }

    private static string[] Words(this RowReader row, Column column, char[] separators) =>
        (row.OptionalText(column) ?? "").Split(separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static T Parsed<T>(this RowReader row, Column column, Func<string, T> parse)
        where T : struct => row.Parsed(column, row.Line(column), parse);

    private static T Parsed<T>(this RowReader row, Column column, string text, Func<string, T> parse)
        where T : struct
    {
        try
        {
            return parse(text);
        }
        catch (ProtocolFormatException)
        {
            row.Problem(column, RowRefusals.Unreadable.Of(text, new Text("公示的写法", "what is published")));
            return default;
        }
    }
}
