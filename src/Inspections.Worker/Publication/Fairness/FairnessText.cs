using Inspections.Core.Statistics;
using Inspections.Worker.Files;

namespace Inspections.Worker.Publication.Fairness;

/// <summary>A fairness report for the terminal.</summary>
internal static class FairnessText
{
    private const int MostClasses = 8;

    public static void Print(FairnessStudy study, TextWriter output)
    {
        FairnessReport report = study.Report;
        output.Say($"{FairnessWords.Title}：{FairnessWords.Scope(study)}");
        foreach ((Core.Directories.DrawId draw, NotObserved reason) in study.Others)
        {
            output.Say($"  {FairnessWords.NotCounted}：{draw} {FairnessWords.Of(reason)}");
        }

        output.Say($"\n1. {FairnessWords.Chances}");
        report.Years.ToList().ForEach(y => PrintChances(y, output));
        output.Say($"\n2. {FairnessWords.Groups}");
        report.Groups.ToList().ForEach(g => PrintGroups(g, output));
        if (study.Options.Directory is null)
        {
            output.Say($"  {FairnessWords.NoDirectory}");
        }

        output.Say($"\n3. {FairnessWords.Tickets}");
        foreach (TicketUniformity tickets in report.Tickets)
        {
            output.Say($"  {tickets.Draw.Id}  {FairnessWords.TicketCount} {tickets.Draw.Frame.Count}\n    {FairnessWords.Of(tickets.Spread)}\n    {FairnessWords.Of(tickets.FirstBits)}");
        }

        output.Say($"\n4. {FairnessWords.Power}");
        report.Years.ToList().ForEach(y => PrintPower(y, study, output));
        output.Say($"\n5. {FairnessWords.ConclusionTitle}");
        PrintConclusion(study, output);
        output.Say($"\n6. {FairnessWords.NotProvedTitle}");
        foreach (Text limit in FairnessWords.NotProved)
        {
            foreach ((int n, Language language) in output.Languages().Index())
            {
                output.WriteLine($"  {(n == 0 ? "·" : " ")} {limit.In(language)}");
            }
        }
    }

    private static void PrintChances(YearFairness year, TextWriter output)
    {
        output.Say($"  {year.Subject}（{year.Authority}）：{FairnessWords.RoundsOf(year)}，{FairnessWords.Floor} {year.Floor}");
        IReadOnlyList<ChanceClass> classes = ChanceClass.Of(year);
        foreach (ChanceClass c in classes.Take(MostClasses))
        {
            string below = c.IsBelowRate ? output.Line($"  {FairnessWords.BelowRate} {c.Rate}：{c.Explanation}") : "";
            output.Say($"    {c.Stratum}  {FairnessWords.Firms} {c.Firms}，{FairnessWords.Chance} {FairnessWords.Of(c.Chance)}，{FairnessWords.Drawn} {c.Drawn}{below}");
        }

        if (classes.Count > MostClasses)
        {
            long rest = classes.Skip(MostClasses).Sum(c => c.Firms);
            output.Say($"    …… {new Text($"另有 {rest} 家，机会各异", $"and {Counted.Of(rest, "firm")} more, of various chances")}");
        }
    }

    private static void PrintGroups(GroupFairness group, TextWriter output)
    {
        output.Say($"  {FairnessWords.Of(group.Grouping)}：{FairnessWords.Of(group.Comparison.Outcome)}");
        foreach (GroupCell cell in group.Comparison.Cells)
        {
            output.Say($"    {FairnessWords.Of(cell)}  {FairnessWords.Expected} {FairnessWords.Number(cell.Expected)}，{FairnessWords.Drawn} {cell.Drawn}");
        }
    }

    private static void PrintPower(YearFairness year, FairnessStudy study, TextWriter output)
    {
        output.Say($"  {year.Subject}");
        foreach ((Text name, SamplePower power) in FairnessWords.PowersOf(year).Where(p => p.Power.Firms > 0))
        {
            output.Say($"    {name}：{FairnessWords.Of(power, study.Options)}");
        }
    }

    private static void PrintConclusion(FairnessStudy study, TextWriter output)
    {
        output.Say($"  {FairnessWords.Conclusion(study)}");
        foreach (JudgedTest test in study.Report.Conspicuous)
        {
            output.Say($"  ! {FairnessWords.Conspicuous(test)}");
        }

        foreach (YearFairness year in study.Report.Years.Where(y => y.Unexplained.Count > 0))
        {
            output.Say($"  ! {FairnessWords.Unexplained(year)}");
        }
    }
}
