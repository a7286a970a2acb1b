using System.Collections.Frozen;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Results;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Lifecycle.Entering;

namespace Inspections.Worker.BureauConsole;

/// <summary>The form of one firm's result: what was typed, and the result that it says.</summary>
internal sealed class ResultForm
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.Ordinal, EntryField.On, EntryField.Inspector, EntryField.Items, EntryField.Category, EntryField.WindowReason, EntryField.Remark, EntryField.Correction);

    private readonly List<ResultFault> _faults = [];

    private ResultForm(IReadOnlyDictionary<string, IReadOnlyList<string>> fields) => Fields = fields;

    /// <summary>Nothing filled in.</summary>
    public static ResultForm Empty { get; } = new(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));

    /// <summary>What was typed, by field; nothing of a field that was left empty.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Fields { get; }

    /// <summary>What was sent by a browser.</summary>
    public static ResultForm Of(ConsoleForm form) => new(form.Names
        .Where(n => Names.Contains(n) || n.StartsWith(EntryField.Problem, StringComparison.Ordinal) || n.StartsWith(EntryField.Measure, StringComparison.Ordinal))
        .Select(n => (Name: n, Values: form.All(n).Where(v => v.Length > 0).ToArray()))
        .Where(f => f.Values.Length > 0)
        .ToDictionary(f => f.Name, IReadOnlyList<string> (f) => f.Values, StringComparer.Ordinal));

    /// <summary>What was kept as a draft.</summary>
    public static ResultForm Of(IReadOnlyDictionary<string, IReadOnlyList<string>> fields) => new(fields);

    /// <summary>What was entered before, to be entered again.</summary>
    /// <param name="r">The result.</param>
    /// <param name="reason">Why it corrects what is public, or null.</param>
    public static ResultForm Of(InspectionResult r, string? reason)
    {
        var fields = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            [EntryField.On] = [BeijingTime.Format(r.InspectedOn)],
            [EntryField.Inspector] = [.. r.Inspectors.Select(i => $"{i}")],
            [EntryField.Items] = [.. r.Items.Select(i => $"{i}")],
            [EntryField.Category] = [.. r.Categories.Select(c => c.Name)],
        };
        foreach (IGrouping<Identifier, ItemProblem> problems in r.Problems.GroupBy(p => p.Item))
        {
            fields[$"{EntryField.Problem}{problems.Key}"] = [string.Join('\n', problems.Select(p => p.Text))];
        }

        foreach (IGrouping<FollowUpMeasure, FollowUp> measures in r.FollowUps.GroupBy(f => f.Measure))
        {
            fields[$"{EntryField.Measure}{measures.Key}"] = [.. measures.Select(m => BeijingTime.Format(m.Due))];
        }

        foreach ((string name, string? text) in ((string, string?)[])[(EntryField.WindowReason, r.WindowReason), (EntryField.Remark, r.Remark), (EntryField.Correction, reason)])
        {
            if (!string.IsNullOrEmpty(text))
            {
                fields[name] = [text];
            }
        }

        return new ResultForm(fields);
    }

    /// <summary>True when a value was chosen.</summary>
    public bool Has(string field, string value) => All(field).Contains(value, StringComparer.Ordinal);

    /// <summary>All that was given in a field.</summary>
    public IReadOnlyList<string> All(string field) => Fields.GetValueOrDefault(field, []);

    /// <summary>What was written in a field; empty where nothing was.</summary>
    public string this[string field] => All(field) is [var first, ..] ? first : "";

    /// <summary>The result that the form says, and what cannot be read of it.</summary>
    /// <param name="draw">The draw.</param>
    /// <param name="firm">The drawn firm.</param>
    /// <param name="today">The day that stands in for one that cannot be read; the fault that there is none says so.</param>
    public (InspectionResult Result, IReadOnlyList<ResultFault> Faults) Read(DrawId draw, Identifier firm, DateOnly today)
    {
        _faults.Clear();
        var result = new InspectionResult
        {
            Draw = draw,
            Firm = firm,
            InspectedOn = Day(this[EntryField.On], ResultField.InspectedOn) ?? today,
            Inspectors = [.. All(EntryField.Inspector).Where(Identifier.IsValid).Select(Identifier.Parse).Distinct()],
            Items = [.. All(EntryField.Items).Where(Identifier.IsValid).Select(Identifier.Parse).Distinct()],
            Categories = [.. All(EntryField.Category).Select(c => ResultCategory.TryParse(c, out ResultCategory? category) ? category : null).OfType<ResultCategory>()],
            Problems = [.. Under(EntryField.Problem).Where(f => Identifier.IsValid(f.Of)).SelectMany(f => Lines(f.Values, ResultField.Problems).Select(text => new ItemProblem(Identifier.Parse(f.Of), text)))],
            FollowUps = [.. Under(EntryField.Measure).SelectMany(f => f.Values.Select(v => FollowUpOf(f.Of, v))).OfType<FollowUp>()],
            WindowReason = Text(EntryField.WindowReason, ResultField.WindowReason),
            Remark = Text(EntryField.Remark, ResultField.WindowReason),
        };
        return (result, [.. _faults]);
    }

    private IEnumerable<(string Of, IReadOnlyList<string> Values)> Under(string prefix) =>
        Fields.Where(f => f.Key.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => (f.Key[prefix.Length..], f.Value));

    private FollowUp? FollowUpOf(string measure, string due) =>
        FollowUpWords.All.Where(w => w.Measure.ToString() == measure).Select(w => (FollowUpMeasure?)w.Measure).FirstOrDefault() is { } known && Day(due, ResultField.FollowUps) is { } day
            ? new FollowUp(known, day)
            : null;

    private DateOnly? Day(string text, ResultField field)
    {
        DateOnly? day = Dates.Find(text.Trim());
        Refusal? refusal = day is null ? EntryRefusals.NoDay.Of() : day.Value.Year < BeijingTime.FirstYear ? RowRefusals.BeforeLedger.Of() : null;
        if (refusal is not null)
        {
            _faults.Add(new ResultFault(field, text, refusal));
        }

        return refusal is null ? day : null;
    }

    private string? Text(string name, ResultField field)
    {
        string[] lines = [.. Lines(All(name), field)];
        return lines.Length == 0 ? null : string.Join('\n', lines);
    }

    // A problem a line.
    private IEnumerable<string> Lines(IReadOnlyList<string> values, ResultField field)
    {
        foreach (string line in values.SelectMany(v => v.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            if (line.Any(char.IsControl))
            {
                _faults.Add(new ResultFault(field, line, RowRefusals.ControlCharacters.Of()));
            }

            yield return line;
        }
    }
}
