using System.Globalization;
using System.Text.RegularExpressions;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Policy;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Policies;
using Inspections.Worker.Stores;

namespace Inspections.Worker.BureauConsole;

/// <summary>The form of a draft, read as it was filled in: every figure that cannot be used is named, with its sector.</summary>
internal sealed partial class PolicyForm
{
    private readonly ConsoleForm _form;
    private readonly List<Text> _faults = [];

    private PolicyForm(ConsoleForm form) => _form = form;

    /// <summary>A share as it is shown: in per cent where that is exact.</summary>
    public static string Shown(Ratio rate) => rate.Numerator * 10_000 % rate.Denominator == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{rate.Numerator * 10_000 / rate.Denominator / 100m:0.##}%")
        : $"{rate}";

    /// <summary>Reads a draft.</summary>
    /// <param name="form">What was filled in.</param>
    /// <param name="before">What the form showed.</param>
    /// <exception cref="UserErrorException">Figures cannot be used.</exception>
    public static PolicyChange Read(ConsoleForm form, PolicyChange before)
    {
        var reading = new PolicyForm(form);
        try
        {
            PolicyChange change = reading.Read(before);
            if (reading._faults.Count == 0)
            {
                return change;
            }
        }
        catch (ProtocolFormatException e) when (reading._faults.Count == 0)
        {
            reading._faults.Add(Text.Same(e.Message));
        }

        throw PolicyRefusals.BadFigures.Error(new Text(string.Join("；", reading._faults.Select(f => f.Zh)), string.Join("; ", reading._faults.Select(f => f.En))));
    }

    private PolicyChange Read(PolicyChange before)
    {
        if (!DateOnly.TryParseExact(_form["effective"].Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly effective))
        {
            Fault(PolicyTexts.Effective, null, _form["effective"]);
            effective = before.Policy.Effective;
        }

        SectorPolicy[] sectors = [.. before.Policy.Sectors.Select(ReadSector)];
        return before with
        {
            Policy = _faults.Count > 0 ? before.Policy : before.Policy with { Effective = effective, Basis = Lines("basis"), Sectors = sectors },
            Plans = [.. before.Policy.Sectors.Select(ReadPlan)],
        };
    }

    private SectorPolicy ReadSector(SectorPolicy s)
    {
        StratumPolicy[] strata = [.. s.Strata.Select(t => t with { Rate = Rate(s, $"rate.{t.Stratum}", PolicyTexts.Rate, t.Rate) })];
        int department = Number(s, "department", PolicyTexts.PerDepartment, 0, 99, s.Team.PerDepartment ?? 0);
        Ratio floor = Rate(s, "floor", PolicyTexts.Floor, s.Floor);
        int rounds = Number(s, "rounds", PolicyTexts.Rounds, 1, 52, s.Rounds);
        var team = new TeamRule(Number(s, "team", PolicyTexts.Team, 1, 20, s.Team.Size), department == 0 ? null : department);
        int cap = Number(s, "cap", PolicyTexts.Cap, 0, 366, s.Cap), cooldown = Number(s, "cooldown", PolicyTexts.Cooldown, 0, 3660, s.CooldownDays);
        return _faults.Count > 0
            ? s
            : s with { Basis = Lines($"{s.Sector}.basis"), Floor = floor, Rounds = rounds, Strata = strata, Team = team, Cap = cap, CooldownDays = cooldown };
    }

    private SectorPlan ReadPlan(SectorPolicy s)
    {
        var windows = new List<RoundWindow>();
        foreach (string line in Lines($"{s.Sector}.windows"))
        {
            if (Window(line) is { } window)
            {
                windows.Add(window);
            }
            else
            {
                Fault(PolicyTexts.Windows, s, line);
            }
        }

        if (windows.Count > 0 && _faults.Count == 0 && (windows.Count != Number(s, "rounds", PolicyTexts.Rounds, 1, 52, s.Rounds) || windows.Zip(windows.Skip(1)).Any(w => !w.First.IsBefore(w.Second))))
        {
            Fault(PolicyTexts.Windows, s, string.Join(' ', windows));
        }

        bool isAll = _form.Find($"{s.Sector}.all") is not null;
        Identifier[] items = [.. _form.All($"{s.Sector}.item").Where(Identifier.IsValid).Select(Identifier.Parse).Distinct().Order()];
        if (!isAll && items.Length == 0)
        {
            Fault(PolicyTexts.Items, s, "");
        }

        return new SectorPlan(s.Sector, isAll ? null : items, windows);
    }

    // 3月, 3月至4月, 03-01/04-30, 04-01 至 04-10.
    private static RoundWindow? Window(string line)
    {
        string text = line.Replace(" ", "", StringComparison.Ordinal);
        Match months = Months().Match(text);
        if (!months.Success)
        {
            return RoundWindow.Read(text.Replace('至', '/'));
        }

        int first = int.Parse(months.Groups["first"].Value, CultureInfo.InvariantCulture);
        int last = months.Groups["last"].Success ? int.Parse(months.Groups["last"].Value, CultureInfo.InvariantCulture) : first;
        return first is >= 1 and <= 12 && last is >= 1 and <= 12
            ? RoundWindow.Read(string.Create(CultureInfo.InvariantCulture, $"{first:00}-01/{last:00}-{DateTime.DaysInMonth(2000, last):00}"))
            : null;
    }

    private Ratio Rate(SectorPolicy s, string field, Text name, Ratio before)
    {
        string text = _form[$"{s.Sector}.{field}"].Trim();
        if (text == Shown(before))
        {
            return before;
        }

        if (text.EndsWith('%') && decimal.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal percent) && percent is >= 0 and <= 100 && percent * 100 == decimal.Truncate(percent * 100))
        {
            return percent == decimal.Truncate(percent) ? new Ratio((long)percent, 100) : new Ratio((long)(percent * 100), 10_000);
        }

        if (Ratio.TryParse(text, out Ratio share))
        {
            return share;
        }

        Fault(name, s, text);
        return before;
    }

    private int Number(SectorPolicy s, string field, Text name, int least, int most, int before)
    {
        string text = _form[$"{s.Sector}.{field}"].Trim();
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most)
        {
            return number;
        }

        Fault(name, s, text);
        return before;
    }

    private string[] Lines(string field) => [.. _form[field].Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0)];

    private void Fault(Text name, SectorPolicy? s, string value)
    {
        string given = value.Length == 0 ? "—" : Printable.Shorten(value);
        var fault = new Text($"{s?.Name}{name.Zh}“{given}”", $"{s?.Sector.ToString()} {name.En} '{given}'".Trim());
        if (!_faults.Contains(fault))
        {
            _faults.Add(fault);
        }
    }

    [GeneratedRegex(@"\A(?<first>[0-9]{1,2})月(?:[至/](?<last>[0-9]{1,2})月)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Months();
}
